"""How a value limits: `up to`, `at least`, `以内`, `or more`, `until`. In front of the value or behind it.

Between a date and its word there may stand the hour and the zone: `no later than 11:59 p.m. PT on
28 September`. A year alone is limited as a date is: `since 2019`.
"""

from __future__ import annotations

from notices.model import Bound
from notices.reading.hours import tells_time
from notices.reading.tokens import Passage, Token

_NEAR = frozenset({"", " ", "\n", " (", "-", ' "', " “"})
_BEHIND = frozenset({"", " ", "(", "\n", ", ", "-"})
_BESIDE_TIME = frozenset({"", " ", " (", "(", ") ", ")", ", "})
_DATES = frozenset({"date", "date_range"})
_COUNTS = frozenset({"number", "percentage", "money"})
_OPEN = _COUNTS | {"duration"}
_KINDS = _DATES | _COUNTS | {"duration", "duration_range"}
_WITHOUT = {Bound.AT_MOST: Bound.LESS_THAN, Bound.AT_LEAST: Bound.MORE_THAN}  # （不含）前
_MOST_FILLERS = 4
_MOST_OF_TIME = 6  # tokens in `at 11:59 p.m. (Pacific Time) on Sunday, the`
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def find_bounds(passage: Passage) -> None:
    """Write its bound on every value."""
    tokens = passage.tokens
    for i, token in enumerate(tokens):
        if token.kind in _KINDS:
            token.bound = token.bound or _before(passage, i) or _behind(passage, i) or _open(passage, token)


def _is_dated(token: Token) -> bool:
    plain = token.kind == "number" and token.word.isdigit() and len(token.word) == 4
    return token.kind in _DATES or (plain and _FIRST_YEAR <= (token.value or 0) <= _LAST_YEAR)


def _before(passage: Passage, i: int) -> Bound | None:
    tokens, dated, passed = passage.tokens, _is_dated(passage.tokens[i]), 0
    for k in range(i - 1, max(-1, i - 2 - _MOST_FILLERS - _MOST_OF_TIME), -1):
        gap, token = passage.gap(tokens[k], tokens[k + 1]), tokens[k]
        timed = dated and (tells_time(passage, k) or tells_time(passage, k + 1))
        labelled = gap == ": " and k == i - 1 and not dated  # Maximum: 30 days
        near = labelled or gap in _NEAR or (gap == ". " and _is_abbreviation(token)) or (timed and gap in _BESIDE_TIME)
        if not near:
            return None
        bound = (token.sense.before_date or token.sense.before) if dated else token.sense.before
        if bound and not (tokens[i].kind.endswith("range") and token.has("from")):
            outer = tokens[k - 1].sense.before if k and passage.gap(tokens[k - 1], token) == " " else None
            return outer or bound if bound is Bound.ABOUT else bound  # up to about 30 days
        if not (token.has("fillers") or (dated and tells_time(passage, k))):
            return None
        passed += token.has("fillers")
        if passed > _MOST_FILLERS:
            return None
    return None


def _is_abbreviation(token: Token) -> bool:
    return "." in token.word or len(token.word) <= 4


def _behind(passage: Passage, i: int) -> Bound | None:
    tokens, dated, at = passage.tokens, _is_dated(passage.tokens[i]), i + 1
    while at < min(len(tokens), i + _MOST_OF_TIME) and (_in_brackets(passage, at) or (dated and _passes(passage, at))):
        at += 1
    if at >= len(tokens):
        return None
    gap = passage.gap(tokens[at - 1], tokens[at])
    gap = gap[1:] if gap in {".", ". "} and at == i + 1 and _ends_in_a_dot(passage, i) else gap
    if gap not in (_BEHIND if at == i + 1 else _BESIDE_TIME):
        return None
    after: Token = tokens[at]
    if after.kind != "word":
        return None
    bound = (after.sense.after_date or after.sense.after) if dated else after.sense.after
    if bound and tokens[at - 1].has("excluded"):
        bound = _WITHOUT.get(bound, bound)
    return None if tokens[i].kind == "date_range" and bound is Bound.AT_MOST else bound


def _in_brackets(passage: Passage, at: int) -> bool:
    """Whether a word in brackets says if the value itself counts, or what: 9 月 28 日（含）前, 90日（暦日）以内."""
    token = passage.tokens[at]
    told = token.has("included") or token.has("excluded") or token.has("count_words")
    return told and passage.gap(passage.tokens[at - 1], token) in {"(", " ("}


def _ends_in_a_dot(passage: Passage, i: int) -> bool:
    """Whether the dot behind a date is its month’s, that of each part, or a letter’s: 28.9., 2025. 9. 28., 2025 р."""
    token, after = passage.tokens[i : i + 2]
    written = passage.text[token.start : token.end]
    if token.kind not in _DATES or passage.written[after.start].isupper():
        return False
    if not written[-1:].isdigit():
        return written[-1:].isalpha() and not written[-2:-1].isalpha()
    return token.days[-1].year is None or (written[:4].isdigit() and written[4:5] == ".")


def _passes(passage: Passage, at: int) -> bool:
    """Whether an hour or a weekday stands between a date and the word behind it: 9月28日（星期日）23:59之前."""
    tokens = passage.tokens
    between = passage.gap(tokens[at - 1], tokens[at])
    year = tokens[at - 1].kind == "number" and tokens[at].sense.unit == "year"  # 2025年底前
    told = year or tells_time(passage, at) or (tokens[at].kind == "word" and tokens[at].sense.weekday)
    return bool(told) and between in _BESIDE_TIME


def _open(passage: Passage, token: Token) -> Bound | None:
    """`18+`: a plus behind a count that nothing follows."""
    after = passage.text[token.end : token.end + 2]
    return Bound.AT_LEAST if token.kind in _OPEN and after[:1] == "+" and not after[1:].isalnum() else None
