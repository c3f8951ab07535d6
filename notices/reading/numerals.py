"""Number words and digits put together: `two hundred and fifty-three`, `tvåhundrafemtiotre`, `3万4千`."""

from __future__ import annotations

from math import inf

from notices.reading.calendar_words import is_named
from notices.reading.decimals import behind_point, led_by_point
from notices.reading.figures import (
    begun_as_ordinal,
    digit_string,
    ending,
    leading_zero,
    made_of,
    spoken_hundreds,
    stands_alone,
)
from notices.reading.fractions import counted_share, names_share, split_share
from notices.reading.lexicon import Lexicon
from notices.reading.number_growth import adds_as_year, are_cents, goes_on_behind_comma, is_unit, scales_as_ordinal
from notices.reading.number_links import (
    add_parts,
    begins_a_share,
    counts_parts,
    counts_two,
    digit_follows,
    digits_go_on,
    follows_decimals,
    is_counted,
    is_scaled,
    joins,
    joins_on,
    links,
    may_begin,
    names_count,
    part_of_scale,
    parts_range,
    pass_over,
    percent_follows,
    scale_follows,
    scale_is_glued,
)
from notices.reading.repeats import join_repeated_ranges, says_again
from notices.reading.sums import Sum
from notices.reading.tokens import NOTHING, Passage, Token

_HUNDRED = 100


