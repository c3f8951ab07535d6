"""Old and new words of a sentence, side by side: what stays, what goes, what comes.

Words are compared whole; in scripts that write no spaces, characters are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "old", "new"]
Mark = tuple[Kind, str]

_UNSPACED = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|\s+|[^\w\s]")


def marked(old: str, new: str) -> list[Mark]:
    """The parts of both texts in order; what goes stands before what comes.

    >>> marked("kept for 5 years", "kept for 2 years")
    [('same', 'kept for '), ('old', '5'), ('new', '2'), ('same', ' years')]
    """
    return list(_joined(_parts(old, new)))


def _parts(old: str, new: str) -> Iterator[Mark]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    for op, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            yield "same", "".join(before[a:b])
        else:
            yield "old", "".join(before[a:b])
            yield "new", "".join(after[c:d])


def _joined(parts: Iterator[Mark]) -> Iterator[Mark]:
    """A space or a dot between two changes belongs to both: `28. September` → `12. Oktober`, not four scraps."""
    gone, come = "", ""
    kept = list(parts)
    for n, (kind, text) in enumerate(kept):
        if kind == "old":
            gone += text
        elif kind == "new":
            come += text
        elif not any(char.isalnum() for char in text) and (gone or come) and n + 1 < len(kept):
            gone, come = gone + text, come + text
        else:
            yield from _pair(gone, come)
            gone, come = "", ""
            yield "same", text
    yield from _pair(gone, come)


def _pair(gone: str, come: str) -> Iterator[Mark]:
    if gone:
        yield "old", gone
    if come:
        yield "new", come
