"""PO text → entries with their places, strictly.

Babel's reader mends in silence: an unterminated string becomes empty, of two entries the first is
kept, a BOM makes the header a translation, and the header may name any charset. This one reads
what GNU gettext and the PO editors write, however they wrap it, and refuses the rest with a place.
Entries written the way we write them ourselves, a line a string, are taken whole; the others line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from notices.dataclass import dataclass, field
from notices.diagnostics import Diagnostic
from notices.model import Span
from notices.source import Source

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*\Z')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)[ \t]*(?=\")")
# An entry of ours: comments for translators, then three strings without escapes, each in its line. All of it but
# the last string is the same in every language.
_HEAD = re.compile(r'((?:#\..*\n)*)msgctxt "([^"\\\n]*)"\nmsgid "([^"\\\n]*)"\n')
_LONGEST = 4_000  # such a head; others are read line by line
_WORDS = re.compile(r'msgstr "([^"\\\n]*)"\n(?:\n|\Z)')
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
    """One message of a PO file. `strings` has msgctxt, msgid, msgid_plural, msgstr or msgstr[n].

    `comments` are the program's (`#.`), `notes` the translator's (`# `), `references` say where it
    is used (`#:`), `previous` has the strings that it was translated from (`#|`).
    """

    line: int
    strings: dict[str, Text] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    previous: dict[str, Text] = field(default_factory=dict)
    obsolete: bool = False

    def get(self, keyword: str) -> str | None:
        """A string's value, or None where the entry has none."""
        text = self.strings.get(keyword)
        return text.value if text else None


@dataclass(frozen=True, slots=True)
class Head:
    """What an entry says in every language: what translators are told, its id, the English."""

    comments: tuple[str, ...]
    id: str
    english: str


@dataclass(frozen=True, slots=True)
class Plain:
    """An entry that is written as we write it ourselves, which begins in a line."""

    line: int
    head: Head
    words: str

    @property
    def strings(self) -> dict[str, Text]:
        """Its strings with their places."""
        values = {"msgctxt": self.head.id, "msgid": self.head.english, "msgstr": self.words}
        first = self.line + len(self.head.comments)
        return {key: Text([(first + n, len(key) + 3, it)], it) for n, (key, it) in enumerate(values.items())}

    @property
    def entry(self) -> Entry:
        """The same as any other entry."""
        return Entry(self.line, self.strings, list(self.head.comments))


@lru_cache(maxsize=4096)
def _head(text: str) -> Head | None:
    match = _HEAD.fullmatch(text)
    return Head(tuple(it[2:].strip() for it in match[1].splitlines()), match[2], match[3]) if match else None


class Reader:
    """One pass over the text; faults go to the list."""

    def __init__(self, source: Source, faults: list[Diagnostic]) -> None:
        self.source, self.faults = source, faults
        self.entry: Entry | None = None
        self.current: Text | None = None

    def entries(self, obsolete: bool = False) -> Iterator[Entry]:
        """The entries in order, the header (its msgid is empty) among them; obsolete ones if they are asked for."""
        return (it.entry if isinstance(it, Plain) else it for it in self.read(obsolete))

    def read(self, obsolete: bool = False) -> Iterator[Entry | Plain]:
        """The entries in order, those that are written as we write them as what they are."""
        lines = self.source.lines
        text = "\n".join([*lines, ""])
        number = position = 0
        while number < len(lines):
            start = text.find("msgstr", position, position + _LONGEST) if self.entry is None else -1
            if start > 0 and (head := _head(text[position:start])) and (words := _WORDS.match(text, start)):
                yield Plain(number + 1, head, words[1])
                position = words.end()
                number += len(head.comments) + words[0].count("\n") + 2
                continue
            line = lines[number]
            number += 1
            position += len(line) + 1
            if entry := self.line(number, line, obsolete):
                yield entry
        if entry := self.ended():
            yield entry

    def ended(self) -> Entry | None:
        """The entry that the line before was the last of, if it was."""
        self.current = None
        entry = self.entry
        if entry is None or not entry.strings:
            return None
        self.entry = None
        return entry

    def line(self, number: int, line: str, obsolete: bool) -> Entry | None:
        """Takes a line in; gives the entry that ended before it, if one did."""
        start = len(line) - len(line.lstrip())
        given_up = line.startswith("#~", start)
        before = None
        if given_up:
            if not obsolete:
                before, self.entry = self.ended(), None
                return before
            start += 2
            start += len(line[start:]) - len(line[start:].lstrip())
        first = line[start : start + 1]
        if not first:
            before = self.ended()
        elif first == "#" or (given_up and first == "|"):
            before = self.ended()
            self.entry = self.entry or Entry(number, obsolete=given_up)
            self.comment(line if not given_up else " " * (start - 1) + "#" + line[start:], number, self.entry)
        elif match := _KEYWORD.match(line, start):
            if self.entry and (match[1] == "msgctxt" or match[1] in self.entry.strings):
                before = self.ended()
            self.entry = self.entry or Entry(number)
            self.entry.obsolete = given_up
            self.current = self.string(self.entry.strings, match, line, number)
        elif first == '"' and self.current is not None:
            self.append(self.current, line, start, number)
        else:
            help = "a line is a comment, a keyword with a string, or a string"
            self.fault("po-syntax", number, 1, f"`{line.strip()[:40]}` is no line of a PO file", help)
        return before

    def comment(self, line: str, number: int, entry: Entry) -> None:
        stripped = line.strip()
        kind, text = stripped[1:2], stripped[2:].strip()
        if kind == ".":
            entry.comments.append(text)
        elif kind == ",":
            entry.flags.update(flag.strip() for flag in text.split(","))
        elif kind == ":":
            entry.references += text.split()
        elif kind == "|":
            self.previous(line, line.index("|") + 1, number, entry)
        else:
            entry.notes.append(stripped[1:].strip())

    def previous(self, line: str, start: int, number: int, entry: Entry) -> None:
        """A line of the strings that the translation was made from."""
        start += len(line[start:]) - len(line[start:].lstrip())
        if match := _KEYWORD.match(line, start):
            self.string(entry.previous, match, line, number)
        elif entry.previous and line[start : start + 1] == '"':
            self.append(list(entry.previous.values())[-1], line, start, number)

    def string(self, strings: dict[str, Text], match: re.Match[str], line: str, number: int) -> Text:
        text = Text([], "")
        strings[match[1]] = text
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
            text.pieces.append((number, start + 1, ""))  # what else is wrong with it has a place
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
