"""Document → bytes, one file a format; the folder is the register.

A format has `SUFFIX`, `MEDIA_TYPE` and `write(document, shell)`, and names in `SHELL` the template
(`templates/<SHELL>.html.j2`) that frames it, or None. A platform that looks for its files in folders of
its own has a `path(document)` too; one that keeps all languages in a file, `part(document)`, which is
JSON, and `together(parts)` by locale.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Protocol, cast

from notices.model import Surface
from notices.rendering.documents import Document
from notices.rendering.shells import Shell


class Format(Protocol):
    """A writer."""

    SUFFIX: str
    MEDIA_TYPE: str
    SHELL: str | None

    def write(self, document: Document, shell: Shell | None) -> bytes:
        """The file."""


@cache
def named(name: str) -> Format:
    """The format of a name, as policy.yaml has it."""
    module: Format = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    return module


def path(writer: Format, document: Document) -> str:
    """Where a file stands in the release."""
    own: Callable[[Document], str] | None = getattr(writer, "path", None)
    return own(document) if own else f"{document.locale}/{document.stem}.{writer.SUFFIX}"


def framing(surfaces: Iterable[Surface]) -> dict[str, str | None]:
    """The shell that each format of some surfaces is framed by; None where it has none."""
    return {name: named(name).SHELL for surface in surfaces for name in surface.formats}


class Shared(Protocol):
    """A writer that keeps all languages in one file."""

    MEDIA_TYPE: str

    def part(self, document: Document) -> Any:
        """What the file needs of a language, as JSON has it."""

    def together(self, parts: dict[str, Any]) -> bytes:
        """The file, of each language's part."""


def shared(writer: Format) -> Shared | None:
    """A format as one that writes all languages into a file, if it does."""
    return cast(Shared, writer) if hasattr(writer, "together") else None
