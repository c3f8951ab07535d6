"""Digits beside a month in letters: a day and a year that a sign joins, as in `2020/23/Sep`, `Sept. 28,2025`."""

from __future__ import annotations

import re

from notices.reading.tokens import NOTHING, Passage, Token

_COMMA = re.compile(r"(\d\d?),(\d{4})")
_JOINED = re.compile(r"(\d\d?|\d{4})([-/])(\d\d?|\d{4})")
_SPAN = re.compile(r"(\d\d?)-(\d\d?)")
_YEAR_AND_DAY = re.compile(r"(\d{4})-(\d\d?)")
_DAYS = re.compile(r"(\d\d?)/(\d\d?)")
_SPACES = frozenset({" ", ". "})
_WHOLE_YEAR = 4
_LARGEST_TOP = 3  # 3/4 of May


def beside_month(passage: Passage, i: int) -> list[Token]:
    """Give the two numbers that the digits are, where a month stands at their sign; or nothing."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.word.isdigit():
        return []
    before = tokens[i - 1] if i and tokens[i - 1].sense.month else None
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].sense.month else None
    if before is not None and (pair := _COMMA.fullmatch(token.word)):  # Sept. 28,2025
        return _parted(token, pair, 2) if not passage.gap(before, token).strip(" .") else []
    if before is not None and (pair := _SPAN.fullmatch(token.word)) and int(pair[1]) < int(pair[2]):
        return _parted(token, pair, 2) if not passage.gap(before, token).strip(" .") else []  # Sept. 1-28, 2025
    if (pair := _DAYS.fullmatch(token.word)) and int(pair[2]) == int(pair[1]) + 1 and _leads_month(passage, i, pair):
        return _parted(token, pair, 2)  # 28/29 September
    if (pair := _YEAR_AND_DAY.fullmatch(token.word)) and _is_month(passage, i, -1) and _is_month(passage, i, 1):
        return _parted(token, pair, 2)  # 28 Sep 2025-5 Oct 2025
    pair = _JOINED.fullmatch(token.word) if before or after else None
    if pair and before and after and passage.gap(before, token) == passage.gap(token, after) == "/" != pair[2]:
        return _parted(token, pair, 3)  # 28/Sep/2025-05/Oct/2025
    if not pair or (len(pair[1]) == _WHOLE_YEAR) == (len(pair[3]) == _WHOLE_YEAR):
        return []
    behind = before is not None and passage.gap(before, token) == pair[2]
    leads = after is not None and passage.gap(token, after) == pair[2]
    dated = i > 1 and behind and tokens[i - 2].kind != "word" and passage.gap(*tokens[i - 2 : i]) == pair[2]
    if (behind or leads) and (leads or not dated):  # 02-feb-2020-03-mar-2020; 23-2020-Sept
        return _parted(token, pair, 3)
    return []


def _is_month(passage: Passage, i: int, step: int) -> bool:
    """Whether a month stands before or behind the digits, or a little word between: de septiembre de 2025-5 de."""
    tokens, at = passage.tokens, i + step
    for _ in range(2):
        left, right = sorted((at - step, at))
        if left < 0 or right == len(tokens) or passage.gap(tokens[left], tokens[right]) not in _SPACES:
            return False
        if tokens[at].sense.month or not tokens[at].has("literal"):
            break
        at += step
    return 0 <= at < len(tokens) and tokens[at].sense.month is not None


def _leads_month(passage: Passage, i: int, pair: re.Match[str]) -> bool:
    """Whether a month follows, maybe behind `of`; half of May is none of its days."""
    tokens, at = passage.tokens, i + 1
    if at + 1 < len(tokens) and tokens[at].has("fillers") and int(pair[1]) > _LARGEST_TOP:
        at += 1
    gaps = {passage.gap(tokens[k], tokens[k + 1]) for k in range(i, min(at, len(tokens) - 1))}
    return at < len(tokens) and bool(tokens[at].sense.month) and gaps <= {" ", ". "}


def _parted(token: Token, pair: re.Match[str], last: int) -> list[Token]:
    spans = [(token.start + pair.start(k), token.start + pair.end(k), pair[k]) for k in (1, last)]
    return [Token("number", start, end, digits, NOTHING, int(digits)) for start, end, digits in spans]
