"""When two values are the same: the eye's ISO 8601 and the policy's nouns, put side by side."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from notices.dataclass import dataclass
from notices.model import Bound, Date, Duration, Fact, Mention, Names, Number, Path, Policy, Range

_PART = re.compile(r"([\d.]+)([YMWDHS])")
_MONTHS = {"Y": 12.0, "M": 1.0}
_DAYS = {"W": 7.0, "D": 1.0}


@dataclass(frozen=True, slots=True)
class Known:
    """A value of the policy, ready to be compared."""

    fact: Fact
    kind: str
    value: str
    bound: Bound

    @property
    def measure(self) -> object:
        """What equal values share."""
        return measure(self.kind, self.value)


def known(policy: Policy) -> Iterator[Known]:
    """The policy's dates, durations, ranges and numbers."""
    for fact in policy.facts.values():
        match fact.value:
            case Date() as date:
                yield Known(fact, "date", date.iso, Bound.EXACTLY)
            case Duration() as duration:
                yield Known(fact, "duration", duration.iso, duration.bound)
            case Range() as span:
                yield Known(fact, "duration_range", span.iso, Bound.EXACTLY)
            case Number() as number:
                yield Known(fact, "number", number.iso, Bound.EXACTLY)


@lru_cache(maxsize=4096)
def measure(kind: str, value: str) -> object:
    """What equal values of one kind share: 1 year and 12 months, 2 weeks and 14 days."""
    if kind in ("duration", "duration_range"):
        return tuple(length(part) for part in value.split("/"))
    return value


def length(iso: str) -> tuple[float, float, str]:
    """Months, days, and what is shorter than a day as it is written."""
    date, _, time = iso.partition("T")
    months = days = 0.0
    for count, unit in _PART.findall(date):
        months += float(count) * _MONTHS.get(unit, 0)
        days += float(count) * _DAYS.get(unit, 0)
    return months, days, time


def days(iso: str | int | float) -> float:
    """How many days a time has, as near as can be told."""
    months, rest, _ = length(str(iso))
    return months * 30 + rest


def same(known: Known, mention: Mention) -> bool:
    """Whether a mention states this value, its bound aside."""
    if known.kind == "date" and mention.kind == "date":
        return any(_same_date(known.value, str(value)) for value in (mention.value, *mention.ambiguous))
    return known.kind == mention.kind and known.measure == measure(mention.kind, str(mention.value))


def _same_date(full: str, written: str) -> bool:
    """`--09-28`, `2025-09` and `--09` state as much of a date as they state."""
    if written.startswith("--"):
        return full[5:].startswith(written[2:])
    return full == written or (len(written) == 7 and full[:7] == written)


def slips(known: Known, mention: Mention) -> bool:
    """Whether a day is another in its month, or has the day of another month: how one miswrites a date."""
    if known.kind != "date" or mention.kind != "date":
        return False
    year, month, day = known.value.split("-")
    written = str(mention.value)
    if not re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", written):
        return False
    other = written.replace("--", f"{year}-", 1).split("-") if written.startswith("--") else written.split("-")
    return sum(a != b for a, b in zip((year, month, day), other, strict=True)) == 1


def agrees(known: Known, mention: Mention) -> bool:
    """Whether the bound that is written is the policy's; a deadline's day is itself included."""
    if known.kind == "date":
        return mention.bound in (Bound.EXACTLY, Bound.AT_MOST, Bound.MORE_THAN)
    return mention.bound is known.bound


def day_after(known: Known, mention: Mention) -> bool:
    """`from 29 September` says what `after 28 September` says, `before 29 September` what `by 28` says."""
    return mention.bound in (Bound.AT_LEAST, Bound.LESS_THAN) and next_day(known, mention)


def next_day(known: Known, mention: Mention) -> bool:
    """Whether a day is the one behind a day of the policy’s."""
    if known.kind != "date" or mention.kind != "date":
        return False
    day = datetime.date.fromisoformat(known.value) + datetime.timedelta(days=1)
    return _same_date(day.isoformat(), str(mention.value))


def from_to(known: list[Known], mention: Mention) -> bool:
    """`From 30 days to 5 years`: no range, but what was and what will be; or from one day of the policy to another."""
    ends = str(mention.value).split("/")
    if mention.kind == "date_range":
        return all(any(it.kind == "date" and _same_date(it.value, end) for it in known) for end in ends)
    lengths = {it.measure for it in known if it.kind == "duration"}
    return mention.kind == "duration_range" and all(measure("duration", it) in lengths for it in ends)


def counts(policy: Policy) -> set[int]:
    """How many things the policy's lists have: `all three plans` states no number of its own."""
    lengths = {len(it.value.items) for it in policy.facts.values() if isinstance(it.value, Names | Path)}
    return lengths | {0, 1}


def shown(value: str | int | float, bound: Bound = Bound.EXACTLY) -> str:
    """A value as a diagnostic names it: `P30D` is 30 days."""
    text = str(value)
    if text.startswith("P"):
        text = " to ".join(_duration(part) for part in text.split("/"))
    return text if bound is Bound.EXACTLY else f"{bound.value.replace('_', ' ')} {text}"


_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def _duration(iso: str) -> str:
    date, _, time = iso[1:].partition("T")
    parts = [f"{count} {_UNITS.get(unit, unit)}{'' if count == '1' else 's'}" for count, unit in _PART.findall(date)]
    if time:
        parts += [f"{count} {'hour' if unit == 'H' else 'minute'}s" for count, unit in _PART.findall(time)]
    return " ".join(parts) or iso
