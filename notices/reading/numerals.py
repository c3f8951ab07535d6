"""Number words and digits put together: `two hundred and fifty-three`, `tvåhundrafemtiotre`, `3万4千`."""

from __future__ import annotations

import re

from notices.reading.figures import MOST_DIGITS, digit, digit_string, ending, made_of, spoken_hundreds
from notices.reading.fractions import names_share, split_share
from notices.reading.lexicon import Lexicon
from notices.reading.repeats import join_repeated_ranges, says_again
from notices.reading.sums import Sum
from notices.reading.tokens import NOTHING, Passage, Token

_LAST_DAY = 31
_MOST_DECIMALS = 10_000
_YEAR_BEHIND = re.compile(r"\.? (?:19|20)\d\d(?!\d)")
_GAPS = frozenset({"", " ", "-", "  ", " - ", "\n"})


class Numerals:
    """Composes the numbers of one language."""

    def __init__(self, lex: Lexicon) -> None:
        self._lex = lex

    def compose(self, passage: Passage) -> None:
        """Replace every run of number tokens by one token of kind `number`."""
        tokens, made, i = passage.tokens, list[Token](), 0
        while i < len(tokens):
            counts = _may_begin(tokens[i]) and not _is_month(passage, made, i)
            counts = counts and not (made and _is_counted(passage, made[-1], tokens[i]))
            token, width = self._number(passage, i) if counts else (tokens[i], 1)
            i += width
            if made and token.kind == "number" and says_again(passage, made[-1], token):
                made[-1].end = token.end + 1
                continue
            made.append(token)
        passage.tokens = made
        join_repeated_ranges(passage)

    def _number(self, passage: Passage, i: int) -> tuple[Token, int]:
        token = passage.tokens[i]
        if token.has("minus"):
            return self._negative(passage, i)
        if token.kind == "number" and (ended := ending(passage, i)):
            return ended, 2
        if token.sense.number == 0 and _joins_on(passage, i):
            return token, 1
        if token.kind == "word" and token.sense.fraction:
            return _part_of_scale(passage, i)
        if self._lex.positional and (string := digit_string(passage, i)):
            return string
        if self._lex.spoken_hundreds and (spoken := spoken_hundreds(passage, i)):
            return spoken
        number, ordinal = self._walk(passage, i)
        if not number.parts:
            return token, 1
        end = number.end
        self._finish(passage, number)
        made = made_of(passage, i, end, number.value, ordinal)
        if ordinal:
            return self._share(passage, number, made), end - i
        if end < len(passage.tokens) and passage.tokens[end].has("shares"):
            split = split_share(passage, number, end + 1)
            return (split, end + 1 - i) if split else (made, end - i)
        return self._point(passage, made, i, end)

    @staticmethod
    def _share(passage: Passage, number: Sum, made: Token) -> Token:
        """Tell the order that names a part of a whole; read the number before it where it is counted."""
        last = passage.tokens[number.end - 1]
        if not names_share(last):
            return made
        made.tail = "shares"
        counted = last.sense.fraction is not None and len(number.parts) > 1
        return (split_share(passage, number, number.end) if counted else None) or made

    def _negative(self, passage: Passage, i: int) -> tuple[Token, int]:
        tokens = passage.tokens
        if i + 1 < len(tokens) and passage.gap(tokens[i], tokens[i + 1]) in {"", " "} and _may_begin(tokens[i + 1]):
            number, width = (tokens[i + 1], 0) if tokens[i + 1].has("minus") else self._number(passage, i + 1)
            if number.kind == "number" and number.value is not None and not number.ordinal:
                number.start, number.value, number.sense = tokens[i].start, -number.value, NOTHING
                return number, width + 1
        return tokens[i], 1

    def _walk(self, passage: Passage, i: int) -> tuple[Sum, bool]:
        """Add up tokens from i on; whether the last one is an ordinal."""
        tokens, number, at, linked = passage.tokens, Sum(), i, False
        if tokens[i].has("articles") and tokens[i].sense.number is None:
            if i + 1 < len(tokens) and tokens[i + 1].sense.scale and _joins(passage, i + 1):
                number.add(1, i)
                at = i + 1
            else:
                return number, False
        while at < len(tokens) and (at == i or _joins(passage, at)):
            token = tokens[at]
            if number.parts and not linked and _links(token):
                linked, at = True, at + 1
                continue
            if token.kind == "word" and token.sense.ordinal is not None and token.sense.number is None:
                return number, self._ordinals(passage, number, at, linked)
            if not self._takes(passage, number, at, linked):
                break
            linked, at = False, at + 1
        return number, False

    def _ordinals(self, passage: Passage, number: Sum, at: int, linked: bool) -> bool:
        """Add an ordinal, and the smaller ones behind it: `dwudziesty ósmy`, `vigésimo octavo`."""
        tokens, found = passage.tokens, False
        while at < len(tokens) and (not found or _joins(passage, at)):
            ordinal = tokens[at].sense.ordinal
            if ordinal is None or tokens[at].kind != "word" or not self._adds(passage, number, ordinal, at, linked):
                break
            found, linked, at = True, False, at + 1
        return found

    def _takes(self, passage: Passage, number: Sum, at: int, linked: bool) -> bool:
        token, sense = passage.tokens[at], passage.tokens[at].sense
        if token.kind == "number":
            fits = not number.parts or linked or _digits_go_on(passage, at, len(number.parts))
            return token.value is not None and not token.ordinal and fits and number.add(token.value, at, True)
        if token.kind != "word":
            return False
        if token.has("vague"):
            return bool(number.parts) and _scale_follows(passage, at) and _pass_over(number)
        if sense.scale is not None:
            opens = token.has("bare") or _scale_follows(passage, at)
            opens = opens or (token.has("bare_before_digit") and _digit_follows(passage, at))
            return number.multiply(sense.scale, at, opens)
        if sense.number is None or (linked and _counts_parts(passage, at) and not self._joins_ones(passage, number, at)):
            return False
        if number.parts and not linked and passage.tokens[at - 1].kind == "number":
            return False  # 30일: 일 is a day, and no one that goes on 30
        return self._adds(passage, number, sense.number, at, linked)

    def _joins_ones(self, passage: Passage, number: Sum, at: int) -> bool:
        """Whether `and` joins ones to tens: `vinte e três quintos` are 23 fifths, `drieëntwintig vijfde` too."""
        if self._lex.ones_first and self._lex.compounds:
            return passage.tokens[at - 1].end == passage.tokens[at].start
        return self._lex.joined_ones and number.parts[-1].place == 10

    def _adds(self, passage: Passage, number: Sum, value: int | float, at: int, linked: bool) -> bool:
        """Add a number word; where ones come first, tens may follow them: einundzwanzig, achtundzwanzigster."""
        if number.add(value, at):
            return True
        if not (linked and self._lex.ones_first and passage.tokens[number.parts[-1].first].kind == "word"):
            return False
        # Where words are written together, `fünf und dreißig Tage` are two numbers.
        apart = self._lex.compounds and passage.tokens[at - 1].end < passage.tokens[at].start
        return not apart and number.add_tens(value, at)

    def _finish(self, passage: Passage, number: Sum) -> None:
        """Move a last digit right behind a scale to the next place: 一百五 is 150."""
        if not self._lex.short_tail or len(number.parts) < 2:
            return
        before, last = number.parts[-2:]
        if last.value < 10 and before.place >= 100 and last.first == last.last == before.last + 1:
            last.value *= int(before.place) // 10

    def _point(self, passage: Passage, made: Token, i: int, end: int) -> tuple[Token, int]:
        """Read the digits behind a spoken decimal point: 十二点五, `two point five`."""
        tokens = passage.tokens
        if end >= len(tokens) or not tokens[end].has("point") or not _joins(passage, end):
            return made, end - i
        digits, at = self._decimals(passage, end + 1)
        if not digits or isinstance(made.value, float) or made.value is None:
            return made, end - i
        value: int | float = float(f"{made.value}.{digits}")
        while (
            at < len(tokens) and tokens[at].kind == "word" and (scale := tokens[at].sense.scale) and _joins(passage, at)
        ):
            value, at = round(value * scale, 6), at + 1
        return made_of(passage, i, at, value, False), at - i

    def _decimals(self, passage: Passage, at: int) -> tuple[str, int]:
        """Read what is said behind a point: digits one by one, or one number (`point eleven`, `coma quinientos doce`)."""
        tokens, digits, first = passage.tokens, "", at
        while at < len(tokens) and at - first < MOST_DIGITS and _joins(passage, at) and (each := digit(tokens[at])):
            if digits and len(each) > 1:
                break
            digits, at = digits + each, at + 1
        if digits or first >= len(tokens) or not _joins(passage, first) or not tokens[first].sense.number:
            return ("", first) if at < len(tokens) and _names_part(tokens[at]) else (digits, at)
        number, ordinal = self._walk(passage, first)
        sound = number.parts and not ordinal and isinstance(number.value, int) and number.value < _MOST_DECIMALS
        return (str(number.value), number.end) if sound else ("", first)


