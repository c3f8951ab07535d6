"""Days behind a date that share its month, and look like counts: 5月3日、4日, 9월 28일과 29일, 9月1日から28日まで."""

from __future__ import annotations

from notices.reading.tokens import Passage, Token

_APART = frozenset({", ", ",", "、", "・"})
_DASHES = frozenset({"-", " - ", "—"})
_NEAR = frozenset({"", " "})
_MOST_DAYS = 31


def tells_day(passage: Passage, i: int) -> bool:
    """Whether number i is a day that a date before it has in its list, or as its other end."""
    tokens = passage.tokens
    if i and tokens[i - 1].kind == "date" and passage.gap(tokens[i - 1], tokens[i]) in _DASHES:
        return True
    if i > 1 and tokens[i - 1].has("to") and tokens[i - 2].kind == "date":
        return True
    return not _lasts(passage, i) and _is_listed(passage, i)


def _is_listed(passage: Passage, i: int) -> bool:
    tokens, at = passage.tokens, i
    for _ in range(_MOST_DAYS):
        if not at:
            return False
        linked = tokens[at - 1].has("and") or tokens[at - 1].has("or")
        last = at - 2 if linked else at - 1
        gaps = {passage.gap(tokens[k], tokens[k + 1]) for k in range(max(0, last), at)}
        if last < 0 or not gaps <= (_NEAR if linked else _APART):
            return False
        if tokens[last].kind == "date":
            return bool(tokens[last].days[0].day)
        if not (last and tokens[last].has("day_sign") and tokens[last - 1].kind == "number"):
            return False
        at = last - 1
    return False


def _lasts(passage: Passage, i: int) -> bool:
    """Whether a word behind the unit says that it counts a time: 9월 28일, 30일 동안."""
    behind: list[Token] = passage.tokens[i + 2 : i + 3]
    if not behind or (behind[0].has("between_behind") and passage.tokens[i - 1].has("and")):  # 9月1日と28日の間
        return False
    return bool(behind[0].has("trail") or behind[0].sense.after)
