"""Rows that came in → the catalog with them in it, or every reason why not.

Nothing is overwritten in silence: where the English has changed since the file went out, or the
translation both here and there, that is a conflict, which is shown with both texts and left as it is.
What is taken is checked like any catalog, and a fault in one row keeps the whole file out.
"""

from __future__ import annotations

import difflib
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from notices.dataclass import dataclass, field, replace
from notices.diagnostics import Diagnostic, ordered
from notices.model import Span
from notices.translating import entries
from notices.translating.entries import FUZZY, Item, Items
from notices.translating.reviews import hashed
from notices.translating.rows import Row

if TYPE_CHECKING:
    from notices.rendering.project import Project


@dataclass(slots=True)
class Imported:
    """The catalog as it would be, the messages that are new in it, and what kept rows out."""

    catalog: Items
    taken: list[str] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)


def merged(catalog: Items, rows: Iterable[Row], shown: str) -> Imported:
    """The catalog with the rows' words; `shown` names the file that they came in."""
    mine = {it.id: it for it in catalog.items if not it.obsolete}
    result = Imported(catalog)
    changed: dict[str, Item] = {}
    for row in rows:
        item = changed.get(row.id) or mine.get(row.id)
        if item is None or row.form >= len(item.words):
            result.faults.append(_unknown(row, mine, shown))
        elif fault := _conflict(row, item if row.id not in changed else mine[row.id], shown):
            result.faults.append(fault)
        elif not _overtaken(row, item) and (after := _taken(row, item)) != item:
            changed[row.id] = after
    result.taken = list(changed)
    result.catalog = replace(catalog, items=[changed.get(it.id, it) if not it.obsolete else it for it in catalog.items])
    return result


def _unknown(row: Row, mine: dict[str, Item], shown: str) -> Diagnostic:
    near = difflib.get_close_matches(row.id, mine, 1)
    help = f"did you mean `{near[0]}`?" if near else "take the row out, or `notices sync` first"
    return Diagnostic("unknown-message", f"the catalog has no message `{row.key}`", Span(shown, row.line, 1), help)


def _conflict(row: Row, item: Item, shown: str) -> Diagnostic | None:
    """Where the row is not about what stands in the catalog now."""
    english, words = item.english[min(row.form, len(item.english) - 1)], item.words[row.form]
    place = Span(shown, row.line, 1)
    if row.english != english:
        message = f"`{row.key}`: the English is now “{english}”, the file has “{row.english}”"
        return Diagnostic("conflict", message, place, "export it anew, and translate what changed")
    if row.base and row.base != hashed([words]) and row.words != words and not _overtaken(row, item):
        message = f"`{row.key}` has become “{words}” since the file went out; the file has “{row.words}”"
        return Diagnostic("conflict", message, place, "decide which it shall be, and write it into the catalog")
    return None


def _overtaken(row: Row, item: Item) -> bool:
    """Whether the row came back as it went out, and the catalog has gone on."""
    return row.base == hashed([row.words]) and row.words != item.words[row.form]


def _taken(row: Row, item: Item) -> Item:
    """The item with the row's words; a stale one is stale no more when its words changed or were confirmed."""
    old = item.words[row.form]
    if not row.words.strip():
        return item
    words = tuple(row.words if form == row.form else it for form, it in enumerate(item.words))
    settled = row.words != old or row.state in ("translated", "signed")
    if not item.stale or not settled:
        return replace(item, words=words)
    return replace(item, words=words, flags=item.flags - {FUZZY}, previous=())


def checked(imported: Imported, rows: Iterable[Row], project: Project, tag: str, shown: str) -> list[Diagnostic]:
    """What the build would say against the words that came in, at their places in the file they came in."""
    from notices.rendering import parity
    from notices.rendering.catalog import SOURCE

    places = {row.id: Span(shown, row.line, 1) for row in rows}
    english = project.catalog(SOURCE, [])
    found: list[Diagnostic] = []
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        entries.save(root / "locales" / tag / "messages.po", entries.written(imported.catalog))
        trial = replace(project, root=root)
        other = trial.catalog(tag, found)
    parity.compare(english, other, found)
    starts = sorted((message.span.line, id) for id, message in other.messages.items())
    ours = [(it, _message_at(starts, it.span.line)) for it in ordered(found)]
    taken = set(imported.taken)
    return [
        replace(it, span=places[id], message=f"`{id}`: {it.message}" if f"`{id}`" not in it.message else it.message)
        for it, id in ours
        if id in taken
    ]


def _message_at(starts: list[tuple[int, str]], line: int) -> str:
    """The message in whose entry a line of the catalog stands."""
    return next((id for start, id in reversed(starts) if start <= line), "")
