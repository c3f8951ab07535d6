"""Dates in words, by the patterns of the language, with the weekday that stands beside them."""

from __future__ import annotations

from itertools import product
from typing import TypeVar

from notices.reading.date_gaps import DateGaps, ends
from notices.reading.date_slots import date_of, slot_value, slots_of
from notices.reading.double_years import join_years
from notices.reading.letters import is_spelled
from notices.reading.lexicon import Lexicon
from notices.reading.month_words import is_verb, join_names
from notices.reading.patterns import Pattern
from notices.reading.tokens import Passage, Token
from notices.reading.weekdays import take_weekdays

_WIDEST = 5  # characters between two parts of a date: a sign and spaces
_BEGINNING = 3  # tokens by which patterns are looked up
_END = ""  # of a pattern of two parts
_Way = TypeVar("_Way")
_Seconds = dict[str, dict[str, list[tuple[int, Pattern]]]]  # patterns with their ranks, by their second and third slot
_DAYS = frozenset({"day", "day-ordinal"})


class Dates:
    """Finds the dates of one language."""

    def __init__(self, lex: Lexicon) -> None:
        self._lex = lex
        self._gaps = DateGaps(lex)
        self._by_start: dict[str, _Seconds] = {}
        for rank, pattern in enumerate(lex.dates):
            for first, second, third in product(*(_ways(pattern, k) for k in range(_BEGINNING))):
                thirds = self._by_start.setdefault(first, {}).setdefault(second, {})
                thirds.setdefault(third, []).append((rank, pattern))
        self._signed = any("day_sign" in sense.roles for sense in lex.senses.values())
        self._eras = any(sense.era is not None for sense in lex.senses.values())
        self._longest = max((len(pattern.slots) for pattern in lex.dates), default=0)

    def find(self, passage: Passage) -> None:
        """Replace the tokens of every date by one token of kind `date`."""
        join_names(passage)
        speaks = _speaking(passage)
        if self._eras and speaks and "(" in passage.text[passage.tokens[0].start : passage.tokens[-1].end]:
            join_years(passage)
            speaks = _speaking(passage)
        tokens, found, i = passage.tokens, [], 0
        speaks.append(len(tokens) + self._longest)
        following = 0
        while i < len(tokens):
            token = tokens[i]
            while speaks[following] < i:
                following += 1
            # Every pattern has a word (a month, an era, 年) that is no farther away than it is long.
            if speaks[following] - i >= self._longest or (token.kind == "word" and not token.sense.may_begin_date):
                found.append(token)
                i += 1
                continue
            made, width = self._date(passage, i)
            found.append(made)
            i += width
        passage.tokens = found
        take_weekdays(passage, self._lex.dotted)

    def _date(self, passage: Passage, i: int) -> tuple[Token, int]:
        token = passage.tokens[i]
        ways = _known(self._by_start, slots_of(token))
        if not ways or (i and _is_sum(passage, i)):
            return token, 1
        if i + 1 == len(passage.tokens) or len(passage.gap(token, passage.tokens[i + 1])) > _WIDEST:
            return token, 1
        for _, pattern in _beginning(ways, passage.tokens[i + 1 : i + _BEGINNING]):
            parts = self._matches(passage, pattern, i) if _fits(pattern, passage.tokens, i) else None
            if made := parts and date_of(parts, passage, i, len(pattern.slots)):
                return made, len(pattern.slots)
        return token, 1

    def _matches(self, passage: Passage, pattern: Pattern, i: int) -> dict[str, int] | None:
        tokens, gaps = passage.tokens, self._gaps
        parts: dict[str, int] = {}
        last = ""
        for k, slot in enumerate(pattern.slots):
            token = tokens[i + k]
            gap, marked = gaps.seen(passage, pattern, i, k)
            if k and not gaps.may_part(passage, pattern, i, k, (last, gap)):
                return None
            if not slot:
                if token.word not in pattern.words[k]:
                    return None
                continue
            dotted = passage.text[token.end : token.end + 1] == "."  # jul. 2025
            if token.has("only_with_day") and not dotted and not _DAYS & set(pattern.slots):
                return None
            if slot == "day" and token.has("articles") and gaps.is_bare_abbreviation(passage, i + k + 1):
                return None  # un set di regole
            signed = k + 1 < len(pattern.slots) and not pattern.slots[k + 1]
            brief = signed and "day" in pattern.slots  # 25年9月28日
            short = marked or (slot == "year" and (brief or gaps.is_last(passage, pattern, i, k)))
            short = short or (gap == last and gap in {"-", "/"})
            spelled = bool(_DAYS & set(pattern.slots)) or (k == 0 and signed)  # 二千二十五年九月
            counts = not signed and (k + 1 < len(pattern.slots) or not ends(passage, token))
            value = slot_value(slot, token, short=short, spelled=spelled, counts=counts)
            last = gap
            if value is None:
                return None
            parts[slot] = value
        if "own-year" in parts:
            parts |= {"era": self._lex.own_years, "era-year": parts["own-year"]}
        end = i + len(pattern.slots)
        if (
            self._goes_on(passage, end, pattern)
            or self._lacks_sign(passage, end, pattern)
            or is_verb(passage, i, pattern)
        ):
            return None
        return parts

    def _lacks_sign(self, passage: Passage, i: int, pattern: Pattern) -> bool:
        """Whether a number behind 月 is no day, as neither 日 nor the end of a range follows: 5月30个账户."""
        tokens = passage.tokens
        if not self._signed or pattern.slots[-1] != "day" or pattern.slots[-2] or i >= len(tokens):
            return False
        return tokens[i].start == tokens[i - 1].end and not tokens[i].has("to")

    def _goes_on(self, passage: Passage, i: int, pattern: Pattern) -> bool:
        """`May 30 days`, `in March 5 years`: the last number counts what follows it."""
        tokens = passage.tokens
        if pattern.slots[-1] != "day" or i >= len(tokens) or tokens[i - 1].ordinal:
            return False
        sense = tokens[i].sense
        gap = passage.gap(tokens[i - 1], tokens[i])
        if gap.strip(" ") or len(gap) > 1:
            return False
        counted = (sense.unit and not tokens[i].has("also_words")) or sense.scale
        return bool(counted or tokens[i].has("percent") or tokens[i].has("month_sign"))  # 2025年9月～10月


