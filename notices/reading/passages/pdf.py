"""PDF: of a tagged one a passage is a heading, a paragraph, an item; of another, a line of its text.

The tags say which marked contents belong together; the words are read from the pages by the fonts' own
tables (ToUnicode). Where a passage stood is not told: there is no line in such a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Passage, Span
from notices.reading.passages._builder import Builder

_BLOCKS = {f"/H{n}": "heading" for n in range(1, 7)} | {"/P": "text", "/LBody": "item", "/TD": "text", "/TH": "heading"}
_DEPTH = 100
_HAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_LEFT_TO_RIGHT = re.compile("L(?:N*L)*")
_CHARS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGES = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def binary(data: bytes, path: str) -> list[Passage]:
    """Every passage of a PDF; what is none is read as plain text. Raises Unusable without pypdf."""
    from notices.reading.passages import txt

    if not data.startswith(b"%PDF-"):
        return txt.passages(data.decode("utf-8", "replace"), path)
    try:
        import pypdf
    except ImportError:
        help = "pip install 'notices[pdf]'"
        raise Unusable(Diagnostic("no-pypdf", "to read a PDF, pypdf is needed", Span(path, 0, 0), help)) from None
    import io

    try:
        document: Any = pypdf.PdfReader(io.BytesIO(data))
        if "/StructTreeRoot" in document.trailer["/Root"]:
            return list(_Tagged(document, path).passages())
        return txt.passages("\n\n".join(page.extract_text() for page in document.pages), path)
    except Exception:  # a broken file may fail anywhere in the library
        return txt.passages(data.decode("utf-8", "replace"), path)


@dataclass
class _Block:
    """A passage in the making: its pieces with the height at which each stands, and its links."""

    role: str
    pieces: list[tuple[str, float, str | None]] = field(default_factory=list)


class _Tagged:
    def __init__(self, document: Any, path: str) -> None:
        self.path = path
        self.root = document.trailer["/Root"]["/StructTreeRoot"]
        # By page and mark: the glyphs of each line, in the order in which they are drawn, and its height.
        self.marked: dict[tuple[int, int], list[tuple[list[str], float]]] = {}
        for page in document.pages:
            self._read(page, document)

    def passages(self) -> Iterator[Passage]:
        for block in self._blocks(self.root.get("/K"), None, None, None, 0):
            passage = self._passage(block)
            if passage is not None:
                yield passage

    # The words of a page

    def _read(self, page: Any, document: Any) -> None:
        from pypdf.generic import ContentStream

        fonts: dict[str, dict[int, str]] = {}
        mark, font, height = -1, "", 0.0
        number = page.indirect_reference.idnum
        for operands, operator in ContentStream(page.get_contents(), document).operations:
            if operator == b"BDC":
                mark = int(operands[1].get("/MCID", -1)) if hasattr(operands[1], "get") else -1
            elif operator == b"EMC":
                mark = -1
            elif operator == b"Tf":
                font = str(operands[0])
            elif operator == b"Tm":
                height = float(operands[5])
            elif operator in (b"TJ", b"Tj") and mark >= 0:
                if font not in fonts:
                    fonts[font] = _table(page["/Resources"]["/Font"][font])
                strings = operands[0] if operator == b"TJ" else operands
                drawn = self.marked.setdefault((number, mark), [])
                if not drawn or drawn[-1][1] != height:
                    drawn.append(([], height))
                drawn[-1][0].extend(char for it in strings for char in _glyphs(it, fonts[font]))

    # The order and kind of passages

    def _blocks(self, node: Any, page: Any, block: _Block | None, url: str | None, depth: int) -> Iterator[_Block]:
        if depth > _DEPTH or node is None:
            return
        page = page if not hasattr(node, "get") else node.raw_get("/Pg") if "/Pg" in node else page
        node = node.get_object()
        if isinstance(node, list):
            for it in node:
                yield from self._blocks(it, page, block, url, depth + 1)
        elif isinstance(node, int) or node.get("/Type") == "/MCR":
            mark = int(node) if isinstance(node, int) else int(node["/MCID"])
            page = page if isinstance(node, int) or "/Pg" not in node else node.raw_get("/Pg")
            if block is not None and page is not None:
                drawn = self.marked.get((page.idnum, mark), ())
                block.pieces += [(_logical(glyphs), height, url) for glyphs, height in drawn]
        elif node.get("/S") not in ("/Lbl", None):
            page = node.raw_get("/Pg") if "/Pg" in node else page
            role = _BLOCKS.get(str(node["/S"]))
            inner = _Block(role) if role and (block is None or block.role != "item" or role != "text") else block
            url = _url(node) if node["/S"] == "/Link" else url
            yield from self._blocks(node.get("/K"), page, inner, url, depth + 1)
            if inner is not None and inner is not block:
                yield inner

    def _passage(self, block: _Block) -> Passage | None:
        builder, before, at = Builder(), "", None  # type: Builder, str, float | None
        for n, (text, height, url) in enumerate(block.pieces):
            is_apart = at is not None and height != at and not _HAN.search(before[-1:] + text[:1])
            if is_apart and not before.endswith("-"):
                builder.space(0)
            start = builder.length
            builder.add(text, 0)
            if url and (n + 1 == len(block.pieces) or block.pieces[n + 1][2] != url):
                builder.refer(url, min(self._link_start(block, n, builder.length), start), None)
            before, at = text, height
        return builder.passage(self.path, None, block.role)

    @staticmethod
    def _link_start(block: _Block, last: int, end: int) -> int:
        """Where the words of a link begin that goes over several pieces."""
        first = last
        while first > 0 and block.pieces[first - 1][2] == block.pieces[last][2]:
            first -= 1
        return max(0, end - sum(len(text) for text, _, _ in block.pieces[first : last + 1]))


def _url(link: Any) -> str | None:
    """Where a link leads: its annotation is one of its parts."""
    parts = link.get("/K")
    for it in parts if isinstance(parts, list) else [parts]:
        part: Any = it.get_object() if it is not None else None
        if hasattr(part, "get") and part.get("/Type") == "/OBJR":
            action = part["/Obj"].get("/A", {})
            return str(action["/URI"]) if "/URI" in action else None
    return None


def _table(font: Any) -> dict[int, str]:
    """A font's characters by glyph."""
    if "/ToUnicode" not in font:
        return {}
    source = font["/ToUnicode"].get_data()
    found: dict[int, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for glyph, text in _CHARS.findall(part):
            found[int(glyph, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for low, high, text in _RANGES.findall(part):
            first = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
            for n in range(min(int(high, 16) - int(low, 16) + 1, 65_536)):
                found[int(low, 16) + n] = first[:-1] + chr(ord(first[-1]) + n)
    return found


def _glyphs(string: Any, table: dict[int, str]) -> list[str]:
    """The characters of each glyph of a string; between strings stand numbers, which move the pen."""
    data = getattr(string, "original_bytes", b"")
    return [table.get(int.from_bytes(data[n : n + 2], "big"), "") for n in range(0, len(data), 2)]


def _logical(glyphs: list[str]) -> str:
    """What is drawn from left to right, in the order in which it is read."""
    kinds = "".join(_kind(it) for it in glyphs)
    if "R" not in kinds:
        return "".join(glyphs)
    glyphs = glyphs[::-1]
    for match in _LEFT_TO_RIGHT.finditer(kinds[::-1]):
        glyphs[match.start() : match.end()] = glyphs[match.start() : match.end()][::-1]
    return "".join(glyphs)


def _kind(glyph: str) -> str:
    """R for what runs from right to left, L for what does not, numbers too; N for what follows either."""
    found = unicodedata.bidirectional(glyph[:1]) if glyph else ""
    return "R" if found in ("R", "AL") else "L" if found in ("L", "EN", "AN") else "N"
