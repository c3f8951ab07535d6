"""HTML: pages, dialogs, fragments, the HTML part of a mail, other people's pages.

A passage is a block element's own text. What is not seen is read too: title, description, alternative
texts, labels for screen readers, hidden text, and the texts in JSON-LD.

A page that is written as almost all are, every tag closed and every attribute in double quotes, is taken
apart by one expression, and a block that stands in several files once. At the first sign of anything else
the parser reads it all, from the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

from notices.model import Passage
from notices.reading.passages._elements import RAW
from notices.reading.passages._page import Page
from notices.reading.passages._tag import Tag

_ATTRIBUTES = r'(?: [a-zA-Z-]+(?:="[^"]*")?)*'
_REFERENCE = r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,30});"
_INNER = rf"(?:</?(?:a|b|bdi|br|code|data|em|i|span|strong|time){_ATTRIBUTES}>|{_REFERENCE})"
_LEAF = rf"<(?P<kind>p|li|h[1-6]){_ATTRIBUTES}>[^<&]*(?:{_INNER}[^<&]*)*</(?P=kind)>"
# What leads elsewhere and says nothing: a page has one for each language.
_LINK = r'<link(?: (?:rel|href|hreflang|type)="[^"]*")*>'
_TITLE = re.compile(r"[^<]*</title>")
_PARTS = re.compile(r"<([a-z][a-z0-9]*)(.*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r' ([a-zA-Z-]+)(?:="([^"]*)")?')


def _tokens(leaf: str) -> re.Pattern[str]:
    """Words, and the sign behind them."""
    return re.compile(
        r"(?P<words>[^<&]*)"
        rf"(?:(?P<leaf>{leaf})"
        r"|</(?P<end>[a-z][a-z0-9]*)>"
        # Within these are no tags; one that has what looks like the end of another, or a comment, is not plain.
        rf"|(?P<raw><(?P<name>script|style){_ATTRIBUTES}>)(?P<data>[^<]*(?:<(?![/!])[^<]*)*)</(?P=name)>"
        rf"|{_LINK}(?P<links>(?:\n{_LINK})*)"
        rf"|(?P<tag><[a-z][a-z0-9]*{_ATTRIBUTES}(?: ?/)?>)"
        rf"|(?P<reference>{_REFERENCE})"
        r"|<!--(?!-?>)[^-]*(?:-(?!-)[^-]*)*-->"
        r"|<!(?:doctype|DOCTYPE) html>"
        r"|\Z|(?P<odd>[<&]))"
    )


_BY_LEAVES, _BY_TAGS = _tokens(_LEAF), _tokens("(?P<kind>(?!))")


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of an HTML text."""
    return (_plain(text, path) or _parsed(text, path)).found


def _plain(text: str, path: str) -> Page | None:
    """The page, if nothing in it is out of the ordinary."""
    page = Page(text, path)
    if not _tell(page, text, _BY_LEAVES.finditer(text)):
        return None
    page.flush()
    return page


def _tell(page: Page, text: str, tokens: Iterator[re.Match[str]]) -> bool:
    """Tell a page what stands in a text; whether nothing was out of the ordinary."""
    for it in tokens:
        place = it.start()
        words, leaf, _, end, raw, name, data, links, tag, reference, odd = it.groups()
        if words:
            page.words(words, place)
            place += len(words)
        if end is not None:
            page.end(end)
        elif tag is not None:
            if not _opens(page, _tag(tag), place, text):
                return False
        elif leaf is not None:
            if page.is_between_blocks:
                page.take(_leaf(leaf, page.frame), place)
            else:
                _tell(page, text, _BY_TAGS.finditer(text, place, it.end()))
        elif reference is not None:
            page.reference(reference, place)
        elif raw is not None:
            page.start(_tag(raw), place)
            page.words(data, place + len(raw))
            page.end(name)
        elif links:
            page.words("\n", it.start("links"))
        elif odd is not None:
            return False
    return True


def _opens(page: Page, tag: Tag, place: int, text: str) -> bool:
    """Tell a page of a start tag; whether what is in the element is read as all else is."""
    if tag.name in RAW and not (tag.name == "title" and _TITLE.match(text, place + len(tag.raw))):
        return False
    page.start(tag, place)
    if tag.raw[-2] == "/":
        page.end(tag.name)
    return True


@lru_cache(maxsize=4096)
def _leaf(raw: str, role: str | None) -> list[Passage]:
    """The passages of a block without another in it; most stand in several files, of several languages."""
    page = Page(raw, "", role)
    _tell(page, raw, _BY_TAGS.finditer(raw))
    return page.found


@lru_cache(maxsize=4096)
def _tag(raw: str) -> Tag:
    """A plain tag; most stand in many pages."""
    name, attributes = _PARTS.fullmatch(raw).groups()  # type: ignore[union-attr]
    return Tag(name, {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}, raw)


def _parsed(text: str, path: str) -> Page:
    page = Page(text, path)
    parser = _Parser(page, text)
    # Behind the last `>` no tag is whole; the parser would look for its end from each `<` anew.
    cut = text.rfind(">") + 1
    cut = cut if "<" in text[cut:] else len(text)
    try:
        parser.feed(text[:cut])
        parser.end(cut)
        page.rest(cut)
    except AssertionError:  # the parser's way to refuse `<![x`: what is left is read as it stands
        page.rest(parser.place)
    page.flush()
    return page


class _Parser(HTMLParser):
    """Tells a page what it finds in a text."""

    def __init__(self, page: Page, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._page, self._text = page, text
        self._before = self.place = 0  # characters that the parser has let go of; where it stands

    def updatepos(self, i: int, j: int) -> int:
        """Keep the place; lines and columns, which the parser would count, nobody asks for."""
        self.place = self._before + j
        return j

    def end(self, length: int) -> None:
        """Read what the parser has kept back of a text of this length."""
        self._before = length - len(self.rawdata)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._page.start(Tag(tag, dict(attrs), self.get_starttag_text() or ""), self.place)

    def handle_endtag(self, tag: str) -> None:
        self._page.end(tag)

    def handle_data(self, data: str) -> None:
        self._page.words(data, self.place)

    def handle_entityref(self, name: str) -> None:
        closed = self._text.startswith(";", self.place + len(name) + 1)
        self._page.reference(f"&{name};" if closed else f"&{name}", self.place)

    def handle_charref(self, name: str) -> None:
        self._page.reference(f"&#{name};", self.place)

    def unknown_decl(self, data: str) -> None:
        """`<![CDATA[words]]>`: the words are text."""
        if data.startswith("CDATA["):
            self._page.words(data[6:], self.place + 9)
