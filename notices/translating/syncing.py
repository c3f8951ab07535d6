"""A language's catalog brought up to the English one, without losing a word that somebody wrote.

New messages come in empty; one whose English changed keeps its translation, is marked fuzzy, and
remembers the English that it was made for; one that is gone waits as an obsolete entry, and comes
back from there. Comments and order are the English catalog's, notes and flags the translator's.
"""

from __future__ import annotations

from notices.dataclass import dataclass, replace
from notices.translating.entries import FUZZY, Item, Items


@dataclass(frozen=True, slots=True)
class Synced:
    """The catalog as it should be, and the ids of what is different."""

    catalog: Items
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    back: tuple[str, ...]


def synced(english: Items, other: Items, plurals: int) -> Synced:
    """The other catalog with exactly the English messages; `plurals` is its number of plural forms."""
    mine = other.by_id()
    source = [it for it in english.items if not it.obsolete]
    items = [_merged(it, mine.get(it.id), plurals) for it in source]
    wanted = {it.id for it in source}
    left = [
        replace(it, obsolete=True) for id, it in mine.items() if id not in wanted and (it.obsolete or it.translated)
    ]
    return Synced(
        Items(other.path, other.header, items + left),
        tuple(it.id for it in source if it.id not in mine),
        tuple(it.id for it in source if it.id in mine and _changed(it, mine[it.id]) and mine[it.id].translated),
        tuple(id for id, it in mine.items() if id not in wanted and not it.obsolete),
        tuple(it.id for it in source if it.id in mine and mine[it.id].obsolete),
    )


def _changed(english: Item, mine: Item) -> bool:
    return english.english != mine.english


def _merged(english: Item, mine: Item | None, plurals: int) -> Item:
    """The English message with what the language has for it."""
    forms = plurals if len(english.english) > 1 else 1
    if mine is None:
        empty = ("",) * forms
        return Item(english.id, english.english, empty, english.comments, [], english.references, set(english.flags))
    made_for = mine.previous if FUZZY in mine.flags and mine.previous else mine.english
    flags, previous = set(mine.flags), mine.previous
    words = (mine.words + ("",) * forms)[:forms]
    if not any(words):
        flags, previous = flags - {FUZZY}, ()
    elif made_for == english.english and _changed(english, mine):
        flags, previous = flags - {FUZZY}, ()  # the English came back to what these words were made for
    elif _changed(english, mine):
        flags, previous = flags | {FUZZY}, made_for
    return Item(english.id, english.english, words, english.comments, mine.notes, english.references, flags, previous)
