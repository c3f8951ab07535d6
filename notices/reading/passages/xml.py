r"""Android string resources, with their escapes (`\'`, `\n`, `\u00e5`, quotes); other XML as a page is read.

`xliff:g` says which fact a stretch is; `%1$s` is a hole.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages._builder import Builder
from notices.reading.passages._keyed import Row
from notices.reading.passages._keyed import passages as keyed

_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->|<(?:string|item)\b(?P<about>[^>]*?)(?<!/)>(?P<text>.*?)</(?:string|item)>",
    re.DOTALL,
)
_INNER = re.compile(
    r"<!\[CDATA\[(?P<data>.*?)\]\]>|<!--.*?-->|<(?P<close>/?)(?P<tag>[\w:]+)(?P<about>[^>]*)>|(?P<reference>&[#\w]{1,10};)"
    r"|\\u(?P<code>[0-9A-Fa-f]{4})|\\(?P<char>.)|(?P<quote>\")|(?P<percent>%%)",
    re.DOTALL,
)
_HOLE = re.compile(r"%(?P<n>\d+)\$s")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a resource file."""
    if "<resources" not in text[:5000]:
        from notices.reading.passages import html as page

        return page.passages(text, path)
    return keyed(_rows(text, path), path, _HOLE)


def _rows(text: str, path: str) -> Iterator[Row]:
    comment = ""
    for it in _TOKEN.finditer(text):
        if it["text"] is None:
            comment = it["comment"]
            continue
        about = _attributes(it["about"])
        passage = _Text(it["text"], it.start("text")).read(path)
        if passage is not None:
            yield Row(about.get("name", ""), passage.text, passage.offsets, comment, passage.marks)
        if about:  # an array's items have no names: its comment is for all of them
            comment = ""


def _attributes(about: str) -> dict[str, str]:
    return {name: html.unescape(a or b) for name, a, b in _ATTRIBUTE.findall(about)}


class _Text:
    """One string's text as Android shows it."""

    def __init__(self, raw: str, place: int) -> None:
        self.raw, self.place = raw, place
        self.builder = Builder()
        self.facts: list[tuple[str | None, str | None, int]] = []
        self.quoted = False
        self.has_holes = bool(_HOLE.search(raw))

    def read(self, path: str) -> Passage | None:
        """The text and the facts in it."""
        end = 0
        for it in _INNER.finditer(self.raw):
            self._add(self.raw[end : it.start()], self.place + end)
            self._token(it, self.place + it.start())
            end = it.end()
        self._add(self.raw[end:], self.place + end)
        return self.builder.passage(path, None, "text")

    def _add(self, text: str, place: int) -> None:
        (self.builder.put if self.quoted else self.builder.add)(text, place)

    def _token(self, it: re.Match[str], place: int) -> None:
        if it["tag"]:
            self._tag(it)
        elif it["quote"]:
            self.quoted = not self.quoted
        elif it["data"]:
            self._add(it["data"], place + 9)
        elif it["code"]:
            self.builder.put(chr(int(it["code"], 16)), place)
        elif it["char"]:
            self.builder.put({"n": "\n", "t": "\t"}.get(it["char"], it["char"]), place)
        elif it["reference"]:
            self.builder.put(html.unescape(it["reference"]), place)
        elif it["percent"]:
            self.builder.put("%" if self.has_holes else "%%", place)

    def _tag(self, it: re.Match[str]) -> None:
        if it["tag"] != "xliff:g":
            return
        if it["close"]:
            name, value, start = self.facts.pop() if self.facts else (None, None, 0)
            if name:
                self.builder.mark(name, value, start)
        elif not it["about"].endswith("/"):
            about = _attributes(it["about"])
            self.facts.append((about.get("id"), about.get("example"), self.builder.length))
