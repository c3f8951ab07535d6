"""The HTML part of a mail."""

from __future__ import annotations

from notices.rendering.documents import Document
from notices.rendering.framing import framed
from notices.rendering.markup import Body
from notices.rendering.shells import Shell

SUFFIX = "html"
MEDIA_TYPE = "text/html"
SHELL = "mail"


def write(document: Document, shell: Shell | None) -> bytes:
    """The part."""
    return framed(document, shell, Body(document).html())
