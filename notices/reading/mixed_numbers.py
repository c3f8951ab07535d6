"""Parts added to wholes: `one and three quarters`, 三又三分之一, dwa i pół, `two and a half million`."""

from __future__ import annotations

from notices.reading.neighbours import is_count, made_of_two, near, scaled
from notices.reading.tokens import Passage, Token

_MILLION = 10**6
_HALF = 0.5


def add_shares(passage: Passage, i: int) -> tuple[Token, int]:
    """三又三分之一, `one and three quarters`, `dwa i pół`, `a million and a half`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if not is_count(token) or not isinstance(token.value, int) or not near(passage, i):
        return token, 1
    first = _behind_links(passage, i)
    if first >= len(tokens) or (first == i + 1 and not _stands_beside(passage, i)):
        return token, 1
    one = tokens[first].has("articles") or (tokens[first].value == 1 and tokens[first].written == "words")
    at = first + (one and near(passage, first) and tokens[first].tail != "part")
    part = tokens[at].sense.fraction if tokens[at].kind == "word" else None
    if part is not None and (tokens[at].has("halves") or at > first or not tokens[at].has("also_words")):
        scale = tokens[at + 1].sense.scale if scaled(passage, at) else None
        last = tokens[at + 1] if scale else tokens[at]
        return _mixed(passage, token, last, part, scale or 0), at + (2 if scale else 1) - i
    other, width = tokens[first], first + 1 - i
    value = other.value or 0
    if other.tail != "part" and not (is_count(other) and 0 < value < 1):
        return token, 1
    if value >= _place(token):
        return token, 1
    if other.tail != "part":
        value = token.value + value * (-1 if token.value < 0 else 1)
        return made_of_two(passage, "number", token, other, value), width
    if scaled(passage, first) and value < 1:
        return _mixed(passage, token, tokens[first + 1], value, tokens[first + 1].sense.scale or 0), width + 1
    return _mixed(passage, token, other, value, 0), width


def add_half(passage: Passage, i: int) -> tuple[Token, int]:
    """Add the half behind a sum or a percentage: `two dollars and a half`, un euro et demi, 两块半, אחוז וחצי."""
    tokens, token = passage.tokens, passage.tokens[i]
    lone = token.kind == "word" and bool(token.has("percent") or token.sense.currency)
    whole = 1 if lone else token.value
    if not (lone or token.kind in {"money", "percentage"}) or not isinstance(whole, int) or not near(passage, i):
        return token, 1
    at = _behind_links(passage, i)
    if at >= len(tokens) or (at == i + 1 and tokens[at].start > token.end):
        return token, 1
    named = at > i + 1 and tokens[at].has("articles") and near(passage, at)
    at += named
    tied = named or tokens[at - 1].end == tokens[at].start
    half = tokens[at].sense.fraction if tokens[at].has("halves") else None
    if not half or (lone and not (tied and at > i + 1)) or _halves_more(passage, at):
        return token, 1
    made = made_of_two(passage, token.kind, token, tokens[at], whole + half)
    made.kind = ("percentage" if token.has("percent") else "money") if lone else token.kind
    made.currency = token.sense.currency if lone else token.currency
    return made, at + 1 - i


def _halves_more(passage: Passage, at: int) -> bool:
    """Whether a half is that of what follows: 20 € and half of the rest, 100元半年."""
    if passage.text[passage.tokens[at].end : passage.tokens[at].end + 1] == "-":  # demi-tarif
        return True
    if not near(passage, at):
        return False
    behind = passage.tokens[at + 1]
    measured = behind.sense.unit or behind.sense.scale or behind.sense.duration or behind.kind != "word"
    return bool(measured) or behind.has("of") or behind.has("of_the")


def _behind_links(passage: Passage, i: int) -> int:
    """Find what may be a part behind a number and the words that link both: dwie całe i, `two and`."""
    tokens, at = passage.tokens, i + 1
    if tokens[at].has("wholes"):
        at += 1 if near(passage, at) else len(tokens)
    if at < len(tokens) and tokens[at].has("plus"):
        at += 1 if near(passage, at) else len(tokens)
    return at


def _stands_beside(passage: Passage, i: int) -> bool:
    """Whether a part in words stands right behind a whole in words: zwei zwei Drittel, två en tredjedel."""
    token, part = passage.tokens[i : i + 2]
    beside = part.tail == "part" and part.kind == "number" and 0 < (part.value or 0) < 1
    several = part.kind == "word" and (part.sense.fraction or 0) > _HALF  # vier driekwart; eine dreiviertel Stunde
    beside = beside or (several and not token.has("articles"))
    return beside and token.written == "words" and part.word[:1].isalpha() and passage.gap(token, part) == " "


def _mixed(passage: Passage, token: Token, last: Token, part: int | float, scale: int) -> Token:
    """Add a part to a whole: of a million where a million was said, of the scale that follows otherwise."""
    whole, place = token.value or 0, _place(token)
    if scale:
        value = whole + part * scale if scale <= place else (whole + part) * scale
    elif place >= _MILLION and part < 1:
        value = whole + part * place
    else:
        value = whole + part * (-1 if whole < 0 else 1)
    return made_of_two(passage, "number", token, last, value)


def _place(token: Token) -> int:
    """Give the scale in which a number was said: a million of `six million`, one of 6,000,000."""
    value, place = token.value or 0, 1
    while token.written in {"words", "mixed"} and value % (place * 1000) == 0 and place * 1000 <= abs(value):
        place *= 1000
    return place if place >= _MILLION else 1
