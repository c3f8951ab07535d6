"""A list of phrases of judging.yaml, and where one of them stands in a text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise

from notices.checks._heads import Heads
from notices.checks._phrases import Affixes, Phrase, body, edges, head, small

_NO_AFFIXES = Affixes()


class Words:
    """Any of some phrases; `*` stands for any letters, `+` for one of the endings, `...` for a few words.

    What begins with a hyphen is none of them: `use*, -user*`.

    Most texts hold none of them: the pattern is made, and asked, where the longest word of one stands. It is
    asked of the text in small letters, and so are what it finds.
    """

    __slots__ = ("_affixes", "_heads", "_made", "_pattern", "_remembered", "exceptions", "phrases", "topic")

    def __init__(
        self, phrases: Iterable[str], affixes: Affixes = _NO_AFFIXES, among: Heads | None = None, topic: str = ""
    ) -> None:
        among = among or Heads(parted=False)
        lowered = tuple(map(small, phrases))
        self.phrases = tuple(it for it in lowered if it[0] != "-")
        self.topic = topic  # what a text speaks of that has one of them
        self.exceptions = tuple(it[1:] for it in lowered if it[0] == "-")
        self._affixes, self._remembered = affixes, among.remembered
        self._heads: list[tuple[str, str]] | None = None
        self._made: dict[str, Phrase] = {}
        self._pattern: re.Pattern[str] | None = None
        among.add(self)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression for all of them, in small letters."""
        if self._pattern is None:
            # What stands around all of them is asked once at each character, and not once for each phrase.
            ways: dict[tuple[str, str], list[str]] = {}
            affixes = self._affixes
            for phrase in self.phrases:
                ways.setdefault(edges(phrase, affixes), []).append(body(phrase, affixes))
            longest = {edges: "|".join(sorted(bodies, key=len, reverse=True)) for edges, bodies in ways.items()}
            whole = "|".join(f"{before}(?:{bodies}){after}" for (before, after), bodies in longest.items())
            but = "|".join(body(it, affixes) for it in self.exceptions)
            self._pattern = re.compile((rf"(?!{but})(?:{whole})" if but else whole) or r"(?!)")
        return self._pattern

    def has(self, phrase: str, lowered: str) -> bool:
        """Whether a phrase stands in a text, which is given in small letters; of a list with exceptions, any."""
        if self.exceptions:
            return self.pattern.search(lowered) is not None
        if phrase not in self._made:
            self._made[phrase] = Phrase(phrase, self._affixes)
        return self._made[phrase].stands(lowered)

    def _stand(self, lowered: str) -> bool:
        if (known := self._remembered.get(lowered)) is not None:
            return self in known
        if self._heads is None:  # most lists of most languages are never asked
            self._heads = [(head(it)[0], it) for it in self.phrases]
        for stretch, phrase in self._heads:  # noqa: SIM110 (a generator takes three times as long)
            if stretch in lowered and self.has(phrase, lowered):
                return True
        return False

    def search(self, text: str, low: int = 0, high: int = sys.maxsize) -> re.Match[str] | None:
        """The first of them."""
        lowered = small(text)[:high]
        return self.pattern.search(lowered, low) if self._stand(lowered) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All of them, in order."""
        lowered = small(text)
        return self.pattern.finditer(lowered) if self._stand(lowered) else iter(())

    def split(self, text: str) -> list[str]:
        """What stands before, between and behind them."""
        spans = [it.span() for it in self.finditer(text)]
        return [text[low:high] for (_, low), (high, _) in pairwise([(0, 0), *spans, (len(text), 0)])]

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The text, if it is one of them."""
        lowered = small(text)
        return self.pattern.fullmatch(lowered) if self._stand(lowered) else None
