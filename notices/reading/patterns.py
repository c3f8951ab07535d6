"""Patterns that a speaker can read, `{day} [of] {month} [of] {year}`, matched against tokens.

`[…]` may be left out, `a|b` is one or the other. Between two parts of a pattern there may stand a
space, a hyphen, a slash, the dot of an abbreviation; a comma only where the pattern has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notices.dataclass import dataclass

_MIXED = frozenset({("day", "year", "month"), ("month", "year", "day"), ("year", "day", "month")})  # Sept-2025-28


@dataclass(frozen=True, slots=True)
class Pattern:
    """The parts of a pattern in order: a slot (`{day}`), or the words that may stand there."""

    slots: tuple[str, ...]
    words: tuple[frozenset[str], ...]
    commas: tuple[bool, ...]
    joined: bool = False  # whether a sign has to join the parts, which stand in no order of their own

    @property
    def literals(self) -> list[str]:
        """Every word that the pattern itself brings."""
        return sorted(word for words in self.words for word in words)


def compile_patterns(lines: Iterable[str]) -> list[Pattern]:
    """Every way to read the lines, the longest first.

    >>> [len(pattern.slots) for pattern in compile_patterns(["{day} [of] {month}"])]
    [3, 2]
    """
    patterns = {_pattern(way) for line in lines for way in _ways(line)}
    return sorted(patterns, key=lambda pattern: (-len(pattern.slots), pattern.slots, pattern.literals))


def _ways(line: str) -> Iterator[str]:
    found = re.search(r"\[([^\]]*)\]", line)
    if not found:
        yield line
        return
    for middle in (found[1], ""):
        yield from _ways(f"{line[: found.start()]} {middle} {line[found.end() :]}")


def _pattern(line: str) -> Pattern:
    slots, words, commas = [], [], []
    comma = False
    for part in re.findall(r"\{[^}]*\}|,|[^\s{},]+", line):
        if part == ",":
            comma = True
            continue
        slots.append(part[1:-1] if part.startswith("{") else "")
        words.append(frozenset() if part.startswith("{") else frozenset(part.lower().split("|")))
        commas.append(comma)
        comma = False
    joined = tuple(slots) in _MIXED and not any(commas)
    return Pattern(tuple(slots), tuple(words), tuple(commas), joined)
