"""The strings of a JSON text with the keys that lead to each and their place in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from notices.reading.passages.json import _STRING, _offsets, _Pairs

Leaf = tuple[tuple[str, ...], str, tuple[tuple[int, int], ...]]


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
