"""i18next JSON: texts by key, nested or flat; `{{name}}` is a hole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages import _leaves
from notices.reading.passages._keyed import Row
from notices.reading.passages._leaves import Leaf

_HOLE = re.compile(r"\{\{-?\s*(?P<fact>[\w.-]+)[^{}]*\}\}")


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a namespace; what is no JSON is read as plain text."""
    return _leaves.passages(text, path, _rows, _HOLE)


def _rows(found: list[Leaf]) -> Iterator[Row]:
    return (Row(".".join(keys), value, offsets) for keys, value, offsets in found)
