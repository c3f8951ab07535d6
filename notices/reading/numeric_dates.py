"""Dates in digits: `2025-09-28`, `28.9.2025`, `9/28/25`, `11/2016`, `28/9`.

Which part is the month is the language's habit (`numeric_dates` in reading.yaml, most usual first).
Where another order gives another date, the mention says so. A date of two parts could be a
fraction, a score or a version; it is read only where the words around it speak of a date, or where
it can hardly be anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from notices.reading.date_signs import counts, is_numbered, is_part, surely
from notices.reading.hijri import common_day
from notices.reading.lexicon import Lexicon
from notices.reading.tokens import NOTHING, Day, Passage, Token

_CENTURY_TURNS_AT = 40  # '39 is 2039, '40 is 1940
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MOST_CHARACTERS = 23  # 10-11-2018 - 10-12-2018
_SIGNS = "-/.—"
_NO_DATE = -1  # how sure it is that figures with a unit, and labels, are no date of two parts
_LAST_MONTH = 12
_NEAR_YEARS = range(15, 40)  # 28.09.25, but not 10.04.03
_ANY_ORDER = ("day/month/year", "month/day/year")  # where the language's own do not fit: il 22/01, 01/22/2016


def numeric_dates(passage: Passage, i: int, lex: Lexicon) -> list[Token]:
    """Give the date that a token of digits writes, or nothing."""
    token = passage.tokens[i]
    if not 3 <= len(token.word) <= _MOST_CHARACTERS or token.word.isdigit():
        return []
    if year := _year_in_front(passage, i, lex):  # R7.9.28, 民國114.9.28, '25.9.28
        found = days_of(year + token.word.lstrip("0123456789"), lex, 2)
        return [made(Token("date", _front(passage, i), token.end, token.word, NOTHING), found)] if found else []
    if sticks(passage, token):
        return []
    sure = surely(passage, i, lex)
    short = re.fullmatch(r"(\d\d?)/(\d\d?)-(19|20)?(\d\d)", token.word) if "-" in lex.short_year else None
    if short:  # 28/9-25
        found = days_of(f"{short[1]}/{short[2]}/{short[3] or 20}{short[4]}", lex, 2)
        return [made(token, found)] if found else []
    if comma := re.fullmatch(r"(\d\d?)/(\d\d?),(\d{4})", token.word):
        found = days_of("/".join(comma.groups()), lex, sure)
        return [made(token, found)] if found else []
    if (
        is_numbered(passage, i)
        or ("." in token.word and _are_counted(passage, i))
        or (sure < 2 and is_part(passage, i))
    ):
        sure = _NO_DATE
    found = days_of(token.word, lex, min(sure, 0) if counts(passage, i) else sure)
    if lex.lunar_figures:
        found = tuple(map(_as_counted, found))
    return [made(token, found)] if found else []


def _are_counted(passage: Passage, i: int) -> bool:
    """Whether figures count what follows, or what follows the other end of their range: od 3.09 do 12.09 zł."""
    behind = passage.tokens[i + 1 : i + 3]
    return counts(passage, i) or (len(behind) > 1 and behind[0].has("to") and counts(passage, i + 2))


def _as_counted(day: Day) -> Day:
    """Give a day of the calendar of the Hijra as everybody counts: 1447/4/6."""
    return common_day(day.year or 0, day.month, day.day or 0) or day


def _year_in_front(passage: Passage, i: int, lex: Lexicon) -> str:
    """Write out the year that an era or a quotation mark before three figures says to be one."""
    figures = re.fullmatch(r"(\d{1,3})([-./])\d\d?\2\d\d?", passage.tokens[i].word)
    if not figures or (start := _front(passage, i)) == passage.tokens[i].start:
        return ""
    if passage.text[start] == "'":
        return f"20{figures[1]}" if "'" in lex.short_year and len(figures[1]) == len("25") else ""
    return str((passage.tokens[i - 1].sense.era or 0) - 1 + int(figures[1]))


def _front(passage: Passage, i: int) -> int:
    """Give where an era or a quotation mark begins that stands right before the figures."""
    start, before = passage.tokens[i].start, passage.tokens[i - 1] if i else passage.tokens[i]
    if before.sense.era is not None and before.end == start:
        return before.start
    quoted = passage.text[max(0, start - 2) : start].lstrip(" \n(") == "'"
    return start - quoted


def in_one_order(left: Token, right: Token) -> None:
    """Read the ends of a range in the same order: in `1/9–28/9` the day stands first, in `5/12–5/20` the month."""
    for doubtful, sure in ((left, right), (right, left)):
        known = _day_first(sure, sure.days[0])
        if sure.others or known is None:
            continue
        if doubtful.others:
            fitting = [day for day in (*doubtful.days, *doubtful.others) if _day_first(doubtful, day) in {known, None}]
            doubtful.days, doubtful.others = (tuple(fitting[:1]) or doubtful.days), ()
        elif (sure.days[0].day or 0) > _LAST_MONTH and _day_first(doubtful, doubtful.days[0]) is not known:
            doubtful.days = (_turned(doubtful) or doubtful.days[0],)


def _turned(token: Token) -> Day | None:
    """The date that figures write in the other order, where that is another one."""
    day = token.days[0]
    if not day.day or any(map(str.isalpha, token.word)) or _day_first(token, day) is None:
        return None
    return valid(day.year, day.day, day.month)


def _day_first(token: Token, day: Day) -> bool | None:
    """Whether the day was written before the month; None where that cannot be told."""
    first = re.match(r"\d{1,2}(?!\d)", token.word)
    if not first or day.day == day.month or int(first[0]) not in {day.day, day.month}:
        return None  # 25/9/28 begins with its year
    return int(first[0]) == day.day


def made(token: Token, found: tuple[Day, ...]) -> Token:
    """Make the date of a token: its first reading, and the others."""
    return Token("date", token.start, token.end, token.word, NOTHING, days=found[:1], others=found[1:])


def sticks(passage: Passage, token: Token) -> bool:
    """Whether letters or signs make the digits a name of something else."""
    before = passage.text[token.start - 1 : token.start] if token.start else ""
    after = passage.text[token.end : token.end + 1]
    if before == "-" and passage.text[token.start - 2 : token.start - 1].isalpha() and after == ".":
        return passage.text[token.end + 1 : token.end + 2].isalpha()  # report-2025-09-28.pdf
    return (before.isalpha() and before.isascii()) or before in {"+", "#", "$", "=", "@"} or after in {"@", "%"}


def days_of(word: str, lex: Lexicon, sure: int) -> tuple[Day, ...]:
    """Every date that the digits can mean, the most usual first."""
    parts = re.split(r"[-/.—]", word)
    signs = set(re.sub(r"\d", "", word))
    if len(signs) != 1 or not signs <= set(_SIGNS) or not all(parts) or max(map(len, parts)) > 4:
        return ()
    sign = signs.pop()
    if len(parts) == 3:
        found = in_order(_common_year(parts, lex), lex.numeric_dates, sign, sure)
        short = all(len(part) < 3 for part in parts)
        versions = 1 if lex.decimal == "." and lex.numeric_dates[0] != "day.month.year" else 0  # since 2.1.17
        padded = sure == 0 and lex.decimal != "." and _is_padded(parts)
        if short and ((sign == "." and sure <= versions and not padded) or not _looks_like_date(parts)):
            return ()
    elif len(parts) == 2:
        found = partial(parts, sign, lex, sure)
    else:
        return ()
    return tuple(day for k, day in enumerate(found) if day not in found[:k])


def _common_year(parts: list[str], lex: Lexicon) -> list[str]:
    """The parts with a year of three digits in front, of the language's own count, as everybody counts: 114/9/28."""
    own = lex.own_years and len(parts[0]) == len("114") and parts[0][0] == "1"
    return [str(lex.own_years - 1 + int(parts[0])), *parts[1:]] if own else parts


