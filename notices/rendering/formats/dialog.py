"""A page that shows nothing but a native dialog, open without a script."""

from __future__ import annotations

from notices.rendering.formats import fragment
from notices.rendering.framing import framed
from notices.rendering.moulds import Cast, writer
from notices.rendering.shells import Shell

SUFFIX = "html"
MEDIA_TYPE = "text/html"
SHELL = "dialog"


def shape(cast: Cast, shell: Shell | None) -> str:
    """The page."""
    return framed(cast, shell, fragment.dialog(cast, shift=0))


write = writer(shape)
