"""A page points at a place in itself that is not there.

Why: a switch whose label points elsewhere has no name for who hears the page; a link to a question leads nowhere.

    <label for="setting">Help improve Claude</label> <input type="checkbox" id="settings">
                ^^^^^^^

Links with `#`, and the attributes by which labels, dialogs and switches name the words that belong to them, are
followed in pages of a release; each leads to an `id`.

Fix: correct the template, or build the release again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.checks._texts import Text
from notices.diagnostics import Diagnostic
from notices.model import Passage

_RULE = "lost-places"
_POINTS = re.compile(r' (?:for|aria-(?:labelledby|describedby|controls))="([^"]+)"| href="#([^"]+)"')


def one(text: Text) -> Iterator[Diagnostic]:
    """Ids that are pointed at and given to nothing."""
    if not text.release.ours or not text.path.endswith(".html"):
        return
    for it in _POINTS.finditer(text.source):
        n = it.lastindex or 0
        for id in it[n].split():
            if f' id="{id}"' not in text.source:
                message = f"this points at `{id}`, and nothing on the page is called so"
                yield text.fault(_RULE, message, "give it its `id`", Passage(it[n], text.path, ((0, it.start(n)),)))
