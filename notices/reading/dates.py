"""Dates in words, by the patterns of the language, with the weekday that stands beside them."""

from __future__ import annotations

from itertools import product

from notices.reading.letters import is_spelled
from notices.reading.lexicon import Lexicon
from notices.reading.patterns import Pattern
from notices.reading.tokens import NOTHING, Day, Passage, Token
from notices.reading.weekdays import take_weekdays

_LIGHT = frozenset({"", " ", "» ", "” ", ".", ". ", "-", "/", " / ", "\n", "  ", " . "})
_COMMA = frozenset({",", ", ", " , ", " ,", ",\n", "., ", ".,"})
_WIDEST = 5  # characters between two parts of a date: a sign and spaces
_END = ""  # of a pattern of two parts
_CENTURY_TURNS_AT = 40
_DAYS = frozenset({"day", "day-ordinal"})
_MIXED = frozenset({("day", "year", "month"), ("month", "year", "day"), ("year", "day", "month")})  # Sept-2025-28
_RANGE = {
    "day": (1, 31),
    "day-ordinal": (1, 31),
    "month-number": (1, 12),
    "month-ordinal": (1, 12),
    "era-year": (1, 200),
    "own-year": (100, 199),
}


class Dates:
    """Finds the dates of one language."""

    def __init__(self, lex: Lexicon) -> None:
        self._lex = lex
        self._by_start: dict[tuple[str, str, str], list[tuple[int, Pattern]]] = {}
        for rank, pattern in enumerate(lex.dates):
            for start in product(_ways(pattern, 0), _ways(pattern, 1), _ways(pattern, 2)):
                self._by_start.setdefault(start, []).append((rank, pattern))
        self._longest = max((len(pattern.slots) for pattern in lex.dates), default=0)

    def find(self, passage: Passage) -> None:
        """Replace the tokens of every date by one token of kind `date`."""
        tokens, found, i = passage.tokens, [], 0
        speaks = [k for k, token in enumerate(tokens) if token.sense.may_begin_date]
        speaks.append(len(tokens) + self._longest)
        following = 0
        while i < len(tokens):
            token = tokens[i]
            while speaks[following] < i:
                following += 1
            # Every pattern has a word (a month, an era, 年) that is no farther away than it is long.
            if speaks[following] - i >= self._longest or (token.kind == "word" and not token.sense.may_begin_date):
                found.append(token)
                i += 1
                continue
            made, width = self._date(passage, i)
            found.append(made)
            i += width
        passage.tokens = found
        take_weekdays(passage, self._lex.dotted)

    def _date(self, passage: Passage, i: int) -> tuple[Token, int]:
        token = passage.tokens[i]
        if i and _is_sum(passage, i):
            return token, 1
        if i + 1 == len(passage.tokens) or len(passage.gap(token, passage.tokens[i + 1])) > _WIDEST:
            return token, 1
        for _, pattern in self._beginning(passage.tokens[i : i + 3]):
            parts = self._matches(passage, pattern, i)
            if made := parts and _made(parts, passage, i, len(pattern.slots)):
                return made, len(pattern.slots)
        return token, 1

    def _beginning(self, tokens: list[Token]) -> list[tuple[int, Pattern]]:
        """Give the patterns that may begin with these two or three tokens, the longest first."""
        third = _slots(tokens[2]) if len(tokens) > 2 else ()
        starts = product(_slots(tokens[0]), _slots(tokens[1]), (*third, _END))
        return sorted((each for start in starts for each in self._by_start.get(start, ())), key=_rank)

    def _matches(self, passage: Passage, pattern: Pattern, i: int) -> dict[str, int] | None:
        tokens = passage.tokens
        if i + len(pattern.slots) > len(tokens):
            return None
        parts: dict[str, int] = {}
        last = ""
        mixed = pattern.slots in _MIXED
        for k, slot in enumerate(pattern.slots):
            token = tokens[i + k]
            gap = passage.gap(tokens[i + k - 1], token) if k else ""
            marked = slot == "year" and self._is_short_year(passage, i + k, gap)
            if marked:  # September '25, 28 sept -25
                gap = gap[:-1]
            gap = gap.removeprefix("]") if k and tokens[i + k - 1].sense.month else gap  # [Sept] 04, 2014
            stopped = slot == "day" and gap == ". " and _ends(passage, token)  # October. 2
            if k and mixed and (gap not in {"-", "/"} or (k > 1 and gap != last)):
                return None
            if k and not stopped and not self._may_part(tokens[i + k - 1], gap, pattern.commas[k]):
                return None
            if not slot:
                if token.word not in pattern.words[k]:
                    return None
                continue
            if token.has("only_with_day") and not _DAYS & set(pattern.slots):
                return None
            signed = k + 1 < len(pattern.slots) and not pattern.slots[k + 1] and "day" in pattern.slots
            marked = marked or (slot == "year" and (signed or self._is_last(passage, pattern, i, k)))  # 25年9月28日
            if slot == "day" and token.has("articles") and self._is_short_month(passage, i + k + 1):
                return None  # un set di regole
            value = _slot_value(slot, token, "-" if marked else gap if gap == last else "")
            last = gap
            if value is None:
                return None
            parts[slot] = value
        if "own-year" in parts:
            parts |= {"era": self._lex.own_years, "era-year": parts["own-year"]}
        if self._goes_on(passage, i + len(pattern.slots), pattern) or _is_verb(passage, i, pattern):
            return None
        return parts

    def _is_short_month(self, passage: Passage, k: int) -> bool:
        """Whether the word there shortens a month without the dot that people write."""
        token = passage.tokens[k] if k < len(passage.tokens) else None
        return token is not None and token.word in self._lex.dotted and passage.text[token.end : token.end + 1] != "."

    @staticmethod
    def _is_last(passage: Passage, pattern: Pattern, i: int, k: int) -> bool:
        """Whether two digits end a sentence or the text, where they can be nothing else: 14 kwietnia 15."""
        token = passage.tokens[i + k]
        gap = passage.gap(passage.tokens[i + k - 1], token)
        if k + 1 < len(pattern.slots) or "day" not in pattern.slots[:k] or gap not in {" ", ", "}:
            return False
        day_first = gap == " " and pattern.slots[0] == "day" and len(token.word) == 2
        return passage.is_all(passage.tokens[i].start, token.end) or (day_first and _ends(passage, token))

    def _is_short_year(self, passage: Passage, k: int, gap: str) -> bool:
        """Whether a sign says that two digits are a year: `’25`, `28 sept -25`; not in `1 May -28 May`."""
        token, behind = passage.tokens[k], passage.tokens[k + 1 : k + 2]
        if len(token.word) != 2 or not token.word.isdigit() or gap[-1:] not in self._lex.short_year:
            return False
        spans = gap[-1:] == "-" and (gap != " -" or (behind and behind[0].sense.month is not None))
        return not spans

    def _may_part(self, left: Token, gap: str, comma: bool) -> bool:
        if comma and gap in _COMMA:
            return True
        if gap not in _LIGHT:
            return False
        return "." not in gap or gap == "." or left.kind == "number" or left.word in self._lex.dotted

    def _goes_on(self, passage: Passage, i: int, pattern: Pattern) -> bool:
        """`May 30 days`, `in March 5 years`: the last number counts what follows it."""
        tokens = passage.tokens
        if pattern.slots[-1] != "day" or i >= len(tokens) or tokens[i - 1].ordinal:
            return False
        sense = tokens[i].sense
        gap = passage.gap(tokens[i - 1], tokens[i])
        if gap.strip(" ") or len(gap) > 1:
            return False
        return bool((sense.unit and not tokens[i].has("also_words")) or tokens[i].has("percent") or sense.scale)


