"""Counts of calendar units: `five years`, `a 30-day period`, `femårig`, `半年`, `2 years and 3 months`."""

from __future__ import annotations

from collections.abc import Iterator

from notices.reading.counts import NEAR, and_a_half, count_of, may_count, open_end
from notices.reading.iso_durations import ORDER
from notices.reading.tokens import NOTHING, Parts, Passage, Token

_SMALLER = {
    "year": "month",
    "month": "day",
    "week": "day",
    "day": "hour",
    "hour": "minute",
    "minute": "second",
}
_FULL = {"month": 12, "day": 31, "hour": 24, "minute": 60, "second": 60}
_PLUS = frozenset({"+", "+ ", "+-"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _bare_minutes(passage: Passage, token: Token, i: int) -> Token | None:
    """Read `2 hours ten.`, `2 hours and ten.`: a number that ends the sentence counts the minutes."""
    number = passage.tokens[i]
    last = token.parts[0][-1][0]
    if last != "hour" or number.kind != "number" or not isinstance(number.value, int) or not 0 < number.value < 60:
        return None
    if passage.gap(passage.tokens[i - 1], number) != " " or passage.text[number.end : number.end + 2].strip(" \n.!?"):
        return None
    return Token("duration", number.start, number.end, number.word, NOTHING, parts=((("minute", number.value),),))


def _is_lone_letter(passage: Passage, i: int, at: int) -> bool:
    """Whether a single letter is no unit: section 2d, 2D, five h; `30 d` and `24h` are durations."""
    tokens = passage.tokens
    if len(tokens[at].word) != 1 or not tokens[at].word.isascii():
        return False
    named = i > 0 and tokens[i - 1].has("hides_before")
    return named or tokens[i].written != "digits" or passage.has_capitals(tokens[at])


class Durations:
    """Finds durations among numbers and units; what a count may look like is the lexicon's to say."""

    def find(self, passage: Passage) -> None:
        """Replace counts and units by tokens of kind `duration`."""
        passage.tokens = list(self._counted(passage))
        passage.tokens = list(self._added(passage))

    def _counted(self, passage: Passage) -> Iterator[Token]:
        tokens, i = passage.tokens, 0
        while i < len(tokens):
            token = tokens[i]
            if token.kind == "number" or may_count(token):
                made = self._at(passage, i)
                if made:
                    duration, width = made
                    yield duration
                    i += width
                    continue
            yield token
            i += 1

    def _at(self, passage: Passage, i: int) -> tuple[Token, int] | None:
        tokens, token = passage.tokens, passage.tokens[i]
        if i and token.sense.duration and tokens[i - 1].ordinal and passage.gap(tokens[i - 1], token) in NEAR:
            return None  # the 21st century
        count, at, shy = count_of(passage, i)
        limit, at = open_end(passage, at) if count is not None and at > i else (None, at)
        if count is None or (
            at > i
            and at < len(tokens)
            and passage.gap(tokens[at - 1], tokens[at]) not in (NEAR | _PLUS if limit else NEAR)
        ):
            return None
        if at >= len(tokens) or tokens[at].kind != "word":
            return None
        sense = tokens[at].sense
        if sense.duration:
            parts: Parts = tuple((unit, each * count) for unit, each in sense.duration)
        elif (unit := sense.unit or self._after_half(passage, i, at)) and at > i and not self._is_year(count, unit):
            parts = ((unit, count),)
        else:
            return None
        if _is_lone_letter(passage, i, at):
            return self._label(passage, i, at)
        end = at + 1
        if sense.unit and (more := and_a_half(passage, end)):
            parts, end = ((sense.unit, count + more[0]),), more[1]
        if tokens[at].has("shy_units") and not tokens[at].has("also_words"):
            shy = True
        if shy and not self._is_meant(passage, i, end):
            return None
        if end < len(tokens) and tokens[end].has("hides_after") and passage.gap(tokens[end - 1], tokens[end]) in NEAR:
            kind = "hidden"
        else:
            kind = "duration"
        last = tokens[end - 1].end
        text = passage.text[token.start : last]
        return Token(kind, token.start, last, text, NOTHING, parts=(parts,), bound=limit), end - i

    @staticmethod
    def _after_half(passage: Passage, i: int, at: int) -> str | None:
        """一个半月: a unit that is one only behind a half."""
        return passage.tokens[at].sense.half_unit if passage.tokens[at - 1].sense.fraction and at > i else None

    @staticmethod
    def _is_year(count: int | float, unit: str) -> bool:
        return unit == "year" and _FIRST_YEAR <= count <= _LAST_YEAR

    @staticmethod
    def _label(passage: Passage, i: int, at: int) -> tuple[Token, int] | None:
        """Hide 2D and 4H whole; in `section 2 d` the number is hidden by the word before it."""
        first, last = passage.tokens[i], passage.tokens[at]
        if first.end != last.start:
            return None
        word = passage.text[first.start : last.end]
        return Token("hidden", first.start, last.end, word, NOTHING), at + 1 - i

    @staticmethod
    def _is_meant(passage: Passage, i: int, end: int) -> bool:
        """Whether an article counts: `for a year` does, `twice a year` does not."""
        tokens = passage.tokens
        if passage.is_all(tokens[i].start, tokens[end - 1].end):
            return True
        if i and passage.gap(tokens[i - 1], tokens[i]) in NEAR:
            before = tokens[i - 1]
            if before.has("lead") or before.sense.before:
                return True
        if end < len(tokens) and passage.gap(tokens[end - 1], tokens[end]) in NEAR:
            goes_on = tokens[end].has("plus") and end + 2 < len(tokens) and tokens[end + 1].kind == "number"
            if goes_on and tokens[end + 2].sense.unit:
                return _SMALLER.get(tokens[end - 1].sense.unit or "") == tokens[end + 2].sense.unit
            return bool(tokens[end].sense.after or tokens[end].has("trail"))
        return False

    def _added(self, passage: Passage) -> Iterator[Token]:
        """`2 years and 3 months`: but 5 years and 30 days are two durations."""
        tokens, i = passage.tokens, 0
        while i < len(tokens):
            token = tokens[i]
            i += 1
            while token.kind == "duration" and (found := self._smaller(passage, token, i)):
                following, at = found
                token.parts = ((*token.parts[0], *following.parts[0]),)
                token.end = following.end
                token.word = passage.text[token.start : token.end]
                i = at + 1
            yield token

    @staticmethod
    def _smaller(passage: Passage, token: Token, i: int) -> tuple[Token, int] | None:
        tokens = passage.tokens
        joined = i < len(tokens) and tokens[i].has("plus")
        at = i + 1 if joined else i
        if at < len(tokens) and (minutes := _bare_minutes(passage, token, at)):
            return minutes, at
        if at >= len(tokens) or tokens[at].kind != "duration" or len(tokens[at].parts) != 1:
            return None
        gaps = {passage.gap(token, tokens[i]), passage.gap(tokens[at - 1], tokens[at]) if joined else ""}
        unit, (small, count) = token.parts[0][-1][0], tokens[at].parts[0][0]
        if not gaps <= ({"", " ", ", ", ","} if not joined else {"", " "}):
            return None
        if "," in "".join(gaps) and not (isinstance(count, int) and isinstance(token.parts[0][-1][1], int)):
            return None  # a list: 1½ years, 1½ months
        plain = (not joined or len(token.parts[0]) > 1) and gaps <= {"", " "}
        if plain and unit in ORDER and small in ORDER and ORDER.index(unit) < ORDER.index(small):
            return tokens[at], at
        fits = _SMALLER.get(unit) == small and (count < _FULL.get(small, 0)) and not (unit == "month" and count >= 28)
        return (tokens[at], at) if fits and (unit != "week" or count < 7) else None