def _speaking(passage: Passage) -> list[int]:
    """Give where words stand with which a date can begin, or that only dates have."""
    return [k for k, token in enumerate(passage.tokens) if token.sense.may_begin_date]


def _beginning(ways: list[_Seconds], behind: list[Token]) -> list[tuple[int, Pattern]]:
    """Give the patterns that may begin so and go on with these tokens, the longest first."""
    found: list[tuple[int, Pattern]] = []
    for seconds in ways:
        for thirds in _known(seconds, slots_of(behind[0])):
            for patterns in _known(thirds, (*slots_of(behind[1]), _END) if len(behind) > 1 else (_END,)):
                found += patterns
    return sorted(found, key=_rank)


def _fits(pattern: Pattern, tokens: list[Token], i: int) -> bool:
    """Whether the tokens behind a pattern's beginning can fill its other slots."""
    rest = range(_BEGINNING, len(pattern.slots))
    return i + len(pattern.slots) <= len(tokens) and all(
        pattern.slots[k] in slots_of(tokens[i + k]) or tokens[i + k].word in pattern.words[k] for k in rest
    )


def _known(ways: dict[str, _Way], slots: tuple[str, ...]) -> list[_Way]:
    return [ways[slot] for slot in slots if slot in ways]


def _rank(ranked: tuple[int, Pattern]) -> int:
    return ranked[0]


def _ways(pattern: Pattern, k: int) -> list[str]:
    if k == len(pattern.slots):
        return [_END]
    return [pattern.slots[k]] if pattern.slots[k] else sorted(pattern.words[k])


def _is_sum(passage: Passage, i: int) -> bool:
    """Whether a sign of money owns the number: `$12 December 27`."""
    before = passage.tokens[i - 1]
    owned = (
        bool(before.sense.currency) and not before.sense.weekday and not all(map(is_spelled, before.word.split(" ")))
    )
    return owned and passage.gap(before, passage.tokens[i]) in {"", " "}
