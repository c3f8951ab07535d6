"""Days that share a month: `1, 2 and 3 October`, `October 1 and 15, 2025`, 10月1日、2日和3日."""

from __future__ import annotations

from notices.reading.tokens import NOTHING, Day, Passage, Token

_APART = frozenset({", ", ",", "、"})
_LAST_DAY = 31


def find_day_lists(passage: Passage) -> None:
    """Give the bare days of a list the month, and the year, of the date that they are listed with."""
    tokens = passage.tokens
    if not any(token.kind == "date" and token.days[0].day for token in tokens):
        return
    for i in range(len(tokens) - 2, -1, -1):
        _lend_back(passage, i)
    i = 0
    while i < len(tokens):
        if tokens[i].kind == "date" and tokens[i].days[0].day:
            i = _lend_on(passage, i)
        i += 1
    passage.tokens = [token for token in tokens if token.kind != "taken"]


def _lend_back(passage: Passage, i: int) -> None:
    """The 1 in `1, 2 and 3 October`: what stands behind it has been lent its month too."""
    number, date = passage.tokens[i], passage.tokens[i + 1]
    lent = date.kind == "date" and date.tail == "lent" and passage.gap(number, date) in _APART
    day = date.days[0].day if lent else None
    if number.kind == "number" and day and isinstance(number.value, int) and 0 < number.value < day:
        _become(number, date.days[0], number.value)


def _lend_on(passage: Passage, i: int) -> int:
    """Give what follows the date at i its month; answers where the list ends."""
    tokens, date, last = passage.tokens, passage.tokens[i].days[0], i
    listed = [tokens[i]]
    while (at := _next(passage, last)) is not None:
        number, value = tokens[at], tokens[at].value
        signed = at + 1 < len(tokens) and tokens[at + 1].start == number.end and tokens[at + 1].has("day_sign")
        year = _year_of(passage, at)
        if not isinstance(value, int) or not (listed[-1].days[0].day or 0) < value <= _LAST_DAY:
            break
        if not (number.ordinal or signed or (year and date.year is None)):
            break
        _become(number, date, value)
        listed.append(number)
        last = at
        if signed:
            number.end, tokens[at + 1].kind, last = tokens[at + 1].end, "taken", at + 1
        if year and date.year is None:
            for token in listed:
                token.days = (Day(year, date.month, token.days[0].day),)
            number.end, tokens[at + 1].kind = tokens[at + 1].end, "taken"
            return at + 1
    return last


def _next(passage: Passage, last: int) -> int | None:
    """Where the next number of the list stands."""
    tokens = passage.tokens
    if last + 1 < len(tokens) and tokens[last + 1].kind == "number":
        return last + 1 if passage.gap(tokens[last], tokens[last + 1]) in _APART else None
    if last + 2 >= len(tokens) or tokens[last + 2].kind != "number":
        return None
    link = tokens[last + 1]
    gaps = passage.gap(tokens[last], link), passage.gap(link, tokens[last + 2])
    linked = (link.has("and") or link.has("or")) and gaps[0] in {"", " ", ", "} and gaps[1] in {"", " "}
    return last + 2 if linked else None


def _year_of(passage: Passage, at: int) -> int | None:
    tokens = passage.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "number" or passage.gap(tokens[at], tokens[at + 1]) != ", ":
        return None
    year = tokens[at + 1]
    return int(year.word) if year.word.isdigit() and len(year.word) == 4 and year.word[:2] in {"19", "20"} else None


def _become(number: Token, date: Day, day: int) -> None:
    number.kind, number.days = "date", (Day(date.year, date.month, day),)
    number.ordinal, number.sense, number.tail = False, NOTHING, "lent"
