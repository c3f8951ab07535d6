"""Which of many lists of phrases can stand in a text: asked by its pairs of characters, more words cost no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import add


class Heads:
    """The heads of all lists (each the longest word of a phrase), by their first two characters."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._by_pair: dict[str, list[tuple[str, str]]] = {}
        for name, heads in lists.items():
            for head in heads:
                self._by_pair.setdefault(head[:2], []).append((head, name))
        self._short = [it for it in self._by_pair if len(it) < 2]

    def within(self, lowered: str) -> set[str]:
        """The names of the lists that can stand in a text, which is given in small letters."""
        pairs = {*map(add, lowered, lowered[1:]), *self._short}
        found: set[str] = set()
        for pair in pairs & self._by_pair.keys():
            for head, name in self._by_pair[pair]:
                if name not in found and head in lowered:
                    found.add(name)
        return found
