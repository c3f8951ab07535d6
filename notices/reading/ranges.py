"""From one value to another: `18 to 24 months`, `1–28 September`, `between 2 and 4 weeks`.

A range hides its parts: it is one mention. `18 or 24 months` is no range but two durations.
"""

from __future__ import annotations

from notices.reading.lexicon import Lexicon
from notices.reading.numeric_dates import in_one_order
from notices.reading.range_ends import ends_of, first_day, other_ends
from notices.reading.tokens import NOTHING, Day, Parts, Passage, Token

_NEAR = frozenset({"", " ", "\n"})
_DASH = frozenset({"-", " - ", "—", " — ", "- ", " -", ".-", ". - ", ".—"})
_LOOSE = _NEAR | {"-", "- "}
_MOST_FILLERS = 3
_MOST = 1000  # a count that stands for a year or a number of users lends its unit to nobody


class Ranges:
    """Joins neighbours that a language's words for `to` and `and` put together."""

    def __init__(self, lex: Lexicon) -> None:
        self._dotted_days = lex.dotted_days
        self._from, self._to = tuple(lex.from_endings), tuple(lex.to_endings)

    def find_counts(self, passage: Passage) -> None:
        """Give a bare number the unit of the duration that it is joined to, then join the two."""
        self._sweep(passage, self._shared)
        self._sweep(passage, self._durations)

    def find_dates(self, passage: Passage) -> None:
        """Join days and dates to date ranges."""
        self._sweep(passage, self._dates)

    @staticmethod
    def _sweep(passage: Passage, join: object) -> None:
        tokens, kept, end = passage.tokens, [], 0
        for i, token in enumerate(tokens):
            if i < end:
                continue
            if token.kind == "word":
                kept.append(token)
                continue
            made, width = join(passage, i)  # type: ignore[operator]
            kept.append(made)
            end = i + width
        passage.tokens = kept

    def _joined(self, passage: Passage, i: int) -> tuple[str, int] | None:
        """How token i goes on: `to` or `or`, and where the other side stands."""
        tokens = passage.tokens
        if i + 1 >= len(tokens):
            return None
        gap, link = passage.gap(tokens[i], tokens[i + 1]), tokens[i + 1]
        iso = gap == "/" and tokens[i].kind == link.kind == "date"  # 2025-09-01/2025-09-28
        if (gap in _DASH or iso or (gap == "./" and link.kind == "date")) and link.kind != "word":
            return "to", i + 1
        if gap == " " and self._is_declined(tokens[i], link):
            return "to", i + 1
        if link.kind != "word" or not (self._is_near(passage, tokens[i], link) if gap == ". " else gap in _LOOSE):
            return None
        at = _over_fillers(passage, i + 2)
        # five-to-ten-year, בין 18 ל-24 (a little word that sticks to figures by a hyphen)
        between = _LOOSE if gap in {"-", "- "} or len(link.word) == 1 else _NEAR
        if at >= len(tokens) or passage.gap(tokens[at - 1], tokens[at]) not in between:
            return None
        if link.has("to") or (link.has("and") and (_after_between(passage, i) or _before_between(passage, at))):
            return "to", at
        return ("or", at) if link.has("or") or link.has("and") else None

    def _is_declined(self, token: Token, other: Token) -> bool:
        """Whether case alone says from and to: kahdesta viiteen vuotta, 18:sta 24 kuukauteen."""
        counts = token.kind == "number" or token.tail == "lent"
        known = counts and other.kind in {"number", "duration"} and token.word.endswith(self._from)
        return known and any(word.endswith(self._to) for word in other.word.split())

    def _is_near(self, passage: Passage, token: Token, link: Token) -> bool:
        """Whether a dot belongs to the day or the month before it: 1. bis 28. September, 21 de dez. a 6 de jan."""
        if token.kind == "number":
            return self._dotted_days
        return token.kind == "date" and passage.written[link.start : link.end].islower()

    def _shared(self, passage: Passage, i: int) -> tuple[Token, int]:
        """Lend a bare number its neighbour's unit: `18 to 24 months`, `6 or 12`, `30- och 60-dagars`."""
        tokens, token = passage.tokens, passage.tokens[i]
        _lend_on(passage, i)
        if token.kind != "number" or token.ordinal or not token.value:
            return token, 1
        if token.has("articles") and not _has_choice(passage, i):
            return token, 1
        joined = self._joined(passage, i)
        if not joined:
            return token, 1
        other = tokens[joined[1]]
        if other.kind in {"percentage", "money"} and 0 < token.value < (other.value or 0):
            token.kind, token.currency, token.tail = other.kind, other.currency, "lent"  # 5 to 10 dollars
            return token, 1
        if other.kind != "duration" or len(other.parts[0]) != 1:
            return token, 1
        unit, count = other.parts[0][0]
        if not 0 < token.value < count or token.value > _MOST:
            return token, 1
        parts: Parts = ((unit, token.value),)
        return Token("duration", token.start, token.end, token.word, NOTHING, parts=(parts,), tail="lent"), 1

    def _durations(self, passage: Passage, i: int) -> tuple[Token, int]:
        tokens, token = passage.tokens, passage.tokens[i]
        joined = self._joined(passage, i) if token.kind == "duration" else None
        if not joined or joined[0] != "to":
            return token, 1
        other = tokens[joined[1]]
        if other.kind != "duration" or len(other.parts) != 1:
            return token, 1
        text = passage.text[token.start : other.end]
        both = (token.parts[0], other.parts[0])
        made = Token("duration_range", token.start, other.end, text, NOTHING, parts=both)
        return made, _take_end(passage, made, joined[1]) + 1 - i

    def _dates(self, passage: Passage, i: int) -> tuple[Token, int]:
        tokens, token = passage.tokens, passage.tokens[i]
        if token.kind not in {"date", "number"}:
            return token, 1
        if dated := _with_year(passage, i):
            return dated, 2
        joined = self._joined(passage, i)
        if not joined:
            return token, 1
        how, at = joined
        other = tokens[at]
        if how == "or":
            return (self._lent(token, other), 1) if token.kind == "number" and other.kind == "date" else (token, 1)
        if token.kind == other.kind == "date":
            in_one_order(token, other)
        ends = ends_of(token, other)
        if not ends or _names_another(passage, at):
            return token, 1
        text = passage.text[token.start : other.end]
        others = other_ends(token, other)
        made = Token("date_range", token.start, other.end, text, NOTHING, days=ends, others=others)
        at = _take_end(passage, made, _take_sign(passage, made, at))
        if (year := _year_behind(passage, at)) and ends[0].year is None:
            made.days = (Day(year, ends[0].month, ends[0].day), Day(year, ends[1].month, ends[1].day))
            at, made.others = at + 1, ()
            made.end = tokens[at].end
        made.weekday = None if token.weekday is None else token.weekday and other.weekday is not False
        return made, at + 1 - i

    @staticmethod
    def _lent(token: Token, other: Token) -> Token:
        """`18 and 19 June` are two dates."""
        day = first_day(token, other)
        return (
            token
            if day is None
            else Token("date", token.start, token.end, token.word, NOTHING, days=(day,), tail="lent")
        )


