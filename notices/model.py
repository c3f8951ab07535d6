"""The nouns. Every other room speaks with these words; this file imports nothing of ours.

A fact is a value of the policy with a dotted name (`retention.allowed`). The pen turns facts into
words; the eye turns words into mentions, whose values are written so that the two can be compared
without either having seen the other: ISO 8601 for dates and durations (`2025-09-28`, `P5Y`,
`P18M/P24M`), plain numbers, `USD 20`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from notices.dataclass import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: path, 1-based line and column, and the length in code points."""

    path: str
    line: int
    column: int
    length: int = 1


class Unit(StrEnum):
    """A calendar unit, by its ISO 8601 designator."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Bound(StrEnum):
    """How a value limits what it is said of."""

    EXACTLY = "exactly"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"


# A year is 12 months and a week is 7 days, always; a month is no number of days.
_BASE = {
    Unit.HOUR: ("hour", 1),
    Unit.DAY: ("day", 1),
    Unit.WEEK: ("day", 7),
    Unit.MONTH: ("month", 1),
    Unit.YEAR: ("month", 12),
}


@dataclass(frozen=True, slots=True, eq=False)
class Duration:
    """A count of one calendar unit.

    >>> Duration(1, Unit.YEAR) == Duration(12, Unit.MONTH)
    True
    >>> Duration(1, Unit.MONTH) == Duration(30, Unit.DAY)
    False
    """

    count: int
    unit: Unit
    bound: Bound = Bound.EXACTLY

    @property
    def measure(self) -> tuple[str, int]:
        """What two equal durations share: a base unit and a count of it."""
        base, factor = _BASE[self.unit]
        return base, self.count * factor

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Duration):
            return NotImplemented
        return (self.measure, self.bound) == (other.measure, other.bound)

    def __hash__(self) -> int:
        return hash((self.measure, self.bound))

    @property
    def iso(self) -> str:
        """ISO 8601: `P5Y`, `P30D`, `PT24H`."""
        if self.unit is Unit.HOUR:
            return f"PT{self.count}H"
        return f"P{self.count}{self.unit[0].upper()}"


@dataclass(frozen=True, slots=True)
class Range:
    """From one duration to another, both included: 18 to 24 months."""

    low: Duration
    high: Duration

    @property
    def iso(self) -> str:
        """ISO 8601, as an interval of durations: `P18M/P24M`."""
        return f"{self.low.iso}/{self.high.iso}"


@dataclass(frozen=True, slots=True)
class Date:
    """A day of the Gregorian calendar; with a zone, the whole of that day there."""

    year: int
    month: int
    day: int
    zone: str | None = None

    @property
    def iso(self) -> str:
        """ISO 8601: `2025-09-28`."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Number:
    """A plain count."""

    value: int

    @property
    def iso(self) -> str:
        """The digits: `1000000`."""
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that each language has its own of, or one name that is the same in all.

    `words` maps a locale to its forms, and each form (`base`, `definite`, …) to the words;
    the locale `default` speaks for every locale that is not listed.
    """

    words: dict[str, dict[str, str]]

    def forms(self, locale: str) -> dict[str, str] | None:
        """The forms in a locale, or None where nobody has written any."""
        return self.words.get(locale) or self.words.get("default")

    def text(self, locale: str) -> str:
        """The plain words in a locale. Raises KeyError where there are none."""
        forms = self.forms(locale)
        if forms is None:
            raise KeyError(locale)
        return forms["base"]

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names that means to be complete: the plans, the documents, a path of labels."""

    items: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The labels one follows, in order: Settings > Privacy > Privacy settings."""

    items: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An https address."""

    url: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A yes or a no that decides which wording is used."""

    value: bool


@dataclass(frozen=True, slots=True)
class Selection:
    """The ids of the wordings that are used, in order: why the company asks."""

    ids: tuple[str, ...]


Value = Date | Duration | Range | Number | Term | Names | Path | Link | Flag | Selection


@dataclass(frozen=True, slots=True)
class Fact:
    """A named value and the place in policy.yaml where it is stated."""

    name: str
    value: Value
    span: Span

    @property
    def kind(self) -> str:
        """The value's noun in lower case: `date`, `duration`, `names`, …."""
        return type(self.value).__name__.lower()


