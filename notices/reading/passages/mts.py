"""Type declarations of texts: the comment before each property holds its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages._keyed import Row
from notices.reading.passages._keyed import passages as keyed
from notices.reading.passages.mjs import HOLE, unquoted

_ROW = re.compile(r'/\*\*\s*(?P<text>.*?)\s*\*/\s*readonly (?P<key>"[^"\\]*(?:\\.[^"\\]*)*")', re.DOTALL)
_SECTION = re.compile(r"^export declare const (\w+): \{", re.MULTILINE)


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of the declarations."""
    return keyed(_rows(text), path, HOLE, text)


def _rows(text: str) -> Iterator[Row]:
    sections = [(it.start(), it[1]) for it in _SECTION.finditer(text)]
    for it in _ROW.finditer(text):
        section = next((name for start, name in reversed(sections) if start < it.start()), "")
        key = unquoted(it["key"])
        yield Row(f"facts.{key}" if section == "facts" else key, it["text"], ((0, it.start("text")),))
