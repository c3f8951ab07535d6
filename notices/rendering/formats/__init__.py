"""Document → bytes, one file a format; the folder is the register.

A format has `SUFFIX`, `MEDIA_TYPE` and `write(document, shell)`, and names in `SHELL` the template
(`templates/<SHELL>.html.j2`) that frames it, or None.
"""

from __future__ import annotations

import importlib
from typing import Protocol

from notices.rendering.documents import Document
from notices.rendering.shells import Shell


class Format(Protocol):
    """A writer."""

    SUFFIX: str
    MEDIA_TYPE: str
    SHELL: str | None

    def write(self, document: Document, shell: Shell | None) -> bytes:
        """The file."""


def named(name: str) -> Format:
    """The format of a name, as policy.yaml has it."""
    module: Format = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    return module
