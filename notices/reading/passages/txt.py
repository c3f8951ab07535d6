"""Plain text: a paragraph is a passage, each item of a list is one, `[Accept] url` is a button.

Lines that begin with `>` are what a mail answers to. Where a line is longer than lines are wrapped to, as in
what is copied from a page, each line is a paragraph, and tabs part the cells of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages._builder import STAMP, Builder

_ITEM = re.compile(r"[ \t]*(?:[-*•–]|\d{1,3}[.)])[ \t]+")
_QUOTED = re.compile(r"[ \t]*>[> \t]*")
_BOX = re.compile(r"[ \t]*\[[ xX✓]\][ \t]*")
# In right-to-left text an address stands in an isolate (U+2066 … U+2069).
_BUTTON = re.compile(r"[ \t]*\[([^\]\n]+)\](?:[ \t]+\u2066?(https?://[^\s\u2069]+)\u2069?)?[ \t\r]*$")
_ADDRESS = re.compile(
    r"[ \t]?[(（]\u2066?(https?://[^\s)）\u2069]+)\u2069?[)）]"
    r"|\bhttps?://[^\s)）<>\"”\u2069]*[^\s)）<>\"”.,;:!?。，；\u2069]"
)
_STAMP = re.compile(STAMP)
_WRAPPED = 100  # columns that no wrapped line has
_WIDE = "\u2e80"  # from here on, characters take two columns


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a text."""
    return [it for it in _passages(text, path) if it is not None]


def _passages(text: str, path: str) -> Iterator[Passage | None]:
    builder, role, place, indented, rows = Builder(), "text", 0, False, 0
    lines = text.split("\n")
    wrapped = not any(map(_is_long, lines))
    for line in lines:
        start = place
        place += len(line) + 1
        if not line.strip():
            yield builder.passage(path, None, role)
            builder, role = Builder(), "text"
            continue
        if button := _BUTTON.match(line):
            yield builder.passage(path, None, role)
            builder, role = Builder(), "text"
            yield _button(button, start, path)
            continue
        quoted = _QUOTED.match(line)
        if (role == "quotation") is not (quoted is not None):
            yield builder.passage(path, None, role)
            builder, role = Builder(), "quotation" if quoted else "text"
        if quoted:
            builder.space(start)
            _add(builder, line[quoted.end() :], start + quoted.end())
            continue
        cells = line.split("\t") if "\t" in line.strip() else []
        rows = rows + 1 if cells else 0
        stamped = _STAMP.match(line) is not None
        if cells or stamped or (not wrapped and role != "label" and line[0] not in " \t"):
            yield builder.passage(path, None, role)
            builder, role = Builder(), "text"
        if cells:
            yield from _row(cells, start, path, "head" if rows == 1 else "cell")
            continue
        head = _BOX.match(line)
        boxed = head is not None
        head = head or _ITEM.match(line)
        starts_indented = line[0] in " \t"
        if head or (starts_indented and not indented and role == "label"):
            yield builder.passage(path, None, role)
            builder = Builder()
            role = "label" if boxed else "item" if head else "text"
            builder.control = "on" if boxed and head and head[0].strip("[] \t") else None
        indented = starts_indented
        builder.space(start)
        _add(builder, line[head.end() :] if head else line, start + (head.end() if head else 0))
    yield builder.passage(path, None, role)


def _is_long(line: str) -> bool:
    return len(line) > _WRAPPED or (2 * len(line) > _WRAPPED < len(line) + sum(it >= _WIDE for it in line))


def _row(cells: list[str], start: int, path: str, role: str) -> Iterator[Passage | None]:
    for n, cell in enumerate(cells):
        builder = Builder()
        _add(builder, cell, start)
        yield builder.passage(path, None, role if n else "row")
        start += len(cell) + 1


def _button(button: re.Match[str], start: int, path: str) -> Passage | None:
    builder = Builder()
    builder.add(button[1], start + button.start(1))
    if button[2]:
        builder.refer(button[2], 0, None)
    return builder.passage(path, None, "action")


def _add(builder: Builder, line: str, place: int) -> None:
    """The line's words; `words (address)` is a link, and a bare address is one without words."""
    end = 0
    for address in _ADDRESS.finditer(line):
        builder.add(line[end : address.start()], place + end)
        if address[1]:
            builder.refer(address[1], 0, None)
        else:
            start = builder.length
            builder.add(address[0], place + address.start())
            builder.refer(address[0], start, None)
        end = address.end()
    builder.add(line[end:], place + end)
