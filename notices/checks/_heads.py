"""Which of many lists of phrases stand in a text: asked by how its words begin, more phrases cost no more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import add
from typing import TYPE_CHECKING

from notices.reading.letters import MARKS

if TYPE_CHECKING:
    from notices.checks._lexicon import Words

_PAIR = re.compile(rf"[\w{MARKS}]{{2}}")
_WORD = re.compile(rf"[\w{MARKS}]+")


class Heads:
    """The heads of all lists (each the longest word of a phrase), by their first two characters.

    Where words are `parted` by spaces and nothing is glued to their fronts, a head begins with a word of the
    text, but for what may stand within one.
    """

    def __init__(self, lists: Mapping[str, Words], parted: bool) -> None:
        self._parted = parted
        self._by_pair: dict[str, list[tuple[str, str, Words]]] = {}
        self._anywhere: set[str] = set()
        for name, words in lists.items():
            for head in words.heads:
                self._by_pair.setdefault(head[:2], []).append((head, name, words))
            self._anywhere.update(head[:2] for head in words.inner_heads)
        self._anywhere.update(it for it in self._by_pair if not _PAIR.fullmatch(it))

    def within(self, lowered: str) -> set[str]:
        """The names of the lists that stand in a text, which is given in small letters."""
        pairs = {it[:2] for it in _WORD.findall(lowered)} if self._parted else {*map(add, lowered, lowered[1:])}
        pairs |= self._anywhere
        found: set[str] = set()
        for pair in pairs & self._by_pair.keys():
            for head, name, words in self._by_pair[pair]:
                if name not in found and head in lowered and words.stand_by(head, lowered):
                    found.add(name)
        return found
