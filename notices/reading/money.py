"""Sums of money: `$20`, `20 dollars and 43 cents`, `75 USD million`, 五元三毛."""

from __future__ import annotations

from notices.reading.letters import is_spelled
from notices.reading.neighbours import is_count, made_of_two, near, scaled
from notices.reading.tokens import Passage, Sense, Token

_HUNDRED, _CODE = 100, 3
_SHORTEST_NAME = 3  # letters: gr may be grams, 전 is also before


def find_sum(passage: Passage, i: int) -> tuple[Token, int]:
    """Put a number and its currency together, whichever stands first."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind == "word" and token.sense.currency and i + 1 < len(tokens):
        at, code = i + 1, token.sense.currency
        while at < len(tokens) and tokens[at].sense.currency and near(passage, at - 1, frozenset({"", " "})):
            at += 1  # US$, RMB ¥
        following = tokens[at] if at < len(tokens) else token
        if _is_small_code(passage, token, following):
            following.kind = "hidden"
            return token, 1
        if not is_spelled(token.word) and _sticks(passage, token):
            following.kind = "hidden" if following.start == token.end and is_count(following) else following.kind
            return token, 1
        if is_count(following) and passage.gap(tokens[at - 1], following) in {"", " ", ". "}:
            behind = tokens[at + 1] if at + 1 < len(tokens) and near(passage, at) else None
            again = behind is not None and behind.kind == "word" and behind.sense.currency
            glued = token.end == following.start
            owned = i and not glued and is_count(tokens[i - 1]) and near(passage, i - 1)
            same = behind is not None and (again == code or (again and behind.has("any_currency")))  # 港幣 20 元
            twice = behind is not None and same and is_spelled(behind.word) and behind.word != token.word
            owns = behind is not None and at + 2 < len(tokens) and is_count(tokens[at + 2])
            if not owned and (not again or token.end == following.start or twice or owns):
                width = at + 1 - i + (1 if twice else 0)
                made = made_of_two(passage, "money", token, tokens[i + width - 1], following.value or 0)
                following.kind = "hidden"
                made.currency = code
                return made, width
    if (
        is_count(token)
        and _beside(passage, i)
        and tokens[i + 1].kind == "word"
        and (code := tokens[i + 1].sense.currency or "")
    ):
        if scaled(passage, i + 1):  # 75 USD million
            value = (token.value or 0) * (tokens[i + 2].sense.scale or 1)
            made = made_of_two(passage, "money", token, tokens[i + 2], value)
            made.currency = code
            return made, 3
        made = made_of_two(passage, "money", token, tokens[i + 1], token.value or 0)
        if _is_of_the_next(passage, i):
            return token, 1
        glued = i + 2 < len(tokens) and tokens[i + 1].end == tokens[i + 2].start and is_count(tokens[i + 2])
        if not glued or token.end == tokens[i + 1].start:
            made.currency = code
            made.tail = "tenths" if tokens[i + 1].has("tenths_behind") else ""
            return made, 2
    if is_count(token) and near(passage, i) and (code := tokens[i + 1].sense.millions_of or ""):
        made = made_of_two(passage, "money", token, tokens[i + 1], (token.value or 0) * 1_000_000)
        made.currency = code
        return made, 2
    return token, 1


def _beside(passage: Passage, i: int) -> bool:
    """Whether a word stands right behind the number i, or behind the dot of its shortened scale: `1,5 Mio. Euro`."""
    return near(passage, i) or (passage.tokens[i].tail == "shortened" and near(passage, i, frozenset({". "})))


def _is_small_code(passage: Passage, code: Token, following: Token) -> bool:
    """Whether the letters before digits are a name and no code of a currency: crc32, amd64; but USD20, kr20."""
    glued = code.end == following.start and len(code.word) == _CODE and code.word.isascii() and code.word.isalpha()
    return glued and not passage.has_capitals(code)


def _sticks(passage: Passage, sign: Token) -> bool:
    """Whether a letter touches the sign: `data$4` is a name."""
    before = passage.text[sign.start - 1 : sign.start] if sign.start else ""
    return before.isascii() and before.isalpha()


def _is_of_the_next(passage: Passage, i: int) -> bool:
    """Whether the sign behind a number belongs to the next one: the $ of `1 $ 10 dollars`."""
    tokens = passage.tokens
    if i + 3 >= len(tokens) or tokens[i].end == tokens[i + 1].start or is_spelled(tokens[i + 1].word):
        return False
    again = tokens[i + 3].sense.currency == tokens[i + 1].sense.currency and is_spelled(tokens[i + 3].word)
    return again and is_count(tokens[i + 2]) and all(near(passage, k, frozenset({"", " "})) for k in range(i, i + 3))


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
        made = made_of_two(passage, "money", token, tokens[at], (token.value or 0) + (tokens[at].value or 0) / 100)
        made.currency = token.currency
        return made, at + 1 - i
    end, last = i + 1, 1
    while (part := _cents(passage, at, end)) and (last < part < _HUNDRED or part % _HUNDRED == 0) and part > last:
        value = (token.value or 0) + (tokens[at].value or 0) / part
        token, end, last = _sum(passage, tokens[i], tokens[at + 1], value), at + 2, part
        at = end  # 50元6角3分
    return token, end - i


def _sum(passage: Passage, first: Token, last: Token, value: int | float) -> Token:
    made = made_of_two(passage, "money", first, last, value)
    made.currency = first.currency
    return made


def _cents(passage: Passage, at: int, end: int) -> int:
    """Of how many parts a unit is made that the number at a place counts; 0 where it counts no such parts."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or not is_count(tokens[at]):
        return 0
    beside = all(near(passage, k, frozenset({"", " "})) for k in range(end - 1, at + 1))
    return _parts(tokens[at + 1].sense) if beside else 0


