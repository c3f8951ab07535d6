"""Percentages and sums of money: numbers with the words or signs beside them."""

from __future__ import annotations

from notices.reading.fractions import find_shares
from notices.reading.mixed_numbers import add_shares
from notices.reading.money import add_cents, find_cents, find_sum
from notices.reading.neighbours import is_count, made_of_two, near, signed, sweep
from notices.reading.tokens import Passage, Token

_DASH = frozenset({"-", " - ", "—"})


def find_amounts(passage: Passage) -> None:
    """Replace numbers and their signs by tokens of kind `percentage` and `money`."""
    senses = [token.sense for token in passage.tokens if token.kind == "word" and token.sense.makes_amount]
    shares = _may_have_shares(passage.tokens)
    if not senses and not shares:
        return
    if shares:
        sweep(passage, find_shares)
        sweep(passage, add_shares)
    sweep(passage, _percentage)
    if any(sense.currency or sense.millions_of for sense in senses):
        sweep(passage, find_sum)
        sweep(passage, add_cents)
    if any(sense.cents_of for sense in senses):
        sweep(passage, find_cents)


def _may_have_shares(tokens: list[Token]) -> bool:
    """Whether a part of a whole may be named: by an order, a word for it, or a number beside another."""
    for i, token in enumerate(tokens):
        if token.ordinal or (token.sense.fraction is not None and token.kind == "word"):
            return True
        if token.sense.parts_numbers and (token.has("one_of") or (i and tokens[i - 1].kind == "number")):
            return True
    return False


def _percentage(passage: Passage, i: int) -> tuple[Token, int]:
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind == "word":
        return _percentage_in_words(passage, i)
    if not is_count(token) or not near(passage, i):
        return token, 1
    after, value = tokens[i + 1], token.value or 0
    if token.has("articles") and near(passage, i + 1) and (tokens[i + 2].has("of") or tokens[i + 2].has("of_the")):
        return token, 1  # a percentage of
    if after.kind == "word" and (after.has("percent") or after.sense.percent_share) and not _formats(passage, i):
        signed(passage, token, after.end)
        value = (token.value or 0) / (after.sense.percent_share or 1)
        return made_of_two(passage, "percentage", token, after, value), 2
    spaced = i + 2 < len(tokens) and tokens[i + 2].has("percent_tenths") and near(passage, i + 1)
    if spaced and is_count(after) and 0 < value < 10 and 0 < (after.value or 0) < 10:
        return made_of_two(passage, "percentage", token, tokens[i + 2], value * 10 + (after.value or 0)), 3
    if after.has("percent_tenths") and 0 < value <= 10:
        return _tenths(passage, i, value)
    if after.has("percent_tenths") and token.written == "digits" and token.word.isdigit() and value < 100:  # 85折
        return made_of_two(passage, "percentage", token, after, value), 2
    ranged = i + 2 < len(tokens) and is_count(after) and tokens[i + 2].has("percent")
    if ranged and near(passage, i, _DASH) and near(passage, i + 1) and value < (after.value or 0):
        return made_of_two(passage, "percentage", token, token, value), 1
    return token, 1


def _formats(passage: Passage, i: int) -> bool:
    """Whether a percent sign begins a letter code, as in the texts of programs: one %s, two %dkB."""
    sign, behind = passage.tokens[i + 1], passage.text[passage.tokens[i + 1].end : passage.tokens[i + 1].end + 1]
    return sign.word == "%" and sign.start > passage.tokens[i].end and behind.isascii() and behind.isalpha()


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
