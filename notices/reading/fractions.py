"""Fractions in words: `two thirds`, `one in ten`, 三分之二, `vinte e um avos`, `one and a half million`."""

from __future__ import annotations

from notices.reading.neighbours import NEAR, is_count, is_one_half, made_of_two, near, scaled
from notices.reading.sums import Part, Sum
from notices.reading.tokens import Passage, Token

_LEAST_SHARE = 3
_LEAST_COUNT = 11
_MOST_TIED = 100
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_APART = NEAR | {" - ", " / "}
_SPACE = frozenset({" ", "\n"})
_OF = ("of", "of_the", "percent")  # what a part is a part of
_OUT_OF = ("over", "out_of", "one_in")
_HYPHEN = frozenset({"-"})
_SOLID = frozenset({"", "-"})
_ENDS = frozenset({"", ".", ",", ";", ":", ")", "?", "!", "\n", "。", "、"})


def names_share(token: Token) -> bool:
    """Whether a word for an order names a part of a whole, too: cinquième, quintos, vijfde."""
    return (token.sense.fraction is not None and not token.has("halves")) or token.has("ordinal_shares")


def split_share(passage: Passage, number: Sum, end: int) -> Token | None:
    """Read a number whose last part is the whole's: `ciento treinta | quintos`, `cento | trentacinquesimi`.

    What is written together with the share counts the parts of the whole; what stands before it is counted.
    """
    tokens, cut = passage.tokens, len(number.parts) - 1
    if end > number.end:
        while cut >= 0 and _touches(passage, number.parts[cut].last):
            cut -= 1
        cut += 1
    else:
        while cut and _touches(passage, number.parts[cut].first - 1):
            cut -= 1
    top, bottom = number.parts[:cut], number.parts[cut:]
    if not top or not bottom or any(tokens[part.last].sense.ordinal is not None for part in top):
        return None
    first, last = tokens[top[0].first], tokens[end - 1]
    return _part(passage, first, last, _sum(top) / _sum(bottom))


def _touches(passage: Passage, k: int) -> bool:
    return passage.gap(passage.tokens[k], passage.tokens[k + 1]) in _SOLID


def counted_share(passage: Passage, number: Sum, made: Token, share: Token) -> Token | None:
    """Read a word that counts, and is a part's name behind what can count no more: واحد وعشرون خمس is 21 fifths."""
    if not share.has("counted_shares") or number.value < _LEAST_COUNT or passage.gap(made, share) != " ":
        return None
    return _part(passage, made, share, number.value / (share.sense.number or round(1 / (share.sense.fraction or 1))))


def _sum(parts: list[Part]) -> int | float:
    return sum(part.value for part in parts)


def _part(passage: Passage, first: Token, last: Token, value: int | float) -> Token:
    made = made_of_two(passage, "number", first, last, value)
    made.tail = "part"
    return made


def find_shares(passage: Passage, i: int) -> tuple[Token, int]:
    """三分之二, `two thirds`, `a fifth of`, `one in ten`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if i + 1 == len(tokens):
        return token, 1
    again = i > 2 and tokens[i - 3].sense.percent_part  # %100 ve yüzde yirmi iki
    whole = 100 * (token.sense.percent_part or 0)
    if whole and not again and _is_added(passage, i) and near(passage, i) and is_count(tokens[i + 1]):
        return _part(passage, token, tokens[i + 1], (tokens[i + 1].value or 0) / whole), 2
    if token.has("one_of") and near(passage, i) and is_count(tokens[i + 1]) and (tokens[i + 1].value or 0) > 1:
        return _part(passage, token, tokens[i + 1], 1 / (tokens[i + 1].value or 1)), 2
    if token.kind == "word" and token.has("articles") and near(passage, i):
        share = tokens[i + 1]
        bottom = 0 if share.has("halves") else _bottom(share, one=True)
        if bottom >= _LEAST_SHARE and (_is_added(passage, i) or share.ordinal) and _stands(passage, i, i + 1):
            return _scaled(passage, i, 1 / bottom)
    if not is_count(token) or not token.value or not near(passage, i, _APART):
        return token, 1
    if divided := _divided(passage, i):
        return divided, 3
    return _named(passage, i) or (token, 1)


def _divided(passage: Passage, i: int) -> Token | None:
    """三分之二, `one over three`, `1 sur 10`, `vinte e dois trinta avos`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if not near(passage, i) or not near(passage, i + 1):
        return None
    link, other = tokens[i + 1 : i + 3]
    tied = passage.text[link.start] == "'"  # 5'te 1, but 2001'de 186: in 2001
    dated = tied and not 0 < (other.value or 0) < (token.value or 0) <= _MOST_TIED
    if link.has("divides") and not dated and is_count(other):
        return made_of_two(passage, "number", token, other, (other.value or 0) / (token.value or 1))
    if link.has("whole_first") and is_count(other) and 0 < (other.value or 0) < (token.value or 0):
        counted = near(passage, i + 2) and (tokens[i + 3].sense.unit or tokens[i + 3].sense.currency)
        return None if counted else _part(passage, token, other, (other.value or 0) / (token.value or 1))
    if link.has("shares_out") and other.ordinal and other.value and token.written == "words":  # एक का पाँचवाँ
        return _part(passage, token, other, (token.value or 0) / other.value)
    if other.has("shares") and link.kind == "number" and link.value:
        return _part(passage, token, other, (token.value or 0) / link.value)
    apart = any(near(passage, i, gap) and near(passage, i + 1, gap) for gap in (_SPACE, _HYPHEN))  # a one-in-ten chance
    if apart and any(map(link.has, _OUT_OF)) and is_count(other) and _is_whole(passage, i, link, other):
        return _part(passage, token, other, (token.value or 0) / (other.value or 1))
    return None


