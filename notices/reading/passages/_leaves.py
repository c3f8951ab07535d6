"""The strings of a JSON text with the keys that lead to each and their place in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from notices.model import Passage
from notices.reading.passages import _keyed
from notices.reading.passages.json import _STRING, _offsets, _Pairs

Leaf = tuple[tuple[str, ...], str, tuple[tuple[int, int], ...]]


def passages(
    text: str, path: str, rows: Callable[[list[Leaf]], Iterable[_keyed.Row]], hole: re.Pattern[str]
) -> list[Passage]:
    """The passages of a keyed JSON file, whose format makes rows of its strings; no JSON is read as plain text."""
    found = leaves(text)
    if found is None:
        from notices.reading.passages import txt

        return txt.passages(text, path)
    return _keyed.passages(rows(found), path, hole)


def leaves(text: str) -> list[Leaf] | None:
    """Every string in its order; None where the text is no JSON object."""
    try:
        data = json.loads(text, object_pairs_hook=_Pairs)
        return list(_walk(data, (), _STRING.finditer(text))) if isinstance(data, _Pairs) else None
    except (ValueError, RecursionError):
        return None


def _walk(data: Any, keys: tuple[str, ...], strings: Iterator[re.Match[str]]) -> Iterator[Leaf]:
    if isinstance(data, str):
        yield keys, data, _offsets(next(strings))
    elif isinstance(data, _Pairs):
        for key, value in data:
            next(strings)
            yield from _walk(value, (*keys, key), strings)
    elif isinstance(data, list):
        for n, item in enumerate(data):
            yield from _walk(item, (*keys, str(n)), strings)
