"""The two ends of a date range: what each lends the other where it is written short (`28 September–5 October 2025`)."""

from __future__ import annotations

from notices.reading.tokens import Day, Token


def first_day(token: Token, other: Token) -> Day | None:
    """Give the day that a bare number means before a date: 13 in `13–15 July`."""
    last, value = other.days[0], token.value
    if last.day is None or not isinstance(value, int) or not 1 <= value < last.day:
        return None
    return Day(last.year, last.month, value)


def ends_of(token: Token, other: Token) -> tuple[Day, Day] | None:
    """Give the two days of a range, or None where the two do not make one."""
    if token.kind == "date" and other.kind == "date":
        first, last = token.days[0], other.days[0]
        if (first.day is None) != (last.day is None):
            return None
        if first.year is None and last.year is not None:
            first = Day(
                last.year - ((first.month, first.day or 0) > (last.month, last.day or 0)),
                first.month,
                first.day,
            )
        elif last.year is None and first.year is not None:
            last = Day(
                first.year + ((first.month, first.day or 0) > (last.month, last.day or 0)),
                last.month,
                last.day,
            )
        return first, last
    if token.kind == "number" and other.kind == "date":
        day = first_day(token, other)
        return (day, other.days[0]) if day else None
    if token.kind == "date" and other.kind == "number" and token.days[0].day is not None:
        first, value = token.days[0], other.value
        if isinstance(value, int) and first.day is not None and first.day < value <= 31:
            return first, Day(first.year, first.month, value)
    return None


def other_ends(token: Token, other: Token) -> tuple[Day, ...]:
    """Give the other reading of the ends, where one of them has another."""
    if not token.others and not other.others:
        return ()
    first, last = (*token.others, *token.days)[0], (*other.others, *other.days)[0]
    return (first, last) if (first.year is None) == (last.year is None) else ()
