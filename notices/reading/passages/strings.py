r"""Apple `.strings`: `/* comment */ "key" = "text";`, with `\"`, `\n`, `\U00e5`; `%1$@` is a hole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages._keyed import Row, unescaped
from notices.reading.passages._keyed import passages as keyed
from notices.reading.passages.xcstrings import HOLE

_TOKEN = re.compile(
    r'/\*(?P<comment>.*?)\*/|//[^\n]*|(?P<key>"(?:[^"\\]|\\.)*"|[\w.$-]+)\s*=\s*"(?P<text>(?:[^"\\]|\\.)*)"\s*;?',
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:[Uu]([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r"}


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a table."""
    return keyed(_rows(text), path, HOLE, text)


def _rows(text: str) -> Iterator[Row]:
    comment = ""
    for it in _TOKEN.finditer(text):
        if it["key"] is None:
            comment = it["comment"] or ""
            continue
        shown, offsets = unescaped(it["text"], it.start("text"), _ESCAPE, _shown)
        key, _ = unescaped(it["key"].strip('"'), 0, _ESCAPE, _shown)
        yield Row(key, shown, offsets, comment)
        comment = ""


def _shown(it: re.Match[str]) -> str:
    return chr(int(it[1], 16)) if it[1] else _SHORT.get(it[2], it[2])
