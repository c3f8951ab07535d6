"""A finished release: its manifest, and how it is put in the place of the old one."""

NAME = "manifest.json"
# ISO 639's code for content in several languages: the locale of a file that holds all of them.
ALL_LANGUAGES = "mul"
