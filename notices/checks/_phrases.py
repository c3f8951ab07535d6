"""A phrase of judging.yaml, and whether it stands in a text.

Most are words as they stand, with letters before or behind them or none: a text is searched for those
without an expression, of which making one takes longer than reading all texts of a language.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from notices.reading.letters import MARKS, as_written, inner

SPACELESS = re.compile("[\u2e80-\u9fff\u0e00-\u0eff]")
_PLAIN = re.compile(r"\*?(?:(?!\.\.\.)[^*+’\u093c])+\*?")
_LITERAL = re.compile(r"\.\.\.|[*+'\s]+|.\u093c|[\u0901\u0902]")
_SPACE = r"[ \n]+"  # between the words of a phrase, as `small` writes it
# All white space but the ends of lines, and quotation marks.
_BLANKS = (
    "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    '\u2028\u2029\u202f\u205f\u3000„“”"«»'
)
_BLANK = re.compile(f"[{_BLANKS}]")
_STOPS = "؟؛،।。，！？；"
_STOP = re.compile(f"[{_STOPS}]")
_ODD = re.compile(f"[{_BLANKS}{_STOPS}İı]")
_LONGEST = 40  # characters that `...` may stand for
_MOST_GLUED = 3  # little words at the front of one: and, to, the


@lru_cache(maxsize=2048)
def small(text: str) -> str:
    """The text in small letters, with one i for all four of Turkish, as expressions compare it.

    Spaces of all kinds are one, and so are quotation marks, since who says “no” says no; and so are the stops
    of other scripts: an expression with all of them between any two words takes five times as long to make.

    >>> small("İki YIL") == small("iki\u00a0yıl")
    True
    """
    if _ODD.search(text):
        text = _STOP.sub(";", _BLANK.sub(" ", text)).replace("İ", "I").replace("ı", "i")
    return text.lower()


class Affixes(NamedTuple):
    """What a language writes together with its words: Arabic’s and, to, the before them, `-ssa` behind them."""

    glued: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()

    @property
    def small(self) -> Affixes:
        """The same in small letters."""
        return Affixes(*(tuple(map(small, its)) for its in self))


class Phrase:
    """A phrase, in small letters as its affixes are and the texts that it is looked for in."""

    __slots__ = ("_affixes", "_begins", "_ends", "_marks", "_pattern", "_phrase", "_words")

    def __init__(self, phrase: str, affixes: Affixes) -> None:
        spaced = SPACELESS.search(phrase) is None
        self._phrase, self._affixes = phrase, affixes
        self._pattern: re.Pattern[str] | None = None
        self._words = even(phrase).strip("*") if is_plain(phrase) else None
        self._begins = spaced and phrase[0] != "*"
        self._ends = spaced and phrase[-1] != "*"
        self._marks = MARKS if inner(phrase) != r"\w" else ""

    def stands(self, lowered: str) -> bool:
        """Whether it stands in a text."""
        if self._words is None:
            return self._expression.search(lowered) is not None
        text = even(lowered)
        at = text.find(self._words)
        while at >= 0:
            end = at + len(self._words)
            ends = not self._ends or end == len(text) or not self._is_inner(text[end])
            if ends and (not self._begins or self._is_front(text, at)):
                return True
            at = text.find(self._words, at + 1)
        return False

    def _is_front(self, text: str, at: int) -> bool:
        """Whether a word begins here, or behind what is glued to it."""
        start = at
        while start and self._is_inner(text[start - 1]):
            start -= 1
        return start == at or _glue(self._affixes.glued).fullmatch(text, start, at) is not None

    def _is_inner(self, char: str) -> bool:
        """Whether a character is one within a word: `inner` without an expression."""
        return char.isalnum() or char == "_" or char in self._marks

    @property
    def _expression(self) -> re.Pattern[str]:
        if self._pattern is None:
            before, behind = edges(self._phrase, self._affixes)
            self._pattern = re.compile(f"{before}{body(self._phrase, self._affixes)}{behind}")
        return self._pattern


@lru_cache(maxsize=256)
def even(lowered: str) -> str:
    """A text with one space for several, one apostrophe for both, and one dot for both of Hindi’s above a vowel."""
    return " ".join(lowered.split()).replace("’", "'").replace("\u0901", "\u0902")


@cache
def _glue(glued: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_any(glued, f"{{1,{_MOST_GLUED}}}") or r"(?!)")


def is_plain(phrase: str) -> bool:
    """Whether a phrase is words as they stand, with letters before or behind them or none."""
    return phrase.isalpha() or _PLAIN.fullmatch(phrase) is not None


def head(phrase: str) -> tuple[str, bool, bool]:
    """The longest stretch of a phrase that stands in every text that has it; whether it begins and ends a word."""
    longest = max(_LITERAL.split(phrase), key=len)
    before, _, behind = phrase.partition(longest)
    return longest, not before[-1:].strip(), not behind[:1].strip()


def edges(phrase: str, affixes: Affixes) -> tuple[str, str]:
    """What has to stand before a phrase and behind it: no letter, where its script has spaces."""
    if SPACELESS.search(phrase):
        return "", ""
    if phrase.startswith("*"):
        return "", rf"(?!{inner(phrase)})"
    return rf"(?<!{inner(phrase)}){_any(affixes.glued, f'{{0,{_MOST_GLUED}}}')}", rf"(?!{inner(phrase)})"


def body(phrase: str, affixes: Affixes) -> str:
    """The expression for a phrase’s own characters."""
    parts = [_several(part, affixes.endings) for part in phrase.strip().split(" ... ")]
    letter = inner(phrase)
    return rf"(?!{letter})[^.,!?;:\n\d]{{1,{_LONGEST}}}?(?<!{letter})".join(parts)


def _several(text: str, endings: tuple[str, ...]) -> str:
    return _SPACE.join(_word(word, endings) for word in text.split())


def _word(word: str, endings: tuple[str, ...]) -> str:
    stem = word.removesuffix("+")
    # `don’t`: the apostrophes are one.
    pattern = as_written(re.escape(stem)).replace(r"\*", f"{inner(word)}*").replace("'", "['’]")
    return pattern + (_any(endings, "?") if stem != word else "")


def _any(affixes: tuple[str, ...], often: str) -> str:
    ways = "|".join(re.escape(it) for it in sorted(affixes, key=len, reverse=True))
    return f"(?:{ways}){often}" if ways else ""
