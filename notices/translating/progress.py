"""How far each language is: translated, stale, signed; by surface, and what blocks a release."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from notices.comparing.snapshot import Snapshot
from notices.dataclass import dataclass, field, values
from notices.translating import project, reviews
from notices.translating.entries import Item, Items

ALL = "all"


@dataclass(slots=True)
class Tally:
    """Counts of messages; every message is one of `missing`, `stale`, `unreviewed` and `signed`."""

    messages: int = 0
    missing: int = 0
    stale: int = 0
    unreviewed: int = 0
    signed: int = 0


@dataclass(slots=True)
class Stale:
    """A message whose English changed: what the words were made for, and what it says now."""

    message: str
    was: str
    now: str
    line: int


@dataclass(slots=True)
class Standing:
    """One language. `surfaces` has a tally for each, `blocks` says why the language can't ship."""

    locale: str
    name: str
    whole: Tally
    surfaces: dict[str, Tally]
    stale: list[Stale] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)


def standings(root: Path, tags: Iterable[str], snapshot: Snapshot, unreviewed: Iterable[str] | None) -> list[Standing]:
    """Each language's standing; `unreviewed` names those that may ship without signatures, None all."""
    english = project.read(root, project.SOURCE)
    used = _surfaces(snapshot)
    may = None if unreviewed is None else frozenset(unreviewed)
    return [_standing(root, tag, english, used, snapshot, may) for tag in tags]


def _surfaces(snapshot: Snapshot) -> dict[str, list[str]]:
    """Surface → the messages that stand on it, by the English."""
    found: dict[str, dict[str, None]] = {}
    for it in snapshot.sentences:
        if it.locale == project.SOURCE:
            found.setdefault(it.surface, {})[it.message] = None
    return {surface: list(ids) for surface, ids in found.items()}


def _standing(
    root: Path, tag: str, english: Items, used: dict[str, list[str]], snapshot: Snapshot, may: frozenset[str] | None
) -> Standing:
    catalog = project.read(root, tag)
    holding = reviews.holding(catalog, reviews.read(root, tag))
    mine = {it.id: it for it in catalog.items if not it.obsolete}
    source = {it.id: it for it in english.items if not it.obsolete}
    kinds = {id: _kind(it, mine.get(id), holding) for id, it in source.items()}
    whole = _tally(kinds.values())
    surfaces = {name: _tally(kinds[id] for id in ids if id in kinds) for name, ids in used.items()}
    stale = [
        Stale(id, " / ".join(_made_for(mine[id])), " / ".join(source[id].english), mine[id].line)
        for id, kind in kinds.items()
        if kind == "stale"
    ]
    standing = Standing(tag, snapshot.languages.get(tag, tag), whole, surfaces, stale)
    if whole.missing:
        standing.blocks.append(f"{whole.missing} not translated")
    if whole.stale:
        standing.blocks.append(f"{whole.stale} stale")
    if whole.unreviewed and may is not None and tag not in may:
        standing.blocks.append(f"{whole.unreviewed} unsigned, which policy.yaml does not allow")
    return standing


def _kind(english: Item, mine: Item | None, holding: set[str]) -> str:
    if mine is None or not mine.translated:
        return "missing"
    if mine.stale or mine.english != english.english:
        return "stale"
    return "signed" if mine.id in holding else "unreviewed"


def _made_for(item: Item) -> tuple[str, ...]:
    return item.previous or item.english


def _tally(kinds: Iterable[str]) -> Tally:
    tally = Tally()
    for kind in kinds:
        tally.messages += 1
        setattr(tally, kind, getattr(tally, kind) + 1)
    return tally


def as_json(standings: Iterable[Standing]) -> str:
    """For programs."""
    return json.dumps(list(standings), default=values, ensure_ascii=False, indent=1)


def badge(standings: Iterable[Standing]) -> str:
    """One line for a badge, in the endpoint format of shields.io: how much of all translations is ready."""
    tallies = [it.whole for it in standings]
    total = sum(it.messages for it in tallies)
    ready = sum(it.unreviewed + it.signed for it in tallies)
    signed = sum(it.signed for it in tallies)
    message = f"{_percent(ready, total)} translated, {_percent(signed, total)} signed"
    colour = "red" if ready < total else "green" if signed == total else "yellow"
    return json.dumps({"schemaVersion": 1, "label": "translations", "message": message, "color": colour})


def _percent(part: int, whole: int) -> str:
    """Rounded down: 100 % is all of them."""
    return f"{100 * part // whole if whole else 100} %"
