"""Two small numbers side by side that count about as much: 两三天, दो-तीन सप्ताह, iki üç hafta, 二、三週間."""

from __future__ import annotations

from itertools import pairwise

from notices.reading.neighbours import near
from notices.reading.tokens import NOTHING, Passage, Token

_BESIDE = frozenset({"", " ", "、"})
_LAST_DIGIT = 9
_PAIRS = {(3, 5)}  # people say three or five, too
_MOST_COUNT_WORDS = 2


def find_paired_counts(passage: Passage) -> None:
    """Let two digits in words, of which the second is one more, and their unit be a range."""
    tokens = passage.tokens
    counts = [i for i, token in enumerate(tokens) if token.value or token.sense.number]
    for i, after in reversed(list(pairwise(counts))):
        if after == i + 1 and (end := _unit_behind(passage, i)):
            start, unit = tokens[i].start, tokens[end].sense.unit or ""
            made = Token("duration_range", start, tokens[end].end, passage.text[start : tokens[end].end], NOTHING)
            made.parts = ((unit, _digit(tokens[i])),), ((unit, _digit(tokens[i + 1])),)
            tokens[i : end + 1] = [made]


def _unit_behind(passage: Passage, i: int) -> int:
    """Give the place of the unit that tokens i and i + 1 count about, or nothing."""
    tokens = passage.tokens
    first, last = map(_digit, tokens[i : i + 2])
    alike = tokens[i].kind == tokens[i + 1].kind  # 이 3일: these three days
    paired = alike and first and last and (last - first == 1 or (first, last) in _PAIRS)
    if not paired or not near(passage, i, _BESIDE) or _goes_on(passage, i):
        return 0
    at = i + 2
    while at < min(len(tokens), i + 2 + _MOST_COUNT_WORDS) and tokens[at].has("count_words"):
        at += 1
    counted = at < len(tokens) and tokens[at].sense.unit and all(near(passage, k) for k in range(i + 1, at))
    return at if counted else 0


def _digit(token: Token) -> int:
    """Give the digit that a word or a figure is, or nothing."""
    value = token.sense.number if token.kind == "word" else token.value if token.kind == "number" else None
    return value if isinstance(value, int) and 1 <= value <= _LAST_DIGIT else 0


def _goes_on(passage: Passage, i: int) -> bool:
    """Whether the first digit ends a larger number, or names a day: 二十二三天, 9月2、3日."""
    before = passage.tokens[i - 1] if i and near(passage, i - 1) else None
    if before is None:
        return False
    dated = before.has("month_sign") or before.has("counts_off")
    return dated or before.kind == "number" or before.sense.may_begin_number
