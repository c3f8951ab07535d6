"""PO text → entries with their places, strictly.

Babel's reader mends in silence: an unterminated string becomes empty, of two entries the first is
kept, a BOM makes the header a translation, and the header may name any charset. This one reads
what GNU gettext and the PO editors write, however they wrap it, and refuses the rest with a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from notices.diagnostics import Diagnostic
from notices.model import Span
from notices.yamlnodes import Source

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*\Z')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)[ \t]*(?=\")")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_ESCAPED = re.compile(r"\\(.)")


@dataclass(slots=True)
class Text:
    """One string of an entry: its value, and the pieces (line, column, raw) it was written in."""

    pieces: list[tuple[int, int, str]]
    value: str

    def place(self, path: str, offset: int, length: int = 1) -> Span:
        """Where the character at an offset of the value stands in the file."""
        for line, column, raw in self.pieces:
            size = 0
            position = 0
            while position < len(raw):
                if size == offset:
                    return Span(path, line, column + position, length)
                position += 2 if raw[position] == "\\" else 1
                size += 1
            offset -= size
        line, column, raw = self.pieces[-1]
        return Span(path, line, column + len(raw), 1)


@dataclass(slots=True)
class Entry:
    """One message of a PO file. `strings` has msgctxt, msgid, msgid_plural, msgstr or msgstr[n]."""

    line: int
    strings: dict[str, Text] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)

    def get(self, keyword: str) -> str | None:
        """A string's value, or None where the entry has none."""
        text = self.strings.get(keyword)
        return text.value if text else None


class Reader:
    """One pass over the lines; faults go to the list."""

    def __init__(self, source: Source, faults: list[Diagnostic]) -> None:
        self.source, self.faults = source, faults

    def entries(self) -> Iterator[Entry]:
        """The entries in order, the header (its msgid is empty) among them; obsolete ones are passed over."""
        entry: Entry | None = None
        current: Text | None = None
        for number, line in enumerate(self.source.lines, 1):
            stripped = line.strip()
            if not stripped or stripped[0] == "#":
                current = None
                if entry and entry.strings:
                    yield entry
                    entry = None
                if stripped and not stripped.startswith("#~"):
                    entry = entry or Entry(number)
                    self.comment(stripped, entry)
                continue
            match = _KEYWORD.match(line)
            if match:
                if entry and entry.strings and (match[1] == "msgctxt" or match[1] in entry.strings):
                    yield entry
                    entry = None
                entry = entry or Entry(number)
                current = self.string(entry, match, line, number)
            elif stripped[0] == '"' and current is not None:
                self.append(current, line, line.index('"'), number)
            else:
                help = "a line is a comment, a keyword with a string, or a string"
                self.fault("po-syntax", number, 1, f"`{stripped[:40]}` is no line of a PO file", help)
        if entry and entry.strings:
            yield entry

    def comment(self, line: str, entry: Entry) -> None:
        if line.startswith("#."):
            entry.comments.append(line[2:].strip())
        elif line.startswith("#,"):
            entry.flags.update(flag.strip() for flag in line[2:].split(","))

    def string(self, entry: Entry, match: re.Match[str], line: str, number: int) -> Text:
        keyword = match[1]
        text = Text([], "")
        entry.strings[keyword] = text
        self.append(text, line, match.end(), number)
        return text

    def append(self, text: Text, line: str, start: int, number: int) -> None:
        match = _STRING.match(line, start)
        if match is None:
            self.fault(
                "po-syntax",
                number,
                start + 1,
                "the string does not end where its line ends",
                'close it with `"`',
            )
            return
        raw = match[1]
        text.pieces.append((number, start + 2, raw))
        text.value += _ESCAPED.sub(lambda it: self.unescape(it, number, start + 2), raw) if "\\" in raw else raw

    def unescape(self, match: re.Match[str], number: int, column: int) -> str:
        if match[1] not in _ESCAPES:
            help = 'the escapes are \\n, \\t, \\r, \\" and \\\\'
            self.fault("po-syntax", number, column + match.start(), f"unknown escape `{match[0]}`", help, 2)
        return _ESCAPES.get(match[1], "")

    def fault(self, rule: str, line: int, column: int, message: str, help: str, length: int = 1) -> None:
        self.faults.append(self.source.fault(rule, Span(self.source.path, line, column, length), message, help))
