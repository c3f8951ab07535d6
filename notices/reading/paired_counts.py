"""Two small numbers side by side that count about as much: 两三天, दो-तीन सप्ताह, iki üç hafta, 二、三週間."""

from __future__ import annotations

from notices.reading.neighbours import near
from notices.reading.tokens import NOTHING, Passage, Token

_BESIDE = frozenset({"", " ", "、"})
_LAST_DIGIT = 9
_PAIRS = {(3, 5)}  # people say three or five, too
_MOST_COUNT_WORDS = 2


def find_paired_counts(passage: Passage) -> None:
    """Let two digits in words, of which the second is one more, and their unit be a range."""
    tokens, i = passage.tokens, 0
    while i + 2 < len(tokens):
        first, last = _digit(tokens[i]), _digit(tokens[i + 1])
        paired = first and last and (last - first == 1 or (first, last) in _PAIRS)
        if paired and near(passage, i, _BESIDE) and not _goes_on(passage, i):
            at = i + 2
            while at < min(len(tokens) - 1, i + 2 + _MOST_COUNT_WORDS) and tokens[at].has("count_words"):
                at += 1
            unit = tokens[at].sense.unit
            if unit and all(near(passage, k) for k in range(i + 1, at)):
                start, end = tokens[i].start, tokens[at].end
                made = Token("duration_range", start, end, passage.text[start:end], NOTHING)
                made.parts = ((unit, first),), ((unit, last),)
                tokens[i : at + 1] = [made]
        i += 1


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
