"""The two nouns inside the eye: what a word can mean, and a stretch of text that was understood.

Every stage of the reader takes a list of tokens and gives back a shorter one, in which a few have
been put together into something that means more: `30` and `days` into a duration.
"""

from __future__ import annotations

from functools import cache

from notices.dataclass import dataclass, field
from notices.model import Bound

Parts = tuple[tuple[str, int | float], ...]
"""The counts of a duration by unit: `(("year", 2), ("month", 3))`."""

_PARTING = ("divides", "over", "out_of", "one_in", "one_of", "whole_first", "shares", "counted_shares")
_SAID = {
    "percent": ("percent", "percent_tenths"),
    "parting": _PARTING,
    "part": ("last_day", "month_parts", "same_year", "next_year", "same_month"),
    "opening": ("minus", "articles"),
    "on_numbers": (*_PARTING, "joiner", "vague", "point", "ordinal_endings", "number_endings"),
    "counting": ("articles", "whole", "lone_units"),
    "not_alone": ("minus", "vague"),
    "turning": ("negators", "breaks", "conditions", "closes", "contrast", "subjects", "subjects_after_comma"),
}


@cache
def _said_by(roles: frozenset[str]) -> frozenset[str]:
    """What roles say of a word by themselves; asked once for all words of the same roles, which are few."""
    return frozenset(kind for kind, those in _SAID.items() if not roles.isdisjoint(those))


@dataclass(slots=True)
class Sense:
    """All that a word or phrase can mean in one language, as its reading.yaml says."""

    number: int | float | None = None
    scale: int | None = None
    ordinal: int | None = None
    fraction: float | None = None
    part_before: float | None = None
    percent_part: int | None = None
    percent_share: int | None = None
    percent_more: float | None = None
    percentage: int | float | None = None
    glued_scale: int | None = None
    half_unit: str | None = None
    inner_unit: str | None = None
    unit: str | None = None
    duration: Parts | None = None
    month: int | None = None
    lunar: int | None = None
    year_part: tuple[int, int] | None = None
    weekday: int | None = None
    currency: str | None = None
    cents_of: str | None = None
    many_of: tuple[str, int] | None = None
    pair_of: str | None = None
    era: int | None = None
    claim: str | None = None
    before: Bound | None = None
    after: Bound | None = None
    before_date: Bound | None = None
    after_date: Bound | None = None
    roles: frozenset[str] = frozenset()

    # Asked of every word of a text, so answered once: can a value begin or end with this word, can it
    # make a number an amount, can it part two numbers, can it begin a date or a number, can it be a number by
    # itself, can a number go on with it, does it name a part of a month or a year, does it turn or bound a clause?
    may_be_value: bool = False
    makes_amount: bool = False
    parts_numbers: bool = False
    may_begin_date: bool = False
    may_begin_number: bool = False
    may_count: bool = False
    counts_alone: bool = False
    goes_on_number: bool = False
    names_part: bool = False
    turns: bool = False

    def settle(self) -> None:
        """Answer these questions, when the lexicon is complete."""
        said = _said_by(self.roles)
        counted = self.number is not None or self.fraction is not None
        counts = counted or self.scale is not None or self.ordinal is not None
        paid = self.currency is not None or self.pair_of is not None
        measured = self.unit is not None or self.duration is not None or self.percentage is not None
        named = self.month is not None or self.lunar is not None or self.era is not None
        self.may_be_value = counts or paid or measured or self.month is not None
        sums = paid or self.cents_of is not None or self.many_of is not None
        shares = self.percent_share is not None or self.percent_part is not None or self.percentage is not None
        self.makes_amount = sums or shares or self.fraction is not None or "percent" in said
        self.parts_numbers = "parting" in said
        self.may_begin_date = named or "literal" in self.roles
        self.may_begin_number = counts or "opening" in said
        self.may_count = "counting" in said or bool(self.fraction or self.duration)
        single = self.number is not None and self.scale is None and self.fraction is None
        self.counts_alone = single and "not_alone" not in said
        self.goes_on_number = counts or "on_numbers" in said or self.glued_scale is not None
        self.names_part = "part" in said or self.year_part is not None
        self.turns = "turning" in said or bool(self.claim)


@dataclass(slots=True)
class Day:
    """A calendar date as far as it is written: 28 September has no year, June 1992 no day."""

    year: int | None
    month: int
    day: int | None

    @property
    def iso(self) -> str:
        """ISO 8601: `2025-09-28`, `--09-28`, `2025-09`."""
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}" if self.day is None else f"{year}-{self.month:02}-{self.day:02}"


@dataclass(slots=True)
class Token:
    """A stretch of the folded text, from a word to a whole date.

    kind: `word`, `digits` (not yet judged), `number`, `hidden` (seen, and no value: a phone
    number, a clock time), or the kind of the mention that it has become.
    """

    kind: str
    start: int
    end: int
    word: str
    sense: Sense
    value: int | float | None = None
    ordinal: bool = False
    written: str = "digits"
    days: tuple[Day, ...] = ()
    others: tuple[Day, ...] = ()
    parts: tuple[Parts, ...] = ()
    currency: str | None = None
    weekday: bool | None = None
    bound: Bound | None = None
    tail: str = ""
    scale: int = 1

    def has(self, role: str) -> bool:
        """Whether the word may stand in this role."""
        return role in self.sense.roles


NOTHING = Sense()
_WIDEST_SPACE = 4
_WIDEST_GAP = 60  # no stage takes more than this for a gap; a hostile text may hold megabytes there
_MARGIN = " .\n-"
_SINGLE = {"\n": " ", "，": ","}


@dataclass(slots=True)
class Passage:
    """One text on its way through the stages: folded, with and without its capitals, and its tokens."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    written: str = ""
    edges: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, text: str, tokens: list[Token], written: str) -> Passage:
        """Make the passage of a whole text, and see once where its words begin and end."""
        start = len(text) - len(text.lstrip(_MARGIN))
        return cls(text, tokens, written, (start, len(text.rstrip(_MARGIN))))

    def stretch(self, low: int, high: int) -> Passage:
        """Give a few of the tokens, in the same text."""
        return Passage(self.text, self.tokens[low:high], self.written, self.edges)

    def is_all(self, start: int, end: int) -> bool:
        """Whether the text says nothing else."""
        return start <= self.edges[0] and self.edges[1] <= end

    def gap(self, left: Token, right: Token) -> str:
        """Give what stands between two tokens and was not understood: spaces, signs, unknown words."""
        start, end = left.end, right.start
        if end - start < 2:  # as most are
            gap = self.text[start:end]
            return _SINGLE.get(gap, gap)
        gap = self.text[start : min(end, start + _WIDEST_GAP)]
        if "，" in gap:
            gap = gap.replace("，", ",")
        if not gap.isspace():
            return gap
        lines = gap.count("\n")  # a line that is broken may be set in
        return " " if (lines < 2 and len(gap) <= _WIDEST_SPACE) or (lines == 1 and len(gap) < _WIDEST_GAP) else gap

    def has_capitals(self, token: Token) -> bool:
        """Whether the token was written in capitals: SEK is money, sek a second."""
        return self.written[token.start : token.end].isupper()
