"""Application Resource Bundle: texts by key; `@key` says what each is, `{name}` is a hole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages import _leaves
from notices.reading.passages._keyed import Row
from notices.reading.passages._leaves import Leaf

_HOLE = re.compile(r"\{(?P<fact>\w+)(?:,[^{}]*)?\}")


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a bundle; what is no JSON is read as plain text."""
    return _leaves.passages(text, path, _rows, _HOLE)


def _rows(found: list[Leaf]) -> Iterator[Row]:
    about = {keys: value for keys, value, _ in found if keys[0].startswith("@")}
    examples: dict[str, list[tuple[str, str]]] = {}
    for keys, value in about.items():
        if keys[1:2] == ("placeholders",) and keys[-1] == "example":
            examples.setdefault(keys[0][1:], []).append((keys[2], value))
    for keys, value, offsets in found:
        if len(keys) == 1 and not keys[0].startswith("@"):
            comment = about.get((f"@{keys[0]}", "description"), "")
            yield Row(keys[0], value, offsets, comment, values=tuple(examples.get(keys[0], ())))
