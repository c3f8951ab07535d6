"""PDF for paper and archives: tagged (PDF/UA-1), with the fonts of its script in it, by WeasyPrint.

An extra, `pip install 'notices[pdf]'`: WeasyPrint needs the system's Pango. No browser is needed, no clock is
read and nothing is fetched: the same words, templates and fonts give the same bytes. A character that no font
of the machine has stops the build; it would be an empty box.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from notices.diagnostics import Diagnostic, Unusable
from notices.rendering.documents import Document
from notices.rendering.framing import framed
from notices.rendering.markup import Body
from notices.rendering.shells import Shell

SUFFIX = "pdf"
MEDIA_TYPE = "application/pdf"
SHELL = "print"

# A space that stands alone between two elements is not drawn: whoever copies the text would lose it.
_SPACE = re.compile(r"</(bdi|time|data|strong|em)> (?=<\w)")


def write(document: Document, shell: Shell | None) -> bytes:
    """The pages. Raises Unusable where WeasyPrint or a font is missing, or the language runs from right to left."""
    if document.wording.direction == "rtl":
        # WeasyPrint's tables of characters lose the letters of an Arabic ligature: it looks right, and can
        # neither be copied nor read back.
        text = f"`pdf` is not made in `{document.locale}`, which runs from right to left"
        help = "build the other languages with --locale, or take `pdf` out of the surface's formats"
        raise _unusable("no-pdf", text, document, help)
    html = _SPACE.sub(r" </\1>", framed(document, shell, Body(document).html()).decode("utf-8"))
    weasyprint = _weasyprint(document)
    with _complete(document):
        pages = weasyprint.HTML(string=html, url_fetcher=_refused)
        pdf: bytes = pages.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _weasyprint(document: Document) -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: the package is there, Pango is not
        text = f"`pdf` needs WeasyPrint: {str(error).splitlines()[0]}"
        help = "pip install 'notices[pdf]', and Pango from the system (Debian: libpangoft2-1.0-0)"
        raise _unusable("no-weasyprint", text, document, help) from None
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
        text = f"no font of this machine has {missing[0].rpartition(': ')[2]}"
        help = (
            "install a font of the script (Debian: fonts-noto-core, fonts-noto-cjk), or name another in print.html.j2"
        )
        raise _unusable("no-glyph", f"{document.locale} {document.stem}.pdf: {text}", document, help)


class _Kept(logging.Handler):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _unusable(rule: str, message: str, document: Document, help: str) -> Unusable:
    return Unusable(Diagnostic(rule, message, document.policy.surfaces[document.surface].span, help))
