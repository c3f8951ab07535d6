"""Counts of calendar units: `five years`, `a 30-day period`, `femårig`, `半年`, `2 years and 3 months`."""

from __future__ import annotations

from collections.abc import Iterator

from notices.reading.tokens import NOTHING, Parts, Passage, Token

_NEAR = frozenset({"", " ", "-", "\n", "  ", "- "})
_SMALLER = {
    "year": "month",
    "month": "day",
    "week": "day",
    "day": "hour",
    "hour": "minute",
    "minute": "second",
}
_FULL = {"month": 12, "day": 31, "hour": 24, "minute": 60, "second": 60}
_ORDER = ["year", "month", "week", "day", "business_day", "hour", "minute", "second"]
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "business_day": "BD"}
_CLOCK = {"hour": "H", "minute": "M", "second": "S"}
_EXACT = {("year", 12): "month", ("day", 24): "hour", ("hour", 60): "minute", ("minute", 60): "second"}
_MOST_SKIPPED = 3  # a row of articles must not be walked again from each of them
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def iso(parts: Parts) -> str:
    """ISO 8601, a fraction in the next smaller unit where that is exact.

    >>> iso((("year", 0.5),)), iso((("year", 2), ("month", 3))), iso((("week", 1.5),))
    ('P6M', 'P2Y3M', 'P1.5W')
    """
    counts: dict[str, int | float] = {}
    for unit, count in parts:
        for each, number in _split(unit, count):
            counts[each] = round(counts.get(each, 0) + number, 6)
    if len(counts) > 1:
        counts = {unit: count for unit, count in counts.items() if count}
    date = "".join(
        f"{counts[unit]:g}{_LETTERS[unit]}" for unit in _ORDER if unit in counts and unit in _LETTERS
    )
    time = "".join(f"{counts[unit]:g}{_CLOCK[unit]}" for unit in _ORDER if unit in counts and unit in _CLOCK)
    return f"P{date}T{time}" if time else f"P{date}"


def _split(unit: str, count: int | float) -> Parts:
    """Write a fraction in the next smaller unit where that is exact: half a year is six months."""
    whole = int(count)
    for (larger, factor), smaller in _EXACT.items():
        rest = round((count - whole) * factor, 6)
        if unit == larger and rest and rest == int(rest):
            return ((smaller, whole * factor + int(rest)),)
    return ((unit, count),)


def _bare_minutes(passage: Passage, token: Token, i: int) -> Token | None:
    """`2 hours ten.`: a number that ends the sentence counts the minutes."""
    number = passage.tokens[i]
    last = token.parts[0][-1][0]
    if (
        last != "hour"
        or number.kind != "number"
        or not isinstance(number.value, int)
        or not 0 < number.value < 60
    ):
        return None
    if passage.gap(token, number) != " " or passage.text[number.end : number.end + 2].strip(" \n.!?"):
        return None
    return Token(
        "duration", number.start, number.end, number.word, NOTHING, parts=((("minute", number.value),),)
    )


