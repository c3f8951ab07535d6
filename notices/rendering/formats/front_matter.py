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
from notices.rendering.documents import Document, Line
from notices.rendering.formats import markdown
from notices.rendering.moulds import Cast, writer
from notices.rendering.shells import Shell

SUFFIX = "md"
MEDIA_TYPE = "text/markdown"
SHELL = None


def path(document: Document) -> str:
    """A dot in a file's name would be taken for a language's sign."""
    return f"content/{document.locale}/{_id(document)}.{SUFFIX}"


def shape(cast: Cast, shell: Shell | None) -> str:
    """The page; every value is written as JSON, which is YAML too."""
    head = "".join(f"{name}: {value}\n" for name, value in _matter(cast))
    first, *rest = cast.blocks
    is_title = isinstance(first, Heading) and first.slot == cast.outline.title
    body = markdown.blocks(cast, tuple(rest) if is_title else cast.blocks)
    return f"---\n{head}---\n\n{body}\n"


write = writer(shape)


def _id(it: Cast | Document) -> str:
    return it.stem.replace(".", "-")


def _matter(cast: Cast) -> Iterator[tuple[str, str]]:
    outline = cast.outline
    yield "title", cast.say(outline.title, _quoted)
    if "description" in outline.meta:
        yield "description", cast.say(outline.meta["description"], _quoted)
    yield "lang", cast.tell(lambda document: json.dumps(document.locale))
    yield "id", json.dumps(_id(cast))
    yield "translationKey", json.dumps(f"{cast.policy.id}-{_id(cast)}", ensure_ascii=False)
    announced = cast.policy.facts["announced"].value
    if isinstance(announced, Date):
        yield "date", json.dumps(announced.iso)
    turn = turning_point(cast.policy)
    if turn is not None and outline.state in ("before", "after"):
        yield "expiryDate" if outline.state == "before" else "publishDate", json.dumps(turn.isoformat())


def _quoted(it: Line, document: Document) -> str:
    return json.dumps(it.text, ensure_ascii=False)
