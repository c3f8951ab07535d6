"""Compiled gettext, of either byte order: translations in the order in which they stand in the file."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages._keyed import Row
from notices.reading.passages._keyed import passages as keyed

_MAGIC = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
_HOLE = re.compile(r"\{(?P<fact>[\w.-]+)\}")


def binary(data: bytes, path: str) -> list[Passage]:
    """Every passage of a domain; what is none is read as plain text."""
    try:
        rows = list(_rows(data))
    except struct.error:
        rows = []
    return keyed(rows, path, _HOLE, data.decode("utf-8", "replace"))


def _rows(data: bytes) -> Iterator[Row]:
    order = _MAGIC.get(data[:4])
    if order is None:
        return
    count, keys, words = struct.unpack_from(f"{order}3I", data, 8)
    found = []
    for n in range(min(count, len(data) // 16)):
        length, start = struct.unpack_from(f"{order}2I", data, keys + 8 * n)
        size, at = struct.unpack_from(f"{order}2I", data, words + 8 * n)
        if length:  # the empty msgid is the header
            found.append((at, data[start : start + length], data[at : at + size]))
    for at, msgid, text in sorted(found):
        # Before a string stands the NUL of the one before: no character is cut in two.
        place = len(data[:at].decode("utf-8", "replace"))
        key = msgid.decode("utf-8", "replace").rpartition("\x04")[2].partition("\0")[0]
        for form in text.decode("utf-8", "replace").split("\0"):
            yield Row(key, form, ((0, place),))
            place += len(form) + 1