def _may_count(token: Token) -> bool:
    sense = token.sense
    return bool(sense.fraction or sense.duration or token.has("articles") or token.has("whole"))


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
            if token.kind == "number" or _may_count(token):
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
        count, at, shy = self._count(passage, i)
        if count is None or (
            at > i and at < len(tokens) and passage.gap(tokens[at - 1], tokens[at]) not in _NEAR
        ):
            return None
        if at >= len(tokens) or tokens[at].kind != "word":
            return None
        sense = tokens[at].sense
        if sense.duration:
            parts: Parts = tuple((unit, each * count) for unit, each in sense.duration)
        elif (
            (unit := sense.unit or self._after_half(passage, i, at))
            and at > i
            and not self._is_year(count, unit)
        ):
            parts = ((unit, count),)
        else:
            return None
        if (
            len(tokens[at].word) == 1
            and i
            and tokens[i - 1].has("hides_before")
            and tokens[at].word.isascii()
        ):
            return None  # section 2d
        end = at + 1
        if sense.unit and (more := self._and_a_half(passage, end)):
            parts, end = ((sense.unit, count + more[0]),), more[1]
        if tokens[at].has("shy_units") and not tokens[at].has("also_words"):
            shy = True
        if shy and not self._is_meant(passage, i, end):
            return None
        if (
            end < len(tokens)
            and tokens[end].has("hides_after")
            and passage.gap(tokens[end - 1], tokens[end]) in _NEAR
        ):
            kind = "hidden"
        else:
            kind = "duration"
        last = tokens[end - 1].end
        text = passage.text[token.start : last]
        return Token(kind, token.start, last, text, NOTHING, parts=(parts,)), end - i

    @staticmethod
    def _after_half(passage: Passage, i: int, at: int) -> str | None:
        """一个半月: a unit that is one only behind a half."""
        return (
            passage.tokens[at].sense.half_unit if passage.tokens[at - 1].sense.fraction and at > i else None
        )

    @staticmethod
    def _is_year(count: int | float, unit: str) -> bool:
        return unit == "year" and _FIRST_YEAR <= count <= _LAST_YEAR

    def _count(self, passage: Passage, i: int) -> tuple[int | float | None, int, bool]:
        """Find what is counted, where its unit should stand, and whether the count could be an article."""
        token = passage.tokens[i]
        shy = token.has("articles") or (token.has("whole") and token.has("also_words"))
        if token.sense.duration and token.kind == "word":
            return 1, i, token.has("also_words")
        if token.kind == "number":
            if token.value is None or token.ordinal or token.value < 0:
                return None, i, False
            count, at = token.value, i + 1
            glued = at < len(passage.tokens) and passage.tokens[at].start == token.end
            shy = shy and not glued
            if token.has("articles") and (half := self._fraction(passage, at, first=True)):
                return half[0], half[1], False
            at = self._skip(passage, at, "count_words")
            if more := self._fraction(passage, at, first=False):
                return count + more[0], more[1], False
            if isinstance(count, float):
                at = self._skip(passage, self._skip(passage, at, "of"), "articles")
            return count, at, shy and token.value == 1
        if half := self._fraction(passage, i, first=True):
            return half[0], half[1], False
        return (1, self._skip(passage, i + 1, "count_words"), shy) if _may_count(token) else (None, i, False)

    def _fraction(self, passage: Passage, i: int, first: bool) -> tuple[float, int] | None:
        """`[and] [a] half [of] [a]` from token i on: its value and where it ends."""
        tokens, at = passage.tokens, i
        if not first:
            at = self._skip(passage, at, "plus")
            if at < len(tokens) and tokens[at].sense.fraction is None and at == i:
                return None
        at = (
            self._skip(passage, at, "articles")
            if at < len(tokens) and tokens[at].sense.fraction is None
            else at
        )
        if at >= len(tokens) or tokens[at].sense.fraction is None or tokens[at].kind == "number":
            return None
        if at and at > i and passage.gap(tokens[at - 1], tokens[at]) not in _NEAR:
            return None
        value = tokens[at].sense.fraction or 0.0
        at = self._skip(passage, self._skip(passage, at + 1, "of"), "articles")
        return value, self._skip(passage, at, "count_words")

    def _and_a_half(self, passage: Passage, i: int) -> tuple[float, int] | None:
        """Read on after the unit: `an hour and a half`, 三年半."""
        tokens = passage.tokens
        at = self._skip(passage, self._skip(passage, i, "plus"), "articles")
        if at >= len(tokens) or not tokens[at].has("halves"):
            return None
        if any(
            passage.gap(a, b) not in _NEAR
            for a, b in zip(tokens[i - 1 : at], tokens[i : at + 1], strict=False)
        ):
            return None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if (
            after
            and (after.sense.unit or after.has("count_words"))
            and passage.gap(tokens[at], after) in _NEAR
        ):
            return None
        return (tokens[at].sense.fraction or 0.5), at + 1

    @staticmethod
    def _skip(passage: Passage, i: int, role: str) -> int:
        tokens, last = passage.tokens, min(len(passage.tokens), i + _MOST_SKIPPED)
        while i < last and tokens[i].kind in {"word", "number"} and tokens[i].has(role):
            if i and passage.gap(tokens[i - 1], tokens[i]) not in _NEAR:
                break
            i += 1
        return i

    @staticmethod
    def _is_meant(passage: Passage, i: int, end: int) -> bool:
        """Whether an article counts: `for a year` does, `twice a year` does not."""
        tokens = passage.tokens
        alone = passage.text[: tokens[i].start].strip(" .\n") + passage.text[tokens[end - 1].end :].strip(
            " .\n"
        )
        if not alone:
            return True
        if i and passage.gap(tokens[i - 1], tokens[i]) in _NEAR:
            before = tokens[i - 1]
            if before.has("lead") or before.sense.before:
                return True
        if end < len(tokens) and passage.gap(tokens[end - 1], tokens[end]) in _NEAR:
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
        if i < len(tokens) and (minutes := _bare_minutes(passage, token, i)):
            return minutes, i
        joined = i < len(tokens) and tokens[i].has("plus")
        at = i + 1 if joined else i
        if at >= len(tokens) or tokens[at].kind != "duration" or len(tokens[at].parts) != 1:
            return None
        gaps = {passage.gap(token, tokens[i]), passage.gap(tokens[at - 1], tokens[at]) if joined else ""}
        unit, (small, count) = token.parts[0][-1][0], tokens[at].parts[0][0]
        if not gaps <= ({"", " ", ", ", ","} if not joined else {"", " "}):
            return None
        plain = (not joined or len(token.parts[0]) > 1) and gaps <= {"", " "}
        if plain and unit in _ORDER and small in _ORDER and _ORDER.index(unit) < _ORDER.index(small):
            return tokens[at], at
        fits = (
            _SMALLER.get(unit) == small
            and (count < _FULL.get(small, 0))
            and not (unit == "month" and count >= 28)
        )
        return (tokens[at], at) if fits and (unit != "week" or count < 7) else None
