"""`The last day of September`, `the end of 2025`, `mid-October`: parts of a month or a year that have no number.

Where a month ends, or a year, is a day; its beginning and its middle are not, and stay the month.
"""

from __future__ import annotations

import calendar

from notices.reading.neighbours import NEAR, near
from notices.reading.tokens import NOTHING, Day, Passage, Token

_LINKS = ("month_sign", "fillers", "articles", "count_words", "of")
_MOST_LINKS = 3  # of the year, شهر
_LAST_MONTH = 12
_HUNDRED = 100
_YEARS = range(1900, 2101)
_SOME_YEAR = 2025  # whose February has 28 days


def find_month_parts(passage: Passage, *, behind: bool) -> None:
    """Let a month or a year, and the word beside it that says which part of it, be one date.

    With `behind`, that word is rather behind its month: 10月末, *ekim sonu*.
    """
    steps = (-1, 1) if behind else (1, -1)
    i = 0
    while i < len(passage.tokens):
        part = passage.tokens[i]
        if part.sense.names_part and (part.has("last_day") or part.has("month_parts")):
            i = _take_in(passage, i, steps)
        i += 1


def _take_in(passage: Passage, i: int, steps: tuple[int, int]) -> int:
    """Put the word at i and its month together, and give the last place of what they are now."""
    tokens, part = passage.tokens, passage.tokens[i]
    for step in steps:
        at = beyond_links(passage, i, step)
        day = _month_at(passage, at, i) or (_last_month(passage, at) if part.has("last_day") else None)
        if day is None:
            continue
        kept = part.sense.before_date or part.sense.after_date or part.has("to")  # until the end of, sonuna kadar
        low, high = sorted((at, i + step if kept else i))
        if day.year is None and not kept and (year := _year_behind(passage, high)):
            day, high = Day(year, day.month, None), high + 1
        start, end = tokens[low].start, tokens[high].end
        day = last_day(day.year, day.month) if part.has("last_day") else day
        tokens[low : high + 1] = [Token("date", start, end, passage.text[start:end], NOTHING, days=(day,))]
        return low + 1 if kept and at < i else low
    return i


def beyond_links(passage: Passage, i: int, step: int) -> int:
    """Pass over the little words between the part and its month: the end of the year 2025, 2025年の末."""
    tokens, at = passage.tokens, i
    for _ in range(_MOST_LINKS + 1):
        if not near(passage, min(at, at + step), NEAR):
            return i
        at += step
        if not _is_link(tokens[at]):
            break
    return at


def _is_link(token: Token) -> bool:
    if token.kind != "word" or token.sense.month:
        return False
    return token.sense.unit in {"year", "month"} or any(map(token.has, _LINKS))


def _month_at(passage: Passage, at: int, part: int) -> Day | None:
    """Give the month that stands there, with its year or without: October 2025, October, 10月."""
    token = passage.tokens[at]
    if token.kind == "date":
        return token.days[0] if token.days[0].day is None else None
    if token.kind == "word" and token.sense.month and not token.has("only_with_day"):
        return Day(None, token.sense.month, None)
    signed = at + 1 <= part and passage.tokens[at + 1].has("month_sign")
    if signed and token.kind == "number" and isinstance(token.value, int) and 1 <= token.value <= _LAST_MONTH:
        return Day(None, token.value, None)
    return None


def _year_behind(passage: Passage, at: int) -> int | None:
    """Give the year that stands behind a month and its part: lokakuun lopussa 2015."""
    behind = passage.tokens[at + 1 : at + 2]
    return year_at(behind[0]) if behind and passage.gap(passage.tokens[at], behind[0]) == " " else None


def _last_month(passage: Passage, at: int) -> Day | None:
    """Give the last month of a year, or of a quarter of it; 2000 characters are no year."""
    token, behind = passage.tokens[at], passage.tokens[at + 1 : at + 2]
    if token.kind == "date_range":
        return token.days[1]
    year = year_at(token)
    counts = behind and behind[0].has("count_words") and passage.gap(token, behind[0]) == " "
    return None if year is None or (counts and not year % _HUNDRED) else Day(year, _LAST_MONTH, None)


def year_at(token: Token) -> int | None:
    """Give the year that stands there in four figures."""
    plain = token.kind == "number" and token.word.isdigit() and token.value in _YEARS
    return int(token.word) if plain else None


def last_day(year: int | None, month: int) -> Day:
    """Give the last day of a month."""
    return Day(year, month, calendar.monthrange(year or _SOME_YEAR, month)[1])
