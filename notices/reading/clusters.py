"""Runs of digits: which are a number, which two (`18-24`), which a date, and which are none of these.

`3.11.7`, `192.168.0.1`, `888-000-9999`, `10:35` and `A202107` are seen and hidden: they are not
read as the numbers that they contain.
"""

from __future__ import annotations

import re

from notices.reading.dotted_ordinals import is_dotted_ordinal
from notices.reading.dotted_ranges import dotted_day
from notices.reading.hours import part_hour
from notices.reading.letters import is_spaced
from notices.reading.lexicon import Lexicon
from notices.reading.month_digits import beside_month
from notices.reading.morphology import is_glued
from notices.reading.numeric_dates import numeric_dates
from notices.reading.numeric_ranges import numeric_range
from notices.reading.powers import power
from notices.reading.ratios import is_span, mixed, ratio
from notices.reading.spaced_dates import date_of_two, ordinal_date, spaced_date
from notices.reading.tokens import NOTHING, Passage, Token
from notices.reading.written_numbers import value_of

_PAIR = re.compile(r"(\d+(?:[.,']\d+)*)[-—](\d+(?:[.,']\d+)*)")
_CALLED = re.compile(r"0\d{1,4}-\d{5,8}")  # 02-1234567
_STROKE = re.compile(r"(\d+)/(\d+)")
_GROUPED_PAIR = re.compile(r"(\d{1,3}(?: \d{3})*)[-—](\d{1,3}(?: \d{3})+)")
_HOURS = re.compile(r"([01]?\d|2[0-4])\.[0-5]\d-([01]?\d|2[0-4])\.[0-5]\d")
_IDENTIFIER_BEFORE = frozenset("+#@_\\&=^")
_IDENTIFIER_AFTER = frozenset("@_\\=^")
_CLEAR = frozenset({"", " ", "\n", ",", "(", ")"})
_ISO_YEAR = re.compile(r"(19|20)\d\d")
_ISO = re.compile(r"\d{4}[-/.]\d\d?[-/.]\d\d?")
_BEFORE_POINT = frozenset({"", " ", "-", "$", "€", "£"})
_PRICE_SIGNS = frozenset({":", ",", ".", "/"})
_NO_CENTS = re.compile(r"[.,](?:--?|—)(?!\w)")
_TWO_FIVES = re.compile(r"\d{5} \d{5}")
_LETTERS = re.compile(r"([^\W\d_]+)-?$")
_LONGEST_GLUED = 12


