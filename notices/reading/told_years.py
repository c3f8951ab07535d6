"""Years and months that are told by those before them: 同年9月28日, 翌年3月, 同月28日, 30 вересня того ж року."""

from __future__ import annotations

from notices.reading.neighbours import near
from notices.reading.tokens import NOTHING, Day, Passage, Token

_GAPS = frozenset({"", " "})
_REACH = 8  # tokens to the date that a word points back to
_LAST_MONTH, _LAST_DAY = 12, 31


def find_told_years(passage: Passage) -> None:
    """Give the dates beside such words the year, or the year and the month, that they point back to."""
    tokens, i = passage.tokens, 0
    while i < len(tokens):
        token = tokens[i]
        points = token.sense.names_part and any(map(token.has, ("same_year", "next_year", "same_month")))
        if points and (found := _dated(passage, i, int(token.has("next_year")))):
            low, high, day = found
            start, end = tokens[low].start, tokens[high].end
            tokens[low : high + 1] = [Token("date", start, end, passage.text[start:end], NOTHING, days=(day,))]
            i = low
        i += 1


def _dated(passage: Passage, i: int, later: int) -> tuple[int, int, Day] | None:
    """Give the first and the last token of a date, one of which is token i, and its day."""
    tokens = passage.tokens
    at = i + 1
    while at < len(tokens) and tokens[at].has("fillers") and near(passage, at - 1, _GAPS):
        at += 1
    if (told := _told(passage, i, i)) and near(passage, at - 1, _GAPS):
        year = (told.year or 0) + later
        if tokens[at].kind == "date" and tokens[at].days[0].year is None:
            return i, at, Day(year, tokens[at].days[0].month, tokens[at].days[0].day)
        if day := _signed(passage, at, None if tokens[i].has("same_month") else year, told):
            return i, at + 1, day
    before = tokens[i - 1] if near(passage, i - 1, _GAPS) else None
    if before is None or before.kind != "date" or before.days[0].year or not (told := _told(passage, i - 1, i)):
        return None
    return i - 1, i, Day((told.year or 0) + later, before.days[0].month, before.days[0].day)


def _told(passage: Passage, end: int, i: int) -> Day | None:
    """Give the last day before a place whose year is known, and to which token i can point back."""
    for token in reversed(passage.tokens[max(0, i - _REACH) : end]):
        if token.kind == "date" and token.days[0].year:
            return token.days[0]
    return None


def _signed(passage: Passage, at: int, year: int | None, told: Day) -> Day | None:
    """Give the month that a number and its sign write, or without a year a day of the month told: 翌年3月, 同月28日."""
    tokens = passage.tokens
    value = tokens[at].value
    if tokens[at].kind != "number" or not isinstance(value, int) or not near(passage, at, _GAPS):
        return None
    if year is None:
        is_day = tokens[at + 1].has("day_sign") and 1 <= value <= _LAST_DAY
        return Day(told.year, told.month, value) if is_day else None
    is_month = tokens[at + 1].has("month_sign") and 1 <= value <= _LAST_MONTH
    return Day(year, value, None) if is_month else None
