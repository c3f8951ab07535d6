"""Which of many lists of phrases stand in a text: asked by how its words begin, more phrases cost no more."""

from __future__ import annotations

import re
from operator import add
from typing import TYPE_CHECKING

from notices.checks._phrases import SPACELESS, even, head, is_plain
from notices.reading.letters import MARKS

if TYPE_CHECKING:
    from notices.checks._words import Words

_PIECE = re.compile(rf"[\w{MARKS}]+|[^\w{MARKS}]+")
_EDGE = "|"  # where a word begins or ends
_LONGEST_MEMORY = 2_000  # texts


# What stands in every text that has a phrase; whether no other text has it; the phrase, and whose it is.
_Sign = tuple[str, bool, str, "Words"]


class Heads:
    """The phrases of all lists of a language by the first characters of what gives them away.

    One look finds all lists that stand in a sentence, and whichever check then asks for one of them is answered
    from memory: most stand nowhere.

    Where words are `parted` by spaces and nothing is glued to their fronts, what gives a phrase away begins with
    a word of the text, but for what may stand within one.
    """

    def __init__(self, parted: bool) -> None:
        self._parted, self._reach = parted, 3 if parted else 2
        self._lists: list[Words] = []
        self._by_start: dict[str, list[_Sign]] = {}
        self._anywhere: set[str] = set()
        self.remembered: dict[str, frozenset[Words]] = {}  # what stands in texts, in small letters

    def add(self, words: Words) -> None:
        """One list more."""
        self._lists.append(words)

    def standing(self, lowered: str) -> frozenset[Words]:
        """The lists that stand in a text, which is given in small letters."""
        if lowered not in self.remembered:
            if not self._by_start:
                self._sort()
            if len(self.remembered) > _LONGEST_MEMORY:
                self.remembered.clear()
            self.remembered[lowered] = frozenset(self._within(lowered))
        return self.remembered[lowered]

    def _within(self, lowered: str) -> set[Words]:
        text = even(lowered)
        if self._parted:
            pieces = _PIECE.findall(text)
            starts = {it[: self._reach] for it in pieces}
            text = f"{_EDGE}{_EDGE.join(pieces)}{_EDGE}"
        else:
            starts = {*map(add, text, text[1:])}
        found: set[Words] = set()
        for start in (starts | self._anywhere) & self._by_start.keys():
            for stretch, sure, phrase, words in self._by_start[start]:
                if stretch in text and words not in found and (sure or words.has(phrase, lowered)):
                    found.add(words)
        return found

    def _sort(self) -> None:
        for words in self._lists:
            for phrase in words.phrases:
                stretch, sure = self._sign(phrase)
                start, whole, _ = stretch.removeprefix(_EDGE).partition(_EDGE)
                sign = stretch, sure and not words.exceptions, phrase, words
                self._by_start.setdefault(start[: self._reach], []).append(sign)
                if not (whole or len(start) >= self._reach) or (self._parted and stretch[0] != _EDGE):
                    self._anywhere.add(start[: self._reach])

    def _sign(self, phrase: str) -> tuple[str, bool]:
        """What stands in every text that has a phrase; whether no other text has it."""
        if self._parted and (stem := phrase.removesuffix("*")).isalpha():  # as most are
            return f"{_EDGE}{stem}" + (_EDGE if stem == phrase else ""), True
        stretch, plain = even(phrase).strip("*"), is_plain(phrase)
        if not self._parted:
            whole = plain and SPACELESS.search(phrase) is not None
            return (stretch, True) if whole else (head(phrase)[0], False)
        begins, ends = phrase[0] != "*", phrase[-1] != "*"
        if not (plain and _is_inner(stretch[0]) and _is_inner(stretch[-1])):
            plain = False
            stretch, begins, ends = head(phrase)
        edged = stretch if stretch.isalpha() else _EDGE.join(_PIECE.findall(stretch))
        before = _EDGE if begins and _is_inner(stretch[0]) else ""
        return before + edged + (_EDGE if ends and _is_inner(stretch[-1]) else ""), plain


def _is_inner(char: str) -> bool:
    return char.isalnum() or char == "_" or char in MARKS
