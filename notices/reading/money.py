"""Sums of money: `$20`, `twenty dollars`, `75 USD million`, `1,5 M€`, دولاران."""

from __future__ import annotations

from notices.reading.letters import is_spelled
from notices.reading.neighbours import is_count, made_of_two, near, scaled
from notices.reading.percentages import over_links
from notices.reading.tokens import Passage, Token

_CODE = 3
_MOST_SIGNS = 3
_FIRST_HAN = "\u3400"
_ENDS = frozenset({"", ".", ",", ";", ")", "?", "!"})
_MILLION = 10**6


def find_sum(passage: Passage, i: int) -> tuple[Token, int]:
    """Put a number and its currency together, whichever stands first."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind == "word" and token.sense.pair_of:
        return sum_of(passage, token, token, 2, token.sense.pair_of), 1
    if token.kind == "word" and token.sense.fraction and (at := over_links(passage, i + 1)) and _is_named(tokens[at]):
        return sum_of(passage, token, tokens[at], token.sense.fraction, tokens[at].sense.currency), at + 1 - i
    if token.has("articles") and near(passage, i) and _is_one(passage, i + 1):
        return sum_of(passage, token, tokens[i + 1], 1, tokens[i + 1].sense.currency), 2
    if token.kind == "word" and token.sense.currency and i + 1 < len(tokens):
        return _led(passage, i, token.sense.currency) or (token, 1)
    if is_count(token) and (at := _currency(passage, i)):
        code = tokens[at].sense.currency
        if scaled(passage, at):  # 75 USD million
            value = (token.value or 0) * (tokens[at + 1].sense.scale or 1)
            return sum_of(passage, token, tokens[at + 1], value, code), at + 2 - i
        if _is_of_the_next(passage, i):
            return token, 1
        glued = at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start and is_count(tokens[at + 1])
        if not glued or token.end == tokens[at].start:
            made = sum_of(passage, token, tokens[at], token.value or 0, code)
            made.tail = "shortened" if tokens[at].has("shortened") else ""
            made.tail = "tenths" if tokens[at].has("tenths_behind") else made.tail
            return made, at + 1 - i
    if is_count(token) and near(passage, i) and (many := tokens[i + 1].sense.many_of):
        return sum_of(passage, token, tokens[i + 1], (token.value or 0) * many[1], many[0]), 2
    return token, 1


def _led(passage: Passage, i: int, code: str) -> tuple[Token, int] | None:
    """Read the number that a currency leads: `$20`, `US$ 20`, 港幣 20 元."""
    tokens, token, at = passage.tokens, passage.tokens[i], i + 1
    while (
        at < min(len(tokens), i + _MOST_SIGNS)
        and tokens[at].sense.currency
        and near(passage, at - 1, frozenset({"", " "}))
    ):
        at += 1  # US$, RMB ¥
    following = tokens[at] if at < len(tokens) else token
    if _is_small_code(passage, token, following):
        following.kind = "hidden"
        return None
    if (token.has("also_words") and _is_small(passage, token)) or _ends_a_word(passage, token):
        return None
    if not is_spelled(token.word) and _sticks(passage, token):
        following.kind = "hidden" if following.start == token.end and is_count(following) else following.kind
        return None
    gap = passage.gap(tokens[at - 1], following)
    below = gap == "-" and not is_spelled(token.word) and following.written == "digits"  # $-5
    abbreviated = gap == "." and len(token.word) < _CODE  # Rs.500
    if not is_count(following) or not (gap in {"", " ", ". "} or below or abbreviated):
        return None
    behind = tokens[at + 1] if at + 1 < len(tokens) and near(passage, at) else None
    again = behind is not None and behind.kind == "word" and behind.sense.currency
    glued = token.end == following.start
    owned = i and not glued and is_count(tokens[i - 1]) and near(passage, i - 1)
    same = behind is not None and (again == code or (again and behind.has("any_currency")))  # 港幣 20 元
    twice = behind is not None and same and is_spelled(behind.word) and behind.word != token.word
    owns = behind is not None and at + 2 < len(tokens) and is_count(tokens[at + 2])
    if owned or _is_article(following) or (again and not glued and not twice and not owns):
        return None
    if again and glued and not owns and _is_code(passage, behind) and not is_spelled(token.word):
        code, twice = again, True  # $1.500 MXN
    width = at + 1 - i + (1 if twice else 0)
    following.kind = "hidden"
    value = (following.value or 0) * (-1 if below else 1)
    return sum_of(passage, token, tokens[i + width - 1], value, code), width


def _currency(passage: Passage, i: int) -> int:
    """Where the currency stands that the number i counts, or 0: behind it, or behind `un million et demi d'`."""
    tokens, at = passage.tokens, i + 1
    if at < len(tokens) and tokens[at].has("of") and not tokens[i].word.isdigit() and near(passage, i):
        most = (tokens[i].value or 0) >= _MILLION and tokens[i].word[-1:].isalpha()
        at += most and near(passage, at)
    elif at < len(tokens) and tokens[at].has("vague") and tokens[i].end == tokens[at].start:
        at += 1  # 2000多元
    found = at < len(tokens) and tokens[at].kind == "word" and tokens[at].sense.currency is not None
    counted = found and tokens[at].sense.unit and (tokens[i].value or 0) < _MILLION  # 12 sek, 12 SEK
    doubtful = found and (counted or tokens[at].has("also_words"))  # 2 ils, 2 ILS
    counts = found and not (doubtful and _is_small(passage, tokens[at]))
    return at if counts and (at > i + 1 or _beside(passage, i)) else 0


def _is_small(passage: Passage, code: Token) -> bool:
    return len(code.word) == _CODE and code.word.isascii() and not passage.has_capitals(code)


def _is_article(token: Token) -> bool:
    """Whether the one behind a currency is an article: aan guldens een waarde van."""
    return token.has("articles") and token.written == "words"


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


def _ends_a_word(passage: Passage, name: Token) -> bool:
    """Whether the name of a currency is the end of a word: 模块, ロンドン, משקל; not 支付人民币20."""
    before = passage.text[name.start - 1 : name.start] if name.start else ""
    whole = len(name.word) > 1 and name.word[0] >= _FIRST_HAN
    return before.isalpha() and is_spelled(name.word) and not whole and not before.isascii()


def _is_one(passage: Passage, i: int) -> bool:
    """Whether the currency behind an article is a sum: `a dollar a day`, `a dollar fifty`; no dollar amount."""
    tokens, token = passage.tokens, passage.tokens[i]
    if not token.sense.currency or not is_spelled(token.word):
        return False
    behind = tokens[i + 1] if near(passage, i) else None
    each = behind is not None and behind.has("articles") and near(passage, i + 1) and bool(tokens[i + 2].sense.unit)
    each = each or (behind is not None and is_count(behind) and behind.written == "words")
    return each or passage.text[token.end : token.end + 1] in _ENDS


def _is_code(passage: Passage, token: Token | None) -> bool:
    """Whether a token is the code of a currency in capitals."""
    return token is not None and token.word.upper() == token.sense.currency and passage.has_capitals(token)


def _is_named(token: Token) -> bool:
    """Whether a word is the name of a currency: half a dollar, ein halber Euro."""
    return token.kind == "word" and bool(token.sense.currency) and is_spelled(token.word)


def _is_of_the_next(passage: Passage, i: int) -> bool:
    """Whether the sign behind a number belongs to the next one: the $ of `1 $ 10 dollars`."""
    tokens = passage.tokens
    if i + 3 >= len(tokens) or tokens[i].end == tokens[i + 1].start or is_spelled(tokens[i + 1].word):
        return False
    again = tokens[i + 3].sense.currency == tokens[i + 1].sense.currency and is_spelled(tokens[i + 3].word)
    return again and is_count(tokens[i + 2]) and all(near(passage, k, frozenset({"", " "})) for k in range(i, i + 3))


def sum_of(passage: Passage, first: Token, last: Token, value: int | float, code: str | None) -> Token:
    """Make one sum of the stretch from the first to the last."""
    made = made_of_two(passage, "money", first, last, value)
    made.currency = code
    return made
