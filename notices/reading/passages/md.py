"""Markdown: escapes are undone, marks fall away, a passage is a paragraph, a heading, an item, a cell.

Front matter is read too.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from notices.model import Passage
from notices.reading.passages._builder import Builder, compose
from notices.reading.passages._front import split

_ROLES = {"heading_open": "heading", "list_item_open": "item"}


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    # Beyond its nesting limit the parser drops text; a reader may not. Linkify is quadratic.
    parser = MarkdownIt("commonmark", {"maxNesting": 100, "html": True})
    return parser.enable(["table", "strikethrough"])


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a Markdown text."""
    if _deep(text):
        from notices.reading.passages import txt

        return txt.passages(text, path)
    front, end = split(text, path)
    # Lines in its place keep the rest where it stands.
    return [*front, *_Markdown("\n" * end + text[end:], path).read()]


def _deep(text: str) -> bool:
    """Whether quotes or lists are nested beyond what people write and the parser follows."""
    return ">" * 90 in text.replace(" ", "") or " " * 180 in text


class _Markdown:
    def __init__(self, text: str, path: str) -> None:
        self._text, self._path = text, path
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def read(self) -> list[Passage]:
        found: list[Passage | None] = []
        roles: list[str] = []
        cursor = 0
        for token in _parser().parse(self._text):
            if token.map:
                cursor = max(cursor, self._lines[token.map[0]])
            if token.nesting == 1:
                roles.append(_ROLES.get(token.type, roles[-1] if roles else "text"))
            elif token.nesting == -1:
                roles.pop()
            elif token.type == "inline":
                builder = Builder()
                cursor = self._inline(token.children or [], builder, cursor)
                found.append(builder.passage(self._path, None, roles[-1] if roles else "text"))
            elif token.type in ("fence", "code_block"):
                builder = Builder()
                cursor = self._add(token.content, builder, cursor)
                found.append(builder.passage(self._path, None, "code"))
            elif token.type == "html_block":
                found += self._html(token.content, cursor)
        return [it for it in found if it is not None]

    def _html(self, content: str, cursor: int) -> list[Passage]:
        from notices.reading.passages import html

        at = max(self._text.find(content, cursor), cursor)
        return [it._replace(offsets=compose(it.offsets, ((0, at),))) for it in html.passages(content, self._path)]

    def _inline(self, tokens: list[Any], builder: Builder, cursor: int) -> int:
        links: list[tuple[str, int]] = []
        for token in tokens:
            if token.type in ("softbreak", "hardbreak"):
                builder.space(cursor)
            elif token.type == "link_open":
                links.append((str(token.attrGet("href") or ""), builder.length))
            elif token.type == "link_close" and links:
                url, start = links.pop()
                builder.refer(url, start, None)
            elif token.type in ("text", "code_inline", "image", "text_special"):
                start = builder.length
                cursor = self._add(token.content, builder, cursor)
                if token.type == "code_inline":
                    builder.mark(None, None, start)
        return cursor

    def _add(self, content: str, builder: Builder, cursor: int) -> int:
        """The words, and each stretch of them where it stands: escapes and entities lie between."""
        at = self._text.find(content, cursor, cursor + len(content) + 4000)
        if at >= 0:
            builder.add(content, at)
            return at + len(content)
        for n, word in enumerate(content.split(" ")):
            at = self._text.find(word, cursor, cursor + 4000)
            if n:
                builder.add(" ", cursor)
            if at >= 0:
                builder.add(word, at)
                cursor = at + len(word)
            else:
                builder.add(word, cursor)
        return cursor