def _parts(sense: Sense) -> int:
    """Give the parts of `100` or `100 ILS`, in which cents may be told."""
    return int((sense.cents_of or "0").partition(" ")[0])


def find_cents(passage: Passage, i: int) -> tuple[Token, int]:
    """Read cents whose currency is not named: `470 pence`, `ten cents`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if not is_count(token) or not near(passage, i) or _parts(tokens[i + 1].sense) != _HUNDRED:
        return token, 1
    word, currency = tokens[i + 1].word, (tokens[i + 1].sense.cents_of or "").partition(" ")[2]
    if (word.isalpha() and len(word) < _SHORTEST_NAME - (not word.isascii())) or tokens[i + 1].sense.unit:
        return token, 1
    value = (token.value or 0) / (_HUNDRED if currency else 1)
    made = made_of_two(passage, "money", token, tokens[i + 1], value)
    made.currency = currency or "cent"
    return made, 2


def _is_free(passage: Passage, at: int) -> bool:
    """Whether two digits behind a sum count nothing that is known: for 15 euros 50 you get more."""
    token, behind = passage.tokens[at], passage.text[passage.tokens[at].end : passage.tokens[at].end + 2]
    if token.written != "digits" or behind[:1] not in {" ", ","} or not behind[1:].strip("0123456789"):
        return False
    after = passage.tokens[at + 1] if at + 1 < len(passage.tokens) and near(passage, at) else None
    known = after is not None and (after.kind != "word" or after.sense.may_be_value or after.sense.makes_amount)
    return not known and not (after is not None and any(map(after.has, ("count_words", "hides_after", "to", "or"))))


def _tenths(passage: Passage, i: int) -> Token | None:
    """Read the one digit that ends a sum in speech: 三块五 is 3.5."""
    tokens, token = passage.tokens, passage.tokens[i]
    if not near(passage, i, frozenset({""})) or token.tail != "tenths" or not is_count(tokens[i + 1]):
        return None
    last, value = tokens[i + 1], tokens[i + 1].value
    counted = near(passage, i + 1, frozenset({""})) and tokens[i + 2].kind == "word"
    if counted or not isinstance(value, int) or not 0 < value < 10 or not isinstance(token.value, int):
        return None
    made = made_of_two(passage, "money", token, last, token.value + value / 10)
    made.currency = token.currency
    return made


def _bare_cents(passage: Passage, i: int, at: int) -> bool:
    """Tell whether a small number that ends the sentence counts the cents (`it costs 15 dollars 50.`)."""
    tokens = passage.tokens
    if at >= len(tokens) or not is_count(tokens[at]) or not isinstance(tokens[i].value, int):
        return False
    if tokens[at].written == "digits" and len(tokens[at].word) != 2:
        return False
    ends = passage.text[tokens[at].end : tokens[at].end + 2].strip(" \n") in {"", ".", "!", "?"} or _is_free(
        passage, at
    )
    small = isinstance(tokens[at].value, int) and 0 < (tokens[at].value or 0) < 100
    return ends and small and all(near(passage, k, frozenset({" "})) for k in range(i, at))
