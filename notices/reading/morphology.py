"""Words written together: `femårsperiod` is five and year, `trettiodagarsfrist` thirty and day.

A word that the lexicon does not know is cut into pieces that it knows: number words, then a unit
that may begin a longer word (`års-`) or end one (`-årig`). What follows the unit is not read. In a
language that glues little words in front (Hebrew and Arabic), those are taken off first; where they
are glued behind (Korean 28일까지, 삼십일간), whatever they follow is cut off before them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from notices.dataclass import replace
from notices.reading.lexicon import Lexicon
from notices.reading.tokens import Sense

_LONGEST_WORD = 120  # letters; few number words are longer
_PARTS = frozenset({"joiner", "point", "minus"})  # of a number: 마이너스-삼
_SHORTEST_MINUS = 3
_FEWEST_OF_MONEY = 4  # pieces: a count of two, its currency, and a particle
_NOT_LATIN = "\u0370"
_MOST_GLUED = 3  # ولل: and, to, the


class Piece(NamedTuple):
    """A part of a word, with what it means; `word` where that is shorter than what it takes in."""

    start: int
    end: int
    sense: Sense
    word: str = ""


class Splitter:
    """Cuts the unknown words of one language."""

    def __init__(self, lex: Lexicon) -> None:
        self._lex = lex
        parts = _PARTS | ({"divides"} if lex.compounds else frozenset())  # 일조분의일
        self._counts = {
            word: sense
            for word, sense in lex.senses.items()
            if (sense.number is not None or sense.scale or sense.ordinal or parts & sense.roles)
            and word.replace("'", "").isalpha()
            and not ("minus" in sense.roles and len(word) < _SHORTEST_MINUS)  # 음수 is a noun
        } | lex.pieces
        self._longest = max(map(len, self._counts), default=0)
        self._ends = {word: lex.senses[word] for word in (*lex.suffixes, *lex.prefixes, *lex.word_ends)}
        self._heads = sorted((*lex.prefixes, *lex.begins), key=len, reverse=True)
        self._behind = bool(lex.glued_behind)
        self._little = frozenset(lex.glued_behind)
        self._lengths = sorted(set(map(len, self._little)), reverse=True)
        if self._behind:
            measures = {word: sense for word, sense in lex.senses.items() if word.isalpha() and _measures(sense)}
            # 일 is one and day: what ends a count is no part of it.
            self._ends |= {word: _uncounted(sense) for word, sense in measures.items()}
        self._longest_end = max(map(len, self._ends), default=0)
        # 일요일부터 is from Sunday, and no day with what may stand behind it
        self._stems = {word for word, sense in lex.senses.items() if sense.weekday} | self._ends.keys()

    def split(self, word: str, known: Mapping[str, Sense]) -> list[Piece]:
        """Give the pieces of a word, or nothing where it is no such word and has none of the known in it."""
        if len(word) > _LONGEST_WORD:
            return []
        if self._behind:
            for find in (self._count, self._before_little_words):
                if (pieces := find(word, known)) and _is_sound(pieces):
                    return pieces
        if (pieces := self._unglued(word, 0, known)) and _is_sound(pieces):
            return pieces
        if word.endswith(self._lex.tails):
            tail = next(tail for tail in self._lex.tails if word.endswith(tail))
            return [Piece(0, len(word), self._lex.senses[tail])]
        return []

    def _count(self, word: str, known: Mapping[str, Sense]) -> list[Piece]:
        """A count and nothing else: 십일 may be ten days, and is rather eleven."""
        pieces = self._counted(word, 0, 0, set()) or []
        if pieces and (last := word[pieces[-1].start :]) in self._counts:
            pieces[-1] = pieces[-1]._replace(sense=self._counts[last])
        return pieces

    def _before_little_words(self, word: str, known: Mapping[str, Sense]) -> list[Piece]:
        """A unit, a word or a count, and the little words glued behind it; the longest that is one."""
        # 이다 rather than 다 behind 구천오백: what is no count by itself is no two behind one
        tied = {end for end in range(1, len(word)) if {word[end:], word[end - 1 :]} <= self._little}
        ends = sorted(
            range(1, len(word)),
            key=lambda end: (word[:end] in self._stems, word[:end] in self._stems or end not in tied, end),
            reverse=True,
        )
        for end in ends:
            if (little := self._little_words(word, end)) is None:
                continue
            stem = word[:end]
            if self._is_code(stem) and word[end].isalpha() and word[end] < _NOT_LATIN:
                continue  # geldi is no GEL and bende no B; USD'ye, USD를 are
            pieces = [Piece(0, end, known[stem], stem)] if stem in known else None
            if pieces := pieces or self._counted(stem, 0, 0, set()):
                return [*pieces, *little]
        return []

    def _is_code(self, stem: str) -> bool:
        """Whether a stem is no word but the code of a currency or the letter of a scale."""
        sense = self._lex.senses.get(stem)
        return sense is not None and bool(sense.glued_scale or sense.currency == stem.upper())

    def _little_words(self, word: str, at: int, depth: int = 0) -> list[Piece] | None:
        if at == len(word):
            return []
        begin = at + (word[at] == "'" and not depth)  # eylül'e: the apostrophe is the ending's
        for length in self._lengths if depth < _MOST_GLUED else ():
            each = word[begin : begin + length]
            if each in self._little:
                rest = self._little_words(word, begin + len(each), depth + 1)
                if rest is not None:
                    return [Piece(at, begin + len(each), _uncounted(self._lex.senses[each]), each), *rest]
        return None

    def _unglued(self, word: str, at: int, known: Mapping[str, Sense], depth: int = 0) -> list[Piece]:
        """Take off the little words in front: one that means something is a piece, another goes with the rest."""
        rest = word[at:]
        if at and rest in known:
            return [Piece(at, len(word), known[rest], rest)]
        if self._lex.compounds and (pieces := self._compound(rest, at)):
            return pieces
        for prefix in self._lex.glued if depth < _MOST_GLUED else ():
            if not rest.startswith(prefix) or not (pieces := self._unglued(word, at + len(prefix), known, depth + 1)):
                continue
            first = pieces[0]
            if prefix in self._lex.senses:
                # Phrases are known without the apostrophes of their words: `moins d'` before `un an`.
                return [Piece(at, first.start, self._lex.senses[prefix], prefix.rstrip("'")), *pieces]
            return [Piece(at, first.end, first.sense, first.word or word[first.start : first.end]), *pieces[1:]]
        return []

    def _compound(self, word: str, offset: int) -> list[Piece]:
        if pieces := self._counted(word, 0, offset, set()):
            return pieces
        if unit := self._head(word):
            return [Piece(offset, offset + unit[0], unit[1])]
        return []

    def _counted(self, word: str, at: int, offset: int, dead: set[int]) -> list[Piece] | None:
        """Number words from a place to the end or to a unit; the longest first, as far as the rest goes on.

        `eins` begins einstündig, too, but nothing goes on behind it. `dead` holds the places where nothing does.
        """
        if at == len(word):
            return []
        if at and (unit := self._unit(word, at)):
            return [Piece(offset + at, offset + unit[0], unit[1])]
        if at and self._behind and (more := self._measured(word, at, offset, dead)):
            return more
        for end in range(min(len(word), at + self._longest), at, -1) if at not in dead else ():
            if (sense := self._counts.get(word[at:end])) and not (end == len(word) and self._goes_on(word[at:end])):
                rest = self._counted(word, end, offset, dead)
                if rest is not None:
                    return [Piece(offset + at, offset + end, sense), *rest]
        dead.add(at)
        return None

    def _measured(self, word: str, at: int, offset: int, dead: set[int]) -> list[Piece]:
        """What a count measures, and another count behind it: 일년삼개월, 이달러이십삼센트."""
        for end in range(min(len(word) - 1, at + self._longest_end), at, -1) if at not in dead else ():
            if sense := self._ends.get(word[at:end]):
                rest = self._counted(word, end, offset, dead) or []
                if word[at:end] in self._counts and rest and rest[0].sense.scale:
                    continue  # 일백일십일 is 111, with a one before each scale
                if len(rest) > 1 and rest[-1].sense.number is None and rest[-1].sense.scale is None:
                    return [Piece(offset + at, offset + end, sense), *rest]
        return []

    def _goes_on(self, piece: str) -> bool:
        """Whether a piece ends no count: the `and` in a number (`honderden` is no hundred and something), cent-."""
        sense = self._counts[piece]
        opens = piece in self._lex.pieces and "ends" not in sense.roles
        return opens or ("joiner" in sense.roles and sense.number is None)

    def _unit(self, word: str, at: int) -> tuple[int, Sense] | None:
        rest = word[at:]
        if rest in self._ends:
            return len(word), self._ends[rest]
        found = self._head(rest)
        return found and (at + found[0], found[1])

    def _head(self, word: str) -> tuple[int, Sense] | None:
        for head in self._heads:
            if word.startswith(head):
                return len(head), self._lex.senses[head]
        return None


def _is_sound(pieces: list[Piece]) -> bool:
    """Whether pieces make a count: no zero hundred (공백), no two rows mixed (열만), no lone 이 of money (이유로)."""
    if pieces and "point" in pieces[-1].sense.roles and pieces[-1].sense.number is None:
        return False
    for piece, behind in pairwise(pieces):
        first, last = piece.sense, behind.sense
        if "not_alone" in first.roles and last.currency and len(pieces) < _FEWEST_OF_MONEY:
            return False
        counted = first.number is not None or first.scale is not None
        if not counted or (last.number is None and last.scale is None):
            continue
        if (first.number == 0 and last.scale) or not _follows(first, last):
            return False
    return True


def _follows(first: Sense, last: Sense) -> bool:
    """Whether a language with two rows of number words may say one behind the other: 열둘, 백둘; not 열만, 세세."""
    own, other = "own_numbers" in first.roles, "own_numbers" in last.roles
    if own:
        return other and (first.number is None or first.number >= 10)
    return not other or first.scale is not None


def _uncounted(sense: Sense) -> Sense:
    """A word's other meanings: the 일 of 삼십일 is no one, the 만 of 하나만 no ten thousand."""
    if sense.number is None and sense.scale is None:
        return sense
    return replace(sense, number=None, scale=None, may_begin_number=False, counts_alone=False)


def _measures(sense: Sense) -> bool:
    """Whether a word can end a count that is written together with it: a unit, money, a share."""
    named = sense.unit or sense.currency or sense.cents_of or sense.percent_share
    return bool(named) or bool({"percent", "divides", "count_words"} & sense.roles)


def is_glued(word: str, glued: Sequence[str], depth: int = 0) -> bool:
    """Whether a word is nothing but little words that stick to the next one: the ل of ل30, the ב of ב-28.

    >>> is_glued("ול", ["ו", "ל"]), is_glued("לא", ["ו", "ל"])
    (True, False)
    """
    if not word or depth == _MOST_GLUED:
        return not word and depth > 0
    return any(word.startswith(it) and is_glued(word[len(it) :], glued, depth + 1) for it in glued)
