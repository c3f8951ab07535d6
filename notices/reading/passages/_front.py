"""The front matter of a Markdown page (YAML between `---`, TOML between `+++`): what of it people read.

A site shows the title as the page's heading, and a description in lists and to search engines. Dates,
ids and switches in it are for the site's program, and are no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages._builder import Builder

_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?P<matter>.*?)^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(
    r"^(?P<key>title|linkTitle|subtitle|description|summary)[ \t]*[:=][ \t]*"
    r"(?:[|>][-+]?[ \t]*\r?\n(?P<block>(?:[ \t]+.*(?:\n|\Z))+)"
    r"|\"(?P<double>(?:[^\"\\\n]|\\.)*)\"|'(?P<single>(?:[^'\n]|'')*)'|(?P<plain>.*))",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\u(?P<code>[0-9A-Fa-f]{4})|\\(?P<char>.)|(?P<quote>'')")
_CHARS = {"n": "\n", "t": "\t", "r": "\r"}


def split(text: str, path: str) -> tuple[list[Passage], int]:
    """The passages of the front matter, and where the text after it begins."""
    front = _FRONT.match(text)
    if front is None:
        return [], 0
    return list(_passages(text, front.start("matter"), front.end("matter"), path)), front.end()


def _passages(text: str, start: int, end: int, path: str) -> Iterator[Passage]:
    for it in _KEY.finditer(text, start, end):
        kind = next(name for name in ("block", "double", "single", "plain") if it[name] is not None)
        builder = Builder()
        _add(builder, it[kind], it.start(kind), has_escapes=kind in ("double", "single"))
        passage = builder.passage(path, None, "heading" if it["key"] == "title" else "description")
        if passage is not None:
            yield passage


def _add(builder: Builder, raw: str, place: int, has_escapes: bool) -> None:
    end = 0
    for it in _ESCAPE.finditer(raw) if has_escapes else ():
        builder.add(raw[end : it.start()], place + end)
        char = chr(int(it["code"], 16)) if it["code"] else _CHARS.get(it["char"], it["char"]) if it["char"] else "'"
        builder.put(char, place + it.start())
        end = it.end()
    builder.add(raw[end:], place + end)
