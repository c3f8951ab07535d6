"""A whole page, with what machines may read of it (schema.org) and links to the other languages."""

from __future__ import annotations

import json
from html import escape

from notices.rendering.documents import Document
from notices.rendering.framing import framed
from notices.rendering.markup import Body
from notices.rendering.outline import Block, Bullets, Heading, Paragraph
from notices.rendering.shells import Shell

SUFFIX = "html"
MEDIA_TYPE = "text/html"
SHELL = "page"


def write(document: Document, shell: Shell | None) -> bytes:
    """The page."""
    return framed(document, shell, Body(document).html(), structured_data(document), language_links(document))


def language_links(document: Document) -> str:
    """One link a language to this page in it, each in that language's own name."""
    if len(document.siblings) < 2:
        return ""
    file = f"{document.stem}.{SUFFIX}"
    current = {document.locale: ' aria-current="page"'}
    return "\n".join(
        f'<li><a href="../{tag}/{file}" lang="{tag}" hreflang="{tag}"{current.get(tag, "")}>{escape(name)}</a></li>'
        for tag, name in document.siblings
    )


def structured_data(document: Document) -> str:
    """JSON-LD: questions and answers as a schema.org FAQPage, where the surface asks questions."""
    questions = _questions(document)
    if not questions:
        return ""
    page = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": document.locale,
        "mainEntity": [
            {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": answer}}
            for name, answer in questions
        ],
    }
    # No text can end the element or open a comment: `<`, `>` and `&` are written as escapes.
    text = json.dumps(page, ensure_ascii=False)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def _questions(document: Document) -> list[tuple[str, str]]:
    questions: list[tuple[str, list[str]]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2 and block.slot.message.endswith(".question"):
            questions.append((document.lines[block.slot].text, []))
        elif questions:
            questions[-1][1].extend(_texts(document, block))
    return [(name, "\n".join(answer)) for name, answer in questions]


def _texts(document: Document, block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [document.lines[block.slot].text]
    if isinstance(block, Bullets):
        return [f"• {document.lines[slot].text}" for slot in block.slots]
    return []