def _ends(passage: Passage, token: Token) -> bool:
    """Whether a sentence or a clause ends behind the token."""
    return passage.text[token.end : token.end + 1] in {"", ".", ",", ";", ")", "\n"}


def _is_verb(passage: Passage, i: int, pattern: Pattern) -> bool:
    """Whether a month's name is another word here: we may 5 times write to you."""
    tokens, last = passage.tokens, i + len(pattern.slots) - 1
    if sorted(pattern.slots) != ["day", "month"]:
        return False
    month, day = (tokens[i], tokens[last]) if tokens[i].kind == "word" else (tokens[last], tokens[i])
    if not month.has("also_words") or day.ordinal:
        return False
    behind = passage.text[tokens[last].end : tokens[last].end + 2]
    after = tokens[last + 1] if last + 1 < len(tokens) and behind[:1] == " " else None
    if after is not None and (after.has("count_words") or after.has("hides_after")):
        return True
    before = tokens[i - 1] if i and passage.gap(tokens[i - 1], tokens[i]) == " " else None
    led = before is not None and (
        before.has("date_lead") or before.has("sure_date") or before.sense.before_date or before.sense.weekday
    )
    lower = passage.written[month.start : month.end].islower()
    goes_on = behind[:1] == " " and behind[1:].isalpha() and not (after is not None and _joins(passage, last, after))
    return lower and goes_on and not led


