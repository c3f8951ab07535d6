"""A year that is told twice, as everybody counts and by its era: 2025年（令和7年）9月28日, 令和7年（2025年）."""

from __future__ import annotations

from notices.reading.tokens import Passage, Token

_LONGEST_YEAR = 3  # tokens: 令和, 7, 年
_DIGITS = len("2025")


def join_years(passage: Passage) -> None:
    """Let the sign of a year take in the same year in brackets behind it."""
    tokens, kept, i = passage.tokens, list[Token](), 0
    while i < len(tokens):
        token = tokens[i]
        kept.append(token)
        i += 1
        if token.kind != "word" or passage.text[token.end : token.end + 1] != "(":
            continue
        width = _in_brackets(passage, i)
        year = _year(tokens[i : i + width]) if width else None
        if year and year in {_year(kept[-size:]) for size in range(1, _LONGEST_YEAR + 1)}:
            token.end = tokens[i + width - 1].end + 1
            i += width
    passage.tokens = kept


def _in_brackets(passage: Passage, i: int) -> int:
    """Tell how many tokens from token i on fill the brackets before it."""
    tokens = passage.tokens
    if i == len(tokens) or tokens[i].start != tokens[i - 1].end + 1:
        return 0
    for width, token in enumerate(tokens[i : i + _LONGEST_YEAR], 1):
        if passage.text[token.end : token.end + 1] == ")":
            return width
    return 0


def _year(tokens: list[Token]) -> int | None:
    """Give the year that tokens write, and nothing else: 2025, 2025年, 令和7年, 令和元年."""
    first, rest = tokens[0], tokens[1:]
    if first.sense.era is None:
        plain = first.kind == "number" and first.word.isdigit() and len(first.word) == _DIGITS
        return int(first.word) if plain and all(it.sense.unit == "year" for it in rest[:1]) and not rest[1:] else None
    if not rest or rest[0].kind == "word":
        return first.sense.era if len(rest) == 1 else None  # the first year has a name of its own
    counted = len(rest) == len(("7", "年")) and isinstance(rest[0].value, int) and rest[1].sense.unit == "year"
    return first.sense.era - 1 + int(rest[0].value or 0) if counted else None
