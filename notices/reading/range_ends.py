"""The two ends of a date range: what each lends the other where it is written short (`28 September–5 October 2025`)."""

from __future__ import annotations

import datetime

from notices.dataclass import replace
from notices.reading.tokens import Day, Passage, Token

_BEFORE_YEAR = frozenset({", ", ",", " ", ",  "})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LAST_DAY = 31


def first_day(token: Token, other: Token) -> Day | None:
    """Give the day that a bare number means before a date: 13 in `13–15 July`."""
    last, value = other.days[0], token.value
    day = last.day if other.value is None else other.value
    if last.day is None or not isinstance(value, int) or not _is_plain(token) or not 1 <= value < (day or 0):
        return None
    if last.year and last.day != day:  # a day of another calendar
        first = datetime.date(last.year, last.month, last.day) - datetime.timedelta((day or 0) - value)
        return Day(first.year, first.month, first.day)
    return Day(last.year, last.month, value)


def year_start(token: Token, other: Token) -> tuple[Day, Day] | None:
    """Give the ends of a range from a year to a date: from 2024 to 5 May 2026."""
    last, year = other.days[0], token.value
    if last.year is None or last.day is None or not isinstance(year, int) or len(token.word) != len("2024"):
        return None
    return (Day(year, 1, 1), last) if _FIRST_YEAR <= year <= min(last.year, _LAST_YEAR) else None


def year_behind(passage: Passage, at: int) -> int | None:
    """The year of `September 1–28, 2025`."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or passage.gap(tokens[at], tokens[at + 1]) not in _BEFORE_YEAR:
        return None
    year = tokens[at + 1]
    plain = year.kind == "number" and year.written == "digits" and len(year.word) == 4
    return int(year.value) if plain and year.value and 1900 <= year.value <= 2100 else None


def month_end(first: Day, month: int) -> tuple[Day, Day] | None:
    """Give the ends of a range from a day to a month that lends its year from it: from 1 February 2026 to March."""
    if first.day is None or month == first.month:
        return None
    year = None if first.year is None else first.year + (month < first.month)
    return first, Day(year, month, 1)


def ends_of(token: Token, other: Token) -> tuple[Day, Day] | None:
    """Give the two days of a range, or None where the two do not make one."""
    if token.kind == "date" and other.kind == "date":
        return _whole(*_dated(token.days[0], other.days[0]))
    if token.kind == "number" and other.kind == "date":
        day = first_day(token, other)
        return (day, other.days[0]) if day else None
    if token.kind == "date" and other.kind == "number" and token.value is None and _is_plain(other):
        first, value = token.days[0], other.value
        if isinstance(value, int) and first.day is not None and first.day < value <= _LAST_DAY:
            return first, Day(first.year, first.month, value)
    return None


def other_ends(token: Token, other: Token) -> tuple[Day, ...]:
    """Give the other reading of the ends, where one of them has another."""
    if not token.others and not other.others:
        return ()
    first, last = (replace(each, days=each.others or each.days) for each in (token, other))
    return ends_of(first, last) or ()


def _is_plain(token: Token) -> bool:
    """Whether a number can be a day: 9, 9th, nine, but not 9.00."""
    return token.written != "digits" or token.ordinal or token.word.isdigit()


def _dated(first: Day, last: Day) -> tuple[Day, Day]:
    """Lend the year of one end to the other."""
    over = (first.month, first.day or 0) > (last.month, last.day or 0)
    if first.year is None and last.year is not None:
        first = Day(last.year - over, first.month, first.day)
    elif last.year is None and first.year is not None:
        last = Day(first.year + over, last.month, last.day)
    return first, last


def _whole(first: Day, last: Day) -> tuple[Day, Day] | None:
    """Count a month beside a day from its first: from 1 February to March 2026."""
    if (first.day is None) == (last.day is None):
        return first, last
    ends = (Day(first.year, first.month, first.day or 1), Day(last.year, last.month, last.day or 1))
    return ends if ends[0].iso <= ends[1].iso else None
