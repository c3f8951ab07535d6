"""The cents of a sum: `20 dollars and 43 cents`, `20€50`, 五元三毛; and cents alone: `470 pence`."""

from __future__ import annotations

from notices.reading.money import sum_of
from notices.reading.neighbours import is_count, near
from notices.reading.tokens import Passage, Sense, Token

_TEN, _HUNDRED, _MILLION = 10, 100, 10**6
_BESIDE = frozenset({"", " "})
_FARTHEST = 4  # spaces in which a sentence may end
_SOLID, _SPACE = frozenset({""}), frozenset({" "})


def add_cents(passage: Passage, i: int) -> tuple[Token, int]:
    """Add the cents to a sum: `20 dollars and 43 cents`, 五元三毛."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind != "money":
        return token, 1
    at = i + 1
    if tenths := _tenths(passage, i):
        return tenths, 2
    if at < len(tokens) and tokens[at].has("plus"):
        at += 1
    if _bare_cents(passage, i, at):
        value = (token.value or 0) + (tokens[at].value or 0) / _HUNDRED
        return sum_of(passage, token, tokens[at], value, token.currency), at + 1 - i
    end, last = i + 1, 1
    while (part := _cents(passage, at, end)) and (last < part < _HUNDRED or part % _HUNDRED == 0) and part > last:
        value = (token.value or 0) + (tokens[at].value or 0) / part
        token, end, last = sum_of(passage, token, tokens[at + 1], value, token.currency), at + 2, part
        at = end + (end < len(tokens) and tokens[end].has("plus"))  # 50元6角3分
    if last == _TEN and _is_last_digit(passage, end):  # 三块二毛五
        value = (token.value or 0) + (tokens[end].value or 0) / _HUNDRED
        return sum_of(passage, token, tokens[end], value, token.currency), end + 1 - i
    return token, end - i


def _cents(passage: Passage, at: int, end: int) -> int:
    """Of how many parts a unit is made that the number at a place counts; 0 where it counts no such parts."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or not is_count(tokens[at]):
        return 0
    tied = at > end and passage.gap(tokens[at - 1], tokens[at]) == "-"  # 20 שקלים ו-50 אגורות
    dotted = passage.tokens[end - 1].tail == "shortened" and passage.gap(tokens[end - 1], tokens[end]) == ". "  # 9 kr.
    apart = {at - 1 if tied else -1, end - 1 if dotted else -1}
    beside = all(near(passage, k, _BESIDE) for k in range(end - 1, at + 1) if k not in apart)
    return _parts(tokens[at + 1].sense) if beside else 0


def _parts(sense: Sense) -> int:
    """Give the parts of `100` or `100 ILS`, in which cents may be told."""
    return int((sense.cents_of or "0").partition(" ")[0])


def find_cents(passage: Passage, i: int) -> tuple[Token, int]:
    """Read cents whose currency is not named: `470 pence`, `ten cents`, 五毛."""
    tokens, token = passage.tokens, passage.tokens[i]
    parts = _parts(tokens[i + 1].sense) if is_count(token) and near(passage, i) else 0
    lone = parts == _TEN and not tokens[i + 1].has("shy_units")  # 三角 is a triangle
    if lone and not passage.text[tokens[i + 1].end : tokens[i + 1].end + 1].isalpha():
        return sum_of(passage, token, tokens[i + 1], (token.value or 0) * _TEN, "cent"), 2
    if parts != _HUNDRED:
        return token, 1
    word, currency = tokens[i + 1].word, (tokens[i + 1].sense.cents_of or "").partition(" ")[2]
    if tokens[i + 1].sense.unit:
        return token, 1
    alone = near(passage, i, _SPACE) and passage.is_all(token.start, tokens[i + 1].end) and word.isascii()
    if word.isalpha() and ((len(word) == 1 and not alone) or tokens[i + 1].has("shy_units")):
        if word.isascii() and token.end == tokens[i + 1].start:
            token.kind = "hidden"  # flat 43c
        return token, 1
    value = (token.value or 0) / (_HUNDRED if currency else 1)
    return sum_of(passage, token, tokens[i + 1], value, currency or "cent"), 2


def _is_free(passage: Passage, at: int) -> bool:
    """Whether two digits behind a sum count nothing known: for 15 euros 50 you get more; two euros fifty, so."""
    token, behind = passage.tokens[at], passage.text[passage.tokens[at].end : passage.tokens[at].end + 2]
    if token.written != "digits" and (token.value or 0) % _TEN == 0:
        return behind == ", "
    if token.written != "digits" or behind[:1] not in {" ", ","} or not behind[1:].strip("0123456789"):
        return False
    after = passage.tokens[at + 1] if at + 1 < len(passage.tokens) and near(passage, at) else None
    known = after is not None and (after.kind != "word" or after.sense.may_be_value or after.sense.makes_amount)
    return not known and not (after is not None and any(map(after.has, ("count_words", "hides_after", "to", "or"))))


def _is_last_digit(passage: Passage, at: int) -> bool:
    """Whether a digit that counts nothing else stands there."""
    tokens = passage.tokens
    if at >= len(tokens) or not is_count(tokens[at]) or not near(passage, at - 1, _BESIDE):
        return False
    value, behind = tokens[at].value, passage.text[tokens[at].end : tokens[at].end + 1]
    return isinstance(value, int) and 0 < value < _TEN and not behind.isalnum() and behind not in {" ", "%"}


def _tenths(passage: Passage, i: int) -> Token | None:
    """Read the one digit that ends a sum in speech: 三块五 is 3.5."""
    tokens, token = passage.tokens, passage.tokens[i]
    if not near(passage, i, _SOLID) or token.tail != "tenths" or not is_count(tokens[i + 1]):
        return None
    last, value = tokens[i + 1], tokens[i + 1].value
    counted = near(passage, i + 1, _SOLID) and tokens[i + 2].kind == "word"
    if counted or not isinstance(value, int) or not 0 < value < 10 or not isinstance(token.value, int):
        return None
    return sum_of(passage, token, last, token.value + value / 10, token.currency)


def _bare_cents(passage: Passage, i: int, at: int) -> bool:
    """Tell whether a small number that ends the sentence counts the cents (`it costs 15 dollars 50.`)."""
    tokens = passage.tokens
    if at >= len(tokens) or not is_count(tokens[at]) or not isinstance(tokens[i].value, int):
        return False
    if tokens[i].scale >= _MILLION or "\n" in passage.text[tokens[i].end : tokens[at].start]:
        return False
    if tokens[at].written == "digits" and len(tokens[at].word) != 2:
        return False
    behind = passage.text[tokens[at].end : tokens[at].end + _FARTHEST]
    small = isinstance(tokens[at].value, int) and 0 < (tokens[at].value or 0) < _HUNDRED and tokens[at].scale == 1
    if at == i + 1 and tokens[i].end == tokens[at].start:  # 20€50
        return small and tokens[at].written == "digits" and not behind[:1].isalnum()
    ends = behind.strip(" \n")[:1] in {"", ".", "!", "?"} or behind[:1] == ")" or _is_free(passage, at)
    return ends and small and all(near(passage, k, frozenset({" "})) for k in range(i, at))
