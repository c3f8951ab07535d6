"""JavaScript modules of texts: `"key": "text"`, and functions that put dates between strings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages._keyed import Row, unescaped
from notices.reading.passages._keyed import passages as keyed
from notices.reading.passages.json import _ESCAPE

_TEXT = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_ROW = re.compile(rf"^\s*(?P<key>{_TEXT})\s*:\s*(?:\([^)\n]*\)\s*=>\s*)?(?P<value>\S.*?),?\s*$", re.MULTILINE)
_PART = re.compile(
    rf"(?:(?:\w+\()?\w+\[(?P<fact>{_TEXT})\](?:, *\{{[^{{}}\n]*\}}\))?"
    r'|"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)")(?:\s*\+\s*)?'
)
_SECTION = re.compile(r"^export const (\w+) = \{", re.MULTILINE)
HOLE = re.compile(r"\{(?P<fact>[\w.-]+)\}")


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a module."""
    return keyed(_rows(text), path, HOLE, text)


def _rows(text: str) -> Iterator[Row]:
    sections = [(it.start(), it[1]) for it in _SECTION.finditer(text)]
    for it in _ROW.finditer(text):
        section = next((name for start, name in reversed(sections) if start < it.start()), "")
        shown, offsets = unescaped(it["value"], it.start("value"), _PART, _shown)
        key = unquoted(it["key"])
        yield Row(f"facts.{key}" if section == "facts" else key, shown, offsets)


def _shown(part: re.Match[str]) -> str:
    if part["fact"]:
        return f"{{{unquoted(part['fact'])}}}"
    return _ESCAPE.sub(_character, part["text"])


def unquoted(literal: str) -> str:
    """What a string literal says; an escape that is none is read as it stands."""
    return _ESCAPE.sub(_character, literal[1:-1])


def _character(escape: re.Match[str]) -> str:
    try:
        return str(json.loads(f'"{escape[0]}"'))
    except ValueError:
        return escape[0]
