"""A module for the web: `messages`, `patterns` and `facts`, which bundlers can shake and `tsc` can check.

A pattern is given how to write a day: `(day, options) => new Intl.DateTimeFormat(locale, { ...options,
timeZone: "UTC" }).format(new Date(day))`. Its types are the format `es-types`, the same for every language.
"""

from __future__ import annotations

import json

from notices.rendering.documents import Document
from notices.rendering.formats._entries import Entry, Hole, entries
from notices.rendering.shells import Shell

SUFFIX = "mjs"
MEDIA_TYPE = "text/javascript"
SHELL = None


def write(document: Document, shell: Shell | None) -> bytes:
    """The module."""
    rows = list(entries(document))
    messages = [f"  {_dump(it.key)}: {_dump(it.text)},\n" for it in rows if not it.pattern and it.role != "fact"]
    patterns = [f"  {_dump(key(it))}: {_function(it)},\n" for it in rows if it.pattern]
    facts = [f"  {_dump(it.id)}: {_dump(it.text)},\n" for it in rows if it.role == "fact"]
    text = f"export const locale = {_dump(document.locale)};\n"
    text += f"export const direction = {_dump(document.wording.direction)};\n"
    for name, body in (("facts", facts), ("messages", messages), ("patterns", patterns)):
        text += f"export const {name} = {{\n{''.join(body)}}};\n"
    return f"{text}export default messages;\n".encode()


def key(entry: Entry) -> str:
    """A pattern's key is its message's."""
    return entry.key.removesuffix(".pattern")


def _function(entry: Entry) -> str:
    parts = (_call(it) if isinstance(it, Hole) else _dump(it) for it in entry.pattern)
    return f"(format) => {' + '.join(parts)}"


def _call(it: Hole) -> str:
    return f"format(facts[{_dump(it.fact)}], {json.dumps(dict(it.options))})"


def _dump(text: str) -> str:
    # JSON is JavaScript; the words stay readable.
    return json.dumps(text, ensure_ascii=False)