def _orders(written: Iterable[str], sign: str) -> list[list[str]]:
    """Give the orders of a language, those first that are written with the same sign."""
    orders = sorted(written, key=lambda order: sign not in order)
    return [re.split("[-/. ]", order) for order in orders]


def in_order(parts: list[str], orders: list[str], sign: str, sure: int = 0) -> list[Day]:
    """Read the parts in every order that is written with their sign; in any other where none of these fits."""
    for written in ([it for it in orders if sign in it], orders, _ANY_ORDER if sign in "-/" or sure == 2 else ()):
        if found := [day for order in _orders(written, sign) if (day := _full(parts, order))]:
            return found
    return []


def _is_padded(parts: list[str]) -> bool:
    """Whether two digits each and a zero before a day or a month tell a date from a version: 28.09.25."""
    short = all(len(part) == len("25") for part in parts)
    return short and "0" in {parts[0][0], parts[1][0]} and int(parts[2]) in _NEAR_YEARS


def _looks_like_date(parts: list[str]) -> bool:
    """Believe a year of two digits at an end, with two digits."""
    return any(len(part) == 2 for part in (parts[0], parts[2]))


def _full(parts: list[str], order: list[str]) -> Day | None:
    named = dict(zip(order, parts, strict=True))
    year = named["year"]
    if len(year) not in {2, 4} or len(named["month"]) > 2 or len(named["day"]) > 2:
        return None
    if len(year) == 2 and order[1] == "year":
        return None
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < _CENTURY_TURNS_AT else 1900
    return valid(number, int(named["month"]), int(named["day"]))


