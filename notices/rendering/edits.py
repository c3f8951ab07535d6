"""A sentence of one version, laid beside the other version's: behind its label, with what differs marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notices.changed import EARLIER, words
from notices.comparing.marking import marked
from notices.dataclass import replace
from notices.model import Date, Duration, Fact, Names, Number, Range, Term
from notices.rendering.documents import Line, Run

_ISOLATE = re.compile("\u2066[^\u2066\u2069]*\u2069")
_WIDE = "：、。"  # signs that bring their own space


def edited(label: Line, line: Line, other: Line | None, earlier: bool, locale: str) -> Line:
    """A sentence behind its label, with what differs from the other version's marked."""
    mark = "del" if earlier else "ins"
    changed = _changed(line, other, earlier, locale) if other else [(0, len(line.text))]
    runs = [*label.runs, Run("" if label.text[-1] in _WIDE else " ")]
    for start, run in _placed(line):
        end = start + len(run.text)
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in changed if a < end and start < b]
        runs.append(_marked(run, inside, mark, earlier))
    return Line(line.id, tuple(run for run in runs if run.text), "".join(run.text for run in runs))


def _placed(line: Line) -> Iterator[tuple[int, Run]]:
    """The runs of a line, and where each begins."""
    start = 0
    for run in line.runs:
        yield start, run
        start += len(run.text)


def _marked(run: Run, changed: list[tuple[int, int]], mark: str, earlier: bool) -> Run:
    """A run with its marks; bold words would be louder than the label, and what they led to is not a list here."""
    whole = changed == [(0, len(run.text))]
    edits = () if whole else tuple((a, b, mark) for a, b in changed)
    fact, link = (_of_then(it) if earlier else it for it in (run.fact, run.link))
    return Run(run.text, fact, (mark,) if whole else (), link, edits)


def _of_then(fact: Fact | None) -> Fact | None:
    """The fact as programs know it: `earlier.deadline`."""
    return replace(fact, name=EARLIER + fact.name) if fact else None


def _changed(line: Line, other: Line, earlier: bool, locale: str) -> list[tuple[int, int]]:
    """The stretches that differ: dates, times and numbers whole, lists name by name, all else word by word."""
    found = list(_differing(line.text, other.text, earlier))
    for start, run in _placed(line):
        end = start + len(run.text)
        names = _names(run, other, locale)
        if names is not None:
            found = [it for it in found if it[1] <= start or end <= it[0]]
            found += [(start + a, start + b) for a, b in names]
    whole = [*_values(line), *(it.span() for it in _ISOLATE.finditer(line.text))]
    touched = [it for it in whole if any(it[0] < b and a < it[1] for a, b in found)]
    return _merged([*found, *touched] or _leading(line, other))


def _differing(text: str, other: str, earlier: bool) -> Iterator[tuple[int, int]]:
    """Where a text has words that the other version has not."""
    parts = marked(text, other) if earlier else marked(other, text)
    own, at = "old" if earlier else "new", 0
    for kind, part in parts:
        if kind == own and (said := part.strip()):
            start = at + part.index(said)
            yield start, start + len(said)
        at += len(part) if kind in ("same", own) else 0


def _names(run: Run, other: Line, locale: str) -> list[tuple[int, int]] | None:
    """Where a list has names that the other version's has not; None for what is no list there, or not to be found."""
    theirs = next((it.fact for it in other.runs if it.fact and run.fact and it.fact.name == run.fact.name), None)
    if run.fact is None or theirs is None:
        return None
    own, others = run.fact.value, theirs.value
    if not isinstance(own, Names) or not isinstance(others, Names):
        return None
    known = {words(it) for it in others.items}
    spans = [_form(it, run.text, locale) for it in own.items if words(it) not in known]
    return [it for it in spans if it] if all(spans) else None


def _form(term: Term, text: str, locale: str) -> tuple[int, int] | None:
    """Where a name stands, in the longest of its forms that does."""
    forms = sorted((term.forms(locale) or {}).values(), key=len, reverse=True)
    return next(((text.index(it), text.index(it) + len(it)) for it in forms if it in text), None)


def _values(line: Line) -> Iterator[tuple[int, int]]:
    """Where a sentence has values that no one reads in parts."""
    for start, run in _placed(line):
        if run.fact and isinstance(run.fact.value, Date | Duration | Range | Number):
            yield start, start + len(run.text)


def _leading(line: Line, other: Line) -> list[tuple[int, int]]:
    """The words that lead elsewhere than the other version's."""
    urls = {run.link.value for run in other.runs if run.link}
    return [(at, at + len(run.text)) for at, run in _placed(line) if run.link and run.link.value not in urls]


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
