"""Dates in digits whose parts stand apart: `28. 9. 2025`, `2025 - 09 - 28`, `24 12 2014`, `11 - 2016`."""

from __future__ import annotations

from notices.reading.date_signs import counts, surely
from notices.reading.lexicon import Lexicon
from notices.reading.numeric_dates import days_of, in_order, made, partial, valid
from notices.reading.numeric_ranges import year_apart
from notices.reading.tokens import NOTHING, Passage, Token

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_WIDEST_SIGN = 4
_BESIDE = frozenset({" ", ". ", "' "})
_TO = frozenset({".-", ". - ", ".- ", ". -"})
_FIRST_OF_DATE = frozenset({0, 2})  # where a whole year may stand


def spaced_date(passage: Passage, i: int, lex: Lexicon) -> Token | None:
    """Read a date of three parts; one of them is a whole year, or nothing else could stand there."""
    parts = passage.tokens[i : i + 3]
    if len(parts) < 3 or not all(part.kind == "digits" and part.word.isdigit() for part in parts):
        return None
    signs = {passage.gap(parts[0], parts[1]), passage.gap(parts[1], parts[2])}
    if max(map(len, signs)) > _WIDEST_SIGN or _behind_month(passage, i):
        return None
    sign = "".join({gap.strip(" ") for gap in signs}) or " "
    spaced = sign == " " and signs == {" "} and _stands_alone(passage, i, lex)
    written = [part.word for part in parts]
    quoted = passage.text[max(0, parts[0].start - 1) : parts[0].start] == "'" and "'" in lex.short_year
    if quoted and len(written[0]) == len("25"):  # '25. 9. 28.
        written[0] = f"20{written[0]}"
    years = [k for k, digits in enumerate(written) if len(digits) == len("2025")]
    if not spaced and (len(sign) != 1 or sign not in "-/." or len(years) != 1 or years[0] not in _FIRST_OF_DATE):
        return None
    alone = spaced and passage.is_all(parts[0].start, parts[2].end)
    if spaced and years != [2] and (years or not (alone or surely(passage, i, lex))):
        return None
    orders = [order for order in lex.numeric_dates if " " in order] if spaced else lex.numeric_dates
    found = in_order(written, orders, sign)
    found = [day for k, day in enumerate(found) if day not in found[:k]]
    whole = Token("date", parts[0].start - quoted, parts[2].end, "", NOTHING)
    return made(whole, tuple(found)) if found else None


def _behind_month(passage: Passage, i: int) -> bool:
    """Whether a month before them has the days of a range: March 3 - 12 2025."""
    tokens = passage.tokens
    return i > 0 and tokens[i - 1].sense.month is not None and passage.gap(*tokens[i - 1 : i + 1]) in _BESIDE


def ordinal_date(passage: Passage, i: int, lex: Lexicon) -> Token | None:
    """Read figures whose day is an ordinal: 1º/08/2025, 1°/8/25."""
    parts = passage.tokens[i : i + 3]
    if len(parts) < 3 or not parts[1].has("ordinal_endings") or parts[2].kind != "digits":
        return None
    day, ending, rest = parts
    if passage.text[day.start : rest.start] != f"{day.word}{ending.word}/":
        return None
    found = days_of(f"{day.word}/{rest.word}", lex, 2)
    return made(Token("date", day.start, rest.end, "", NOTHING), found) if found else None


def _stands_alone(passage: Passage, i: int, lex: Lexicon) -> bool:
    """Whether three runs of digits are no part of a longer row, as in a phone number: le 24 12 2014."""
    if not any(" " in order for order in lex.numeric_dates):
        return False
    tokens = passage.tokens
    before = i > 0 and tokens[i - 1].kind == "digits" and passage.gap(tokens[i - 1], tokens[i]) == " "
    behind = i + 3 < len(tokens) and tokens[i + 3].kind == "digits" and passage.gap(*tokens[i + 2 : i + 4]) == " "
    return not before and not behind and not counts(passage, i + 2)


