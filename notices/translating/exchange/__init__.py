"""Rows as files that other tools read and write: one file a format, the folder is the register.

Each has `SUFFIXES`, `write(rows, locale, name) -> bytes` and `read(data, shown) -> Received`. What
comes in is nobody's word: no markup, entity or formula of it is acted upon, and it is checked like
a catalog before anything is kept.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from notices.dataclass import dataclass
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.translating.rows import Row

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Received:
    """What a file brings: the language that it says it is in, if it does, and its rows."""

    locale: str | None
    rows: list[Row]


class Format(Protocol):
    """A format's module."""

    SUFFIXES: tuple[str, ...]

    def write(self, rows: Sequence[Row], locale: str, name: str) -> bytes:
        """The file; `name` is what the language calls itself."""

    def read(self, data: bytes, shown: str) -> Received:
        """What a file says. Raises Unusable."""


def formats() -> tuple[str, ...]:
    """The formats there are, in order."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def named(format: str) -> Format:
    """A format by its name. Raises Unusable where a library that it needs is not there."""
    try:
        return cast(Format, importlib.import_module(f"{__name__}.{format}"))
    except ModuleNotFoundError as missing:
        help = 'pip install "notices[exchange]"'
        message = f"{format} needs the library {missing.name}"
        raise Unusable(Diagnostic("missing-library", message, Span(format, 0, 0), help)) from None


def received(path: Path) -> Received:
    """What a file brings, by its suffix. Raises Unusable."""
    shown = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = f"can't read {shown}: {(error.strerror or 'no').lower()}"
        raise Unusable(Diagnostic("unreadable", problem, Span(shown, 0, 0), "check the path")) from None
    if len(data) > MAX_BYTES:
        message = f"{len(data):,} bytes, at most {MAX_BYTES:,} are read"
        raise Unusable(Diagnostic("file-too-large", message, Span(shown, 0, 0), "split the file"))
    for format in formats():
        if path.suffix.lower() in (it := named(format)).SUFFIXES:
            return it.read(data, shown)
    help = f"import reads {', '.join(formats())}"
    raise Unusable(Diagnostic("unknown-format", f"`{path.suffix}` is no format of exchange", Span(shown, 0, 0), help))
