"""Two versions of a policy → what a customer of the later one is told otherwise than before.

What is the same in other words (12 months for a year, a list in another order, the zone that no sentence
names) has not changed; nor is it told that there is a link, only where it leads elsewhere. The details of a
list's item go by its words: a plan that moves up in the list is the same plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.dataclass import dataclass
from notices.model import Date, Fact, Link, Names, Path, Policy, Selection, Term, Value

EARLIER = "earlier."  # before the names of that version's facts, wherever programs read both
_UNSEEN = ("site",)  # where a release stands is no part of what it says
_ITEM = re.compile(r"(.+)\.(\d+)(?:\.(.+))?")


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is another than before, or that there is on one side only.

    `key` is the same on both sides: the fact's name, an item's words for its number in it, and of a selection
    the id that came or went.
    """

    key: str
    old: Fact | None
    new: Fact | None


def changes(earlier: Policy, today: Policy) -> tuple[Change, ...]:
    """What has changed, in the order of the later policy; what it gave up comes last."""
    before, after = _keyed(earlier), _keyed(today)
    found: list[Change] = []
    for key in dict.fromkeys([*after, *before]):
        old, new = before.get(key), after.get(key)
        if _differ(old, new):
            found += _parted(key, old, new)
    return tuple(found)


def _differ(old: Fact | None, new: Fact | None) -> bool:
    if old is None or new is None:
        return not any(it and isinstance(it.value, Link) for it in (old, new))
    return said(old.value) != said(new.value)


def key(fact: str, policy: Policy) -> str:
    """A fact's name in which the words of a list's item stand for its number: `exclusions.Claude Gov.includes`."""
    match = _ITEM.fullmatch(fact)
    if match is None:
        return fact
    item = policy.facts.get(f"{match[1]}.{match[2]}")
    if item is None or not isinstance(item.value, Term):
        return fact
    return ".".join(filter(None, (match[1], words(item.value), match[3])))


def _keyed(policy: Policy) -> dict[str, Fact]:
    """The facts by key, without the items of lists: their list tells of them."""
    found = {}
    for name, fact in policy.facts.items():
        head, _, last = name.rpartition(".")
        if name not in _UNSEEN and not (last.isdigit() and head in policy.facts):
            found[key(name, policy)] = fact
    return found


def _parted(key: str, old: Fact | None, new: Fact | None) -> Iterator[Change]:
    """The change; of selections one for each id that came or went."""
    before, after = _ids(old), _ids(new)
    if before is None and after is None:
        yield Change(key, old, new)
        return
    for id in dict.fromkeys([*(after or ()), *(before or ())]):
        was, now = id in (before or ()), id in (after or ())
        if was is not now:
            yield Change(f"{key}.{id}", old if was else None, new if now else None)


def _ids(fact: Fact | None) -> tuple[str, ...] | None:
    return fact.value.ids if fact and isinstance(fact.value, Selection) else None


def said(value: Value) -> object:
    """What two values share that are said alike."""
    match value:
        case Date():
            return value.iso
        case Term():
            return words(value)
        case Names(items=items):
            return frozenset(map(words, items))
        case Path(items=items):
            return tuple(map(words, items))
        case Selection(ids=ids):
            return frozenset(ids)
    return value


def words(term: Term) -> str:
    """A term's words in the language of the policy."""
    forms = term.forms("en") or next(iter(term.words.values()))
    return forms["base"]
