"""Fractions in words, percentages, and sums of money: numbers with the words or signs beside them."""

from __future__ import annotations

from notices.reading.money import add_cents, find_sum
from notices.reading.neighbours import is_count, made_of_two, near, scaled, signed, sweep
from notices.reading.tokens import Passage, Token

_LEAST_SHARE, _MOST_SHARES = 3, 20
_DASH = frozenset({"-", " - ", "—"})


def find_amounts(passage: Passage) -> None:
    """Replace numbers and their signs by tokens of kind `percentage` and `money`."""
    senses = [token.sense for token in passage.tokens if token.kind == "word" and token.sense.makes_amount]
    shares = any(token.ordinal for token in passage.tokens)
    if not senses and not shares:
        return
    if shares or any(sense.fraction or "divides" in sense.roles for sense in senses):
        sweep(passage, _parts)
        sweep(passage, _mixed)
    sweep(passage, _percentage)
    if any(sense.currency or sense.millions_of for sense in senses):
        sweep(passage, find_sum)
        sweep(passage, add_cents)


def _parts(passage: Passage, i: int) -> tuple[Token, int]:
    """三分之二, `two thirds`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind == "word" and token.has("articles") and near(passage, i) and near(passage, i + 1):
        share = tokens[i + 1]  # a fifth of all users
        if share.ordinal and tokens[i + 2].has("of") and _LEAST_SHARE <= (share.value or 0) <= _MOST_SHARES:
            return made_of_two(passage, "number", token, share, 1 / (share.value or 1)), 2
    if not is_count(token) or not token.value or not near(passage, i):
        return token, 1
    after = tokens[i + 1]
    if after.has("divides") and near(passage, i + 1) and is_count(tokens[i + 2]):
        made = made_of_two(passage, "number", token, tokens[i + 2], (tokens[i + 2].value or 0) / token.value)
        return made, 3
    if after.ordinal and token.value == 1 and near(passage, i + 1) and tokens[i + 2].has("of"):
        if after.value and _LEAST_SHARE <= after.value <= _MOST_SHARES:  # one fifth of all users
            return made_of_two(passage, "number", token, after, 1 / after.value), 2
        return token, 1
    one_half = token.value == 1 and token.written == "words" and passage.gap(token, after) == "-"
    if after.ordinal and after.value and token.value >= 1 and after.has("ordinal_shares"):  # twee derde
        return made_of_two(passage, "number", token, after, token.value / after.value), 2
    if after.kind == "word" and after.sense.fraction and (one_half or not after.has("halves")):
        joined = near(passage, i + 1) and (tokens[i + 2].has("of") or tokens[i + 2].sense.unit)
        made = made_of_two(passage, "number", token, after, token.value * after.sense.fraction)
        made.kind = "number" if joined or (after.sense.ordinal is None and not after.has("also_words")) else "hidden"
        return made, 2
    return token, 1


def _half(passage: Passage, i: int) -> int | None:
    """Where a half that is added to token i stands: `… and a half`, `… i pół`."""
    tokens, at = passage.tokens, i + 2
    if not tokens[i + 1].has("plus"):
        return None
    at += tokens[at].has("articles") and near(passage, at)
    return at if tokens[at].kind == "word" and tokens[at].has("halves") else None


def _mixed(passage: Passage, i: int) -> tuple[Token, int]:
    """三又三分之一, `one and three quarters`, `dwa i pół`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if not is_count(token) or not near(passage, i) or not near(passage, i + 1):
        return token, 1
    part = tokens[i + 2]
    if isinstance(token.value, int) and (last := _half(passage, i)):
        if scaled(passage, last):  # one and a half million
            value = (token.value + 0.5) * (tokens[last + 1].sense.scale or 1)
            return made_of_two(passage, "number", token, tokens[last + 1], value), last + 2 - i
        return made_of_two(passage, "number", token, tokens[last], token.value + 0.5), last + 1 - i
    if not tokens[i + 1].has("plus") or not is_count(part) or not 0 < (part.value or 0) < 1:
        return token, 1
    if token.value is None:
        return token, 1
    value = token.value + (part.value or 0) * (-1 if token.value < 0 else 1)
    return made_of_two(passage, "number", token, part, value), 3


def _percentage(passage: Passage, i: int) -> tuple[Token, int]:
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind == "word":
        return _percentage_in_words(passage, i)
    if not is_count(token) or not near(passage, i):
        return token, 1
    after, value = tokens[i + 1], token.value or 0
    if after.kind == "word" and (after.has("percent") or after.sense.percent_share):
        signed(passage, token)
        value = (token.value or 0) / (after.sense.percent_share or 1)
        return made_of_two(passage, "percentage", token, after, value), 2
    spaced = i + 2 < len(tokens) and tokens[i + 2].has("percent_tenths") and near(passage, i + 1)
    if spaced and is_count(after) and 0 < value < 10 and 0 < (after.value or 0) < 10:
        return made_of_two(passage, "percentage", token, tokens[i + 2], value * 10 + (after.value or 0)), 3
    if after.has("percent_tenths") and 0 < value <= 10:
        return _tenths(passage, i, value)
    ranged = i + 2 < len(tokens) and is_count(after) and tokens[i + 2].has("percent")
    if ranged and near(passage, i, _DASH) and near(passage, i + 1) and value < (after.value or 0):
        return made_of_two(passage, "percentage", token, token, value), 1
    return token, 1


def _percentage_in_words(passage: Passage, i: int) -> tuple[Token, int]:
    """百分之七, 对折, `half a percent`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.sense.percentage is not None:
        return made_of_two(passage, "percentage", token, token, token.sense.percentage), 1
    if token.sense.percent_part and near(passage, i) and is_count(tokens[i + 1]):
        value = (tokens[i + 1].value or 0) / token.sense.percent_part
        return made_of_two(passage, "percentage", token, tokens[i + 1], value), 2
    at = i + 1
    while at < min(len(tokens), i + 3) and near(passage, at - 1) and _may_stand_between(tokens[at]):
        at += 1
    if token.sense.fraction and at < len(tokens) and near(passage, at - 1) and tokens[at].has("percent"):
        return made_of_two(passage, "percentage", token, tokens[at], token.sense.fraction), at + 1 - i
    return token, 1


def _may_stand_between(token: Token) -> bool:
    return token.has("of") or token.has("articles") or (token.kind == "number" and token.value == 1)


def _tenths(passage: Passage, i: int, value: int | float) -> tuple[Token, int]:
    """七成, 七成半, 七成六."""
    tokens = passage.tokens
    if near(passage, i + 1, frozenset({""})) and tokens[i + 2].has("halves"):
        return made_of_two(passage, "percentage", tokens[i], tokens[i + 2], value * 10 + 5), 3
    more = tokens[i + 2] if near(passage, i + 1, frozenset({"", " "})) else None
    counts = more is not None and near(passage, i + 2, frozenset({""})) and tokens[i + 3].kind == "word"
    says = more is not None and more.written == "words" and not counts and is_count(more)
    if says and more and isinstance(more.value, int) and 0 < more.value < 10:
        return made_of_two(passage, "percentage", tokens[i], more, value * 10 + more.value), 3
    return made_of_two(passage, "percentage", tokens[i], tokens[i + 1], value * 10), 2
