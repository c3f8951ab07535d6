"""What stands between the words of a number, and whether the next one belongs to it."""

from __future__ import annotations

from notices.dataclass import replace
from notices.model import Bound
from notices.reading.figures import made_of
from notices.reading.fractions import names_share
from notices.reading.sums import Sum
from notices.reading.tokens import NOTHING, Passage, Token

_LAST_DAY = 31
_HUNDRED, _THOUSAND = 100, 1000
_DASH = " - "
_GAPS = frozenset({"", " ", "-", "  ", _DASH, "\n"})


def add_parts(passage: Passage) -> None:
    """Add a part to the number that it stands before, so that what scales the one scales both: साढ़े तीन लाख."""
    tokens = passage.tokens
    for i, token in enumerate(tokens[:-1]):
        part, after = token.sense.part_before, tokens[i + 1]
        value = after.sense.number if after.kind == "word" else after.value
        if part is None or not isinstance(value, int) or not 0 < value < _HUNDRED or passage.gap(token, after) != " ":
            continue
        after.start, after.word, after.value = token.start, passage.text[token.start : after.end], value + part
        after.sense = replace(after.sense, number=value + part) if after.kind == "word" else NOTHING
        token.kind = "taken"
    passage.tokens = [token for token in tokens if token.kind != "taken"]


def joins_on(passage: Passage, i: int) -> bool:
    """Whether a zero only links: 两年零三个月."""
    tokens = passage.tokens
    before = i > 0 and tokens[i - 1].kind == "word" and tokens[i - 1].sense.unit
    glued = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and may_begin(tokens[i + 1])
    return bool(before and glued and tokens[i].has("joiner"))


def is_counted(passage: Passage, left: Token, token: Token) -> bool:
    """Whether a word that is a unit as well stands right behind its count: the 일 of 30일."""
    return bool(token.sense.unit) and left.kind == "number" and passage.gap(left, token) in {"", " "}


def may_begin(token: Token) -> bool:
    """Whether a number can begin with the token."""
    return token.sense.may_begin_number if token.kind == "word" else token.kind == "number"


def part_of_scale(passage: Passage, i: int) -> tuple[Token, int]:
    """`half a million`, `a quarter million`; not in `one and a half million`."""
    tokens, at = passage.tokens, i + 1
    if order := _order_of_unit(passage, i):
        return made_of(passage, i, at, order, True), 1
    while at < len(tokens) and at < i + 3 and (tokens[at].has("of") or tokens[at].has("articles")):
        if not joins(passage, at):
            break
        at += 1
    before = tokens[max(0, i - 2) : i]
    mixed = any(token.has("plus") for token in before) and i > 1
    mixed = mixed or (i > 0 and joins(passage, i) and _counts_parts(tokens[i - 1]))
    if at >= len(tokens) or mixed or tokens[at].kind != "word" or not joins(passage, at):
        return tokens[i], 1
    scale, part = tokens[at].sense.scale, tokens[i].sense.fraction or 0
    ordered = tokens[i].sense.ordinal is not None and at == i + 1  # a quarter million; un quarto di milione
    solid = tokens[at].has("bare") and tokens[at - 1].end == tokens[at].start  # 절반만: only half
    if not scale or solid or ordered:
        return tokens[i], 1
    return made_of(passage, i, at + 1, part * scale, False), at + 1 - i


def _order_of_unit(passage: Passage, i: int) -> int | None:
    """Give the order that a word for a part is right before a unit: il terzo mese."""
    tokens = passage.tokens
    ordered = i + 1 < len(tokens) and tokens[i + 1].sense.unit and passage.gap(*tokens[i : i + 2]) == " "
    return tokens[i].sense.ordinal if ordered else None


def _counts_parts(token: Token) -> bool:
    """Whether a number counts the parts behind it: three quarters of a million."""
    return (token.sense.number if token.kind == "word" else token.value or 0) in range(2, 10)


def joins(passage: Passage, at: int) -> bool:
    """Whether no more than a space or a hyphen parts a token from the one before it; behind a scale, no dash."""
    left = passage.tokens[at - 1]
    gap = passage.gap(left, passage.tokens[at])
    return gap in _GAPS and not (gap == _DASH and left.sense.scale)


def links(token: Token) -> bool:
    """Whether a word links the parts of a number: two hundred and five."""
    return token.kind == "word" and token.has("joiner") and not token.sense.number


def follows_decimals(passage: Passage, number: Sum, at: int) -> bool:
    """Whether figures with decimals have filled what their scale left free: `8.1 million and three thousand`."""
    last, token = number.parts[-1], passage.tokens[at]
    return isinstance(last.value, float) and passage.tokens[last.first].kind == "number" and not token.sense.scale


def parts_range(passage: Passage, number: Sum, at: int, *, joined: bool) -> bool:
    """Whether `and` is what `between` before a number looks for: between one hundred | and one thousand.

    No other follows, but a scale that is larger; where `and` joins ones to tens, `entre` may mean among.
    """
    tokens, first = passage.tokens, number.parts[0].first
    if not first or not tokens[first - 1].has("between") or (joined and number.parts[-1].place == 10):
        return False
    end, most = at + 1, 0
    while (
        end < len(tokens) and joins(passage, end) and (tokens[end].kind == "number" or tokens[end].sense.goes_on_number)
    ):
        if links(tokens[end]):
            return False
        end, most = end + 1, max(most, tokens[end].sense.scale or 0)
    return most > number.value