class Clusters:
    """Judges the digits of one language's texts."""

    def __init__(self, lex: Lexicon) -> None:
        self._lex = lex
        self._year_first = "year.month.day" in lex.numeric_dates

    def judge(self, passage: Passage) -> None:
        """Turn every token of digits into numbers, a date, or something hidden."""
        tokens, judged, i = passage.tokens, [], 0
        while i < len(tokens):
            token = tokens[i]
            if token.kind != "digits":
                judged.append(token)
                i += 1
                continue
            if ":" in token.word and (parted := part_hour(passage, i)):
                tokens[i : i + 1] = parted
                continue
            if joined := self._joined(passage, i, judged):
                judged.append(joined[0])
                i += joined[1]
                continue
            run = self._run(passage, i)
            judged += self._one(passage, i) if len(run) == 1 else self._many(run, passage, i)
            i += len(run)
        passage.tokens = judged
        for k, token in enumerate(judged):
            if token.kind == "number" and passage.text[token.end : token.end + 1] in _PRICE_SIGNS:
                judged[k] = self._priced(passage, k)

    def _joined(self, passage: Passage, i: int, judged: list[Token]) -> tuple[Token, int] | None:
        """Read digits that stand apart as one: a power, a date of three parts or two; and how many tokens it takes."""
        if raised := power(passage, i, self._lex):
            return raised
        token = passage.tokens[i]
        dotted = self._year_first and "." in passage.text[token.start : token.end + 1]
        if dotted and (day := dotted_day(passage, i, judged)):
            return day
        if i + 1 == len(passage.tokens) or passage.tokens[i + 1].kind != "digits":  # as most
            slashed = passage.text[token.end + 1 : token.end + 2] == "/"
            date = ordinal_date(passage, i, self._lex) if slashed else None
            return (date, 3) if date else None
        if date := spaced_date(passage, i, self._lex):
            return date, 3
        two = date_of_two(passage, i, self._lex)
        return (two, 2) if two else None

    def _priced(self, passage: Passage, k: int) -> Token:
        """Read a sign of money that is made of stops and dashes: `99:-`; or the dash for no cents: `20,– €`."""
        token, beside = passage.tokens[k], passage.tokens[max(0, k - 1) : k + 2]
        dash = _NO_CENTS.match(passage.text, token.end)
        if dash and any(each.sense.currency and _touches(passage, token, dash.end(), each) for each in beside):
            token.end = dash.end()
            return token
        for sign, code in self._lex.prices.items():
            end = token.end + len(sign)
            if passage.text.startswith(sign, token.end) and not passage.text[end : end + 1].isalnum():
                return Token("money", token.start, end, token.word, NOTHING, token.value, currency=code)
        return token

    def _run(self, passage: Passage, i: int) -> list[Token]:
        """Digits that are parted by no more than a space: groups of thousands or a phone number."""
        tokens, end = passage.tokens, i + 1
        while end < len(tokens) and _is_figure(tokens[end - 1]) and _is_figure(tokens[end]):
            if passage.gap(tokens[end - 1], tokens[end]) not in {" ", "  ", ") "}:
                break
            end += 1
        return tokens[i:end]

    def _many(self, run: list[Token], passage: Passage, i: int) -> list[Token]:
        """`1 234 567,89` is one number; `070-123 45 67` is none; `4000 3` are two."""
        written = passage.text[run[0].start : run[-1].end]
        grouped = re.fullmatch(r"\d{1,3}( \d{3})+(?:[.,]\d+)?", written)
        paid = i > 0 and bool(passage.tokens[i - 1].sense.currency)  # $ 1 234.50
        if grouped and (len(run) > 2 or " " in self._lex.grouping or run[1].word == "000" or paid):
            number = value_of(written, self._lex.decimal, " ")
            if number is not None and not self._is_identifier(passage, i, i + len(run) - 1):
                return [Token("number", run[0].start, run[-1].end, written, NOTHING, number)]
        if pair := _GROUPED_PAIR.fullmatch(written):  # 5 000–10 000
            spans = [(run[0].start + pair.start(k), run[0].start + pair.end(k), pair[k]) for k in (1, 2)]
            return [Token("number", *span, NOTHING, value_of(span[2], self._lex.decimal, " ")) for span in spans]
        if made := mixed(passage, run, i):
            return [made]
        if self._is_postcode(passage, run):
            return [Token("hidden", run[0].start, run[-1].end, written, NOTHING)]
        before = passage.text[run[0].start - 1 : run[0].start]
        called = before == "+" or (before == "(" and ") " in written and len(run[0].word) > 1)
        called = called or (")" not in written and written[0] == "0" and "-" in run[0].word)  # 010-8888 6666
        called = called or _TWO_FIVES.fullmatch(written) is not None  # 98765 43210
        if (len(run) > 2 or called) and not any(_ISO.fullmatch(token.word) for token in run):
            return [Token("hidden", run[0].start, run[-1].end, written, NOTHING)]
        return [token for k in range(i, i + len(run)) for token in self._one(passage, k)]

    def _is_postcode(self, passage: Passage, run: list[Token]) -> bool:
        """Whether a place's name follows figures that are grouped as a postcode is: 111 22 Stockholm."""
        if not self._lex.postcodes:
            return False
        end = run[-1].end
        shape = re.sub(r"\d", "#", passage.text[run[0].start : end])
        behind = passage.written[end : end + 2]
        return shape in self._lex.postcodes and behind[:1] == " " and behind[1:].isupper()

    def _one(self, passage: Passage, i: int) -> list[Token]:
        token = passage.tokens[i]
        if parted := beside_month(passage, i):
            return parted
        if dates := numeric_dates(passage, i, self._lex) or numeric_range(passage, i, self._lex):
            return dates
        if self._is_identifier(passage, i, i):
            return [_hidden(token)]
        number = value_of(token.word, self._lex.decimal, self._lex.grouping)
        if number is not None:
            start = token.start
            before = passage.text[max(0, start - 2) : start]
            if before[-1:] in {".", ","} and before[:-1] in _BEFORE_POINT:
                number, start = float(f"0.{token.word}") if token.word.isdigit() else number, start - 1
            ordinal = self._lex.dotted_days and is_dotted_ordinal(passage, i)
            return [Token("number", start, token.end, token.word, NOTHING, number, ordinal)]
        if is_span(passage, i):
            return self._pair(token, _STROKE) or [_hidden(token)]
        if share := ratio(passage, i, hundredths=self._lex.hundredths):
            return [share]
        hours = self._lex.decimal != "." and _HOURS.fullmatch(token.word)
        return (not hours and self._pair(token, _PAIR)) or [_hidden(token)]

    def _pair(self, token: Token, written: re.Pattern[str]) -> list[Token]:
        """`18-24`: two numbers, and the gap between them says the rest."""
        pair, found = written.fullmatch(token.word), []
        for group in (1, 2) if pair else ():
            assert pair
            number = value_of(pair[group], self._lex.decimal, self._lex.grouping)
            if number is None:
                return []
            place = token.start + pair.start(group), token.start + pair.end(group)
            found.append(Token("number", *place, pair[group], NOTHING, number))
        falls = bool(found) and (found[0].value or 0) > (found[1].value or 0) and not _ISO_YEAR.fullmatch(found[0].word)
        return [] if falls or _CALLED.fullmatch(token.word) else found  # no one counts from 94104 to 5401

    def _is_identifier(self, passage: Passage, i: int, j: int) -> bool:
        """Whether letters or signs stick to the digits, and the lexicon knows of no such use."""
        tokens, first, last = passage.tokens, passage.tokens[i], passage.tokens[j]
        before = passage.text[first.start - 1 : first.start] if first.start else ""
        after = passage.text[last.end : last.end + 1]
        if before in _CLEAR and after in _CLEAR:  # as most
            return False
        power = before == "-" and passage.text[max(0, first.start - 2) : first.start - 1] == "^"
        paid = i > 0 and tokens[i - 1].end == first.start and tokens[i - 1].sense.currency  # \100 is a yen sign, too
        grown = before == "+" and j + 1 < len(tokens) and tokens[j + 1].has("percent")
        stuck = bool(before) and before in _IDENTIFIER_BEFORE and not (paid or grown)
        if power or stuck or (after in _IDENTIFIER_AFTER and after):
            return True
        if after == "." and "." in last.word and passage.text[last.end + 1 : last.end + 2].isalpha():
            return True  # 1.20.x
        left = tokens[i - 1] if i else None
        right = tokens[j + 1] if j + 1 < len(tokens) else None
        if self._lex.glued and (before == "-" or before.isalpha()) and self._is_glued(passage, first.start):
            before = ""
        known_before = left is not None and left.end == first.start and _may_touch(passage, left)
        known_after = right is not None and right.start == last.end
        if right is not None and right.has("scales_decimals") and last.word.isdigit():
            known_after = known_after and left is not None and bool(left.sense.currency)  # $5b; 221b
        hyphened = before == "-" and is_spaced(passage.text[max(0, first.start - 2) : first.start - 1])
        dated = left is not None and left.end == first.start - 1 and _leads_on(left)
        if hyphened and not dated:
            return True
        return (is_spaced(before) and not known_before) or (is_spaced(after) and not known_after)

    def _is_glued(self, passage: Passage, start: int) -> bool:
        """Whether the letters before digits are little words that stick to the next one: ل30, ב-28."""
        word = _LETTERS.search(passage.text, max(0, start - _LONGEST_GLUED), start)
        return word is not None and is_glued(word[1], self._lex.glued)


