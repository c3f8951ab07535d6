"""Whether an article counts (`a year`), a unit that stands alone (`vuoden`), or one that names a day (28日)."""

from __future__ import annotations

from notices.reading.compounds import fits, is_smaller
from notices.reading.counts import NEAR
from notices.reading.tokens import Passage, Token

_LAST_DAY = 31
_GOING_ON = frozenset({"month", "minute", "second"})  # days are rather told for a year or a month


def is_meant(passage: Passage, i: int, end: int) -> bool:
    """Whether an article counts, or nothing at all: `for a year`, `przez rok` do, `twice a year` does not."""
    tokens = passage.tokens
    if end == i + 1 and is_numbered(passage, i):
        return False
    owning = end > i + 1 and tokens[end - 1].has("owning_units")  # a month's notice
    told = any(token.has("once_more") or token.has("whole") for token in tokens[i + 1 : end - 1])  # a further week
    told = told or (tokens[i].has("once_more") and tokens[end - 1].sense.unit != "day")  # otra semana; otro día is any
    if told or owning or passage.is_all(tokens[i].start, tokens[end - 1].end) or _is_certain(passage, i, end):
        return True
    first = (
        i - 1 if i and tokens[i - 1].kind == "number" and passage.gap(tokens[i - 1], tokens[i]) == "-" else i
    )  # 約3〜5日
    if first and passage.gap(tokens[first - 1], tokens[first]) in NEAR:
        before = tokens[first - 1]
        if before.has("lead") or before.sense.before or _adds_to(passage, i, tokens[end - 1]):
            return True
    if end < len(tokens) and passage.gap(tokens[end - 1], tokens[end]) in NEAR:
        if _leads_to_smaller(passage, i, end):
            return True
        if tokens[end].has("or") and end + 2 < len(tokens) and tokens[end + 1].kind == "number":
            return bool(tokens[end + 2].sense.unit)
        if tokens[end].has("or") and end + 1 < len(tokens) and (more := tokens[end + 1].sense.duration):
            return more[0][0] == tokens[end - 1].sense.unit  # שבוע או שבועיים
        goes_on = tokens[end].has("plus") and end + 2 < len(tokens)
        goes_on = goes_on and (tokens[end + 1].kind == "number" or tokens[end + 1].has("articles"))
        if goes_on and (smaller := _unit_of(tokens[end + 2])):
            return is_smaller(smaller, tokens[end - 1].sense.unit)
        if _counts_smaller(passage, end):
            return True
        return bool(tokens[end].sense.after or tokens[end].has("trail"))
    if end + 1 < len(tokens) and not _is_rate(passage, i) and passage.gap(tokens[end - 1], tokens[end]) in {", ", "、"}:
        if tokens[end].kind == "number":
            return bool(tokens[end + 1].sense.unit)  # a year, six months or a day
        counted = end + 2 < len(tokens) and tokens[end + 1].has("plus") and tokens[end + 2].kind == "number"
        return counted and is_smaller(_unit_of(tokens[end]), _unit_of(tokens[end - 1]))  # рік, місяць і 21 день
    return False


def _leads_to_smaller(passage: Passage, i: int, end: int) -> bool:
    """Whether an article counts, as a count of the next smaller unit follows: une heure 30 minutes, an hour thirty."""
    tokens, unit = passage.tokens, passage.tokens[end - 1].sense.unit or ""
    at = end + tokens[end].has("plus")
    number = tokens[at] if at < len(tokens) else tokens[end]
    if (
        number.kind != "number"
        or number.ordinal
        or _is_rate(passage, i)
        or passage.gap(tokens[at - 1], number) not in NEAR
    ):
        return False
    if unit == "hour" and passage.is_all(tokens[i].start, number.end):
        return True
    behind = tokens[at + 1 : at + 2]
    smaller = behind[0].sense.unit if behind and passage.gap(number, behind[0]) in NEAR else None
    return at == end and smaller is not None and fits(unit, smaller, number.value or 0)


def _is_rate(passage: Passage, i: int) -> bool:
    """Whether the unit before an article says how often: 24 hours a day, 7 days a week."""
    tokens = passage.tokens
    return i > 0 and tokens[i - 1].sense.unit is not None and passage.gap(tokens[i - 1], tokens[i]) in NEAR


def _is_certain(passage: Passage, i: int, end: int) -> bool:
    """Whether a unit that may name a day or a minute can be nothing but a count here: 90日, 1時間30分."""
    tokens, unit = passage.tokens, passage.tokens[end - 1]
    if end != i + 2 or not unit.has("shy_units") or tokens[i].kind != "number":
        return False
    if unit.sense.unit == "day" and (tokens[i].value or 0) > _LAST_DAY:
        return True
    if unit.sense.unit == "day" and (_leads_beyond_days(passage, end, unit) or _leads_to_hours(passage, end)):
        return True
    counted = i > 1 and tokens[i - 2].kind == "number" and passage.gap(tokens[i - 1], tokens[i]) in {"", " "}
    return counted and is_smaller(unit.sense.unit, tokens[i - 1].sense.unit) and not tokens[i - 1].has("shy_units")


def _leads_beyond_days(passage: Passage, end: int, unit: Token) -> bool:
    """Whether a range goes on to more days than a month has: 30日から60日."""
    tokens = passage.tokens
    at = end + (end < len(tokens) and tokens[end].has("to"))
    number, *behind = tokens[at : at + 2] or [unit]
    return bool(behind) and number.kind == "number" and behind[0].word == unit.word and (number.value or 0) > _LAST_DAY


def _leads_to_hours(passage: Passage, end: int) -> bool:
    """Whether hours stand right behind, which add up: 8日20時間."""
    unit, *behind = passage.tokens[end - 1 : end + 2]
    if len(behind) < 2 or passage.gap(unit, behind[0]) not in {"", " "}:
        return False
    return behind[0].kind == "number" and behind[1].sense.unit == "hour"


def is_numbered(passage: Passage, i: int) -> bool:
    """Whether what stands behind a unit names one of its kind: `rok 2025`, `tydzień 30`, `يوم الأحد`."""
    behind = passage.tokens[i + 1 : i + 2]
    if not behind or passage.gap(passage.tokens[i], behind[0]) not in NEAR or _counts_smaller(passage, i + 1):
        return False
    return behind[0].kind in {"number", "date", "hidden"} or behind[0].sense.weekday is not None


def _counts_smaller(passage: Passage, k: int) -> bool:
    """Whether number k goes on with a smaller unit than the one before it: година сорок хвилин, but na rok 30 dni."""
    number, *behind = passage.tokens[k : k + 2]
    if not behind or number.kind != "number" or (small := _unit_of(behind[0])) not in _GOING_ON:
        return False
    return is_smaller(small, passage.tokens[k - 1].sense.unit)


def _adds_to(passage: Passage, i: int, unit: Token) -> bool:
    """Whether `and` joins a count to the larger unit before it: een jaar en een maand."""
    tokens = passage.tokens
    if i < 2 or not tokens[i - 1].has("plus") or passage.gap(tokens[i - 2], tokens[i - 1]) not in NEAR:
        return False
    return is_smaller(_unit_of(unit), tokens[i - 2].sense.unit)


def _unit_of(token: Token) -> str | None:
    """Give the unit that a word is, or in which it counts: a quarter of an hour in minutes."""
    return token.sense.unit or (token.sense.duration[0][0] if token.sense.duration else None)