def _leads(before: Token) -> bool:
    """Whether a word before a month and a number says that they are a date: on, until, mardi."""
    told = before.has("date_lead") or before.has("sure_date")
    return told or bool(before.sense.before_date or before.sense.weekday)


def _joins(passage: Passage, last: int, after: Token) -> bool:
    """Whether a date goes on behind it, or a word that stands behind dates."""
    word = after.has("to") or after.has("or") or after.has("and") or after.has("fillers") or after.sense.after_date
    return bool(word or after.sense.weekday) and passage.gap(passage.tokens[last], after) == " "


def _rank(ranked: tuple[int, Pattern]) -> int:
    return ranked[0]


def _ways(pattern: Pattern, k: int) -> list[str]:
    if k == len(pattern.slots):
        return [_END]
    return [pattern.slots[k]] if pattern.slots[k] else sorted(pattern.words[k])


def _slots(token: Token) -> tuple[str, ...]:
    """Give the slots of patterns that a token could fill."""
    if token.kind == "number":
        return ("year", "day-ordinal", "day", "month-number", "month-ordinal", "era-year", "own-year")
    if token.kind == "hidden":
        return ("time",)
    if token.kind != "word":
        return ()
    named = ("month",) if token.sense.month else ("era",) if token.sense.era is not None else ()
    return (*named, token.word) if token.has("literal") else named


def _is_sum(passage: Passage, i: int) -> bool:
    """Whether a sign of money owns the number: `$12 December 27`."""
    before = passage.tokens[i - 1]
    owned = bool(before.sense.currency) and not is_spelled(before.word)
    return owned and passage.gap(before, passage.tokens[i]) in {"", " "}


def _slot_value(slot: str, token: Token, gap: str) -> int | None:
    """Give what a token means in a slot of a pattern, or None where it does not fit."""
    if slot == "time":
        return 0 if token.kind == "hidden" and ":" in token.word else None
    if slot in {"month", "era"}:
        named = token.sense.month if slot == "month" else token.sense.era
        return named if token.kind == "word" else None
    value = token.value
    if token.kind != "number" or not isinstance(value, int):
        return None
    if slot == "year":
        return _year(token, value, gap)
    low, high = _RANGE[slot]
    if slot in {"day-ordinal", "month-ordinal"}:
        return value if token.ordinal and low <= value <= high else None
    plain = token.written != "digits" or token.ordinal or token.word.isdigit()
    return value if low <= value <= high and plain and not (token.ordinal and slot != "day") else None


def _year(token: Token, value: int, gap: str) -> int | None:
    """Four digits, as figures or read out one by one; two only in `31-Oct-74`."""
    if token.ordinal or token.written not in {"digits", "string"}:
        return None
    if 1000 <= value <= 2999 and len(token.word) == 4:
        return value
    if token.written == "digits" and len(token.word) == 2 and gap in {"-", "/"}:
        return value + (2000 if value < _CENTURY_TURNS_AT else 1900)
    return None


def _made(parts: dict[str, int], passage: Passage, i: int, width: int) -> Token | None:
    """The date that the parts make; the number of a year where an era and its year stand alone (民國114年)."""
    year = parts["era"] - 1 + parts.get("era-year", 1) if "era" in parts else parts.get("year")
    month = next((parts[slot] for slot in ("month", "month-number", "month-ordinal") if slot in parts), None)
    day = parts.get("day", parts.get("day-ordinal"))
    start, end = passage.tokens[i].start, passage.tokens[i + width - 1].end
    if month is not None and (year is not None or day is not None):
        days = (Day(year, month, day),)
        return Token("date", start, end, passage.text[start:end], NOTHING, days=days)
    return Token("number", start, end, str(year), NOTHING, year) if "era" in parts else None