def _hidden(token: Token) -> Token:
    return Token("hidden", token.start, token.end, token.word, NOTHING)


def _touches(passage: Passage, token: Token, end: int, currency: Token) -> bool:
    """Whether a currency stands beside a number that ends there."""
    first, last = (currency.end, token.start) if currency.start < token.start else (end, currency.start)
    return passage.text[first:last] in {"", " ", ". "}


def _may_touch(passage: Passage, left: Token) -> bool:
    """Whether figures may stick to the word before them: $20, 1h30m, 10월1일, 4천3백21, 3x24, 4분의3."""
    inner = (
        bool(left.sense.unit or left.sense.scale or left.has("literal") or left.has("times") or left.has("divides"))
        and passage.text[max(0, left.start - 1) : left.start].isdigit()
    )
    return bool(left.sense.currency or left.sense.month or left.sense.era) or left.has("minus") or inner


def _leads_on(left: Token) -> bool:
    """Whether a hyphen behind the word can lead on to a number: from-to-5, 1st-5th, at-least-18-month."""
    roles = ("to", "ordinal_endings", "fillers", "month_sign")
    return left.sense.may_be_value or bool(left.sense.before) or any(left.has(role) for role in roles)


def _is_figure(token: Token) -> bool:
    return token.kind == "digits" and ":" not in token.word
