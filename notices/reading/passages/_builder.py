"""Puts a passage together from runs of a file, and remembers where each run stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import overload

from notices.model import Marked, Passage, Reference

# With which a line of show notes begins, and an item where nobody writes Markdown.
STAMP = r"(?:[\[(（]?\d{1,2}:\d\d(?::\d\d)?[\])）]?[ \t\u3000]|[・※①-⑳])"
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNEVEN = re.compile(r"[\t\r\n\f]| {2}")
_Pair = tuple[int, int]
_Offsets = Sequence[_Pair]


class Builder:
    """One passage in the making; white space is drawn together as a browser does."""

    __slots__ = ("_marks", "_offsets", "_open", "_parts", "_references", "control", "length")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0  # the characters so far
        self._offsets: list[tuple[int, int]] = []
        self._references: list[Reference] = []
        self._marks: list[Marked] = []
        self.control: str | None = None
        self._open = True  # a space here would be drawn into the one before, or into the start

    def add(self, text: str, place: int) -> None:
        """Add a run that stands at a place of the file."""
        if not _UNEVEN.search(text):
            if self._open and text[:1] == " ":
                text, place = text[1:], place + 1
            if text:
                self._put(text, place)
                self._open = text[-1] == " "
            return
        end = 0
        for space in _SPACE.finditer(text):
            start = space.start()
            if start == end == 0 or start > end:
                self._put(text[end:start], place + end)
            if not self._open:
                self._put(" ", place + start)
                self._open = True
            end = space.end()
        self._put(text[end:], place + end)

    def put(self, text: str, place: int) -> None:
        """Add text as it is: what an escape stands for."""
        self._put(text, place)

    def _put(self, text: str, place: int) -> None:
        if not text:
            return
        self._offsets.append((self.length, place))
        self._parts.append(text)
        self.length += len(text)
        self._open = False

    def space(self, place: int) -> None:
        """A break that is read as a space, if none stands here."""
        if not self._open:
            self._put(" ", place)
            self._open = True

    def refer(self, url: str, start: int, fact: str | None) -> None:
        """Say that the text since `start` leads to an address."""
        if self._references and (last := self._references[-1]).url == url and last.end == start:
            start = last.start
            self._references.pop()
        self._references.append(Reference(url, start, self.length, fact))

    def mark(self, fact: str | None, value: str | None, start: int, end: int | None = None) -> None:
        """Say what the text since `start` is to machines."""
        self._marks.append(Marked(fact, value, start, self.length if end is None else end))

    def passage(self, path: str, message: str | None, role: str, locale: str | None = None) -> Passage | None:
        """The passage; None where nothing can be read."""
        text = "".join(self._parts)
        if self._open:
            text = text[:-1]
        if not text:
            return None
        offsets = tuple(self._offsets) or ((0, 0),)
        references, marks = tuple(self._references), tuple(self._marks)
        return Passage(text, path, offsets, message, role, references, marks, locale, self.control)


def joined(first: Passage, *others: tuple[str, Passage]) -> Passage:
    """Several passages as one, each behind the words that join it to those before."""
    text, offsets, references, marks = first.text, list(first.offsets), [*first.references], [*first.marks]
    for between, it in others:
        offsets.append((len(text), offsets[-1][1] + len(text) - offsets[-1][0]))
        text += between
        at = len(text)
        offsets += [(start + at, there) for start, there in it.offsets]
        references += [ref._replace(start=ref.start + at, end=ref.end + at) for ref in it.references]
        marks += [mark._replace(start=mark.start + at, end=mark.end + at) for mark in it.marks]
        text += it.text
    return first._replace(text=text, offsets=tuple(offsets), references=tuple(references), marks=tuple(marks))


def place(offsets: _Offsets, position: int) -> int:
    """Where in the file a character of a text stands."""
    start, there = offsets[max(0, bisect_right(offsets, (position, float("inf"))) - 1)]
    return there + position - start


def compose(inner: _Offsets, outer: _Offsets) -> _Offsets:
    """The way back through two layers: a passage in a decoded text, that text in its file."""
    if len(outer) == 1:
        shift = outer[0][1] - outer[0][0]
        return inner if not shift else tuple((start, there + shift) for start, there in inner)
    pairs = dict.fromkeys(inner)
    for k, (start, there) in enumerate(inner):
        end = there + (inner[k + 1][0] - start if k + 1 < len(inner) else 1 << 40)
        n = max(0, bisect_right(outer, (there, float("inf"))) - 1)
        for low, _ in outer[n + 1 :]:
            if low >= end:
                break
            pairs[(start + low - there, low)] = None
    return tuple((start, place(outer, there)) for start, there in sorted(pairs))


class Through(Sequence[_Pair]):
    """The way back through two layers, found when somebody first asks: only who finds a fault does."""

    def __init__(self, inner: _Offsets, outer: Callable[[], _Offsets]) -> None:
        self._inner, self._outer = inner, outer

    @cached_property
    def _pairs(self) -> _Offsets:
        return compose(self._inner, self._outer())

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, key: int) -> _Pair: ...
    @overload
    def __getitem__(self, key: slice) -> _Offsets: ...
    def __getitem__(self, key: int | slice) -> _Pair | _Offsets:
        return self._pairs[key]
