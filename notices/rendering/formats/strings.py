"""Apple `.strings`, a table in each language's `.lproj`, for apps that keep no String Catalog."""

from __future__ import annotations

import re

from notices.rendering.documents import Document
from notices.rendering.formats._entries import Entry, entries, filled
from notices.rendering.shells import Shell

SUFFIX = "strings"
MEDIA_TYPE = "text/plain"
SHELL = None

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r'[\\"\n\r\t]')


def path(document: Document) -> str:
    """In the folder that a bundle looks in for the language."""
    return f"strings/{document.locale}.lproj/{document.stem}.{SUFFIX}"


def write(document: Document, shell: Shell | None) -> bytes:
    """The table; UTF-8, which Xcode takes and turns into what it ships."""
    return "\n".join(_row(it) for it in entries(document)).encode("utf-8")


def _row(entry: Entry) -> str:
    words = filled(entry, lambda it: f"%{it.number}$@", _percent) if entry.pattern else entry.text
    return f"/* {entry.comment} */\n{_quoted(entry.key)} = {_quoted(words)};\n"


def _quoted(text: str) -> str:
    return '"' + _SPECIAL.sub(lambda it: _ESCAPES[it[0]], text) + '"'


def _percent(text: str, starts: bool, ends: bool) -> str:
    return text.replace("%", "%%")
