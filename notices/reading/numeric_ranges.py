"""Two dates in one run of digits: `1.9.–28.9.2025`, `2025/9/1-9/28`, `2025-09-01–09-28`, `1–28.09.2025`."""

from __future__ import annotations

import re

from notices.reading.date_signs import counts, is_numbered
from notices.reading.lexicon import Lexicon
from notices.reading.numeric_dates import days_of, made, sticks
from notices.reading.tokens import NOTHING, Passage, Token

_HALVES = re.compile(
    r"\d+(?:[/.]\d+){1,2}-\d+(?:[/.]\d+){1,2}|\d\d?-\d+([/.])\d+\1\d+|\d{4}([/.])\d+\2\d+-\d\d?"
    r"|\d\d?/\d\d?-\d\d?|\d\d?-\d\d?/\d\d?"
)
_ISO_HALVES = re.compile(r"\d{4}-\d+-\d+/\d{4}-\d+-\d+")
_ISO_SHORT = re.compile(r"(\d{4}-\d\d?-\d\d?)-((?:\d{4}-)?\d\d?-\d\d?)")
_WHOLE = re.compile(r"(\d+-\d+-\d+)-(\d+-\d+-\d+)")
_ONE_YEAR = re.compile(r"\d\d?\.\d\d?\.([23]\d)[-—]\d\d?\.\d\d?\.\1")  # 1.9.25–28.9.25, no two versions
_MOST_CHARACTERS = len("10-11-2018 - 10-12-2018")
_YEAR = re.compile(r"(19|20)?(\d\d)")
_LAST_MONTH = 12
_SIGN = re.compile("[/.-]")


def numeric_range(passage: Passage, i: int, lex: Lexicon) -> list[Token]:
    """Give the two ends that a token of digits writes, or nothing; one of them may be a day alone."""
    token = passage.tokens[i]
    if token.word.isdigit() or len(token.word) > _MOST_CHARACTERS:
        return []
    halves = _halves(token.word.replace("—", "-"))
    if not halves or sticks(passage, token) or is_numbered(passage, i):
        return []
    sure = 2 if re.search(r"\d{4}|/", token.word) or _ONE_YEAR.fullmatch(token.word) else 0
    cut = token.start + len(halves[0])
    ends = Token("", token.start, cut, halves[0], NOTHING), Token("", cut + 1, token.end, halves[1], NOTHING)
    dates = [made(end, found) for end in ends if (found := days_of(end.word, lex, sure))]
    if len(dates) == len(ends):
        return dates
    bare, whole = sorted(ends, key=lambda end: len(end.word))
    if len(dates) != 1 or not bare.word.isdigit() or not sure:
        return []
    date, day = dates[0], int(bare.word)
    sure_days = [found for found in (*date.days, *date.others) if found.year or (found.day or 0) > _LAST_MONTH]
    fits = [found for found in sure_days if _stands_beside(whole, found.day, bare)]
    if not fits or not (day < (fits[0].day or 0) if bare is ends[0] else day > (fits[0].day or 0)):
        return []
    date.days, date.others = (fits[0],), ()
    number = Token("number", bare.start, bare.end, bare.word, NOTHING, day)
    return [number, date] if bare is ends[0] else [date, number]


def _halves(word: str) -> tuple[str, str] | None:
    if found := _ISO_SHORT.fullmatch(word) or _WHOLE.fullmatch(word):
        return found[1], found[2]
    if _ISO_HALVES.fullmatch(word):
        left, right = word.split("/")
    elif _HALVES.fullmatch(word):
        left, right = word.split("-")
    else:
        return None
    return left, right


def _stands_beside(whole: Token, day: int | None, bare: Token) -> bool:
    """Whether the day of a date is written next to the bare one: 1–28.09.2025, 2025.9.1–28."""
    parts = _SIGN.split(whole.word)
    return int(parts[0] if bare.start < whole.start else parts[-1]) == day


def year_apart(passage: Passage, i: int, lex: Lexicon) -> Token | None:
    """Read figures and a year that stands apart: 28-9-'25, 28/9 '25, 28/9 -25, 28/9 2025."""
    parts = passage.tokens[i : i + 2]
    if len(parts) < 2 or not all(part.kind == "digits" for part in parts):
        return None
    pair, year = re.fullmatch(r"(\d\d?)([-/.])(\d\d?)", parts[0].word), _YEAR.fullmatch(parts[1].word)
    gap = passage.gap(*parts)
    if not pair or not year:
        return None
    if year[1]:
        apart = gap == " " and pair[2] == "/" and "-" in lex.short_year and not counts(passage, i + 1)
    else:
        apart = gap[-1:] in lex.short_year and gap[:-1] in {pair[2], " "}
    if not apart:
        return None
    whole = Token("date", parts[0].start, parts[1].end, "", NOTHING)
    found = days_of(f"{pair[1]}{pair[2]}{pair[3]}{pair[2]}{year[1] or 20}{year[2]}", lex, 2)
    return made(whole, found) if found else None
