"""Markdown: escapes are undone, marks fall away, a passage is a paragraph, a heading, an item, a cell.

Front matter is read too. Where nothing is set in and nothing fenced, blocks end at empty lines, and each is read
by itself, once for all files that have it; the parser is only asked for blocks that have a sign of its own. A
line that begins with a time, as in show notes and protocols of chats, is a block too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from notices.model import Passage
from notices.reading.passages._blocks import plain
from notices.reading.passages._builder import STAMP, Builder, compose
from notices.reading.passages._front import split

# A line that what stands before an empty line may go on with, or that opens what an empty line does not end.
_ODD = re.compile(r"^(?:[ \t]|`{3}|~{3}|<)|\]:|[\r\t\x00]", re.MULTILINE)
_BLOCK = re.compile(rf"[^\n]+(?:\n(?!{STAMP})[^\n]+)*")
_ROLES = {"heading_open": "heading", "list_item_open": "item", "th_open": "head", "td_open": "cell"}


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
    if _ODD.search(text, end):
        # Lines in its place keep the rest where it stands.
        return [*front, *_Markdown("\n" * end + text[end:], path).read()]
    found = ((it, block.start()) for block in _BLOCK.finditer(text, end) for it in _block(block[0]))
    return [*front, *(it.at(path, compose(it.offsets, ((0, at),)), it.locale) for it, at in found)]


@lru_cache(maxsize=512)
def _block(block: str) -> list[Passage]:
    """The passages of a block by itself."""
    found = plain(block)
    return _Markdown(block, "").read() if found is None else found


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
        cursor, before = 0, ""
        for token in _parser().parse(self._text):
            if token.map:
                cursor = max(cursor, self._lines[token.map[0]])
            if token.nesting == 1:
                first = before == "tr_open"
                roles.append("row" if first else _ROLES.get(token.type, roles[-1] if roles else "text"))
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
            before = token.type
        return [it for it in found if it is not None]

    def _html(self, content: str, cursor: int) -> list[Passage]:
        from notices.reading.passages import html

        at = max(self._text.find(content, cursor), cursor)
        return [it._replace(offsets=compose(it.offsets, ((0, at),))) for it in html.passages(content, self._path)]

    def _inline(self, tokens: list[Any], builder: Builder, cursor: int) -> int:
        links: list[tuple[str, int]] = []
        struck = 0
        for token in tokens:
            struck += token.nesting if token.type in ("s_open", "s_close") else 0
            if struck:  # taken back: passed over
                cursor = self._add(token.content, Builder(), cursor)
                continue
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