def _joins_on(passage: Passage, i: int) -> bool:
    """Whether a zero only links: 两年零三个月."""
    tokens = passage.tokens
    before = i > 0 and tokens[i - 1].kind == "word" and tokens[i - 1].sense.unit
    glued = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and _may_begin(tokens[i + 1])
    return bool(before and glued and tokens[i].has("joiner"))


def _is_counted(passage: Passage, left: Token, token: Token) -> bool:
    """Whether a word that is a unit as well stands right behind its count: the 일 of 30일."""
    return bool(token.sense.unit) and left.kind == "number" and passage.gap(left, token) in {"", " "}


def _may_begin(token: Token) -> bool:
    return token.sense.may_begin_number if token.kind == "word" else token.kind == "number"


def _is_month(passage: Passage, made: list[Token], i: int) -> bool:
    """Whether a number word is a month's short form: `11 sept.`, `sept. 2025`; not `sept jours`."""
    token = passage.tokens[i]
    if token.kind != "word" or token.sense.month is None or token.sense.number is None:
        return False
    before = made[-1] if made else None
    day = before is not None and before.kind == "number" and before.written == "digits" and before.value is not None
    if day and before is not None and 1 <= (before.value or 0) <= _LAST_DAY:
        return passage.gap(before, token) in {" ", "-", "/"}
    return _YEAR_BEHIND.match(passage.text, token.end) is not None


