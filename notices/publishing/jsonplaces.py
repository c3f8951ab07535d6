"""Where in a JSON text a value stands, which Python's reader does not say."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

_SPACE = re.compile(r"[ \t\r\n]*")
_decode = json.JSONDecoder().raw_decode


def offset(text: str, place: Sequence[str | int]) -> int:
    """Where the value begins to which keys and positions lead, in a text that is JSON.

    >>> text = '{"a": [1, {"b": 2}]}'
    >>> text[offset(text, ["a", 1, "b"])]
    '2'
    """
    at = _skip(text, 0)
    for step in place:
        at = _member(text, at, step)
    return at


def _member(text: str, at: int, step: str | int) -> int:
    """From the bracket of an object or array to one of its values; of equal keys the last counts."""
    found, n = at, 0
    is_object = text[at] == "{"
    at = _skip(text, at + 1)
    while text[at] not in "}]":
        key: object = n
        if is_object:
            key, at = _decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        if key == step:
            found = at
        at = _skip(text, _decode(text, at)[1])
        if text[at] == ",":
            at = _skip(text, at + 1)
        n += 1
    return found


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    assert match is not None
    return match.end()
