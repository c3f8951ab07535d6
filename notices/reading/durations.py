"""Counts of calendar units: `five years`, `a 30-day period`, `femårig`, `半年`, `2 years and 3 months`."""

from __future__ import annotations

from collections.abc import Iterator

from notices.reading.ages import is_age
from notices.reading.compounds import added, is_smaller
from notices.reading.counts import NEAR, and_a_half, count_of, open_end
from notices.reading.day_lists import tells_day
from notices.reading.definite_counts import find_definite_counts
from notices.reading.figures import tidy
from notices.reading.lexicon import Lexicon
from notices.reading.meant import is_meant, is_numbered
from notices.reading.neighbours import is_count, made_of_two, near, sweep
from notices.reading.tokens import NOTHING, Parts, Passage, Token
from notices.reading.unspaced import FIRST_SPACELESS

_PLUS = frozenset({"+", "+ ", "+-"})
_FULL_HOUR = 60
_LAST_HOUR = 24
_DIMENSIONS = frozenset({2, 3, 4})
_OF_YEAR = frozenset({"year", "month", "week"})
_OF_CLOCK = frozenset({"minute", "second"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _is_lone_letter(passage: Passage, i: int, at: int) -> bool:
    """Whether a single letter is no unit: section 2d, 2D, five h; `30 d` and `24h` are durations."""
    tokens = passage.tokens
    if len(tokens[at].word) != 1 or not tokens[at].word.isascii():
        return False
    named = i > 0 and tokens[i - 1].has("hides_before") and passage.gap(tokens[i - 1], tokens[i]) in NEAR
    led = i > 0 and tokens[i - 1].has("lead") and tokens[at].sense.unit in {"year", "week", "hour"}  # for 3Y
    capital = passage.has_capitals(tokens[at]) and not led
    spelled = tokens[i].kind == "word" or tokens[i].written != "digits"  # another y-axis
    return named or capital or spelled or _is_dimension(passage, i, at)


def _is_short(token: Token, letter: Token) -> bool:
    """Whether a text that is nothing but `2m` can be told from a height and from the 1990s."""
    return letter.word.isascii() and (token.value or 0) <= _FULL_HOUR


def _is_dimension(passage: Passage, i: int, at: int) -> bool:
    """Whether `3d` says how a thing is made: a 3d model, 2d-bilder; not `for 3d in a row`."""
    tokens, token, letter = passage.tokens, passage.tokens[i], passage.tokens[at]
    if letter.sense.unit != "day" or token.end != letter.start or token.value not in _DIMENSIONS:
        return False
    led = i > 0 and (tokens[i - 1].has("lead") or tokens[i - 1].sense.before)
    behind = passage.text[letter.end : letter.end + 2]
    return not led and behind[:1] in {" ", "-"} and behind[1:].isalpha()


def _names_a_year(passage: Passage, at: int) -> bool:
    """Whether a year behind its word leaves nothing for a number before it to count: UU Nomor 27 Tahun 2022."""
    behind = passage.tokens[at + 1 : at + 2]
    if passage.tokens[at].sense.unit != "year" or not behind or passage.gap(passage.tokens[at], behind[0]) != " ":
        return False
    plain = behind[0].kind == "number" and behind[0].word.isdigit() and len(behind[0].word) == len("2022")
    return plain and _FIRST_YEAR <= (behind[0].value or 0) <= _LAST_YEAR


def _day_of_work(passage: Passage, i: int) -> str:
    """Give the unit of a count of days, which are those of work if a word before it says so: 영업일 5일."""
    tokens, first = passage.tokens, i
    if i > 1 and tokens[i - 1].kind == "number" and passage.gap(tokens[i - 1], tokens[i]) == "-":
        first = i - 1  # 영업일 3~5일
    counted = first > 1 and tokens[first - 2].kind == "number"
    named = first > 0 and tokens[first - 1].sense.unit == "business_day" and not counted
    return "business_day" if named and passage.gap(tokens[first - 1], tokens[first]) in NEAR else "day"


def _begins_a_word(passage: Passage, at: int) -> bool:
    """Whether a unit goes on as another word behind a space: 3 Tagesordnungspunkte, but 5-Jahresfrist, 5 yıllık."""
    token = passage.tokens[at]
    if at + 1 < len(passage.tokens) and passage.tokens[at + 1].start == token.end:
        return False  # an ending that the lexicon knows
    goes_on = passage.text[token.end : token.end + 1].isalpha() and token.word.isalpha()
    return goes_on and token.word[-1] < FIRST_SPACELESS and passage.text[token.start - 1] == " "


def _tells_when(passage: Passage, i: int, unit: Token) -> bool:
    """Whether a number with its unit is no count but the last day of a range, or minutes past an hour."""
    if unit.has("shy_units") and tells_day(passage, i):
        return True
    return unit.sense.unit in _OF_CLOCK and _tells_time(passage, i)


def _tells_time(passage: Passage, i: int) -> bool:
    """Whether an hour stands before: 10시 35분."""
    before = passage.tokens[max(0, i - 1)]
    sense = before.sense
    hour = before.has("clock") and not (sense.unit or sense.inner_unit)
    return hour and passage.gap(before, passage.tokens[i]) in {"", " "}


def _over_minutes(passage: Passage, end: int) -> int:
    """Pass over the minutes behind an hour of the day: à 17 h 30, às 17h30."""
    tokens = passage.tokens
    if end == len(tokens) or not tokens[end - 1].has("clock") or tokens[end].kind != "number":
        return end
    two = len(tokens[end].word) == len("30") and tokens[end].word.isdigit() and int(tokens[end].word) < _FULL_HOUR
    return end + 1 if two and passage.gap(tokens[end - 1], tokens[end]) in {"", " "} else end


def _multiplied(passage: Passage, i: int) -> tuple[Token, int]:
    """`3 x 24 jam`: how many times so many of a unit."""
    number, *behind = passage.tokens[i : i + 4]
    if len(behind) == 3 and behind[0].has("times") and behind[2].sense.unit:
        times = behind[1]
        if is_count(number) and is_count(times) and all(near(passage, k) for k in range(i, i + 3)):
            return made_of_two(passage, "number", number, times, (number.value or 0) * (times.value or 0)), 3
    return number, 1


class Durations:
    """Finds durations among numbers and units; what a count may look like is the lexicon's to say."""

    def __init__(self, lex: Lexicon) -> None:
        self._endings = frozenset(lex.glued_behind)
        self._declined = tuple(lex.from_endings), tuple(lex.to_endings)

    def find(self, passage: Passage) -> None:
        """Replace counts and units by tokens of kind `duration`."""
        if [token for token in passage.tokens if "times" in token.sense.roles]:
            sweep(passage, _multiplied)
        if any(token.has("units_first") for token in passage.tokens):
            find_definite_counts(passage)
        passage.tokens = list(self._counted(passage))
        passage.tokens = list(added(passage, self._declined))

    def _counted(self, passage: Passage) -> Iterator[Token]:
        tokens, i = passage.tokens, 0
        while i < len(tokens):
            token = tokens[i]
            if token.kind == "number" or token.sense.may_count:
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
        if i and token.sense.duration and tokens[i - 1].ordinal and passage.gap(tokens[i - 1], token) in NEAR | {". "}:
            return None  # the 21st century
        count, at, shy = count_of(passage, i)
        limit, at = open_end(passage, at) if count is not None and at > i else (None, at)
        if count is None or (
            at > i
            and at < len(tokens)
            and passage.gap(tokens[at - 1], tokens[at]) not in (NEAR | _PLUS if limit else NEAR)
        ):
            return None
        if at >= len(tokens) or tokens[at].kind != "word" or _tells_when(passage, i, tokens[at]):
            return None
        if _names_a_year(passage, at):
            return None
        sense = tokens[at].sense
        if at > i and tokens[at - 1].end < tokens[at].start and _begins_a_word(passage, at):
            return None
        end = at + 1
        if sense.duration:
            more = and_a_half(passage, end)  # a century and a half; of a dual, half of one: سنتان ونصف
            each = 2 if tokens[at].has("duals") else 1
            count, end = (count + more[0] / each, more[1]) if more else (count, end)
            parts: Parts = tuple((unit, tidy(many * count)) for unit, many in sense.duration)
        elif (
            (unit := sense.unit or self._after_half(passage, i, at) or self._inner(passage, i, at))
            and (at > i or (token.has("lone_units") and not is_numbered(passage, i)))
            and not self._is_year(count, unit)
        ):
            unit = _day_of_work(passage, i) if unit == "day" else unit
            parts = ((unit, count),)
        else:
            return None
        if _is_lone_letter(passage, i, at):
            return self._label(passage, i, at)
        if sense.unit and (more := and_a_half(passage, end)):
            parts, end = ((sense.unit, count + more[0]),), more[1]
            shy = shy and tokens[at].has("clock") and near(passage, i - 1)  # à une heure et demie
        if tokens[at].has("shy_units") and not tokens[at].has("also_words"):
            shy = True
        if shy and not is_meant(passage, i, end):
            return None
        kind = "hidden" if self._is_no_time(passage, i, end) else "duration"
        end = _over_minutes(passage, end) if kind == "hidden" else end
        last = tokens[end - 1].end
        text = passage.text[token.start : last]
        tail = "shortened" if tokens[end - 1].has("shortened") else ""
        return Token(kind, token.start, last, text, NOTHING, parts=(parts,), bound=limit, tail=tail), end - i

    def _is_no_time(self, passage: Passage, i: int, end: int) -> bool:
        """Whether this is an age, an ordinal (第三个月), a time of day, om 10 uur, or a clock’s 11时11分04秒."""
        tokens, before = passage.tokens, passage.tokens[i - 1]
        struck = before.has("hides_before") and tokens[end - 1].has("clock") and (tokens[i].value or 0) <= _LAST_HOUR
        if is_age(passage, i, end):
            return True
        if i and passage.gap(before, tokens[i]) in NEAR and (before.has("counts_off") or struck):
            return True
        if i > 1 and tokens[end - 1].has("clock") and tokens[i - 2].kind == "date" and before.has("fillers"):
            return passage.gap(tokens[i - 2], before) == passage.gap(before, tokens[i]) == " "  # le 28 mai à 17 heures
        clock = i > 1 and before.kind == "word" and before.sense.inner_unit and before.end == tokens[i].start
        if clock and not self._inner(passage, i - 2, i - 1):
            return True
        hides = end < len(tokens) and tokens[end].has("hides_after") and not tokens[end].has("clock")  # 30天时间
        hides = hides and tokens[end].word not in self._endings  # 30일도
        return hides and passage.gap(tokens[end - 1], tokens[end]) in NEAR

    @staticmethod
    def _after_half(passage: Passage, i: int, at: int) -> str | None:
        """一个半月: a unit that is one only behind a half."""
        return passage.tokens[at].sense.half_unit if passage.tokens[at - 1].sense.fraction and at > i else None

    @staticmethod
    def _inner(passage: Passage, i: int, at: int) -> str | None:
        """1h 30m, 8天20时, 2分30秒: what is a unit only beside another one."""
        tokens, unit = passage.tokens, passage.tokens[at].sense.inner_unit
        if not unit or at != i + 1:
            return None
        if passage.is_all(tokens[i].start, tokens[at].end) and _is_short(tokens[i], tokens[at]):
            return unit
        before = tokens[i - 1] if i and passage.gap(tokens[i - 1], tokens[i]) in {"", " "} else None
        if before and before.kind == "word" and is_smaller(unit, before.sense.unit):
            return None if unit in _OF_CLOCK and before.sense.unit in _OF_YEAR else unit  # 2y 3m
        if before and before.kind == "word" and is_smaller(unit, before.sense.inner_unit):
            # 11时11分 is an hour of the day, 8天11时11分 is not
            return unit if i > 1 and Durations._inner(passage, i - 2, i - 1) else None
        counted = at + 2 < len(tokens) and tokens[at + 1].kind == "number"
        near = counted and passage.gap(tokens[at], tokens[at + 1]) in {"", " "}
        return unit if near and is_smaller(tokens[at + 2].sense.unit, unit) else None

    @staticmethod
    def _is_year(count: int | float, unit: str) -> bool:
        return unit == "year" and _FIRST_YEAR <= count <= _LAST_YEAR

    @staticmethod
    def _label(passage: Passage, i: int, at: int) -> tuple[Token, int] | None:
        """Hide 2D and 4H whole; in `section 2 d` the number is hidden by the word before it."""
        first, end = passage.tokens[i], _over_minutes(passage, at + 1)
        if first.end != passage.tokens[at].start:
            return None
        last = passage.tokens[end - 1].end
        return Token("hidden", first.start, last, passage.text[first.start : last], NOTHING), end - i
