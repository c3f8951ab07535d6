"""Bytes → Passages: what a person reads in a file, and the way back to each character.

One file a format, found by the suffix that it names; a new format adds a file here. Words in, words
out: malformed input is read as well as can be, never refused and never dropped.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from notices.model import Passage
from notices.reading.passages._directions import laid_out

__all__ = ["laid_out", "passages", "suffixes"]


@cache
def _readers() -> dict[str, str]:
    """Module by suffix. The suffixes stand in each module's name: `html`, `htm_` would be a second."""
    return {it.name: f"{__name__}.{it.name}" for it in pkgutil.iter_modules(__path__) if it.name[0] != "_"}


_ALIASES = {"htm": "html", "xhtml": "html", "markdown": "md", "text": "txt", "": "txt"}
_DOUBLE = {"i18next.json": "i18next"}


def suffixes() -> tuple[str, ...]:
    """The suffixes that have a reader of their own; all others are read as plain text."""
    return tuple(sorted(_readers()))


def passages(data: bytes, path: str) -> list[Passage]:
    """Everything that a person can read in a file, in its order."""
    reader = _module(path)
    if hasattr(reader, "binary"):
        return reader.binary(data, path)  # type: ignore[no-any-return]
    return reader.passages(decoded(data), path)  # type: ignore[no-any-return]


@cache
def _reader(suffix: str) -> ModuleType:
    readers = _readers()
    return importlib.import_module(readers.get(_ALIASES.get(suffix, suffix), readers["txt"]))


def _module(path: str) -> ModuleType:
    name = path.rpartition("/")[2].lower()
    for suffix, reader in _DOUBLE.items():
        if name.endswith(f".{suffix}"):
            return _reader(reader)
    return _reader(name.rpartition(".")[2] if "." in name else "")


def decoded(data: bytes) -> str:
    """The file as text; a byte-order mark stays out, bytes that are no UTF-8 become U+FFFD."""
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    elif data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")