@dataclass(frozen=True, slots=True)
class Surface:
    """A place where the policy is spoken of, and what may never be missing there.

    `formats` are names of writers, `states` some of `always`, `before` and `after` (the
    deadline), `must_state` names of facts, `audience` is `everyone`, `current` users or `new` ones.
    `changes` says that it tells what has changed since the policy's earlier version, and nothing else.
    """

    name: str
    formats: tuple[str, ...]
    states: tuple[str, ...]
    must_state: tuple[tuple[str, Span], ...]
    span: Span
    audience: str = "everyone"
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary's entry: an English term, the words that may stand for it, and those that never may.

    `words` begins with the plain translation; `keep` says that the term is never translated.
    """

    term: str
    words: tuple[str, ...]
    never: tuple[str, ...]
    why: str
    keep: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Policy:
    """What is true, by dotted name, and the surfaces that say so.

    `unreviewed` names the languages that may ship before a person has signed them; None lets all.
    `glossary` has each language's terms. `earlier` is the policy as it stood before; its surfaces are
    those of this one that tell what has changed, with what they must state of that time.
    """

    id: str
    version: int
    facts: dict[str, Fact]
    surfaces: dict[str, Surface]
    path: str
    unreviewed: tuple[str, ...] | None = None
    glossary: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    earlier: Policy | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """What the eye found in a text: a kind, a value, its bound and polarity, and where.

    kind: `date`, `date_range`, `duration`, `duration_range`, `number`, `percentage`, `money`,
    `name` or `claim`. value: ISO 8601, a JSON number, `USD 20`, the canonical name, or the claim.
    `start` and `end` count Unicode code points. `ambiguous` holds the other readings of a numeric
    date (03/04/2025); `weekday` is None where none is written, else whether it is the true one.
    """

    kind: str
    value: str | int | float
    start: int
    end: int
    text: str
    bound: Bound = Bound.EXACTLY
    negated: bool = False
    ambiguous: tuple[str, ...] = ()
    weekday: bool | None = None


class Reference(NamedTuple):
    """An address that a stretch of a passage leads to, and the fact that the format says it is."""

    url: str
    start: int
    end: int
    fact: str | None = None


class Marked(NamedTuple):
    """What a format says to machines of a stretch of a passage: a fact's name, a value, or both."""

    fact: str | None
    value: str | None
    start: int
    end: int


class Passage(NamedTuple):
    """A stretch of plain text as a reader sees it, with the way back to its file.

    `offsets` maps text positions to file positions in ascending (text, file) pairs: the
    characters after a pair run side by side until the next one. `message` is the id that the
    format carries, if it carries one; `role` says what the passage is (`text`, `heading`, `item`,
    in a table `row` for the cell that opens a line, `cell`, `head` of a column; `action`, `label`, `quotation`
    in a reply; what frames the text: `title`, `description`, `preheader`, `subject`,
    `navigation`, `footer`, `attribute`, `data`; `code`). `locale` is the language that the format
    says it is in, where that is not the file's. `control` is what a button sends or how a switch is set, where the
    format says so: `accept`, `on`; `disabled` where nobody can press it.
    """

    text: str
    path: str
    offsets: Sequence[tuple[int, int]] = ((0, 0),)
    message: str | None = None
    role: str = "text"
    references: tuple[Reference, ...] = ()
    marks: tuple[Marked, ...] = ()
    locale: str | None = None
    control: str | None = None

    def at(self, path: str, offsets: Sequence[tuple[int, int]], locale: str | None) -> Passage:
        """The same passage in another place, in a language."""
        marks, control = self.marks, self.control
        return Passage(self.text, path, offsets, self.message, self.role, self.references, marks, locale, control)
