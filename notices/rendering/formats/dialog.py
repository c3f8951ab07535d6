"""A page that shows nothing but a native dialog, open without a script."""

from __future__ import annotations

from notices.rendering.documents import Document
from notices.rendering.formats import fragment
from notices.rendering.framing import framed
from notices.rendering.shells import Shell

SUFFIX = "html"
MEDIA_TYPE = "text/html"
SHELL = "dialog"


def write(document: Document, shell: Shell | None) -> bytes:
    """The page."""
    return framed(document, shell, fragment.dialog(document, shift=0))