def _is_whole(passage: Passage, i: int, link: Token, other: Token) -> bool:
    """Whether the number behind `over` or `out of` is a whole that is counted: no year, no five years."""
    tokens, top, bottom = passage.tokens, passage.tokens[i].value or 0, other.value or 0
    if link.sense.before and "digits" in {passage.tokens[i].written, other.written} and abs(top) != 1:
        return False  # five over three; 5 over 60
    dated = other.written == "digits" and _FIRST_YEAR <= bottom <= _LAST_YEAR
    labelled = i > 0 and tokens[i - 1].has("hides_before")
    if dated or labelled or bottom < 2 or not isinstance(top, int):
        return False
    if near(passage, i + 2):
        sense, after = tokens[i + 3].sense, tokens[i + 3]
        if sense.unit or sense.duration or sense.currency or sense.month or sense.scale:
            return False
        if after.has("percent") and link.has("one_in"):
            return False
    return link.has("over") or (abs(top) < bottom and (link.has("out_of") or abs(top) == 1))


def _named(passage: Passage, i: int) -> tuple[Token, int] | None:
    """`three fifths`, `tre femtedelar`, `twee derde`; `one fifth` only where it can be no fifth one."""
    token, after = passage.tokens[i : i + 2]
    if after.sense.cents_of and token.value != 1:
        return None  # 34 centesimi
    bottom = _bottom(after, one=token.value == 1 and not token.has("articles"))
    if bottom < 2 or abs(token.value or 0) < 1 or (after.has("halves") and not _is_half(passage, i)):
        return None
    made = _part(passage, token, after, (token.value or 0) / bottom)
    if token.value == 1 and not _stands(passage, i, i + 1):
        if after.kind == "number" or _adds_to_unit(passage, i):
            return None
        made.kind = "hidden"
        return made, 2
    return _scaled(passage, i, made.value or 0)


def _adds_to_unit(passage: Passage, i: int) -> bool:
    """Whether `and` joins a part to a unit, whose count it goes on: une heure et un quart."""
    before = passage.tokens[max(0, i - 2) : i]
    return len(before) > 1 and before[1].has("plus") and before[0].sense.unit is not None


def _scaled(passage: Passage, i: int, value: int | float) -> tuple[Token, int]:
    """Make one number of a count and its share, and of a scale behind them: `three quarters million`."""
    tokens = passage.tokens
    if scaled(passage, i + 1) and not _is_added(passage, i):
        return _part(passage, tokens[i], tokens[i + 2], value * (tokens[i + 2].sense.scale or 1)), 3
    if near(passage, i + 1) and tokens[i + 2].has("of") and near(passage, i + 2):  # three quarters of a million
        other = tokens[i + 3]
        one = other.sense.scale if other.kind == "word" else other.scale if other.value == other.scale > 1 else None
        if one:
            return _part(passage, tokens[i], other, value * one), 4
    return _part(passage, tokens[i], tokens[i + 1], value), 2


def _is_half(passage: Passage, i: int) -> bool:
    """Whether a half is counted: one-half, drei halbe."""
    if passage.tokens[i + 1].has("ordinal_shares"):
        return (passage.tokens[i].value or 0) > 1
    return is_one_half(passage, i)


def _bottom(token: Token, one: bool) -> int | float:
    """Of how many parts a whole is made: five of `fifths`, and of `fifth` behind one; less than 2 if none is named."""
    if token.ordinal and (token.tail == "shares" or names_share(token) or (one and (token.value or 0) >= _LEAST_SHARE)):
        return token.value or 0
    return 1 / token.sense.fraction if token.kind == "word" and token.sense.fraction else 0


def _stands(passage: Passage, i: int, last: int) -> bool:
    """Whether one part is no fifth user and no third party: what follows says so, or nothing follows."""
    tokens, share = passage.tokens, passage.tokens[last]
    behind = tokens[last + 1] if near(passage, last) else None
    if behind is not None and (behind.sense.unit or behind.sense.scale or any(map(behind.has, _OF))):
        return True
    if _is_added(passage, i):
        closed = passage.text[share.end : share.end + 1] in _ENDS or passage.text.startswith(" (", share.end)
        return share.kind == "word" or closed
    if share.has("also_words"):
        return False
    if passage.is_all(tokens[i].start, share.end):
        return True
    if tokens[i].kind == "word":
        return False
    return (not share.ordinal and share.sense.ordinal is None) or passage.text[share.end : share.end + 1] in _ENDS


def _is_added(passage: Passage, i: int) -> bool:
    """Whether a part is added to the number before it: `two and a third`."""
    tokens = passage.tokens
    linked = i > 1 and tokens[i - 1].has("plus") and near(passage, i - 1) and near(passage, i - 2)
    return linked and is_count(tokens[i - 2])
