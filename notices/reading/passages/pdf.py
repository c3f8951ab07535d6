"""PDF: of a tagged one a passage is a heading, a paragraph, an item; of another, a line of its text.

The tags say which marked contents belong together; the words are read from the pages by the fonts' own
tables (ToUnicode). Where a passage stood is not told: there is no line in such a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from notices.dataclass import dataclass, field
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Passage, Span
from notices.reading.passages._builder import Builder

_BLOCKS = {f"/H{n}": "heading" for n in range(1, 7)} | {"/P": "text", "/LI": "item", "/TD": "text", "/TH": "heading"}
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
    """A passage in the making: what is drawn of it, and where each piece links to."""

    role: str
    drawn: list[tuple[_Drawn, str | None]] = field(default_factory=list)

    @property
    def pieces(self) -> list[tuple[str, float, str | None]]:
        """The words of each piece, the height at which it stands, and its link."""
        rtl = any(_kind(glyph) == "R" for it, _ in self.drawn for glyph in it.glyphs)
        return [(_logical(it.glyphs, rtl), it.height, url) for it, url in self.drawn]


@dataclass
class _Mark:
    """A marked content: its number in the tags, and the words that it says it stands for."""

    number: int = -1
    text: str | None = None
    said: bool = False

    @classmethod
    def of(cls, operands: Any, outer: _Mark) -> _Mark:
        """The mark that begins inside another."""
        about = operands[1] if len(operands) > 1 and hasattr(operands[1], "get") else {}
        number = int(about["/MCID"]) if "/MCID" in about else outer.number
        text = str(about["/ActualText"]) if "/ActualText" in about else outer.text
        return cls(number, text)


class _Font(NamedTuple):
    """A font's characters by glyph, and of how many bytes a glyph's number is."""

    table: dict[int, str]
    size: int

    @classmethod
    def of(cls, font: Any) -> _Font:
        return cls(_table(font), 2 if font.get("/Subtype") == "/Type0" else 1)

    def chars(self, string: Any) -> list[str]:
        """The characters of each glyph of a string; between strings stand numbers, which move the pen."""
        data = getattr(string, "original_bytes", b"")
        return [
            self.table.get(int.from_bytes(data[n : n + self.size], "big"), "") for n in range(0, len(data), self.size)
        ]


class _Drawn(NamedTuple):
    """What is drawn of a line, from left to right: glyphs, or the letters that several stand for."""

    glyphs: list[str]
    height: float


class _Tagged:
    def __init__(self, document: Any, path: str) -> None:
        self.path = path
        self.root = document.trailer["/Root"]["/StructTreeRoot"]
        self.marked: dict[tuple[int, int], list[_Drawn]] = {}  # by page and mark
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

        fonts: dict[str, _Font] = {}
        opened: list[_Mark] = []
        font, height = "", 0.0
        number = page.indirect_reference.idnum
        for operands, operator in ContentStream(page.get_contents(), document).operations:
            if operator in (b"BDC", b"BMC"):
                opened.append(_Mark.of(operands, opened[-1] if opened else _Mark()))
            elif operator == b"EMC" and opened:
                opened.pop()
            elif operator == b"Tf":
                font = str(operands[0])
            elif operator == b"Tm":
                height = float(operands[5])
            elif operator in (b"TJ", b"Tj") and opened and opened[-1].number >= 0:
                if font not in fonts:
                    fonts[font] = _Font.of(page["/Resources"]["/Font"][font])
                strings = operands[0] if operator == b"TJ" else operands
                glyphs = [char for it in strings for char in fonts[font].chars(it)]
                self._draw(self.marked.setdefault((number, opened[-1].number), []), opened[-1], glyphs, height)

    @staticmethod
    def _draw(drawn: list[_Drawn], mark: _Mark, glyphs: list[str], height: float) -> None:
        if not drawn or drawn[-1].height != height:
            drawn.append(_Drawn([], height))
        if mark.text is None:
            drawn[-1].glyphs.extend(glyphs)
        elif not mark.said:
            mark.said = True
            drawn[-1].glyphs.append(mark.text)

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
                block.drawn += [(it, url) for it in drawn]
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
        pieces = block.pieces
        for n, (text, height, url) in enumerate(pieces):
            is_apart = at is not None and height != at and not _HAN.search(before[-1:] + text[:1])
            if is_apart and not before.endswith("-"):
                builder.space(0)
            start = builder.length
            builder.add(text, 0)
            if url and (n + 1 == len(pieces) or pieces[n + 1][2] != url):
                builder.refer(url, min(_link_start(pieces, n, builder.length), start), None)
            before, at = text, height
        return builder.passage(self.path, None, block.role)


def _link_start(pieces: list[tuple[str, float, str | None]], last: int, end: int) -> int:
    """Where the words of a link begin that goes over several pieces."""
    first = last
    while first > 0 and pieces[first - 1][2] == pieces[last][2]:
        first -= 1
    return max(0, end - sum(len(text) for text, _, _ in pieces[first : last + 1]))


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


def _logical(glyphs: list[str], rtl: bool) -> str:
    """What is drawn from left to right, in the order in which it is read, in a passage that may run otherwise."""
    kinds = "".join(_kind(it) for it in glyphs)
    if "R" not in kinds and not (rtl and "L" not in kinds):
        return "".join(glyphs)
    glyphs = glyphs[::-1]
    for match in _LEFT_TO_RIGHT.finditer(kinds[::-1]):
        glyphs[match.start() : match.end()] = glyphs[match.start() : match.end()][::-1]
    return "".join(glyphs)


def _kind(glyph: str) -> str:
    """R for what runs from right to left, L for what does not, numbers too; N for what follows either."""
    found = unicodedata.bidirectional(glyph[:1]) if glyph else ""
    return "R" if found in ("R", "AL") else "L" if found in ("L", "EN", "AN") else "N"
