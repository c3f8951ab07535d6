"""From one date to another: `1–28 September`, `from 1 February at 9:00 to March 2026`, `28./29. September`."""

from __future__ import annotations

import re

from notices.reading.hours import hide_hours, is_hour
from notices.reading.lexicon import Lexicon
from notices.reading.links import Links, over_hour, sweep_values, take_end
from notices.reading.numeric_dates import in_one_order
from notices.reading.range_ends import ends_of, first_day, month_end, other_ends, year_behind, year_start
from notices.reading.tokens import NOTHING, Day, Passage, Token

_LAST_MONTH = 12
_PARTS = re.compile(r"\d+|[^\W\d_]{3,}")  # of a date: its figures and words
_Ends = tuple[Day, Day]


class DateRanges:
    """Joins days and dates that a language's words for `to` and `and` put together."""

    def __init__(self, lex: Lexicon) -> None:
        self._links = Links(lex)
        self._dotted = lex.dotted

    def find(self, passage: Passage) -> None:
        """Replace two dates, or a day and a date, by one token of kind `date_range`."""
        sweep_values(passage, self._at)

    def _at(self, passage: Passage, i: int) -> tuple[Token, int]:
        tokens, token = passage.tokens, passage.tokens[i]
        if token.kind not in {"date", "number"} or (token.kind == "number" and is_hour(passage, i)):
            return token, 1
        if dated := _with_year(passage, i):
            return dated, 2
        last = i if token.kind == "date" else i + _has_year_sign(passage, i)
        joined = self._links.joined(passage, i, last)
        if not joined and token.kind == "date" and (last := over_hour(passage, i)) > i:
            joined = self._links.joined(passage, i, last)
        if not joined:
            if token.kind == "date" and last > i and tokens[i + 1].has("to"):
                hide_hours(tokens[i + 1 : last + 1])  # le 28 septembre à 9 h
            return token, 1
        how, at = joined
        other = tokens[at]
        if how == "or":
            return (_lent(token, other), 1) if token.kind == "number" and other.kind == "date" else (token, 1)
        ends, end = self._ends(passage, i, last, at)
        if not ends:
            return token, 1
        if any(is_hour(passage, k) for k in range(i + 1, at)):  # so the end has its hour too
            hide_hours(tokens[end + 1 : over_hour(passage, end) + 1])
        text = passage.text[token.start : tokens[end].end]
        made = Token("date_range", token.start, tokens[end].end, text, NOTHING, days=ends)
        made.others = other_ends(token, other)
        at = take_end(passage, made, _take_sign(passage, made, end))
        if (year := year_behind(passage, at)) and ends[0].year is None:
            made.days = (Day(year, ends[0].month, ends[0].day), Day(year, ends[1].month, ends[1].day))
            at, made.others = at + 1, ()
            made.end = tokens[at].end
        made.weekday = None if token.weekday is None else token.weekday and other.weekday is not False
        return made, at + 1 - i

    def _ends(self, passage: Passage, i: int, last: int, at: int) -> tuple[_Ends | None, int]:
        """Give the two days, and the token with which they end."""
        tokens = passage.tokens
        token, other = tokens[i], tokens[at]
        if token.kind == other.kind == "date":
            in_one_order(token, other)
        elif token.kind == "date" and (month := self._bare_month(passage, at)):
            return month_end(token.days[0], month[0]), month[1]
        elif token.kind == "number" and other.kind == "date" and at > last + 1 and (first := year_start(token, other)):
            return first, at
        if last > i and token.kind == "number":
            return None, at
        alone = token.kind == "date" and other.kind == "number" and not _is_day(passage, i, at)
        return (None if alone or _names_another(passage, at) else ends_of(token, other)), at

    def _bare_month(self, passage: Passage, at: int) -> tuple[int, int] | None:
        """Give a month that stands without day and year, and its last token: March, 3月; not `a mar`."""
        token, behind = passage.tokens[at], passage.tokens[at + 1 : at + 2]
        if token.kind == "word" and token.sense.month and not token.has("only_with_day"):
            doubtful = token.has("also_words") or (
                token.word in self._dotted and passage.text[token.end : token.end + 1] != "."
            )
            named = not doubtful or passage.written[token.start].isupper()
            return (token.sense.month, at) if named else None
        signed = behind and behind[0].start == token.end and behind[0].has("month_sign")
        if signed and token.kind == "number" and isinstance(token.value, int) and 1 <= token.value <= _LAST_MONTH:
            return token.value, at + 1
        return None


def _lent(token: Token, other: Token) -> Token:
    """`18 and 19 June` are two dates."""
    day = first_day(token, other)
    if day is None:
        return token
    return Token("date", token.start, token.end, token.word, NOTHING, days=(day,), tail="lent")


def _is_day(passage: Passage, i: int, at: int) -> bool:
    """Whether a bare number can end a range: the first date ends in its day, or a word tells (22'sine kadar)."""
    first, other, behind = passage.tokens[i], passage.tokens[at], passage.tokens[at + 1 : at + 2]
    if other.ordinal or (behind and (behind[0].has("closes_range") or behind[0].has("day_sign"))):
        return True
    parts = _PARTS.findall(first.word)
    return not parts or parts[-1].lstrip("0") == str(first.days[0].day)


def _has_year_sign(passage: Passage, i: int) -> bool:
    """Whether a sign says that the number is a year: 2015年から."""
    behind = passage.tokens[i + 1 : i + 2]
    return bool(behind) and behind[0].start == passage.tokens[i].end and behind[0].sense.unit == "year"


def _names_another(passage: Passage, at: int) -> bool:
    """Whether the other side is no day: an hour, a year."""
    tokens = passage.tokens
    if tokens[at].kind != "number":
        return False
    if is_hour(passage, at):
        return True
    if at + 1 >= len(tokens) or tokens[at + 1].start != tokens[at].end:
        return False
    return tokens[at + 1].has("hides_after") and not tokens[at + 1].has("day_sign")


def _take_sign(passage: Passage, made: Token, at: int) -> int:
    """Take in the 日 of 9月1日至28日."""
    tokens = passage.tokens
    if at + 1 < len(tokens) and tokens[at + 1].start == made.end and tokens[at + 1].has("day_sign"):
        made.end = tokens[at + 1].end
        return at + 1
    return at


def _with_year(passage: Passage, i: int) -> Token | None:
    """Take in the year that stands apart: `28/9 2025`."""
    token, year = passage.tokens[i], year_behind(passage, i)
    if year is None or token.kind != "date" or token.days[0].year is not None or not _is_figures(token):
        return None
    end = passage.tokens[i + 1].end
    first, *others = (Day(year, day.month, day.day) for day in (*token.days, *token.others))
    return Token("date", token.start, end, token.word, NOTHING, days=(first,), others=tuple(others))


def _is_figures(token: Token) -> bool:
    return not any(char.isalpha() for char in token.word)
