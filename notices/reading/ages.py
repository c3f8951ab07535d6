"""Ages, which are no periods of time: `aged 13 to 17`, ab 18 Jahren, tener al menos 18 años, en 14-årig elev."""

from __future__ import annotations

from notices.reading.counts import NEAR
from notices.reading.tokens import Passage, Token

_TOLD = range(12, 100)  # years: the ages of which terms speak
_MOST_LIMITS = 3  # words between the lead and the number: at least, of between the
_BETWEEN = ("between", "from", "fillers", "of")  # what may stand before the first of two ages


def is_age(passage: Passage, i: int, end: int) -> bool:
    """Whether the words around what tokens i to end count say that they count the years of a life."""
    tokens = passage.tokens
    if tokens[end - 1].sense.unit != "year":
        return False
    if i and tokens[i - 1].has("ages") and passage.gap(tokens[i - 1], tokens[i]) in NEAR:
        return True
    if tokens[i].value not in _TOLD:
        return False
    return (_is_led(passage, i) and not _goes_on(passage, end)) or _is_somebodys(passage, end)


def spans_ages(passage: Passage, i: int, most: int | float) -> bool:
    """Whether the years of a range that begins with token i are ages: jóvenes de entre 13 y 17 años."""
    return most in _TOLD and _is_led(passage, i, spans=True)


def _is_led(passage: Passage, i: int, *, spans: bool = False) -> bool:
    """Whether a lead stands before the number, or before its limit: avoir au moins 18 ans, barn upp till 12 år."""
    links = _BETWEEN if spans else ()
    tokens = passage.tokens
    for k in range(i - 1, max(-1, i - 2 - _MOST_LIMITS), -1):
        token = tokens[k]
        if passage.gap(token, tokens[k + 1]) not in NEAR:
            return False
        if token.has("ages") or (token.has("age_leads") and not spans) or (token.has("aged") and (spans or k < i - 1)):
            return True
        if not (token.sense.before or token.has("articles") or any(map(token.has, links))):
            return False
    return False


def _goes_on(passage: Passage, end: int) -> bool:
    """Whether the years begin a range: from 12 years to 24 years."""
    behind: list[Token] = passage.tokens[end : end + 1]
    return bool(behind) and behind[0].has("to") and passage.gap(passage.tokens[end - 1], behind[0]) in NEAR


def _is_somebodys(passage: Passage, end: int) -> bool:
    """Whether a word for people stands behind a compound: eine 14-jährige Schülerin."""
    tokens = passage.tokens
    solid = end > 1 and passage.gap(tokens[end - 2], tokens[end - 1]) in {"", "-"}
    return solid and end < len(tokens) and tokens[end].has("aged") and passage.gap(tokens[end - 1], tokens[end]) == " "
