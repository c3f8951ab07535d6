"""How a number grows where words alone do not add up: groups behind commas, years in one word, orders that scale."""

from __future__ import annotations

from itertools import pairwise

from notices.reading.fractions import names_share
from notices.reading.number_links import joins, limit_follows, links, stands_apart
from notices.reading.sums import Sum
from notices.reading.tokens import Passage

_FIRST_CENTURY, _LAST_CENTURY = 13, 20
_LAST_DIGIT, _MOST_HUNDREDS = 9, 19
_JOINED = frozenset({1, 11})  # soixante et onze
_MOST_WORDS = 8  # of a group of three figures and its scale
_HUNDRED, _THOUSAND = 100, 1000
_BESIDE = frozenset({"", " "})


def goes_on_behind_comma(passage: Passage, number: Sum, at: int) -> bool:
    """Whether a smaller group in words follows a scale and its comma: `one million, two hundred thousand`.

    Behind figures it does not: `1.5 million, three hundred thousand` are two numbers.
    """
    tokens, scale = passage.tokens, passage.tokens[at - 1].sense.scale or 0
    if passage.gap(tokens[at - 1], tokens[at]) != ", " or scale < _THOUSAND or number.parts[0].place == 1:
        return False
    if tokens[number.parts[0].first].kind != "word":
        return False
    end = at
    while end < min(len(tokens), at + _MOST_WORDS) and (end == at or joins(passage, end)):
        sense = tokens[end].sense
        if tokens[end].kind != "word" or not (sense.scale or sense.number or links(tokens[end])):
            break
        end += 1
    group = [token.sense.scale or token.sense.number or 0 for token in tokens[at:end]]
    chosen = end < len(tokens) and tokens[end].has("or")
    return any(_HUNDRED <= each < scale for each in group) and max(group) < scale and not chosen


def adds_as_year(passage: Passage, number: Sum, value: int | float, at: int) -> bool:
    """Add the years to a century in the same word: negentien|vierentachtig, twintig|vijf-en-twintig."""
    century, *ones = number.parts
    word = passage.tokens[century.first : at + 1]
    glued = all(left.end == right.start and left.kind == "word" for left, right in pairwise(word))
    if not glued or not _FIRST_CENTURY <= century.value <= _LAST_CENTURY or century.place >= _HUNDRED:
        return False
    if ones and (len(ones) > 1 or ones[0].value > 9 or value % 10 or value == 10):
        return False
    century.value, century.place = century.value * _HUNDRED, _HUNDRED
    return number.add_tens(value, at) if ones else number.add(value, at)


def scales_as_ordinal(passage: Passage, number: Sum, at: int) -> bool:
    """Multiply by an order that is a scale: `two hundredth`, zweihundertste; not zwei hundertstel, `one hundredth`.

    What names a part of a whole, too, is a scale only where it is written together with its count.
    """
    order, glued = passage.tokens[at], passage.tokens[at - 1].end == passage.tokens[at].start
    scale = order.sense.ordinal or 0
    lone = len(number.parts) == 1 and number.value == 1
    if scale < _HUNDRED or str(scale).strip("0") != "1" or not number.parts or (names_share(order) or lone) > glued:
        return False
    return number.parts[-1].value < scale and number.multiply(scale, at)


def are_cents(passage: Passage, number: Sum) -> bool:
    """Whether a word that is a hundred as well counts money: 12 cents, quarante-cinq cents; not deux cents."""
    last = number.parts[-1] if number.parts else None
    if last is None or isinstance(last.value, float):
        return last is not None
    if passage.tokens[last.first].kind == "number":
        return last.value > _LAST_DIGIT
    cut = 0 if last.value in _JOINED else number.behind_link()  # vingt et un cents; cinquante et | deux cents
    counted = number.parts[cut:]
    return sum(part.value for part in counted if part.value < _HUNDRED) > _MOST_HUNDREDS


def is_unit(passage: Passage, at: int, number: Sum) -> bool:
    """Whether a word that is one and a unit is the unit of the number before it."""
    return limit_follows(passage, at) or stands_apart(passage, at, number) or _ends_day(passage, at, number)


def _ends_day(passage: Passage, at: int, number: Sum) -> bool:
    """Whether a word that is one and a day is the sign of a day behind its month: 시월 이십일 is the 20th, no 21."""
    tokens, first = passage.tokens, number.parts[0].first
    if not first or not tokens[at].has("day_sign"):
        return False
    goes_on = at + 1 < len(tokens) and tokens[at + 1].has("day_sign") and passage.gap(*tokens[at : at + 2]) in _BESIDE
    before = tokens[first - 1]
    dated = before.sense.month is not None or before.has("month_sign")
    return dated and not goes_on and passage.gap(before, tokens[first]) in _BESIDE
