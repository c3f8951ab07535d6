"""PDF for paper and archives: tagged, with the fonts of its script in it.

An extra, `pip install 'notices[pdf]'`: WeasyPrint (PDF/UA-1) needs the system's Pango. Of scripts whose letters
a font joins or puts in another order its tables lose letters (of an Arabic لا nothing is left: a “not” gone), which
looks right and can neither be copied nor read back: those a browser prints. No clock is read and nothing is
fetched: the same words, templates and fonts give the same bytes. A character that no font of the machine has
stops the build; it would be an empty box.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from notices.rendering.documents import Document
from notices.rendering.formats._browser import no_glyph, printed, unusable
from notices.rendering.framing import framed
from notices.rendering.markup import Body
from notices.rendering.moulds import Cast, filled
from notices.rendering.shells import Shell

SUFFIX = "pdf"
MEDIA_TYPE = "application/pdf"
SHELL = "print"

# A space that stands alone between two elements WeasyPrint does not draw: whoever copies the text would lose it.
_SPACE = re.compile(r"</(bdi|time|data|strong|em)> (?=<\w)")


# Hebrew to Arabic, the scripts of India and Sri Lanka, Thai and Lao, Tibetan, Burmese, Khmer.
_JOINED = re.compile("[\u0590-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u17ff]")


def shape(cast: Cast, shell: Shell | None) -> str:
    """The pages as HTML."""
    return framed(cast, shell, Body(cast).html())


def write(document: Document, shell: Shell | None) -> bytes:
    """The pages. Raises Unusable where WeasyPrint, a browser or a font is missing."""
    html = filled(shape, document, shell).decode("utf-8")
    if _JOINED.search(html):
        return printed(html, document)
    weasyprint = _weasyprint(document)
    with _complete(document):
        pages = weasyprint.HTML(string=_SPACE.sub(r" </\1>", html), url_fetcher=_refused)
        pdf: bytes = pages.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _weasyprint(document: Document) -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: the package is there, Pango is not
        text = f"`pdf` needs WeasyPrint: {str(error).splitlines()[0]}"
        help = "pip install 'notices[pdf]', and Pango from the system (Debian: libpangoft2-1.0-0)"
        raise unusable("no-weasyprint", text, document, help) from None
    return weasyprint


def _refused(url: str, *more: Any, **options: Any) -> Any:
    raise ValueError(f"{url} is not fetched")


@contextmanager
def _complete(document: Document) -> Iterator[None]:
    """WeasyPrint only warns of a character without a glyph; here it ends the build."""
    logger, handler = logging.getLogger("weasyprint"), _Kept()
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    if missing := [it for it in handler.said if ".notdef" in it]:
        raise no_glyph(document, f"has {missing[0].rpartition(': ')[2]}")


class _Kept(logging.Handler):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())
