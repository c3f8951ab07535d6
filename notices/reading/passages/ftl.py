"""Fluent: messages and attributes, over several lines; `{ "words" }` are words, `{ $name }` is a hole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages._keyed import Row, unescaped
from notices.reading.passages._keyed import passages as keyed

_ENTRY = re.compile(r"(?P<id>-?[A-Za-z][\w-]*)? *(?P<attribute>\.[A-Za-z][\w-]*)? *= *(?P<text>.*)")
_PLACEABLE = re.compile(r'\{\s*"((?:[^"\\{}]|\\.)*)"\s*\}|\{\s*"([{}])"\s*\}')
_ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(["\\]))')
_HOLE = re.compile(r"\{\s*(?:[A-Z][A-Z0-9_-]*\(\s*)?\$(?P<fact>[A-Za-z][\w-]*)[^{}]*\}")


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a resource."""
    return keyed(_rows(text), path, _HOLE, text)


def _rows(text: str) -> Iterator[Row]:
    place, comment, name = 0, "", ""
    for line in text.split("\n"):
        if line.startswith("#"):
            comment = line.lstrip("#").strip()
        elif line.strip():
            entry = _ENTRY.fullmatch(line.strip()) if not line.startswith(" ") or "." in line else None
            start = place + len(line) - len(line.lstrip())
            if entry and (entry["id"] or entry["attribute"]):
                name = entry["id"] or name
                start += entry.start("text")
                yield _row(name + (entry["attribute"] or ""), entry["text"], start, comment)
            else:
                yield _row(name, line.strip(), start, comment)
        else:
            comment = ""
        place += len(line) + 1


def _row(key: str, raw: str, place: int, comment: str) -> Row:
    shown, offsets = unescaped(raw, place, _PLACEABLE, _shown)
    return Row(key, shown, offsets, comment)


def _shown(it: re.Match[str]) -> str:
    if it[2]:
        return it[2]
    return _ESCAPE.sub(lambda e: e[3] or chr(min(int(e[1] or e[2], 16), 0x10FFFF)), it[1])
