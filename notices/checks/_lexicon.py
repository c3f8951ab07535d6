"""judging.yaml → Topics: by which words the texts of a language say what they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from notices import languages
from notices.checks._heads import Heads
from notices.checks._phrases import SPACELESS, Affixes, small
from notices.checks._words import Words
from notices.dataclass import dataclass, field
from notices.languages import compiled

_NO_NAME = re.compile("(?!)")


@dataclass(slots=True, eq=False)
class Lexicon:
    """One language's words for what a policy is about."""

    locale: str
    topics: dict[str, Words]
    words: dict[str, Words]
    heads: Heads = field(default_factory=lambda: Heads(parted=False))
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
        return frozenset(it.topic for it in self.heads.standing(small(text)) if it.topic)

    def answer(self, word: str) -> bool | None:
        """What a yes or a no answers; None for any other word."""
        if self.words["yes_label"].fullmatch(word):
            return True
        return False if self.words["no_label"].fullmatch(word) else None


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
    glued, spaceless = tuple(data.get("glued_before", ())), is_spaceless(locale)
    heads = Heads(parted=not spaceless and not glued)
    lex = Lexicon(locale, Lists(), Lists(), heads, glued=glued, common=common(locale), spaceless=spaceless)
    lex.quotes = tuple(data.get("quotes", ()))
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
    affixes = Affixes(lex.glued, tuple(data.get("endings", ()))).small
    topics = data.get("topics", {}).items()
    lex.topics.update((name, Words(phrases, affixes, heads, name)) for name, phrases in topics)
    lex.words.update((name, Words(data[name], affixes, heads)) for name in data if name not in _OTHER and data[name])
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
