"""judging.yaml → Topics: by which words the texts of a language say what they speak of."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from notices import languages
from notices.checks._heads import Heads
from notices.checks._phrases import SPACELESS, Affixes, Phrase, body, edges, small
from notices.languages import compiled

_LITERAL = re.compile(r"\.\.\.|[*+'\s]+|.\u093c|[\u0901\u0902]")
_NO_NAME = re.compile("(?!)")


@dataclass(slots=True, eq=False)
class Lexicon:
    """One language's words for what a policy is about."""

    locale: str
    topics: dict[str, Words]
    words: dict[str, Words]
    quotes: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    wrong_signs: frozenset[str] = frozenset()
    loans: frozenset[str] = frozenset()
    foreign_signs: frozenset[str] = frozenset()
    digits: frozenset[str] = frozenset()
    spaceless: bool = False
    verb_final: bool = False
    capital_nouns: bool = False
    polite: frozenset[str] = frozenset()
    also_called: dict[str, list[str]] = field(default_factory=dict)
    longer_name: re.Pattern[str] = _NO_NAME
    _heads: Heads | None = None

    @property
    def close(self) -> bool:
        """Whether a “not” stands right beside its verb: where no spaces part them, where it ends the verb."""
        return self.spaceless or self.verb_final

    @property
    def latin(self) -> bool:
        """Whether its script is that of the policy's names."""
        return not self.spaceless and any("a" <= char <= "z" for word in self.common for char in word)

    def spoken_of(self, text: str) -> frozenset[str]:
        """The topics of which a text has a word."""
        if self._heads is None:
            self._heads = Heads(self.topics, parted=not self.spaceless and not self.glued)
        return frozenset(self._heads.within(small(text)))


class Lists(dict[str, "Words"]):
    """Lists of phrases by name; one that a language does not have is empty."""

    def __missing__(self, name: str) -> Words:
        return _NONE


@cache
def lexicon(locale: str) -> Lexicon | None:
    """The words of a language, or None where nobody has written them down."""
    data = _data(locale)
    if not data:
        return None
    lex = Lexicon(locale, Lists(), Lists(), quotes=tuple(data.get("quotes", ())), common=common(locale))
    lex.spaceless = is_spaceless(locale)
    lex.verb_final = data.get("verb_final") == "yes"
    lex.letters = frozenset(data.get("letters", ""))
    lex.wrong_signs = frozenset(data.get("wrong_signs", ""))
    lex.loans = frozenset(data.get("loans", ()))
    lex.foreign_signs = frozenset("".join(data.get("foreign_signs", ())))
    lex.digits = frozenset(data.get("digits", ""))
    lex.capital_nouns = data.get("capital_nouns") == "yes"
    lex.polite = frozenset(data.get("polite", ()))
    lex.also_called = data.get("also_called", {})
    lex.longer_name = _longer_name(data.get("ties_names", ()), lex.capital_nouns, lex.polite)
    lex.glued = tuple(data.get("glued_before", ()))
    affixes = Affixes(lex.glued, tuple(data.get("endings", ())))
    lex.topics.update((name, Words(phrases, affixes)) for name, phrases in data.get("topics", {}).items())
    lex.words.update((name, Words(data[name], affixes)) for name in data if name not in _OTHER and data[name])
    return lex


@cache
def common(locale: str) -> frozenset[str]:
    """The commonest words of a language, of which nothing else need be known where they are strangers."""
    return frozenset(_data(locale).get("common", ()))


def is_spaceless(locale: str) -> bool:
    """Whether a language parts its words by no spaces."""
    return any(SPACELESS.match(word) for word in common(locale))


def _data(locale: str) -> dict[str, Any]:
    file = languages.FOLDER / locale / "judging.yaml"
    known = re.fullmatch(r"[A-Za-z]+(-[A-Za-z0-9]+)*", locale) is not None and file.is_file()
    return compiled.words(file) if known else {}