def date_of_two(passage: Passage, i: int, lex: Lexicon) -> Token | None:
    """Read a date that two runs of digits write."""
    return spaced_start(passage, i, lex) or spaced_month(passage, i, lex) or year_apart(passage, i, lex)


def spaced_month(passage: Passage, i: int, lex: Lexicon) -> Token | None:
    """Read a month and its year whose sign stands apart: `11 - 2016`, `05/ 2016`; no range of numbers."""
    parts = passage.tokens[i : i + 2]
    if len(parts) < 2 or not all(part.kind == "digits" and part.word.isdigit() for part in parts):
        return None
    gap, whole = passage.gap(parts[0], parts[1]), Token("date", parts[0].start, parts[1].end, "", NOTHING)
    sign = gap.strip(" ") if len(gap) <= _WIDEST_SIGN else ""
    if sign in {"-", "/"} and passage.is_all(whole.start, whole.end):  # 2 / 15
        found = partial([part.word for part in parts], sign, lex, 3)
        return made(whole, tuple(found)) if found else None
    year, month = sorted((part.word for part in parts), key=len, reverse=True)
    dotted = gap == " . " or (gap == ". " and _ends_in_dot(passage, i, lex))
    if not (sign in {"-", "/"} or dotted) or len(year) != 4 or len(month) > 2:
        return None
    if (
        _ends_date(passage, i)
        or not _FIRST_YEAR <= int(year) <= _LAST_YEAR
        or _goes_on(passage, i, month == parts[1].word)
    ):
        return None
    day = valid(int(year), int(month), None)
    return made(whole, (day,)) if day else None


def _ends_date(passage: Passage, i: int) -> bool:
    """Whether a month before the year has it, so that what follows begins another date: ago. de 2024 – 11 de set."""
    tokens = passage.tokens
    at = i - 2 if i > 1 and tokens[i - 1].has("of") else i - 1
    if at < 0 or not tokens[at].sense.month:
        return False
    return all(passage.gap(tokens[k], tokens[k + 1]) in _BESIDE for k in range(at, i))


def _ends_in_dot(passage: Passage, i: int, lex: Lexicon) -> bool:
    """Whether a dot ends the month behind its year where all parts of a date have one: 2025. 9."""
    year, month = passage.tokens[i : i + 2]
    closed = (
        passage.text[month.end : month.end + 1] == "." and not passage.text[month.end + 1 : month.end + 2].isdigit()
    )
    return closed and len(year.word) > len(month.word) and "year.month.day" in lex.numeric_dates


def spaced_start(passage: Passage, i: int, lex: Lexicon) -> Token | None:
    """Read a day and a month with which a range begins whose end is written alike: 28. 9. bis 5. 10. 2025."""
    parts = passage.tokens[i : i + 4]
    if len(parts) < 4 or not all(part.kind == "digits" and part.word.isdigit() for part in parts[:2]):
        return None
    if passage.gap(*parts[:2]) != ". " or "day.month" not in lex.numeric_days:
        return None
    gap, linked = passage.gap(*parts[1:3]), parts[2].has("to")
    if gap not in ({". ", "."} if linked else _TO) or not spaced_date(passage, i + 2 + linked, lex):
        return None
    day = valid(None, int(parts[1].word), int(parts[0].word))
    return made(Token("date", parts[0].start, parts[1].end, "", NOTHING), (day,)) if day else None


def _goes_on(passage: Passage, i: int, month_last: bool) -> bool:
    """Whether the last number counts or lists something: `2016 - 11 users`; behind a year, nothing is counted."""
    end = passage.tokens[i + 1].end
    behind = passage.text[end : end + 2]
    after = passage.tokens[i + 2 : i + 3]
    if after and after[0].sense.month and passage.gap(passage.tokens[i + 1], after[0]) in {" ", ". "}:
        return True  # 20. joulukuuta 2024 – 6. tammikuuta 2025
    if behind[:1].isalnum() or behind.strip(" \n")[:1] in {"-", "/"} or counts(passage, i + 1):
        return True
    return month_last and behind.strip(" \n")[:1].isalnum() and len(passage.tokens[i + 1].word) < 2
