"""A document in its shell: the values that every framed format puts in."""

from __future__ import annotations

from html import escape

from notices.rendering.documents import Document
from notices.rendering.markup import line
from notices.rendering.shells import Shell


def framed(document: Document, shell: Shell | None, body: str, **more: str) -> bytes:
    """The finished HTML file; `more` are values that only some shells name, as HTML."""
    assert shell is not None
    description, preheader = document.meta("description"), document.meta("preheader")
    values = {
        "lang": document.locale,
        "dir": document.wording.direction,
        "title": escape(document.title.text),
        "description": escape(description.text) if description else escape(document.title.text),
        "preheader": escape(preheader.text) if preheader else "",
        "surface": document.surface,
        "csp": escape(shell.csp, quote=False).replace('"', "&quot;"),
        "body": body,
        **dict.fromkeys(("data", "languages", "links"), ""),
        **more,
    }
    plain = {slot: escape(document.lines[slot].text) for slot in shell.slots}
    marked = {slot: line(document.lines[slot]) for slot in shell.slots}
    return shell.fill(plain, marked, values).encode("utf-8")
