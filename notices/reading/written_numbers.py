"""The number that figures write with their points, commas and spaces: `1,234.5`, `1 234,5`, `2.5e3`."""

from __future__ import annotations

import re

from notices.reading.figures import tidy

_POWER = re.compile(r"(\d+(?:[.,]\d+)?)e([+-]?\d{1,2})")
_MOST_DIGITS = 30


def value_of(written: str, decimal: str, grouping: str) -> int | float | None:
    """Give the number that a run of digits and separators writes, or None.

    >>> value_of("1,234.5", ".", ","), value_of("1.234,5", ",", " ."), value_of("3.11.7", ".", ",")
    (1234.5, 1234.5, None)
    >>> value_of("2.5e3", ".", ",")
    2500
    """
    if written.isdecimal():
        return int(written) if len(written) <= _MOST_DIGITS else None
    if power := _POWER.fullmatch(written):
        base = value_of(power[1], decimal, grouping)
        return None if base is None else tidy(float(f"{base}e{power[2]}"))
    signs = re.sub(r"\d", "", written)
    if len(written) > _MOST_DIGITS:
        return None
    if signs.strip(".,' "):
        return None
    parts = re.split(r"[.,' ]", written)
    point = _has_point(signs, parts, decimal, grouping)
    if point is None:
        return None
    whole, part = (parts[:-1], parts[-1]) if point else (parts, "")
    if len(whole) > 1 and not _are_groups(whole):
        return None
    number = "".join(whole)
    return float(f"{number}.{part}") if point and part.strip("0") else int(number)


def _are_groups(parts: list[str]) -> bool:
    """Whether digits are grouped by thousands, or as in India by hundreds above a thousand: 12,34,567.

    >>> _are_groups(["1", "234", "567"]), _are_groups(["12", "34", "567"]), _are_groups(["12", "34"])
    (True, True, False)
    """
    first, *middle, last = map(len, parts)
    return last == 3 and any(1 <= first <= size and set(middle) <= {size} for size in (3, 2))


def _has_point(signs: str, parts: list[str], decimal: str, grouping: str) -> bool | None:
    """Whether the last sign is a decimal point; None if the signs make no number."""
    if len(set(signs)) > 2 or len(set(signs[:-1])) > 1:
        return None
    if len(signs) > 1:
        return signs[-1] != signs[0]
    if signs == decimal:
        return not (parts[1] == "000" and 0 < len(parts[0].lstrip("0")) <= 3)  # 20,000 are thousands everywhere
    if len(parts[1]) == 3 and len(parts[0]) <= 3 and parts[0].lstrip("0"):
        return None if signs not in grouping and signs != "'" else False
    return None if signs in "' " else True
