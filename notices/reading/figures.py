"""Single digits and what is stuck to figures: `1st`, `3:e`, `100k`, 二〇二五 read out one by one."""

from __future__ import annotations

from math import prod

from notices.reading.tokens import NOTHING, Passage, Token

MOST_DIGITS = 12
_MOST_LED_BY_ZERO = 4  # a longer one is a telephone number
_FIRST_CENTURY, _LAST_CENTURY = 13, 20


def digit(token: Token) -> str:
    """Give the digits of figures, or the one digit that a word says."""
    if token.kind == "number" and token.word.isdigit():
        return token.word
    value = token.sense.number
    return str(value) if token.kind == "word" and value is not None and 0 <= value <= 9 else ""


def stands_alone(passage: Passage, i: int) -> bool:
    """Whether figures, or a number word, are a number with which nothing beside it goes on."""
    tokens, token = passage.tokens, passage.tokens[i]
    if i + 1 < len(tokens) and (tokens[i + 1].sense.goes_on_number or tokens[i + 1].kind == "number"):
        return False
    if token.kind == "word":
        return token.sense.counts_alone
    return token.value is not None and not (token.ordinal or (i and tokens[i - 1].has("ordinal_beginnings")))


def ending(passage: Passage, i: int) -> Token | None:
    """Read digits with something stuck to them: `1st`, `3:e`, `1.º`, `14-tego`, `5:n`, `100k`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if i + 1 == len(tokens) or (gap := passage.gap(token, tokens[i + 1])) not in {"", ":", ".", " ", "-"}:
        return None
    after, value = tokens[i + 1], token.value
    if gap == "." and passage.text[after.start : after.end] not in {"º", "ª"}:
        return None
    text = passage.text[token.start : after.end]
    if after.has("ordinal_endings") and isinstance(value, int) and gap != " ":
        return Token("number", token.start, after.end, text, NOTHING, value, ordinal=True)
    if after.has("number_endings") and gap == ":":
        return Token("number", token.start, after.end, text, NOTHING, value)
    if gap == "-":
        return None
    if after.sense.fraction and gap in {"", " "} and not after.word.isalpha() and isinstance(value, int):
        return Token("number", token.start, after.end, text, NOTHING, tidy(value + after.sense.fraction))
    paid = i > 0 and tokens[i - 1].sense.currency and passage.gap(tokens[i - 1], token) in {"", " "}  # €3m
    fits = paid or passage.has_capitals(after) or not after.has("capitals")
    if after.sense.glued_scale and gap != ":" and fits and value is not None:
        scale = after.sense.glued_scale
        return Token("number", token.start, after.end, text, NOTHING, tidy(value * scale), scale=scale)
    return None


def begun_as_ordinal(passage: Passage, i: int) -> bool:
    """Whether a little word before digits, tied to them by a hyphen, makes them an ordinal: `ke-5`."""
    tokens = passage.tokens
    tied = i > 0 and tokens[i].word.isdigit() and tokens[i - 1].has("ordinal_beginnings")
    return tied and passage.gap(tokens[i - 1], tokens[i]) == "-"


def digit_string(passage: Passage, i: int) -> tuple[Token, int] | None:
    """Read digits in a row, as a year is read out (二〇二五). Two would be a guess: 三五 is 3 or 5."""
    tokens, end, digits = passage.tokens, i, ""
    while end < len(tokens) and (end == i or tokens[end - 1].end == tokens[end].start):
        if len(tokens[end].word) > 1 or tokens[end].kind != "word" or not (one := digit(tokens[end])):
            break
        if end > i and tokens[end].sense.unit:  # 육일: the sixth day
            break
        digits += one
        end += 1
    if digits.startswith("0") and end - i == 2 and tokens[i].has("joiner"):
        return None
    followed = end < len(tokens) and tokens[end].start == tokens[end - 1].end and tokens[end].kind == "word"
    if end - i == 2 and followed and tokens[end].sense.scale and int(digits[1]) == int(digits[0]) + 1:
        while end < len(tokens) and tokens[end].start == tokens[end - 1].end and tokens[end].sense.scale:
            end += 1  # 三四十: thirty or forty
        text = passage.text[tokens[i].start : tokens[end - 1].end]
        return Token("hidden", tokens[i].start, tokens[end - 1].end, text, NOTHING), end - i
    if end - i < 2 or (followed and (tokens[end].sense.scale or tokens[end].has("point"))):
        return None
    tenths = followed and end - i == 2 and tokens[end].has("percent_tenths")
    known = (end - i > 2 or tenths) and (not digits.startswith("0") or len(digits) <= _MOST_LED_BY_ZERO)
    text = passage.text[tokens[i].start : tokens[end - 1].end]
    value = int(digits) / (10 if tenths else 1) if known and len(digits) <= MOST_DIGITS else None
    value = value if value is None else tidy(value)
    kind = "hidden" if value is None else "number"
    return Token(kind, tokens[i].start, tokens[end - 1].end, text, NOTHING, value, False, "string"), end - i


def leading_zero(passage: Passage, i: int) -> tuple[Token, int] | None:
    """Read a digit with the zero that is said before it: `zero five`, cero cinco."""
    tokens, end = passage.tokens, i + 2
    if len(tokens) < end or passage.gap(*tokens[i:end]) not in {" ", "-"} or not digit(tokens[i + 1]).strip("0"):
        return None
    if len(tokens) > end and digit(tokens[end]) and passage.gap(tokens[i + 1], tokens[end]) in {" ", "-", ""}:
        return None  # a number that is read out figure by figure
    value = tokens[i + 1].sense.number
    return (made_of(passage, i, end, value, False), 2) if value and tokens[i + 1].kind == "word" else None


def spoken_hundreds(passage: Passage, i: int) -> tuple[Token, int] | None:
    """Read `one twenty two` as 122, `nineteen eighty-four` as a year; the thirty of `one thirty-day period` counts."""
    tokens = passage.tokens
    if i + 1 == len(tokens) or not tokens[i + 1].sense.number:
        return None
    words = [token.sense.number for token in tokens[i : i + 3]]
    first, ten, one = [each if isinstance(each, int) else 0 for each in (*words, None, None)][:3]
    century = _FIRST_CENTURY <= first <= _LAST_CENTURY and 10 <= ten < 100
    if not century and (not 0 < first < 10 or ten not in range(10, 100, 10)):
        return None
    more = ten > 10 and ten % 10 == 0 and 0 < one < 10
    width = 3 if more and passage.gap(tokens[i + 1], tokens[i + 2]) in {" ", "-"} else 2
    last = i + width
    if passage.gap(tokens[i], tokens[i + 1]) != " " or any(token.kind != "word" for token in tokens[i:last]):
        return None
    if last < len(tokens) and passage.gap(tokens[last - 1], tokens[last]) in {" ", "-"}:
        return None
    return made_of(passage, i, last, first * 100 + ten + (one if width == 3 else 0), False), width


def made_of(passage: Passage, i: int, end: int, value: int | float, ordinal: bool) -> Token:
    """Make one number of the tokens from i up to end."""
    tokens = passage.tokens[i:end]
    first, last = tokens[0], tokens[-1]
    text = passage.text[first.start : last.end]
    tail = "shortened" if last.has("shortened") else ""
    if first is last:
        written = "words" if first.kind == "word" else "digits"
        return Token("number", first.start, last.end, text, first.sense, tidy(value), ordinal, written, tail=tail)
    written = "words" if all(token.kind == "word" for token in tokens) else "mixed"
    scale = prod(token.sense.scale or 0 for token in tokens[1:]) or 1  # million of `ten million`
    return Token("number", first.start, last.end, text, NOTHING, tidy(value), ordinal, written, tail=tail, scale=scale)


def tidy(value: int | float) -> int | float:
    """Keep the fifteen digits that a float is sure of; a whole number is an integer.

    >>> tidy(0.1 + 0.2), tidy(2.0)
    (0.3, 2)
    """
    if isinstance(value, float):
        value = float(f"{value:.15g}")
        return int(value) if value.is_integer() else value
    return value
