"""Ranges of dates that are written year, month and day with dots: 2025. 9. 1.(월) ~ 9. 28.(일), 7. 13. ~ 7. 15."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notices.reading.numeric_dates import made, valid
from notices.reading.tokens import NOTHING, Passage, Token

_TO = frozenset({".-", ". - ", ".- ", ". -"})
_SOLID_TO = _TO | {"-", " - ", " -", "- "}
_BESIDE = re.compile(r"\(\w{1,3}\)")  # a weekday
_WIDEST = 12  # characters between two dates
_SOLID = re.compile(r"(\d\d?)\.(\d\d?)")


def dotted_day(passage: Passage, i: int, judged: Sequence[Token]) -> tuple[Token, int] | None:
    """Read a month and a day at one end of such a range, and tell how many tokens they take."""
    token = passage.tokens[i]
    gap, date, timed = _behind_date(passage, i, judged)
    solid = _SOLID.fullmatch(token.word) if gap in _SOLID_TO and "." in date else None
    if solid:
        return _day(passage, i, i, solid[1], solid[2])
    if not _is_pair(passage, i) or not (gap in (_SOLID_TO if timed else _TO) or _leads_to_pair(passage, i)):
        return None
    return _day(passage, i, i + 1, *(part.word for part in passage.tokens[i : i + 2]))


def _behind_date(passage: Passage, i: int, judged: Sequence[Token]) -> tuple[str, str, bool]:
    """Give what parts token i from a date before it, how that date is written, and whether its hour stands between."""
    hour = judged[-1] if judged and judged[-1].kind == "hidden" and ":" in judged[-1].word else None
    near = judged[-3:-1] if hour else judged[-2:]
    before = next((token for token in reversed(near) if not token.sense.weekday), None)
    if before is None or before.kind != "date":
        return "", "", False
    start = before.end if hour is None else hour.end
    return _BESIDE.sub("", passage.text[start : passage.tokens[i].start][:_WIDEST]), before.word, hour is not None


def _leads_to_pair(passage: Passage, i: int) -> bool:
    """Whether a dash and a day that is written alike follow: 7. 13. ~ 7. 15."""
    return _is_pair(passage, i + 2) and passage.gap(*passage.tokens[i + 1 : i + 3]) in _TO


def _is_pair(passage: Passage, i: int) -> bool:
    parts = passage.tokens[i : i + 2]
    short = all(part.kind == "digits" and part.word.isdigit() and len(part.word) < len("100") for part in parts)
    return len(parts) == len(("9", "28")) and short and passage.gap(*parts) == ". "


def _day(passage: Passage, i: int, last: int, month: str, day: str) -> tuple[Token, int] | None:
    found = valid(None, int(month), int(day))
    start, end = passage.tokens[i].start, passage.tokens[last].end
    return (made(Token("date", start, end, "", NOTHING), (found,)), last + 1 - i) if found else None
