"""A whole page of the site, with what machines may read of it (schema.org)."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TypeGuard

from notices.rendering.blocks import Block, Bullets, Heading, Paragraph
from notices.rendering.documents import Document, Line
from notices.rendering.framing import framed
from notices.rendering.markup import Body, plain
from notices.rendering.moulds import Cast, writer
from notices.rendering.shells import Shell
from notices.rendering.site import head_links, switch

SUFFIX = "html"
MEDIA_TYPE = "text/html"
SHELL = "page"


def shape(cast: Cast, shell: Shell | None) -> str:
    """The page."""
    data = structured_data(cast)
    return framed(cast, shell, _Page(cast).html(), data=data, languages=cast.tell(switch), links=cast.tell(head_links))


write = writer(shape)


class _Page(Body):
    """A body whose questions are listed first, and link to themselves so that one can pass them on."""

    def html(self) -> str:
        """All blocks, with the list of questions after the title."""
        html = super().html()
        questions = [block for block in self.cast.blocks if _is_question(block)]
        if not questions:
            return html
        items = "\n".join(f"<li>{self.to(it, self.cast.say(it.slot, plain))}</li>" for it in questions)
        contents = f'<nav class="contents" aria-labelledby="{self.id(self.cast.outline.title)}">'
        return html.replace("</h1>", f"</h1>\n{contents}\n<ul>\n{items}\n</ul>\n</nav>", 1)

    def heading(self, heading: Heading, html: str) -> str:
        """A heading; a question is a link to itself."""
        return super().heading(heading, self.to(heading, html) if _is_question(heading) else html)

    def to(self, heading: Heading, html: str) -> str:
        return f'<a href="#{self.id(heading.slot)}">{html}</a>'


def structured_data(cast: Cast) -> str:
    """JSON-LD: questions and answers as a schema.org FAQPage, where the surface asks questions."""
    questions = _questions(cast)
    if not questions:
        return ""
    page = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": cast.tell(lambda document: document.locale),
        "mainEntity": [
            {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": answer}}
            for name, answer in questions
        ],
    }
    return f'<script type="application/ld+json">{_data(page)}</script>'


def _data(it: object) -> str:
    """JSON in which no text can end the element or open a comment: `<`, `>` and `&` are written as escapes."""
    return _inert(json.dumps(it, ensure_ascii=False))


def _inert(text: str) -> str:
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def _within(it: Line, document: Document) -> str:
    """A line as it stands between the quotation marks of JSON."""
    return _inert(encode_basestring(it.text)[1:-1])


def _is_question(block: Block) -> TypeGuard[Heading]:
    return isinstance(block, Heading) and block.level == 2 and block.slot.message.endswith(".question")


def _questions(cast: Cast) -> list[tuple[str, str]]:
    """Questions with their answers; another heading ends the last one."""
    questions: list[tuple[str, list[str]]] = []
    answering = False
    for block in cast.blocks:
        if isinstance(block, Heading):
            answering = _is_question(block)
            if answering:
                questions.append((cast.say(block.slot, _within), []))
        elif answering:
            questions[-1][1].extend(_texts(cast, block))
    return [(name, "\n".join(answer)) for name, answer in questions]


def _texts(cast: Cast, block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [cast.say(block.slot, _within)]
    if isinstance(block, Bullets):
        return [f"• {cast.say(slot, _within)}" for slot in block.slots]
    return []
