"""What the stages ask about a number and the words beside it."""

from __future__ import annotations

from collections.abc import Callable

from notices.reading.figures import tidy
from notices.reading.tokens import NOTHING, Passage, Token

NEAR = frozenset({"", " ", "-", "\n"})
_WIDEST_MINUS = 4  # characters in front of the only value
_Step = Callable[[Passage, int], tuple[Token, int]]


def sweep(passage: Passage, step: _Step) -> None:
    """Let a step put tokens together, from left to right."""
    tokens, kept, i = passage.tokens, [], 0
    while i < len(tokens):
        made, width = step(passage, i)
        kept.append(made)
        i += width
    passage.tokens = kept


def near(passage: Passage, i: int, gaps: frozenset[str] = NEAR) -> bool:
    """Whether token i + 1 stands right behind token i."""
    tokens = passage.tokens
    return 0 <= i < len(tokens) - 1 and passage.gap(tokens[i], tokens[i + 1]) in gaps


def is_count(token: Token) -> bool:
    """Whether a token is a number that can count."""
    return token.kind == "number" and token.value is not None and not token.ordinal


def is_one_half(passage: Passage, i: int) -> bool:
    """Whether a half is counted, and not added to one: one-half, one half hour; `bir buçuk` is 1.5."""
    if i + 1 >= len(passage.tokens):
        return False
    token, after = passage.tokens[i : i + 2]
    if token.value != 1 or token.written != "words" or not after.has("halves"):
        return False
    return passage.gap(token, after) in ({"-", " "} if token.has("halved") else {"-"})


def made_of_two(passage: Passage, kind: str, first: Token, last: Token, value: int | float) -> Token:
    """Make one token of the stretch from the first to the last."""
    text = passage.text[first.start : last.end]
    return Token(kind, first.start, last.end, text, NOTHING, tidy(value), scale=first.scale)


def signed(passage: Passage, token: Token, end: int = 0) -> Token:
    """Take in a minus that touches its number and nothing before it, or that a text of one value begins with."""
    start = token.start
    if not isinstance(token.value, int | float) or token.value < 0 or token.written == "words":
        return token
    if 1 < start <= _WIDEST_MINUS and passage.text[start - 1] == " " and passage.text[:start].strip(" ") == "-":
        alone = passage.is_all(start, end or token.end)
        return _negated(passage, token, passage.text.index("-")) if alone and token.value else token
    before = passage.text[max(0, start - 2) : start - 1]
    lone = passage.text[start - 1 : start] == "-" and (not before.strip(" \n\t(") or "\u3041" <= before <= "\u309f")
    counted = before == " " and passage.text[max(0, start - 3) : start - 2].isdigit()  # 2016 -11
    return _negated(passage, token, start - 1) if lone and not counted else token


def _negated(passage: Passage, token: Token, start: int) -> Token:
    token.start, token.value = start, -(token.value or 0)
    token.word = passage.text[start : token.end]
    return token


def scaled(passage: Passage, i: int) -> bool:
    """Whether a scale stands behind token i and counts nothing else."""
    return near(passage, i) and passage.tokens[i + 1].kind == "word" and bool(passage.tokens[i + 1].sense.scale)
