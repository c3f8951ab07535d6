"""What could count, but names a month, a weekday or a year: `11 sept.`, quarta, 03/01."""

from __future__ import annotations

import re

from notices.reading.tokens import Passage, Token
from notices.reading.weekdays import names_weekday

_LAST_DAY = 31
_DATED_BEHIND = re.compile(r"\.?(?:(?: |/|-| de )(?:\d\d?(?:, |/|-| ))?(?:19|20)\d\d|-\d\d?)(?!\d)")


def is_named(passage: Passage, made: list[Token], i: int) -> bool:
    """Whether what could count is a month, a weekday or the year of a date."""
    token = passage.tokens[i]
    if token.kind != "word":
        return _is_year(passage, i)
    if token.sense.weekday is not None and names_weekday(passage, i):
        return True
    return token.sense.month is not None and token.sense.number is not None and _is_month(passage, made, i)


def _is_month(passage: Passage, made: list[Token], i: int) -> bool:
    """Whether a number word is a month's short form: `11 sept.`, `sept. 2025`, `sept-28`; not `sept jours`."""
    token = passage.tokens[i]
    linked = len(made) > 1 and made[-1].has("of") and passage.gap(*made[-2:]) == passage.gap(made[-1], token) == " "
    before = made[-2] if linked else made[-1] if made else None
    day = before is not None and before.kind == "number" and before.written == "digits" and before.value is not None
    if day and before is not None and 1 <= (before.value or 0) <= _LAST_DAY:
        gap = passage.gap(before, token)
        return linked or gap in {"", " ", "-", "/"} or (gap == ". " and passage.written[token.start].islower())
    return _DATED_BEHIND.match(passage.text, token.end) is not None or _leads_to_month(passage, i)


def _is_year(passage: Passage, i: int) -> bool:
    """Whether figures are the year of a month, which nothing scales: the M of 28 September 2025 M is no milliard."""
    token, before = passage.tokens[i], passage.tokens[i - 1]
    figures = i > 0 and token.kind == "number" and len(token.word) == len("2025") and token.word.isdigit()
    return figures and before.sense.month is not None and passage.gap(before, token) == " "


def _leads_to_month(passage: Passage, i: int) -> bool:
    """Whether a word for `to` or a dash joins it to another month: sept.–oct. 2025, de sept. à oct. 2025."""
    token, *behind = passage.tokens[i : i + 3]
    if not behind:
        return False
    gap = passage.gap(token, behind[0]).removeprefix(".").strip(" ")
    at = 1 if behind[0].has("to") and not gap and len(behind) > 1 else 0
    other = behind[at].sense
    return (gap in {"-", "—"} or at == 1) and other.month is not None and other.number is None
