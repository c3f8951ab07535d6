"""The bare element, to embed in another page; its headings begin one level lower."""

from __future__ import annotations

from notices.rendering.documents import Document
from notices.rendering.markup import Body
from notices.rendering.outline import Actions
from notices.rendering.shells import Shell

SUFFIX = "fragment.html"
MEDIA_TYPE = "text/html"
SHELL = None


def write(document: Document, shell: Shell | None) -> bytes:
    """The fragment: a dialog where the surface is also built as one."""
    is_dialog = "dialog" in document.policy.surfaces[document.surface].formats
    return (element(document, "dialog" if is_dialog else "section", shift=1) + "\n").encode("utf-8")


def element(document: Document, tag: str, shift: int) -> str:
    """The blocks in an element that is named by their title; buttons close a dialog by its form."""
    body = Body(document, shift)
    attributes = f'class="notices {document.surface}" lang="{document.locale}" dir="{document.wording.direction}"'
    html = body.html()
    if any(isinstance(block, Actions) for block in document.blocks):
        html = f'<form method="dialog">\n{html}\n</form>'
    opened = " open" if tag == "dialog" else ""
    return f'<{tag}{opened} {attributes} aria-labelledby="{body.id(document.outline.title)}">\n{html}\n</{tag}>'