def _has_choice(passage: Passage, i: int) -> bool:
    """Whether an article counts because a number is joined to it: en eller två dagar."""
    link = passage.tokens[i + 1] if i + 1 < len(passage.tokens) else None
    return link is not None and (link.has("or") or link.has("to")) and passage.gap(passage.tokens[i], link) == " "


def _lend_on(passage: Passage, i: int) -> None:
    """Lend what stands behind: `$20–30`, yüzde 10 ila 15, `a day or two`."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind in {"money", "percentage"} and i + 1 < len(tokens) and not token.word[:1].isdigit():
        linked = token.kind == "percentage" and i + 2 < len(tokens) and tokens[i + 1].has("to")
        other, gaps = (tokens[i + 2], {"  "}) if linked else (tokens[i + 1], {"-"})
        between = passage.gap(token, tokens[i + 1]) + (passage.gap(tokens[i + 1], other) if linked else "")
        if between in gaps and other.kind == "number" and (token.value or 0) < (other.value or 0):
            other.kind, other.currency = token.kind, token.currency
    if token.kind != "duration" or i + 2 >= len(tokens) or not tokens[i + 1].has("or"):
        return
    other, (unit, count) = tokens[i + 2], token.parts[0][0]
    spaced = {passage.gap(tokens[k], tokens[k + 1]) for k in (i, i + 1)} == {" "}
    if spaced and count == 1 and other.kind == "number" and other.value == 2 and other.written == "words":
        other.kind, other.parts = "duration", (((unit, 2),),)


def _names_another(passage: Passage, at: int) -> bool:
    """Whether the other side is no day: 2月1日から3月まで."""
    tokens = passage.tokens
    if tokens[at].kind != "number" or at + 1 >= len(tokens) or tokens[at + 1].start != tokens[at].end:
        return False
    return tokens[at + 1].has("hides_after") and not tokens[at + 1].has("day_sign")


def _take_sign(passage: Passage, made: Token, at: int) -> int:
    """Take in the 日 of 9月1日至28日."""
    tokens = passage.tokens
    if at + 1 < len(tokens) and tokens[at + 1].start == made.end and tokens[at + 1].has("day_sign"):
        made.end = tokens[at + 1].end
        return at + 1
    return at


def _take_end(passage: Passage, made: Token, at: int) -> int:
    """Take in the word that closes a range, which bounds no value: 9月1日から28日まで, 18개월부터 24개월까지."""
    tokens = passage.tokens
    if at + 1 < len(tokens) and tokens[at + 1].has("closes_range") and passage.gap(made, tokens[at + 1]) in _NEAR:
        made.end = tokens[at + 1].end
        return at + 1
    return at


def _year_behind(passage: Passage, at: int) -> int | None:
    """The year of `September 1–28, 2025`."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or passage.gap(tokens[at], tokens[at + 1]) not in {", ", ",", " ", ",  "}:
        return None
    year = tokens[at + 1]
    plain = year.kind == "number" and year.written == "digits" and len(year.word) == 4
    return int(year.value) if plain and year.value and 1900 <= year.value <= 2100 else None


