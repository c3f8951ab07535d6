"""Where the characters of a passage stand in its source, and how a change is written there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Hunk(NamedTuple):
    """The characters from `start` to `end` become `new`."""

    start: int
    end: int
    new: str


Hunks = tuple[Hunk, ...]
DROP: Hunks = ()  # the whole passage goes
SIGNS = frozenset("\u200f\u2066\u2069")  # what keeps Latin words in their place in right-to-left text


def applied(text: str, hunks: Hunks) -> str:
    """The text after the change.

    >>> applied("5 years", (Hunk(0, 1, "6"),))
    '6 years'
    """
    for hunk in sorted(hunks, reverse=True):
        text = text[: hunk.start] + hunk.new + text[hunk.end :]
    return text


@dataclass(frozen=True)
class Place:
    """A passage in a source: where each character stands, and the block that would go with it."""

    text: str
    spans: list[tuple[int, int]]
    escape: Callable[[str], str]
    block: tuple[int, int] | None = None
    signs: tuple[tuple[int, int], ...] = ()  # of direction: no reader sees them, and a change takes them out


class Sheet:
    """A source text with its passages: HTML, Markdown, plain text, one line of a header."""

    def __init__(self, source: str, places: Iterator[Place]) -> None:
        self.source = source
        self.places: dict[str, list[Place]] = {}
        for place in places:
            self.places.setdefault(place.text, []).append(place)

    def changed(self, text: str, hunks: Hunks) -> str:
        """The source with the passage changed wherever it stands."""
        cuts: list[tuple[int, int, str]] = []
        for place in self.places.get(text, ()):
            if hunks == DROP:
                cuts += [(*place.block, "")] if place.block else []
            for hunk in hunks:
                cuts += _cuts(place, hunk)
            cuts += [(start, end, "") for start, end in place.signs] if hunks else []
        source = self.source
        for start, end, new in sorted(cuts, reverse=True):
            source = source[:start] + new + source[end:]
        return source


def _cuts(place: Place, hunk: Hunk) -> list[tuple[int, int, str]]:
    """The new words come where the first old character stood; markup between the old ones stays."""
    old = place.spans[hunk.start : hunk.end]
    new = place.escape(hunk.new)
    if not old:
        at = place.spans[hunk.start - 1][1] if hunk.start else place.spans[0][0]
        return [(at, at, new)]
    return [(*old[0], new), *((start, end, "") for start, end in old[1:])]


def placed(chars: list[tuple[str, tuple[int, int]]], escape: Callable[[str], str]) -> Place:
    first, last = 0, len(chars)
    while first < last and chars[first][0].isspace():
        first += 1
    while last > first and chars[last - 1][0].isspace():
        last -= 1
    kept = [it for it in chars[first:last] if it[0] not in SIGNS]
    signs = tuple(span for char, span in chars if char in SIGNS)
    return Place("".join(char for char, _ in kept), [span for _, span in kept], escape, signs=signs)