def _part_of_scale(passage: Passage, i: int) -> tuple[Token, int]:
    """`half a million`, `a quarter million`; not in `one and a half million`."""
    tokens, at = passage.tokens, i + 1
    while at < len(tokens) and at < i + 3 and (tokens[at].has("of") or tokens[at].has("articles")):
        if not _joins(passage, at):
            break
        at += 1
    before = tokens[max(0, i - 2) : i]
    mixed = any(token.has("plus") for token in before) and i > 1
    if at >= len(tokens) or mixed or tokens[at].kind != "word" or not _joins(passage, at):
        return tokens[i], 1
    scale, part = tokens[at].sense.scale, tokens[i].sense.fraction or 0
    if not scale or tokens[at].has("bare") or tokens[i].sense.ordinal is not None:
        return tokens[i], 1
    return made_of(passage, i, at + 1, part * scale, False), at + 1 - i


def _joins(passage: Passage, at: int) -> bool:
    return passage.gap(passage.tokens[at - 1], passage.tokens[at]) in _GAPS


def _links(token: Token) -> bool:
    return token.kind == "word" and token.has("joiner") and not token.sense.number


def _counts_parts(passage: Passage, at: int) -> bool:
    """Whether a number behind `and` counts parts of a whole: `twenty and three quarters`."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or not _joins(passage, at + 1):
        return False
    return names_share(tokens[at + 1])


def _names_part(token: Token) -> bool:
    return token.kind == "word" and (token.sense.fraction is not None or token.has("ordinal_shares"))


def _digits_go_on(passage: Passage, at: int, parts: int) -> bool:
    """Whether digits go on a number: `4 thousand 3 hundred 21`, 3万4000; not `2 million 30 days`."""
    tokens = passage.tokens
    if tokens[at - 1].end == tokens[at].start:
        return tokens[at - 1].kind == "word"
    counted = at + 1 < len(tokens) and bool(tokens[at + 1].sense.unit) and _joins(passage, at + 1)
    return _scale_follows(passage, at) or (parts > 1 and not counted)


def _digit_follows(passage: Passage, at: int) -> bool:
    """Whether a digit is written right behind: 百三, 千三百."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or tokens[at].end != tokens[at + 1].start:
        return False
    value = tokens[at + 1].sense.number
    return tokens[at + 1].kind == "word" and value is not None and 0 < value < 10


def _scale_follows(passage: Passage, at: int) -> bool:
    """Whether a scale stands behind: `hundred thousand`; 千万 alone means `by all means`."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or not _joins(passage, at + 1):
        return False
    glued = tokens[at].end == tokens[at + 1].start and tokens[at].sense.scale is not None
    return tokens[at + 1].sense.scale is not None and not glued


def _pass_over(number: Sum) -> bool:
    number.parts[-1].last += 1
    return True
