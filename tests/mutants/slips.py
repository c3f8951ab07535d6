"""Slips of the hand that need no words of a language: digits exchanged, a sentence twice, a text cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .places import Hunk, Hunks

_SENTENCE = re.compile(r"[^.?!؟।。？！]*\d[^.?!؟।。？！]*[.?!؟।。？！]")
_LONG = 40  # characters of a passage that can be cut off, and be seen to be
_LOOKALIKES = dict(zip("aeopcxyi", "аеорсхуі", strict=True))  # Latin, Cyrillic
_BACK = {theirs: ours for ours, theirs in _LOOKALIKES.items()}


def transposed(text: str) -> Iterator[Hunks]:
    """`82 September` for `28 September`, `2052` for `2025`, `03 days` for `30 days`."""
    for match in re.finditer(r"\d{2,}", text):
        digits = match[0]
        other = digits[:-2] + digits[-1] + digits[-2]
        if other != digits:
            yield (Hunk(*match.span(), other),)


def again(text: str) -> Iterator[Hunks]:
    """A sentence with a value stands twice, the second time with another value."""
    for match in _SENTENCE.finditer(text):
        number = re.search(r"\d+", match[0])
        if number and len(match[0]) > len(text) // 3:
            space = "" if re.match("[。？！]", match[0][-1]) else " "
            other = match[0][: number.start()] + str(int(number[0]) + 2) + match[0][number.end() :]
            yield (Hunk(match.end(), match.end(), space + other.strip()),)


def cut(text: str) -> Iterator[Hunks]:
    """The text ends in the middle of a sentence."""
    if len(text) >= _LONG and text[-1] in ".?!؟।。？！":
        at = len(text) * 3 // 5
        space = text.find(" ", at)
        at = space if 0 < space < len(text) - 8 else at
        yield (Hunk(at, len(text), ""),)


def homoglyph(text: str, locale: str) -> Iterator[Hunks]:
    """A letter of another alphabet that looks the same, in any word."""
    table = _BACK if locale == "uk" else _LOOKALIKES
    places = [n for n, char in enumerate(text) if char in table]
    for n in places[:: max(1, len(places) // 3)]:
        yield (Hunk(n, n + 1, table[text[n]]),)


def slips(site: Any) -> dict[str, Iterator[Hunks]]:
    """Every slip in a passage, by its kind."""
    text = site.text
    return {
        "transposed": transposed(text),
        "again": again(text),
        "cut": cut(text),
        "homoglyph": homoglyph(text, site.locale),
    }
