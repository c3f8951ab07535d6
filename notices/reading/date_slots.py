"""What a token means in a place of a date pattern: a day, a month, a year, an era; and the date that they make."""

from __future__ import annotations

from notices.reading.hijri import YEARS, common_day
from notices.reading.tokens import NOTHING, Day, Passage, Token

_CENTURY_TURNS_AT = 40
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_SPELLED, _SIGNED = range(1900, 2101), range(1000, 3000)
_RANGE = {
    "day": (1, 31),
    "day-ordinal": (1, 31),
    "month-number": (1, 12),
    "month-ordinal": (1, 12),
    "era-year": (1, 5000),
    "own-year": (100, 199),
    "lunar-year": (YEARS[0], YEARS[-1]),
}


def slots_of(token: Token) -> tuple[str, ...]:
    """Give the slots of patterns that a token could fill."""
    if token.kind == "number":
        return ("year", "day-ordinal", "day", "month-number", "month-ordinal", "era-year", "own-year", "lunar-year")
    if token.kind == "hidden":
        return ("time",)
    if token.kind != "word":
        return ()
    sense = token.sense
    named = (
        ("month",) if sense.month else ("lunar-month",) if sense.lunar else ("era",) if sense.era is not None else ()
    )
    return (*named, token.word) if token.has("literal") else named


def slot_value(slot: str, token: Token, *, short: bool, spelled: bool, counts: bool = True) -> int | None:
    """Give what a token means in a slot, or None; a year may have two digits, or be spelled out, where it is said.

    `counts` says that a number in words may count what follows: `on 1 May two thousand users`.
    """
    if slot == "time":
        return 0 if token.kind == "hidden" and token.word.count(":") == 2 else None  # 15:50:06
    if slot in {"month", "lunar-month", "era"}:
        sense = token.sense
        named = sense.month if slot == "month" else sense.lunar if slot == "lunar-month" else sense.era
        return named if token.kind == "word" else None
    value = token.value
    if token.kind != "number" or not isinstance(value, int):
        return None
    if slot == "year":
        return _year(token, value, short=short, spelled=spelled, counts=counts)
    low, high = _RANGE[slot]
    if slot in {"day-ordinal", "month-ordinal"}:
        return value if token.ordinal and low <= value <= high else None
    plain = token.written != "digits" or token.ordinal or token.word.isdigit()
    return value if low <= value <= high and plain and not (token.ordinal and slot != "day") else None


def _year(token: Token, value: int, *, short: bool, spelled: bool, counts: bool) -> int | None:
    """Four digits, as figures or read out one by one; two in `31-Oct-74`; in words behind a day and a month."""
    if token.written == "words":  # two thousand users are no year; dwa tysiące dwudziestego piątego
        known = value in _SPELLED and value % 100 if counts else value in _SIGNED
        return value if spelled and known else None
    if token.ordinal or token.written not in {"digits", "string"}:
        return None
    if 1000 <= value <= 2999 and len(token.word) == 4:
        return value
    if token.written == "digits" and len(token.word) == 2 and short:
        return value + (2000 if value < _CENTURY_TURNS_AT else 1900)
    return None


def date_of(parts: dict[str, int], passage: Passage, i: int, width: int) -> Token | None:
    """The date that the parts make; the number of a year where an era and its year stand alone (民國114年)."""
    year = parts["era"] - 1 + parts.get("era-year", 1) if "era" in parts else parts.get("year")
    if year is not None and "era" in parts and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    month = next((parts[slot] for slot in ("month", "month-number", "month-ordinal") if slot in parts), None)
    day = parts.get("day", parts.get("day-ordinal"))
    start, end = passage.tokens[i].start, passage.tokens[i + width - 1].end
    if "lunar-month" in parts:
        lunar = common_day(parts["lunar-year"], parts["lunar-month"], day or 0)
        text = passage.text[start:end]
        return Token("date", start, end, text, NOTHING, day, days=(lunar,)) if lunar else None  # its day, for ranges
    if month is not None and (year is not None or day is not None):
        days = (Day(year, month, day),)
        return Token("date", start, end, passage.text[start:end], NOTHING, days=days)
    return Token("number", start, end, str(year), NOTHING, year) if "era" in parts else None
