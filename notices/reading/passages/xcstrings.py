"""Apple String Catalog: the texts of several languages by key; `%1$@` is a hole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages import _leaves
from notices.reading.passages._keyed import Row
from notices.reading.passages._leaves import Leaf

HOLE = re.compile(r"%(?P<n>\d+)\$@")


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a catalog, each with its language; what is no JSON is read as plain text."""
    return _leaves.passages(text, path, _rows, HOLE)


def _rows(found: list[Leaf]) -> Iterator[Row]:
    comments = {keys[1]: value for keys, value, _ in found if keys[0] == "strings" and keys[2:] == ("comment",)}
    # A language's texts follow each other, so that an address stands behind the text that it belongs to.
    texts = [it for it in found if it[0][0] == "strings" and it[0][2:3] == ("localizations",) and it[0][-1] == "value"]
    for locale in dict.fromkeys(keys[3] for keys, _, _ in texts):
        for keys, value, offsets in texts:
            if keys[3] == locale:
                yield Row(keys[1], value, offsets, comments.get(keys[1], ""), locale=locale)
