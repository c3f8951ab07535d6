"""The policy as it might be: awkward values, by which a translator sees whether a sentence holds for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from notices.dataclass import replace
from notices.model import Bound, Date, Duration, Fact, Names, Policy, Range, Term, Value

# 1, 2, 5, 11 and 21 take different forms in the languages that have the most of them (CLDR's categories).
COUNTS = (1, 2, 5, 11, 21)
DATES = (Date(2026, 5, 1), Date(2028, 2, 29))
MANY = 7


def variations(policy: Policy) -> Iterator[tuple[str, Policy]]:
    """A label, and the policy with all facts of a kind changed alike."""
    for count in COUNTS:
        yield f"every time is {count}", _changed(policy, partial(_counted, count))
    yield "every time is “at most”", _changed(policy, _bounded)
    for day in DATES:
        yield f"every date is {day.iso}", _changed(policy, partial(_dated, day))
    names = _names(policy)
    yield "every list has one name", _changed(policy, partial(_listed, names, 1))
    yield f"every list has {MANY} names", _changed(policy, partial(_listed, names, MANY))


def _changed(policy: Policy, change: Callable[[Value], Value]) -> Policy:
    facts = {name: Fact(name, change(fact.value), fact.span) for name, fact in policy.facts.items()}
    return replace(policy, facts=facts)


def _counted(count: int, value: Value) -> Value:
    if isinstance(value, Duration):
        return Duration(count, value.unit, value.bound)
    if isinstance(value, Range):
        return Range(Duration(count, value.low.unit), Duration(count + 1, value.high.unit))
    return value


def _bounded(value: Value) -> Value:
    return Duration(value.count, value.unit, Bound.AT_MOST) if isinstance(value, Duration) else value


def _dated(day: Date, value: Value) -> Value:
    return Date(day.year, day.month, day.day, value.zone) if isinstance(value, Date) else value


def _names(policy: Policy) -> tuple[Term, ...]:
    """Names that a list may be filled up with."""
    return tuple(it for fact in policy.facts.values() if isinstance(fact.value, Names) for it in fact.value.items)


def _listed(names: tuple[Term, ...], length: int, value: Value) -> Value:
    if not isinstance(value, Names):
        return value
    more = (*value.items, *(it for it in names if it not in value.items), *names)
    return Names(more[:length])
