"""What the stages ask about a number and the words beside it."""

from __future__ import annotations

from collections.abc import Callable

from notices.reading.figures import tidy
from notices.reading.tokens import NOTHING, Passage, Token

NEAR = frozenset({"", " ", "-", "\n"})
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


def made_of_two(passage: Passage, kind: str, first: Token, last: Token, value: int | float) -> Token:
    """Make one token of the stretch from the first to the last."""
    text = passage.text[first.start : last.end]
    return Token(kind, first.start, last.end, text, NOTHING, tidy(value))


def signed(passage: Passage, token: Token) -> Token:
    """Take in a minus that touches its number and nothing before it."""
    start = token.start
    if start == len("- ") and passage.text.startswith("- ") and token.end == len(passage.text) and token.value:
        token.start, token.value = 0, -token.value
        return token
    before = passage.text[max(0, start - 2) : start - 1]
    lone = passage.text[start - 1 : start] == "-" and (not before.strip(" \n(") or "\u3041" <= before <= "\u309f")
    lone = lone and not passage.text[max(0, start - 3) : start - 2].isdigit()  # 2016 -11
    if lone and isinstance(token.value, int | float) and token.value >= 0 and token.written == "digits":
        token.start, token.value = start - 1, -token.value
        token.word = passage.text[token.start : token.end]
    return token


def scaled(passage: Passage, i: int) -> bool:
    """Whether a scale stands behind token i and counts nothing else."""
    return near(passage, i) and passage.tokens[i + 1].kind == "word" and bool(passage.tokens[i + 1].sense.scale)
