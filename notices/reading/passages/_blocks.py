r"""A block of Markdown as most are: a heading, a paragraph or a list, in it bold words, links, escaped signs.

What a sign means depends on what stands beside it; here are read those that can mean one thing only, and all
else is left to the parser, which takes longer to load than all texts of a language to read.

>>> [it.text for it in plain("- **Now:** read [our terms](https://example.com/).") or ()]
['Now: read our terms.']
>>> plain("_Now_") is None
True
"""

from __future__ import annotations

import re

from notices.model import Passage
from notices.reading.passages._builder import Builder

_SIGN = re.escape("\\`*_[]<>&~|#")
_WORDS = rf"[^{_SIGN}\n]*"
_ESCAPE = r"\\[!-/:-@\[-`{-~]"
_ADDRESS = r"https?://[a-z0-9.-]+(?:[/?#][A-Za-z0-9./?#=-]*)?"
# Marks behind a letter, or before a space or a full stop, close what they have opened.
_BOLD = rf"(?<!\*)\*\*(?=[^\W_]){_WORDS}(?:(?<=[^\W_])\*\*(?!\*)|(?<!\s)\*\*(?=[\s,.;:!?]|\Z))"
_LINK = rf"(?<!!)\[(?=[^\s\]]){_WORDS}(?<!\s)\]\({_ADDRESS}\)"
_LINE = rf"(?!\d{{1,9}}[.)])(?![\s!-)+-/:-@\\-`{{-~]){_WORDS}(?:(?:{_BOLD}|{_LINK}|{_ESCAPE}){_WORDS})*(?<!\s)"
_PLAIN = (
    (re.compile(rf"#{{1,6}} {_LINE}"), "heading"),
    (re.compile(rf"(?:- {_LINE}(?:\n|\Z))+"), "item"),
    (re.compile(rf"{_LINE}(?:\n{_LINE})*"), "text"),
)
_PART = re.compile(rf"(?P<words>[^{_SIGN}\n]+)|\]\((?P<url>[^)]*)\)|(?P<link>\[)|\\(?P<escaped>.)|\*\*")


def plain(block: str) -> list[Passage] | None:
    """The passages of a block by itself; None where it has a sign that only the parser reads."""
    role = next((role for pattern, role in _PLAIN if pattern.fullmatch(block)), None)
    if role is None:
        return None
    found, builder, end = [], Builder(), 0
    for line in block.split("\n"):
        start = end + (line.find(" ") + 1 if role != "text" else 0)
        builder.space(end - 1)
        end += len(line)
        _add(builder, block, start, end)
        end += 1
        if role == "item" or end > len(block):
            found.append(builder.passage("", None, role))
            builder = Builder()
    return [it for it in found if it is not None]


def _add(builder: Builder, block: str, start: int, end: int) -> None:
    """A line's words, without the marks in it."""
    link = 0
    for part in _PART.finditer(block, start, end):
        words, url, opens, escaped = part.groups()
        if words:
            builder.add(words, part.start())
        elif url:
            builder.refer(url, link, None)
        elif opens:
            link = builder.length
        elif escaped:
            builder.add(escaped, part.start() + 1)
