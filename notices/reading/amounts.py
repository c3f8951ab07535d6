"""Percentages and sums of money: numbers with the words or signs beside them.

The order matters: shares are put together first, since one of them may be counted in percent or money.
"""

from __future__ import annotations

from notices.reading.cents import add_cents, find_cents
from notices.reading.fractions import find_shares
from notices.reading.mixed_numbers import add_half, add_shares
from notices.reading.money import find_sum
from notices.reading.neighbours import sweep
from notices.reading.percentages import find_percentage
from notices.reading.tokens import Passage, Token


def find_amounts(passage: Passage) -> None:
    """Replace numbers and their signs by tokens of kind `percentage` and `money`."""
    senses = [token.sense for token in passage.tokens if token.kind == "word" and token.sense.makes_amount]
    shares = _may_have_shares(passage.tokens)
    if not senses and not shares:
        return
    if shares:
        sweep(passage, find_shares)
        sweep(passage, add_shares)
    sweep(passage, find_percentage)
    if any(sense.currency or sense.many_of or sense.pair_of for sense in senses):
        sweep(passage, find_sum)
        sweep(passage, add_cents)
    if any("halves" in sense.roles for sense in senses):
        sweep(passage, add_half)
    if any(sense.cents_of for sense in senses):
        sweep(passage, find_cents)


def _may_have_shares(tokens: list[Token]) -> bool:
    """Whether a part of a whole may be named: by an order, a word for it, or a number beside another."""
    for i, token in enumerate(tokens):
        if token.ordinal or (token.sense.fraction is not None and token.kind == "word"):
            return True
        if (token.sense.percent_part or 0 < (token.value or 0) < 1) and i and tokens[i - 1].has("plus"):
            return True
        if token.sense.parts_numbers and (token.has("one_of") or (i and tokens[i - 1].kind == "number")):
            return True
    return False
