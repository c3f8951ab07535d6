"""Names from the caller's closed vocabulary: `Free-, Pro- och Max-abonnemangen` names three plans.

Names are compared with their capitals. A name stands by itself: not inside a word (`Pro` in
`Process`), and the longest one wins (`Claude for Work` is not `Claude`). Some names are ordinary
words too (`ordinary_names` in reading.yaml): at the start of a sentence, before a word that is no
noun of names, `Free` is an adjective; before a family name, `Max` is a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby

from notices.dataclass import dataclass
from notices.reading.folding import fold
from notices.reading.letters import LETTER, MARKS, inner, is_spaceless
from notices.reading.lexicon import SPACELESS, Lexicon
from notices.reading.morphology import is_glued

_OPENERS = frozenset('.!?:;"“”«»‘(—•*>|-')
_WORD_BEHIND = re.compile(rf"\s?({LETTER}+)")
_WORD_BEFORE = re.compile(rf"((?:[^\W_{SPACELESS}]|[{MARKS}])+)\s$")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_TAIL = re.compile(r"-([^\W\d_]+)")
_WINDOW = 60
_WHOLE = 2  # letters of a noun of names that are no beginning of another word: `or`, `i`


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in the folded text."""

    value: str
    start: int
    end: int


class Names:
    """Finds the names of one vocabulary in one language."""

    def __init__(self, lex: Lexicon, names: Mapping[str, Sequence[str]]) -> None:
        self._canonical = {_plain(form): name for name, forms in names.items() for form in forms if form.strip()}
        self._compounds = lex.compounds
        self._glued = lex.glued
        self._subjects = {word for word, sense in lex.senses.items() if "subjects" in sense.roles}
        nouns = [word for word, sense in lex.senses.items() if "name_nouns" in sense.roles]
        self._nouns = frozenset(word for word in nouns if len(word) <= _WHOLE)
        self._noun_stems = tuple(word for word in nouns if len(word) > _WHOLE)
        self._ordinary = {word for word, sense in lex.senses.items() if "ordinary_names" in sense.roles}
        self._persons = {word for word, sense in lex.senses.items() if "person_names" in sense.roles}
        forms = sorted(self._canonical, key=len, reverse=True)
        endings = "|".join(re.escape(ending) for ending in sorted(lex.affixes, key=len, reverse=True))
        # The longest come first; where a name has to end is said once for all that stand side by side.
        stops = groupby(forms, key=lambda form: _stop(form, endings))
        ways = [f"(?:{'|'.join(map(_pattern, alike))}){stop}" for stop, alike in stops]
        # What may begin a name is asked first: of several ways, an expression does not see it by itself.
        first = f"(?=[{re.escape(''.join(sorted({form[0] for form in forms})))}])" if len(ways) > 1 else ""
        self._find = re.compile(f"{first}(?:{'|'.join(ways)})" if first else ways[0]) if forms else None
        self._whole = re.compile(rf"[^\W{SPACELESS}]")

    def find(self, text: str) -> list[Name]:
        """Every name in a text that is folded but keeps its capitals, in order, none inside another."""
        if self._find is None:
            return []
        found: list[Name] = []
        for match in self._find.finditer(text):
            form = self._form(match[0])
            start, end = match.start(), match.start() + len(form)
            if self._stands(text, start, form) and self._is_meant(text, start, end, _plain(form), found):
                found.append(Name(self._canonical[_plain(form)], start, end))
        return found

    def _form(self, written: str) -> str:
        while _plain(written) not in self._canonical and written:
            written = written[:-1]
        return written

    def _stands(self, text: str, start: int, form: str) -> bool:
        """Whether a word begins here: scripts without spaces begin one anywhere, others behind little words."""
        if not (start and self._whole.match(text[start - 1]) and self._whole.match(form[0])):
            return True
        if not self._glued:
            return False
        before = _LETTERS_BEFORE.search(text, max(0, start - _WINDOW), start)
        return before is not None and is_glued(before[0].lower(), self._glued)

    def _is_meant(self, text: str, start: int, end: int, form: str, found: list[Name]) -> bool:
        if form.lower() not in self._ordinary:
            return True
        before, behind = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
        if (tail := _TAIL.match(behind)) and not self._may_follow(tail[1]):
            return False
        word = _WORD_BEHIND.match(behind)
        noun = bool(word and self._is_noun(word[1]))
        if word and form.lower() in self._persons and behind[:1] == " " and _is_surname(word[1]) and not noun:
            return _plain(word[1]) in self._canonical
        previous = _WORD_BEFORE.search(before, before.rfind(" ", 0, -1) + 1)
        if noun or (previous is not None and self._leads_on(previous[1])):
            return True
        if previous and _has_capital(previous[1]) and not (found and found[-1].end == start - 1):
            opens = not _has_capital(previous[1][1:]) and _opens(before[: previous.start()])
            if not opens:
                return False
        described = word is not None and word[1][:1].islower() and behind[:1] == " "
        return not (described and _opens(before))

    def _may_follow(self, tail: str) -> bool:
        """Whether a hyphen may tie this to a name: any small word in a language of compounds."""
        return self._is_noun(tail) or (self._compounds and tail[0].islower())

    def _leads_on(self, word: str) -> bool:
        """Whether a capital in front is no name’s: `die Tarife Free und Pro`, `wenn Sie Free nutzen`."""
        return word.lower() in self._subjects or self._is_noun(word)

    def _is_noun(self, word: str) -> bool:
        """Whether names take such a word behind them: `Pro-planer`; one of two letters stands whole."""
        lower = word.lower()
        return lower in self._nouns or lower.startswith(self._noun_stems)


def _pattern(form: str) -> str:
    words = r"[ \n]{1,2}".join(re.escape(word) for word in form.split(" "))
    return _border("").sub(r"[ \\n]{0,2}", words) if is_spaceless(words) else words


@cache
def _border(space: str) -> re.Pattern[str]:
    """What stands between a Latin letter or a digit and a script without spaces; no other language compiles it.

    Pro版, Pro 版: whether a space stands where two scripts meet is anybody’s taste.
    """
    return re.compile(rf"(?<=[A-Za-z0-9]){space}(?=[{SPACELESS}])|(?<=[{SPACELESS}]){space}(?=[A-Za-z0-9])")


def _stop(form: str, endings: str) -> str:
    """End a name where its script ends: 版 may follow Pro, a letter of the same kind may not."""
    if re.match(f"[{SPACELESS}]", form[-1]) or not re.match(inner(form), form[-1]):
        return ""
    kin = "[A-Za-zÀ-ɏ0-9_]" if form[-1] < "\u0250" else inner(form)
    return rf"(?:{endings})?(?!{kin})" if endings else f"(?!{kin})"


@lru_cache(maxsize=1024)
def _plain(form: str) -> str:
    if form.isascii():
        return " ".join(form.split())
    words = " ".join(fold(form)[0].split())
    return _border(" ").sub("", words) if is_spaceless(words) else words


def _opens(before: str) -> bool:
    """Whether a sentence, or a line, begins behind these words."""
    words = before.rstrip()
    return not words or words[-1] in _OPENERS or "\n" in before[len(words) :]


def _has_capital(word: str) -> bool:
    return any(char.isupper() for char in word)


def _is_surname(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and word[1:].islower()
