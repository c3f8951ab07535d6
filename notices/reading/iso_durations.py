"""How ISO 8601 writes a duration: `P5Y`, `P2Y3M`, `PT24H`; half a year is `P6M`."""

from __future__ import annotations

from functools import lru_cache

from notices.reading.tokens import Parts

ORDER = ["year", "month", "week", "day", "business_day", "hour", "minute", "second"]
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "business_day": "BD"}
_CLOCK = {"hour": "H", "minute": "M", "second": "S"}
_EXACT = {("year", 12): "month", ("day", 24): "hour", ("hour", 60): "minute", ("minute", 60): "second"}


@lru_cache(maxsize=1024)
def iso(parts: Parts) -> str:
    """ISO 8601, a fraction in the next smaller unit where that is exact.

    >>> iso((("year", 0.5),)), iso((("year", 2), ("month", 3))), iso((("week", 1.5),))
    ('P6M', 'P2Y3M', 'P1.5W')
    """
    counts: dict[str, int | float] = {}
    for unit, count in parts:
        for each, number in _split(unit, count):
            counts[each] = round(counts.get(each, 0) + number, 6)
    if len(counts) > 1:
        counts = {unit: count for unit, count in counts.items() if count}
    date = "".join(f"{counts[unit]:g}{_LETTERS[unit]}" for unit in ORDER if unit in counts and unit in _LETTERS)
    time = "".join(f"{counts[unit]:g}{_CLOCK[unit]}" for unit in ORDER if unit in counts and unit in _CLOCK)
    return f"P{date}T{time}" if time else f"P{date}"


def _split(unit: str, count: int | float) -> Parts:
    """Write a fraction in the next smaller unit where that is exact: half a year is six months."""
    whole = int(count)
    for (larger, factor), smaller in _EXACT.items():
        rest = round((count - whole) * factor, 6)
        if unit == larger and rest and rest == int(rest):
            return ((smaller, whole * factor + int(rest)),)
    return ((unit, count),)
