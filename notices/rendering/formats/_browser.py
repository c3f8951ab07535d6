"""Pages as a browser prints them: Chromium knows of every script which letters stand behind its glyphs."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from notices.diagnostics import Diagnostic, Unusable
from notices.rendering.documents import Document

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_PATIENCE = 120  # seconds for one file; it takes about one
# Nothing is asked of anybody, also not by the browser itself.
_QUIET = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)


def printed(html: str, document: Document) -> bytes:
    """A page as a tagged PDF without dates. Raises Unusable where there is no browser, or no font for a character."""
    browser = next(filter(None, map(shutil.which, (os.environ.get("NOTICES_CHROMIUM") or "", *_NAMES))), None)
    if browser is None:
        text = f"`pdf` in `{document.locale}` needs Chromium, which is not installed"
        help = "install it (Debian: chromium), name its path in NOTICES_CHROMIUM, or take `pdf` out of the formats"
        raise unusable("no-browser", text, document, help)
    with tempfile.TemporaryDirectory(prefix="notices-pdf-") as folder:
        page, made = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8", newline="\n")
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox does not run as root
        own = (f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}", *(["--no-sandbox"] if is_root else []))
        try:
            subprocess.run([browser, *_QUIET, *own, page.as_uri()], capture_output=True, timeout=_PATIENCE, check=True)
            return _settled(made.read_bytes(), document)
        except (OSError, subprocess.SubprocessError) as error:
            text = f"Chromium made no PDF of {document.locale} {document.stem}: {str(error).splitlines()[0]}"
            help = "look whether it runs, or take `pdf` out of the formats"
            raise unusable("no-pdf", text, document, help) from None


def _settled(data: bytes, document: Document) -> bytes:
    """The file without the clock and the browser's version, and with its language."""
    pypdf = _pypdf(document)
    writer: Any = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        if _has_empty_box(page, pypdf):
            raise no_glyph(document, "has every character")
    writer.metadata = {"/Title": document.title.text}
    writer.root_object[pypdf.generic.NameObject("/Lang")] = pypdf.generic.TextStringObject(document.locale)
    writer._ID = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _has_empty_box(page: Any, pypdf: Any) -> bool:
    """Whether glyph 0 of a font is drawn; in Chromium's fonts of whole tables a glyph's number has two bytes."""
    fonts = page["/Resources"].get("/Font", {})
    wide = False
    for operands, operator in pypdf.generic.ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"Tf":
            wide = fonts[operands[0]]["/Subtype"] == "/Type0"
        elif wide and operator in (b"TJ", b"Tj"):
            strings = operands[0] if operator == b"TJ" else operands
            drawn = b"".join(getattr(it, "original_bytes", b"") for it in strings)
            if any(drawn[n : n + 2] == b"\0\0" for n in range(0, len(drawn), 2)):
                return True
    return False


def _pypdf(document: Document) -> Any:
    try:
        import pypdf
        import pypdf.generic
    except ImportError:
        text, help = "`pdf` needs pypdf, which is not installed", "pip install 'notices[pdf]'"
        raise unusable("no-pypdf", text, document, help) from None
    return pypdf


def no_glyph(document: Document, what: str) -> Unusable:
    """That the machine lacks a font."""
    text = f"{document.locale} {document.stem}.pdf: no font of this machine {what}"
    help = "install a font of the script (Debian: fonts-noto-core, fonts-noto-cjk), or name another in print.html.j2"
    return unusable("no-glyph", text, document, help)


def unusable(rule: str, message: str, document: Document, help: str) -> Unusable:
    """A fault at the surface that asks for the file."""
    return Unusable(Diagnostic(rule, message, document.policy.surfaces[document.surface].span, help))