def _longer_name(ties: Iterable[str], capital_nouns: bool, polite: Iterable[str]) -> re.Pattern[str]:
    """How a name goes on behind its first word: `for …`, or a capital where not every noun has one.

    A word of address keeps its capital anywhere: `akun Claude Anda` is your account.
    """
    ways = [rf"(?:{'|'.join(map(re.escape, ties))}) \w[\w-]*"] if ties else []
    courtesy = "".join(rf"(?!{re.escape(word)}\b)" for word in sorted(polite))
    ways += [] if capital_nouns else [rf"{courtesy}[A-ZÅÄÖ][\w-]*"]
    return re.compile(f" (?:{'|'.join(ways)})" if ways else _NO_NAME.pattern)


class Words:
    """Any of some phrases; `*` stands for any letters, `+` for one of the endings, `...` for a few words.

    What begins with a hyphen is none of them: `use*, -user*`.

    Most texts hold none of them: the pattern is made, and asked, where the longest word of one stands. It is
    asked of the text in small letters, and so are what it finds.
    """

    __slots__ = ("_affixes", "_but", "_heads", "_made", "_pattern", "_phrases")

    def __init__(self, phrases: Iterable[str], affixes: Affixes | None = None) -> None:
        phrases = tuple(phrases)
        self._phrases = tuple(it for it in phrases if it[0] != "-")
        self._but = tuple(it[1:] for it in phrases if it[0] == "-")
        self._affixes = affixes or Affixes()
        self._heads: dict[str, list[str]] | None = None
        self._made: dict[str, list[Phrase]] = {}
        self._pattern: re.Pattern[str] | None = None

    @property
    def heads(self) -> dict[str, list[str]]:
        """The longest word of each phrase, and whose it is: without one, a text has none of them."""
        if self._heads is None:  # most lists of most languages are never asked
            self._heads = {}
            for it in self._phrases:
                self._heads.setdefault(_head(it), []).append(it)
        return self._heads

    @property
    def inner_heads(self) -> set[str]:
        """Those that do not begin a word of their phrase."""
        return {head for it in self._phrases if small(it).partition(head := _head(it))[0][-1:].strip()}

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression for all of them, in small letters."""
        if self._pattern is None:
            # What stands around all of them is asked once at each character, and not once for each phrase.
            ways: dict[tuple[str, str], list[str]] = {}
            affixes = self._affixes.small
            for phrase in map(small, self._phrases):
                ways.setdefault(edges(phrase, affixes), []).append(body(phrase, affixes))
            longest = {edges: "|".join(sorted(bodies, key=len, reverse=True)) for edges, bodies in ways.items()}
            whole = "|".join(f"{before}(?:{bodies}){after}" for (before, after), bodies in longest.items())
            but = "|".join(body(small(it), affixes) for it in self._but)
            self._pattern = re.compile((rf"(?!{but})(?:{whole})" if but else whole) or r"(?!)")
        return self._pattern

    def stand_by(self, head: str, lowered: str) -> bool:
        """Whether one of those with a head stands in a text, which is given in small letters and has the head."""
        if self._but:
            return self.pattern.search(lowered) is not None
        if head not in self._made:
            affixes = self._affixes.small
            self._made[head] = [Phrase(small(it), affixes) for it in self.heads[head]]
        for it in self._made[head]:  # noqa: SIM110 (a generator takes twice as long)
            if it.stands(lowered):
                return True
        return False

    def _stand(self, lowered: str) -> bool:
        for head in self.heads:  # noqa: SIM110 (a generator takes three times as long)
            if head in lowered and self.stand_by(head, lowered):
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


def _head(phrase: str) -> str:
    """The longest stretch of a phrase that stands in every text that has the phrase."""
    return max(_LITERAL.split(small(phrase)), key=len)


_NONE = Words(())
# What stands in judging.yaml and is no list of phrases.
_OTHER = (
    "topics",
    "verb_final",
    "quotes",
    "common",
    "letters",
    "wrong_signs",
    "loans",
    "foreign_signs",
    "digits",
    "glued_before",
    "endings",
    "ties_names",
    "capital_nouns",
    "polite",
    "also_called",
)