def counts_parts(passage: Passage, at: int) -> bool:
    """Whether a number behind `and` counts parts of a whole: `twenty and three quarters`."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or not joins(passage, at + 1):
        return False
    one_half = (tokens[at].has("articles") or tokens[at].sense.number == 1) and tokens[at + 1].has(
        "halves"
    )  # a billion and a half million
    *pieces, share = whole_word(passage, at + 1)
    value, whole = tokens[at].sense.number, sum(piece.sense.number or 0 for piece in pieces)
    whole += share.sense.ordinal or (1 / share.sense.fraction if share.sense.fraction else 0)
    return one_half or (names_share(share) and (value is None or value < whole))


def whole_word(passage: Passage, at: int) -> list[Token]:
    """Give all pieces of the word that begins with a token: een|en|twintigste, twenty-fifths."""
    tokens, end = passage.tokens, at + 1
    while end < len(tokens) and tokens[end].kind == "word" and passage.gap(*tokens[end - 1 : end + 1]) in {"", "-"}:
        end += 1
    return tokens[at:end]


def begins_a_share(passage: Passage, at: int) -> bool:
    """Whether a word of its own names the parts that a number counts: twintig | eenentwintigste, venti | quinti."""
    if passage.tokens[at - 1].end == passage.tokens[at].start:
        return False
    last = whole_word(passage, at)[-1]
    return last.has("shares") or (last.sense.ordinal is not None and names_share(last))


def limit_follows(passage: Passage, at: int) -> bool:
    """Whether a word that ends a number is a unit there, as what bounds a time follows: 삼십일 이내."""
    token, behind = passage.tokens[at], passage.tokens[at + 1 : at + 2]
    glued = passage.tokens[at - 1].end == token.start
    timed = bool(behind) and (behind[0].has("trail") and behind[0].sense.after is not Bound.AT_LEAST)
    return glued and timed and passage.gap(token, behind[0]) == " "


def stands_apart(passage: Passage, at: int, number: Sum) -> bool:
    """Whether one space parts a word that is a unit, too, from what it would end: 백팔십 일, but 백팔십일 is 181.

    Where spaces part the other words as well (삼백 삼십 일), it may be the last digit.
    """
    tokens, first = passage.tokens, number.parts[0].first
    solid = all(tokens[k].end == tokens[k + 1].start for k in range(first, at - 1))
    return solid and at - first > 1 and passage.gap(tokens[at - 1], tokens[at]) == " "


def counts_two(passage: Passage, at: int) -> bool:
    """Whether a scale is a dual that counts what follows: ألفا مقعد are 2000 seats, خمسة عشر ألفا are 15,000."""
    token = passage.tokens[at]
    behind = passage.text[token.end : token.end + 2]
    return token.sense.number is not None and behind[:1] == " " and behind[1:].isalpha()


def names_count(passage: Passage, at: int) -> bool:
    """Whether a number word that also names what is counted does so: 이십 세 is an age, 백 세 명 are 103."""
    token, behind = passage.tokens[at], passage.tokens[at + 1 : at + 2]
    counts = behind and behind[0].has("count_words") and joins(passage, at + 1)
    named = token.has("count_words") or token.has("hides_after")
    return named and not counts and passage.tokens[at - 1].end < token.start


def names_part(token: Token) -> bool:
    """Whether a word names a part of a whole: tercios, vijfde."""
    return token.kind == "word" and (token.sense.fraction is not None or token.has("ordinal_shares"))


def digits_go_on(passage: Passage, at: int, parts: int) -> bool:
    """Whether digits go on a number: `4 thousand 3 hundred 21`, 15 bin 200, 3万4000; not `2 million 30 days`."""
    tokens = passage.tokens
    if tokens[at - 1].end == tokens[at].start:
        return tokens[at - 1].kind == "word"
    beside = at + 1 < len(tokens) and joins(passage, at + 1)
    counted = beside and bool(tokens[at + 1].sense.unit)
    if beside and tokens[at + 1].sense.currency and tokens[at - 1].sense.scale:
        return True  # 50만 9375달러
    places = 10 ** len(tokens[at].word)
    filled = tokens[at - 1].sense.scale == places >= _THOUSAND  # all places of the scale: 15 bin 200, 1만 2345
    return scale_follows(passage, at) or ((parts > 1 or filled) and not counted)


def digit_follows(passage: Passage, at: int) -> bool:
    """Whether a digit is written right behind: 百三, 千三百."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or tokens[at].end != tokens[at + 1].start:
        return False
    value = tokens[at + 1].sense.number
    return tokens[at + 1].kind == "word" and value is not None and 0 < value < 10


def scale_follows(passage: Passage, at: int) -> bool:
    """Whether a scale stands behind: `hundred thousand`; 千万 alone means `by all means`."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or not joins(passage, at + 1):
        return False
    glued = tokens[at].end == tokens[at + 1].start and tokens[at].sense.scale is not None
    return tokens[at + 1].sense.scale is not None and not glued


def percent_follows(passage: Passage, at: int) -> bool:
    """Whether a percentage ends behind: hundred percent."""
    return at + 1 < len(passage.tokens) and joins(passage, at + 1) and passage.tokens[at + 1].has("percent")


def pass_over(number: Sum) -> bool:
    """Let a number take in a word that says nothing of its value: 三十多万."""
    number.parts[-1].last += 1
    return True


def is_scaled(passage: Passage, at: int) -> bool:
    """Whether a scale belongs to what stands before it: kaksi ja puoli miljoonaa, einige hundert."""
    part = passage.tokens[at - 1] if at else passage.tokens[at]
    return part.kind == "word" and (part.sense.fraction is not None or part.has("vague")) and joins(passage, at)


def scale_is_glued(passage: Passage, at: int) -> bool:
    """Whether a scale follows a digit, so that they are no digits read out one by one: the 十 of 八十九."""
    tokens = passage.tokens
    return at < len(tokens) and tokens[at - 1].end == tokens[at].start and bool(tokens[at].sense.scale)
