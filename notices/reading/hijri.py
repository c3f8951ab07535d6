"""The calendar of the Hijra as Umm al-Qura counts it, from 1400 to 1500: 6 ربيع الآخر 1447 is 28 September 2025."""

from __future__ import annotations

import datetime
from functools import cache

from notices.reading.tokens import Day

YEARS = range(1400, 1501)
_START = datetime.date(1979, 11, 21)  # 1 Muharram 1400
_MONTHS = 12
# Three digits a year, twelve bits, one for each month: whether it has thirty days, and not twenty-nine.
_LENGTHS = (
    "a55d25e92ec96d4ae996b4aba93d49da4db2ab94baa5b52ba95b2ab5555c4bd23d91da95b4ab5a56d2b693b49b6556a9754b"
    "6a56caad555b29b92ba95d4ada55aaab595749764baa5b52b6a56e4db25b52b6a5ad2ae92f49764b6a56acad655d49da4dd1"
    "6d955aa5b52da95b4ad5956ca6e4aea4f52b6956aaab54bd25d92ea96d4ada95b4aba55b29b54d6a97547693749b5556aa6b"
    "52b"
)


def common_day(year: int, month: int, day: int) -> Day | None:
    """Give the day as everybody counts, where the month has such a day and the table such a year.

    >>> common_day(1446, 9, 1)
    Day(year=2025, month=3, day=1)
    """
    if year not in YEARS or not 1 <= month <= _MONTHS or not 1 <= day <= _length(year, month):
        return None
    date = _first_day(year, month) + datetime.timedelta(day - 1)
    return Day(date.year, date.month, date.day)


def _length(year: int, month: int) -> int:
    at = (year - YEARS[0]) * 3
    return 29 + (int(_LENGTHS[at : at + 3], 16) >> (_MONTHS - month) & 1)


@cache
def _first_day(year: int, month: int) -> datetime.date:
    """Give the day on which a month begins."""
    count = (year - YEARS[0]) * _MONTHS + month - 1
    passed = sum(_length(YEARS[0] + k // _MONTHS, k % _MONTHS + 1) for k in range(count))
    return _START + datetime.timedelta(passed)
