"""Powers in figures: `10^6`, `2.5^-1`, `3×10^8`."""

from __future__ import annotations

import re

from notices.reading.figures import tidy
from notices.reading.lexicon import SPACELESS, Lexicon
from notices.reading.tokens import NOTHING, Passage, Token
from notices.reading.written_numbers import value_of

_POWER = re.compile(
    rf"(?:(\d+(?:[.,]\d+)?) ?[x×*·] ?)?(\d+(?:[.,]\d+)?)\^([+-]?\d{{1,3}})(?![^\W{SPACELESS}]|\^|[.,]\d)"
)
_LARGEST = 10.0**24
_LONGEST_BASE = len(" x 1000^")


def power(passage: Passage, i: int, lex: Lexicon) -> tuple[Token, int] | None:
    """Read figures that a roof raises to a power, and tell how many tokens they take."""
    tokens, first = passage.tokens, passage.tokens[i]
    if "^" not in passage.text[first.end : first.end + _LONGEST_BASE]:  # as most
        return None
    before = passage.text[first.start - 1 : first.start] if first.start else ""
    if before.isalnum() or before in {"^", "_"}:
        return None
    if not (found := _POWER.match(passage.text, first.start)):
        return None
    times, base = (value_of(each or "1", lex.decimal, lex.grouping) for each in found.groups()[:2])
    if times is None or not base:
        return None
    try:
        value = times * float(base) ** int(found[3])
    except OverflowError:
        return None
    if not 1 / _LARGEST <= value <= _LARGEST:
        return None
    end = i
    while end < len(tokens) and tokens[end].start < found.end():
        end += 1
    return Token("number", first.start, found.end(), found[0], NOTHING, tidy(value)), end - i
