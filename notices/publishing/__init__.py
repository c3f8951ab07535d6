"""A finished release: its manifest, and how it is put in the place of the old one."""
