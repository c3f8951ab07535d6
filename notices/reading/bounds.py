"""How a value limits: `up to`, `at least`, `以内`, `or more`, `until`. In front of the value or behind it."""

from __future__ import annotations

from notices.model import Bound
from notices.reading.tokens import Passage, Token

_NEAR = frozenset({"", " ", "\n", " (", "-", ' "', " “"})
_BEHIND = frozenset({"", " ", "(", "\n", ", ", "-"})
_DATES = frozenset({"date", "date_range"})
_KINDS = frozenset({"date", "date_range", "duration", "duration_range", "number", "percentage", "money"})
_MOST_FILLERS = 4


def find_bounds(passage: Passage) -> None:
    """Write its bound on every value."""
    tokens = passage.tokens
    for i, token in enumerate(tokens):
        if token.kind in _KINDS:
            token.bound = token.bound or _before(passage, i) or _behind(passage, i)


def _before(passage: Passage, i: int) -> Bound | None:
    tokens = passage.tokens
    dated = tokens[i].kind in _DATES
    for k in range(i - 1, max(-1, i - 2 - _MOST_FILLERS), -1):
        gap = passage.gap(tokens[k], tokens[k + 1])
        if gap not in _NEAR and not (gap == ". " and _is_abbreviation(tokens[k])):
            return None
        sense = tokens[k].sense
        bound = (sense.before_date or sense.before) if dated else sense.before
        if bound and not (tokens[i].kind.endswith("range") and tokens[k].has("from")):
            return bound
        if not tokens[k].has("fillers"):
            return None
    return None


def _is_abbreviation(token: Token) -> bool:
    return "." in token.word or len(token.word) <= 4


def _behind(passage: Passage, i: int) -> Bound | None:
    tokens = passage.tokens
    if i + 1 >= len(tokens) or passage.gap(tokens[i], tokens[i + 1]) not in _BEHIND:
        return None
    after: Token = tokens[i + 1]
    if after.kind != "word":
        return None
    return (after.sense.after_date or after.sense.after) if tokens[i].kind in _DATES else after.sense.after