def partial(parts: list[str], sign: str, lex: Lexicon, sure: int) -> list[Day]:
    """Give what two parts can mean: a month and its year, or a day and its month."""
    for year, month in (parts, parts[::-1]):
        if len(year) == 4 and len(month) <= 2:
            day = valid(int(year), int(month), None)
            plain = (
                _FIRST_YEAR <= int(year) <= _LAST_YEAR
                and not (sure == _NO_DATE and sign == "/")
                and (sign != "." or _is_dotted_month(parts, lex, sure))
            )
            return [day] if day and plain else []
    if max(map(len, parts)) > 2:
        return []
    found = []
    for order in _orders(lex.numeric_days, sign):
        named = dict(zip(order, map(int, parts), strict=True))
        if (day := valid(None, named["month"], named["day"])) and day not in found:
            found.append(day)
    swapped = valid(None, int(parts[0]), int(parts[1]))
    dotted = sign == "." and sure == 2 and lex.decimal != "."
    foreign = sign == "." and not any(sign in order for order in lex.numeric_days)  # a sign that the language lets be
    if swapped and ((not found and (dotted or (sign != "." and sure in {1, 2}))) or (foreign and swapped not in found)):
        found.append(swapped)  # le 4/22, le 4.22; vrijdag 7.6 can be both
    return found if _believed(parts, sign, lex, sure) else []


def _is_dotted_month(parts: list[str], lex: Lexicon, sure: int) -> bool:
    """Whether a year and a month may stand with a dot, and are no decimal number: 2021.03, 3.2015."""
    if sure == 2 or lex.decimal != ".":
        return sure >= 0
    return sure >= 0 and "year.month.day" in lex.numeric_dates and len(parts[0]) == 4


def _believed(parts: list[str], sign: str, lex: Lexicon, sure: int) -> bool:
    """Whether a day and its month can be nothing else, or the words around say so."""
    first, last = map(int, parts)
    zero = any(part[0] == "0" for part in parts)
    pointed = sign == "." and lex.decimal != "." and "day.month" in lex.numeric_days
    if pointed and zero and (sure == 1 or (sure == 3 and first > _LAST_MONTH)):
        return True  # bis 28.09, where a point parts no decimals
    if sure == 3:
        return sign != "." and (max(first, last) > 9 or zero or last == 1)
    if sure == 2:
        return True
    if sign == "/":
        padded = zero or all(len(part) == 2 for part in parts)
        return sure > 0 or (sure == 0 and (padded or max(first, last) > _LAST_MONTH))
    # `tot 28-9` goes down, so it is no range, and `tot 01-10` has a zero that a range has not.
    if sign != "-" or sure < 0 or not any(sign in order for order in lex.numeric_days):
        return False
    return first > _LAST_MONTH >= last or (sure > 0 and (first > last or zero))


def valid(year: int | None, month: int, day: int | None) -> Day | None:
    """Give the day, where the calendar has such a month and such a day."""
    if not 1 <= month <= _LAST_MONTH or (day is not None and not 1 <= day <= 31):
        return None
    return Day(year, month, day)
