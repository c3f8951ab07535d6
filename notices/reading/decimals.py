"""The digits behind a spoken decimal point: 十二点五, `two point five`, `point seven five`."""

from __future__ import annotations

from collections.abc import Callable

from notices.reading.figures import MOST_DIGITS, digit, made_of
from notices.reading.lexicon import Lexicon
from notices.reading.number_links import joins, links, may_begin, names_part, scale_is_glued
from notices.reading.sums import Sum
from notices.reading.tokens import Passage, Token

_MOST_DECIMALS = 10_000
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_Walk = Callable[[Passage, int, float], tuple[Sum, bool]]


def behind_point(passage: Passage, made: Token, i: int, end: int, lex: Lexicon, walk: _Walk) -> tuple[Token, int]:
    """Add the digits behind a point to the whole number before it, and multiply by the scales that follow."""
    tokens = passage.tokens
    if end >= len(tokens) or not tokens[end].has("point") or not joins(passage, end):
        return made, end - i
    digits, at = _decimals(passage, end + 1, lex, walk)
    if not digits or isinstance(made.value, float) or made.value is None:
        return made, end - i
    value: int | float = float(f"{made.value}.{digits}")
    while at < len(tokens) and tokens[at].kind == "word" and (scale := tokens[at].sense.scale) and joins(passage, at):
        value, at = round(value * scale, 6), at + 1
    return made_of(passage, i, at, value, False), at - i


def led_by_point(passage: Passage, made: list[Token], i: int, lex: Lexicon, walk: _Walk) -> tuple[Token, int] | None:
    """Read a number that begins with its point, where a percentage or nothing else follows: `point five percent`."""
    tokens, point = passage.tokens, made[-1]
    counted = len(made) > 1 and made[-2].kind == "number" and passage.gap(made[-2], point) == " "
    if counted or point.has("plus") or passage.gap(point, tokens[i]) != " ":
        return None
    digits, at = _decimals(passage, i, lex, walk)
    percent = at < len(tokens) and tokens[at].has("percent") and joins(passage, at)
    if not digits or not (percent or passage.is_all(point.start, tokens[at - 1].end)):
        return None
    return made_of(passage, i - 1, at, float(f"0.{digits}"), False), at


def _decimals(passage: Passage, at: int, lex: Lexicon, walk: _Walk) -> tuple[str, int]:
    """Read what is said behind a point: digits one by one, or a number (`coma quinientos doce`)."""
    tokens, digits, first = passage.tokens, "", at
    while at < len(tokens) and at - first < MOST_DIGITS and joins(passage, at) and (each := digit(tokens[at])):
        if digits and len(each) > 1:
            break
        digits, at = digits + each, at + 1
    goes_on = bool(digits) and (
        (lex.positional and scale_is_glued(passage, at) and (tokens[at].sense.scale or 0) < _THOUSAND)  # 十一点九二亿
        or (lex.ones_first and _tens_follow(passage, at))
        or (at < len(tokens) and tokens[at].sense.scale == _TEN and joins(passage, at))  # koma tujuh puluh lima
    )
    if not goes_on and (digits or first >= len(tokens) or not joins(passage, first) or not may_begin(tokens[first])):
        return ("", first) if at < len(tokens) and joins(passage, at) and names_part(tokens[at]) else (digits, at)
    number, ordinal = walk(passage, first, _THOUSAND)  # un virgule vingt-cinq million
    most = _HUNDRED if goes_on else _MOST_DECIMALS
    sound = number.parts and not ordinal and isinstance(number.value, int) and 0 < number.value < most
    return (str(number.value), number.end) if sound else (digits, at)


def _tens_follow(passage: Passage, at: int) -> bool:
    """Whether tens are linked to the digit before them: the twenty of drei Komma fünfundzwanzig."""
    tokens = passage.tokens
    linked = at + 1 < len(tokens) and links(tokens[at]) and joins(passage, at) and joins(passage, at + 1)
    return linked and tokens[at + 1].sense.number in range(20, 100, 10)
