"""Two snapshots → what differs: facts, sentences, and what is left for translators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from notices.comparing.marking import Mark, marked
from notices.comparing.snapshot import Sentence, Snapshot
from notices.dataclass import dataclass
from notices.diagnostics import Diagnostic, ordered
from notices.model import Span

SOURCE = "en"


Place = tuple[str, str]
"""Surface and state."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that was altered, added or taken out (then one side is None); values as people write them."""

    name: str
    old: str | None
    new: str | None
    place: Span | None


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that reads otherwise; `places` are the surfaces and states on which it stands."""

    locale: str
    message: str
    old: str | None
    new: str | None
    places: tuple[Place, ...]

    @property
    def marks(self) -> list[Mark]:
        """Old and new as one, with what changed marked."""
        return marked(self.old or "", self.new or "")


@dataclass(frozen=True, slots=True)
class Task:
    """A message that a translator has to look at: why, and where it stands."""

    locale: str
    message: str
    why: str
    old_english: str
    english: str
    place: Span | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What lies between two snapshots; `faults` are those that the new one brings."""

    old: Snapshot
    new: Snapshot
    facts: tuple[FactChange, ...]
    sentences: tuple[SentenceChange, ...]
    tasks: tuple[Task, ...]
    faults: tuple[Diagnostic, ...]

    @property
    def none(self) -> bool:
        """Whether both say the same, and nothing is left to do."""
        return not (self.facts or self.sentences or self.tasks or self.faults)

    @property
    def translators(self) -> list[str]:
        """The languages in which somebody has to write; for a change of facts alone: none."""
        return list(dict.fromkeys(task.locale for task in self.tasks))

    @property
    def work(self) -> list[list[Task]]:
        """The tasks, those of all languages in a message together."""
        groups: dict[tuple[str, str], list[Task]] = {}
        for task in self.tasks:
            groups.setdefault((task.message, task.why), []).append(task)
        return list(groups.values())


def compare(old: Snapshot, new: Snapshot, locales: Iterable[str] = (), surfaces: Iterable[str] = ()) -> Changes:
    """What differs, in all languages and surfaces or in those that are named."""
    chosen = tuple(locales) or tuple(dict.fromkeys([*new.languages, *old.languages]))
    known = {(it.rule, it.message) for it in old.faults}
    return Changes(
        old,
        new,
        tuple(_facts(old, new)),
        tuple(_sentences(old, new, chosen, frozenset(surfaces))),
        tuple(_tasks(old, new, chosen)),
        tuple(it for it in ordered(new.faults) if (it.rule, it.message) not in known),
    )


def _facts(old: Snapshot, new: Snapshot) -> Iterator[FactChange]:
    for name in dict.fromkeys([*new.facts, *old.facts]):
        was, now = old.facts.get(name), new.facts.get(name)
        zoned = bool(was and now and was.get("zone") != now.get("zone"))
        before, after = plain(was, zoned), plain(now, zoned)
        if before != after and not _item_of(name, old, new):
            yield FactChange(name, before, after, new.places.get(name) or old.places.get(name))


def _item_of(name: str, old: Snapshot, new: Snapshot) -> bool:
    """Whether the fact is an item of a list, whose change the list tells."""
    head, _, number = name.rpartition(".")
    return number.isdigit() and (head in new.facts or head in old.facts)


_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}


def plain(entry: dict[str, Any] | None, zoned: bool = False) -> str | None:
    """A passport's entry as a policy writes it: `at most 30 days`, `2025-09-28`, `true`; `zoned` adds a date's zone."""
    if entry is None:
        return None
    value = entry["value"]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(value)
    if entry["kind"] == "duration":
        return f"{entry['bound'].replace('_', ' ')} {_time(value)}" if "bound" in entry else _time(value)
    if entry["kind"] == "range":
        low, high = value.split("/")
        return f"{low.strip('PTYMWDH')} to {_time(high)}" if low[-1] == high[-1] else f"{_time(low)} to {_time(high)}"
    return f"{value}, {entry['zone']}" if zoned and "zone" in entry else str(value)


def _time(iso: str) -> str:
    count = iso.strip("PTYMWDH")
    return f"{count} {_UNITS[iso[-1]]}{'' if count == '1' else 's'}"


def _sentences(
    old: Snapshot, new: Snapshot, locales: tuple[str, ...], surfaces: frozenset[str]
) -> Iterator[SentenceChange]:
    """Changes in reading order of the new snapshot; a sentence on several surfaces is told once."""
    before, after = _by_place(old, surfaces), _by_place(new, surfaces)
    found: dict[tuple[str, str, str | None, str | None], list[Place]] = {}
    for locale in locales:
        for place in dict.fromkeys(it for it in (*after, *before) if it[0] == locale):
            was_there = [it for it in before.get(place, []) if (locale, it.message) not in new.unsaid]
            for message, was, now in _paired(was_there, after.get(place, [])):
                found.setdefault((locale, message, was, now), []).append(place[1:])
    for (locale, message, was, now), places in found.items():
        yield SentenceChange(locale, message, was, now, tuple(places))


def _by_place(snapshot: Snapshot, surfaces: frozenset[str]) -> dict[tuple[str, str, str], list[Sentence]]:
    """Language, surface and state → the sentences there, in order."""
    found: dict[tuple[str, str, str], list[Sentence]] = {}
    for it in snapshot.sentences:
        if not surfaces or it.surface in surfaces:
            found.setdefault((it.locale, it.surface, it.state), []).append(it)
    return found


def _paired(old: list[Sentence], new: list[Sentence]) -> Iterator[tuple[str, str | None, str | None]]:
    """Message, old and new text, where they differ; sentences are aligned by their place among the others."""
    before, after = [it.text for it in old], [it.text for it in new]
    for op, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op != "equal":
            yield from _replaced(old[a:b], new[c:d])


def _replaced(gone: list[Sentence], come: list[Sentence]) -> Iterator[tuple[str, str | None, str | None]]:
    """What stands in whose place: the same message, or else the next that has no partner."""
    left = list(gone)
    partners: dict[int, Sentence] = {}
    for same in (True, False):
        for n, now in enumerate(come):
            was = next((it for it in left if not same or it.message == now.message), None)
            if n not in partners and was is not None:
                partners[n] = was
                left.remove(was)
    for n, now in enumerate(come):
        yield now.message, partners[n].text if n in partners else None, now.text
    for was in left:
        yield was.message, was.text, None


def _tasks(old: Snapshot, new: Snapshot, locales: tuple[str, ...]) -> Iterator[Task]:
    """Messages whose English changed under their translation, or that have none."""
    english, was = new.catalogs.get(SOURCE, {}), old.catalogs.get(SOURCE, {})
    for locale in locales:
        theirs, before = new.catalogs.get(locale), old.catalogs.get(locale, {})
        if locale == SOURCE or theirs is None:
            continue
        for id, source in english.items():
            mine, old_english = theirs.get(id), was[id].english if id in was else ""
            if (locale, id) in new.unsaid and mine is not None and mine.words:
                yield Task(locale, id, "has no words for these facts", old_english, source.english, mine.span)
            elif mine is None or not mine.words:
                yield Task(locale, id, "not translated", old_english, source.english, None)
            elif mine.english != source.english:
                yield Task(locale, id, "made for another English text", mine.english, source.english, mine.span)
            elif id in before and old_english not in ("", source.english) and before[id].words == mine.words:
                yield Task(
                    locale, id, "English changed, the translation did not", old_english, source.english, mine.span
                )