class Numerals:
    """Composes the numbers of one language."""

    def __init__(self, lex: Lexicon) -> None:
        self._lex = lex

    def compose(self, passage: Passage) -> None:
        """Replace every run of number tokens by one token of kind `number`."""
        if self._lex.has_parts:
            add_parts(passage)
        tokens, made, i = passage.tokens, list[Token](), 0
        while i < len(tokens):
            token = tokens[i]
            if token.kind == "word" and not token.sense.may_begin_number:  # as most are
                made.append(token)
                i += 1
                continue
            counts = may_begin(token) and not is_named(passage, made, i)
            counts = counts and not (made and is_counted(passage, made[-1], token))
            pointed = counts and made and made[-1].has("point")
            if pointed and (led := led_by_point(passage, made, i, self._lex, self._walk)):
                made[-1], i = led
                continue
            token, width = self._number(passage, i) if counts else (token, 1)
            i += width
            if made and token.kind == "number" and says_again(passage, made[-1], token):
                made[-1].end = token.end + 1
                continue
            made.append(token)
        passage.tokens = made
        join_repeated_ranges(passage)

    def _number(self, passage: Passage, i: int) -> tuple[Token, int]:
        """Read the number that begins with token i; most are one word, or one run of figures."""
        if not stands_alone(passage, i):
            return self._composed(passage, i)
        token = passage.tokens[i]
        value = token.value if token.kind == "number" else token.sense.number
        return made_of(passage, i, i + 1, value or 0, False), 1

    def _composed(self, passage: Passage, i: int) -> tuple[Token, int]:
        token = passage.tokens[i]
        if token.has("minus"):
            return self._negative(passage, i)
        if token.kind == "number" and (ended := ending(passage, i)):
            return ended, 2
        if begun_as_ordinal(passage, i):
            token.ordinal = True
            return token, 1
        if token.sense.number == 0 and token.kind == "word" and (led := self._zero(passage, i)):
            return led
        if token.kind == "word" and token.sense.fraction:
            return part_of_scale(passage, i)
        if self._lex.positional and (string := digit_string(passage, i)):
            return string
        if self._lex.spoken_hundreds and (spoken := spoken_hundreds(passage, i)):
            return spoken
        number, ordinal = self._walk(passage, i)
        if not number.parts:
            return token, 1
        end = number.end
        if self._lex.short_tail:
            number.lift_last_digit()
        made = made_of(passage, i, end, number.value, ordinal)
        if ordinal:
            return self._share(passage, number, made), end - i
        after = passage.tokens[end] if end < len(passage.tokens) else None
        if after and after.sense.parts_numbers and after.has("shares"):
            split = split_share(passage, number, end + 1)
            return (split, end + 1 - i) if split else (made, end - i)
        if after and after.sense.parts_numbers and (share := counted_share(passage, number, made, after)):
            return share, end + 1 - i
        return behind_point(passage, made, i, end, self._lex, self._walk)

    def _zero(self, passage: Passage, i: int) -> tuple[Token, int] | None:
        """Read a zero that only links (两年零三个月), or leads: `zero five`, 零十三."""
        token = passage.tokens[i]
        if joins_on(passage, i):
            return token, 1
        if scale_is_glued(passage, i + 1):
            made, width = self._number(passage, i + 1)
            made.start = token.start
            return made, width + 1
        return leading_zero(passage, i)

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
        if i + 1 == len(tokens):
            return tokens[i], 1
        written = passage.text[tokens[i + 1].start : tokens[i + 1].end]
        if "'" in written and written != tokens[i + 1].word:
            return tokens[i], 1  # moins qu'une; but мінус п'ять
        if passage.gap(tokens[i], tokens[i + 1]) in {"", " "} and may_begin(tokens[i + 1]):
            number, width = (tokens[i + 1], 0) if tokens[i + 1].has("minus") else self._number(passage, i + 1)
            if number.kind == "number" and number.value is not None and not number.ordinal:
                number.start, number.value, number.sense = tokens[i].start, -number.value, NOTHING
                return number, width + 1
        return tokens[i], 1

    def _walk(self, passage: Passage, i: int, least_scale: float = inf) -> tuple[Sum, bool]:
        """Add up tokens from i on, up to a scale that is too large; whether the last one is an ordinal."""
        tokens, number, at, linked = passage.tokens, Sum(), i, False
        first, begun = tokens[i].sense, False
        if self._lex.ordinal_begins and first.ordinal is not None and first.number is None:
            begun, at = number.add(first.ordinal, i), i + 1  # kesembilan puluh enam
        if tokens[i].has("articles") and tokens[i].sense.number is None:
            if i + 1 < len(tokens) and tokens[i + 1].sense.scale and joins(passage, i + 1):
                number.add(1, i)
                at = i + 1
            else:
                return number, False
        while at < len(tokens) and (
            at == i or joins(passage, at) or (tokens[at - 1].sense.scale and goes_on_behind_comma(passage, number, at))
        ):
            token = tokens[at]
            if number.parts and ((token.sense.scale or 0) >= least_scale or follows_decimals(passage, number, at)):
                break
            if self._lex.solid_orders and number.parts and begins_a_share(passage, at):
                break
            inner = number.parts and not linked and links(token)
            if inner and not parts_range(passage, number, at, joined=self._lex.joined_ones):
                linked, at = True, at + 1
                continue
            if token.kind == "word" and token.sense.ordinal is not None and token.sense.number is None:
                return number, self._ordinals(passage, number, at, linked)
            if not self._takes(passage, number, at, linked):
                break
            linked, at = False, at + 1
        return number, begun

    def _ordinals(self, passage: Passage, number: Sum, at: int, linked: bool) -> bool:
        """Add an ordinal, and the smaller ones behind it: `dwudziesty ósmy`, `vigésimo octavo`."""
        tokens, found = passage.tokens, False
        while at < len(tokens) and (not found or joins(passage, at)):
            ordinal = tokens[at].sense.ordinal
            apart = number.parts and tokens[at - 1].end < tokens[at].start
            counted = apart and tokens[at].has("count_words")  # les trente premiers jours, but tjugoandra
            if ordinal is None or tokens[at].kind != "word" or counted:
                break
            if not (scales_as_ordinal(passage, number, at) or self._adds(passage, number, ordinal, at, linked)):
                break
            found, linked, at = True, False, at + 1
        return found

    def _takes(self, passage: Passage, number: Sum, at: int, linked: bool) -> bool:
        token, sense = passage.tokens[at], passage.tokens[at].sense
        if token.kind == "number":
            fits = not number.parts or linked or digits_go_on(passage, at, len(number.parts))
            fits = fits and (not number.parts or number.parts[-1].place >= _HUNDRED)
            return token.value is not None and not token.ordinal and fits and number.add(token.value, at, True)
        if token.kind != "word":
            return False
        if token.has("vague"):
            return bool(number.parts) and scale_follows(passage, at) and pass_over(number)
        if sense.scale is not None and (number.parts or not counts_two(passage, at)):
            if (linked and number.parts[-1].value < sense.scale) or (sense.cents_of and are_cents(passage, number)):
                return False  # entre cincuenta y | mil
            opens = (token.has("bare") and not is_scaled(passage, at)) or scale_follows(passage, at)
            opens = opens or percent_follows(passage, at)
            opens = opens or (token.has("bare_before_digit") and digit_follows(passage, at))
            solid = self._lex.compounds and at > 0 and passage.tokens[at - 1].end == token.start
            return number.multiply(sense.scale, at, opens, solid)
        if sense.number is None or (linked and counts_parts(passage, at) and not self._joins_ones(passage, number, at)):
            return False
        if number.parts and names_count(passage, at):
            return False
        if number.parts and sense.unit and is_unit(passage, at, number):
            return False
        if number.parts and not linked and passage.tokens[at - 1].kind == "number" and sense.number >= 1:
            return False  # 30일: 일 is a day, and no one that goes on 30; 5 buçuk is 5.5
        return self._adds(passage, number, sense.number, at, linked)

    def _joins_ones(self, passage: Passage, number: Sum, at: int) -> bool:
        """Whether `and` joins ones to tens: `vinte e três quintos` are 23 fifths, `drieëntwintig vijfde` too."""
        if self._lex.ones_first and self._lex.compounds:
            return passage.tokens[at - 1].end == passage.tokens[at].start
        return self._lex.joined_ones and number.parts[-1].place == 10

    def _adds(self, passage: Passage, number: Sum, value: int | float, at: int, linked: bool) -> bool:
        """Add a number word; where ones come first, tens may follow them: einundzwanzig, achtundzwanzigster."""
        if number.add(value, at, self._lex.whole_tens and value < _HUNDRED):
            return True
        if self._lex.compounds and value < _HUNDRED and adds_as_year(passage, number, value, at):
            return True
        if not (linked and self._lex.ones_first and passage.tokens[number.parts[-1].first].kind == "word"):
            return False
        # Where words are written together, `fünf und dreißig Tage` are two numbers; not behind a hundred, or alone.
        tokens, first = passage.tokens, passage.tokens[number.parts[0].first]
        apart = self._lex.compounds and passage.gap(tokens[at - 1], tokens[at]) not in {"", "-"}
        whole = len(number.parts) > 1 or passage.is_all(first.start, tokens[at].end)
        return (not apart or whole) and number.add_tens(value, at)
