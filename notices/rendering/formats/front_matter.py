"""Markdown with YAML front matter, for a docs site: the title stands in the front matter, not in the text.

The files stand in `content/<locale>/`, one folder a language, as Hugo and others expect them. A page that
changes with the deadline says from and until when it is to be shown (`publishDate`, `expiryDate`), so that
a site that honours this shows what holds on the day it is built.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from notices.model import Date
from notices.publishing.states import turning_point
from notices.rendering.blocks import Heading
from notices.rendering.documents import Document
from notices.rendering.formats import markdown
from notices.rendering.shells import Shell

SUFFIX = "md"
MEDIA_TYPE = "text/markdown"
SHELL = None


def path(document: Document) -> str:
    """A dot in a file's name would be taken for a language's sign."""
    return f"content/{document.locale}/{_id(document)}.{SUFFIX}"


def write(document: Document, shell: Shell | None) -> bytes:
    """The page; every value is written as JSON, which is YAML too."""
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in _matter(document))
    first, *rest = document.blocks
    is_title = isinstance(first, Heading) and first.slot == document.outline.title
    body = markdown.blocks(document, tuple(rest) if is_title else document.blocks)
    return f"---\n{head}---\n\n{body}\n".encode()


def _id(document: Document) -> str:
    return document.stem.replace(".", "-")


def _matter(document: Document) -> Iterator[tuple[str, object]]:
    yield "title", document.title.text
    if description := document.meta("description"):
        yield "description", description.text
    yield "lang", document.locale
    yield "id", _id(document)
    yield "translationKey", f"{document.policy.id}-{_id(document)}"
    announced = document.policy.facts["announced"].value
    if isinstance(announced, Date):
        yield "date", announced.iso
    turn = turning_point(document.policy)
    if turn is not None and document.state in ("before", "after"):
        yield "expiryDate" if document.state == "before" else "publishDate", turn.isoformat()
