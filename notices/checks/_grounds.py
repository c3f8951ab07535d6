"""Of whom a text speaks: what it says under another company's name, the policy has no say in.

Whoever writes of several has a section for each, a paragraph, a row or a column of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from notices.checks._across import CELLS, OPENS
from notices.checks._heard import Heard
from notices.checks._others import others
from notices.checks._release import canonical
from notices.model import Mention, Names, Passage, Term

if TYPE_CHECKING:
    from notices.checks._texts import Text

_OWN = re.compile(r"organization|product|tools|exclusions\.\d+|choice\.(?:setting|notification)")
_ROWS = ("row", "head")


def told_of_ours(text: Text) -> list[Passage]:
    """The passages of somebody's text, without those that stand under the name of somebody else."""
    whose = [_whose(text, it) for it in text.passages]
    if False not in whose and not any(_is_former(text, it) for it in text.passages):
        return text.passages
    if False in whose and True not in whose:
        return []
    return list(_ours(text, whose))


def _ours(text: Text, whose: list[bool | None]) -> Iterator[Passage]:
    section = listed = False
    columns: set[int] = set()
    for row in _rows(text.passages):
        owners, whose = whose[: len(row)], whose[len(row) :]
        it, ours = row[0], owners[0]
        if it.role in _ROWS:
            behind = it.role == "head"  # a table whose first column has none
            if any(cell.role == "head" for cell in row):
                columns = {n + behind for n, it in enumerate(row) if owners[n] is False or _is_former(text, it)}
            if not section and ours is not False:
                yield from (cell for n, cell in enumerate(row, behind) if n not in columns)
            continue
        columns = set()
        if it.role == "heading":
            section = ours is False
        if it.role != "item":
            listed = ours is False and it.text.endswith(OPENS)
        if ours or not (section or listed or (ours is False and _opens(text, it))):
            yield it


def _is_former(text: Text, head: Passage) -> bool:
    """A column that is headed `Before` tells how things used to be."""
    return head.role == "head" and text.lex is not None and text.lex.words["earlier"].fullmatch(head.text) is not None


def _rows(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Each row of a table with its cells, and all else by itself."""
    row: list[Passage] = []
    for it in passages:
        if row and not (row[0].role in _ROWS and it.role in CELLS):
            yield row
            row = []
        row.append(it)
    if row:
        yield row


def _opens(text: Text, passage: Passage) -> bool:
    """Whether a passage that names others does so in its first sentence."""
    heard = text.hear(passage)
    return any(start < heard.sentences[0].end for start, _ in others(heard))


def _whose(text: Text, passage: Passage) -> bool | None:
    """Whether a passage names the policy's own, or else somebody else; None where it names nobody."""
    heard = text.hear(passage)
    if own_names(heard, text):
        return True
    return False if any(True for _ in others(heard)) else None


def own_names(heard: Heard, text: Text) -> list[Mention]:
    """Where the company, its products and services are named; others too have a plan that is called Pro."""
    own = text.once(_own)
    return [it for it in heard.names if it.value in own]


def _own(text: Text) -> frozenset[str]:
    own: set[str] = set()
    for name, fact in text.policy.facts.items():
        if _OWN.fullmatch(name):
            terms = fact.value.items if isinstance(fact.value, Names) else (fact.value,)
            own.update(canonical(it) for it in terms if isinstance(it, Term))
    return frozenset(own)