def _with_year(passage: Passage, i: int) -> Token | None:
    """Take in the year that stands apart: `28/9 2025`."""
    token, year = passage.tokens[i], _year_behind(passage, i)
    if year is None or token.kind != "date" or token.days[0].year is not None or not _is_figures(token):
        return None
    end = passage.tokens[i + 1].end
    first, *others = (Day(year, day.month, day.day) for day in (*token.days, *token.others))
    return Token("date", token.start, end, token.word, NOTHING, days=(first,), others=tuple(others))


def _is_figures(token: Token) -> bool:
    return not any(char.isalpha() for char in token.word)


def _over_fillers(passage: Passage, at: int) -> int:
    tokens, last = passage.tokens, min(len(passage.tokens), at + _MOST_FILLERS)
    while (
        at < last
        and (tokens[at].has("fillers") or tokens[at].sense.before)
        and passage.gap(tokens[at - 1], tokens[at]) in _NEAR
    ):
        at += 1
    return at


def _before_between(passage: Passage, at: int) -> bool:
    """Whether a word for `between` stands close behind: 18 और 24 महीने के बीच."""
    tokens = passage.tokens
    behind = tokens[at + 1 : at + 3]
    return any(it.has("between_behind") and it.start - tokens[at].end <= 12 for it in behind)


def _after_between(passage: Passage, i: int) -> bool:
    """Whether `between` stands close before."""
    tokens, start = passage.tokens, passage.tokens[i].start
    return any(tokens[k].has("between") and start - tokens[k].end <= 12 for k in range(max(0, i - 3), i))
