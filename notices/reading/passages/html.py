"""HTML: pages, dialogs, fragments, the HTML part of a mail, other people's pages.

A passage is a block element's own text. What is not seen is read too: title, description, alternative
texts, labels for screen readers, hidden text, and the texts in JSON-LD.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from notices.model import Passage
from notices.reading.passages._builder import Builder, compose
from notices.reading.passages._elements import (
    BLOCKS,
    DESCRIPTIONS,
    FRAMES,
    OVERRIDE,
    RAW,
    ROLES,
    SILENT,
    SPEAKS,
    SPOKEN,
    VOID,
)

# A tag as almost all are written; any other is left to the parser, and the RAW ones, whose text is none of ours.
_TAG = re.compile(r'<([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"&]*")?)*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')
_END_TAG = re.compile(r"</([a-z][a-z0-9]*)>")


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of an HTML text."""
    reader = _Html(text, path)
    # Behind the last `>` no tag is whole; the parser would look for its end from each `<` anew.
    cut = text.rfind(">") + 1
    cut = cut if "<" in text[cut:] else len(text)
    try:
        reader.feed(text[:cut])
        reader.end(cut)
        reader.rest(cut)
    except AssertionError:  # the parser's way to refuse `<![x`: what is left is read as it stands
        reader.rest(reader.place())
    reader.flush()
    return reader.found


class _Element:
    __slots__ = ("fact", "locale", "message", "role", "start", "tag", "url", "value")

    def __init__(self, tag: str, role: str, message: str | None, locale: str | None) -> None:
        self.tag, self.role, self.message, self.locale = tag, role, message, locale
        self.start = 0
        self.url: str | None = None
        self.fact: str | None = None
        self.value: str | None = None


class _Html(HTMLParser):
    def __init__(self, text: str, path: str) -> None:
        super().__init__(convert_charrefs=False)
        self._text = text
        self._path = path
        self._before = self._at = 0  # characters that the parser has let go of; where it stands
        self._stack: list[_Element] = []
        self._depth: dict[str, int] = {}
        self._builder = Builder()
        self._silent: str | None = None
        self._tag = ""  # a plain tag as it is written
        self._data = False
        self.found: list[Passage] = []

    def place(self) -> int:
        """Where the parser stands."""
        return self._at

    def updatepos(self, i: int, j: int) -> int:
        """Keep the place; lines and columns, which the parser would count, nobody asks for."""
        self._at = self._before + j
        return j

    def end(self, length: int) -> None:
        """Read what the parser has kept back of a text of this length."""
        self._before = length - len(self.rawdata)
        self.close()

    def parse_starttag(self, i: int) -> int:
        """Read a plain tag at once, which the parser takes apart in many steps."""
        match = _TAG.match(self.rawdata, i)
        if match is None or match[1] in RAW:
            self._tag = ""
            return super().parse_starttag(i)
        self._tag = match[0]
        self.handle_starttag(match[1], _ATTRIBUTE.findall(match[2]) if match[2] else [])
        return match.end()

    def parse_endtag(self, i: int) -> int:
        """Read a plain tag at once."""
        match = _END_TAG.match(self.rawdata, i)
        if match is None or match[1] in RAW or self.cdata_elem is not None:
            return super().parse_endtag(i)
        self.handle_endtag(match[1])
        return match.end()

    # The passage that is being read

    def flush(self) -> None:
        """End the passage that is being read."""
        if not self._builder.length:
            return
        for element in self._stack:
            if element.tag not in BLOCKS:
                self._close_inline(element)
                element.start = 0
        owner = next((it for it in reversed(self._stack) if it.tag in BLOCKS or it.message), None)
        role, message, locale = (owner.role, owner.message, owner.locale) if owner else ("text", None, None)
        passage = self._builder.passage(self._path, message, role, locale)
        if passage is not None:
            self.found.append(passage)
        self._builder = Builder()

    def _close_inline(self, element: _Element) -> None:
        if self._builder.length <= element.start:
            return
        if element.url is not None:
            self._builder.refer(element.url, element.start, element.fact)
        elif element.fact is not None or element.value is not None or element.tag == "code":
            self._builder.mark(element.fact, element.value, element.start)

    # What the parser says

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in SILENT:
            self._silent = tag
            self._data = (attributes.get("type") or "").endswith("json")
            return
        is_block = tag in BLOCKS
        if is_block or "data-message" in attributes:
            self.flush()
        if attributes:
            self._spoken(tag, attributes)
        if tag == "br":
            self._builder.space(self.place())
        if tag == "bdo":  # shown turned round: 05 where 50 is written
            self._builder.put(OVERRIDE.get((attributes.get("dir") or "").lower(), ""), self.place())
        if tag in VOID:
            return
        parent = self._stack[-1] if self._stack else None
        if is_block or parent is None:
            role = parent.role if parent and parent.role in FRAMES else ROLES.get(tag, "text")
        else:
            role = parent.role
        self._depth[tag] = self._depth.get(tag, 0) + 1
        if not attributes:
            message = None if is_block or parent is None else parent.message
            element = _Element(tag, role, message, parent.locale if parent else None)
            element.start = self._builder.length
            self._stack.append(element)
            return
        if "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", ""):
            role = "preheader"
        elif "button" in (attributes.get("class") or "").split() or attributes.get("role") == "button":
            role = "action"
        message = attributes.get("data-message") or (None if is_block or parent is None else parent.message)
        locale = attributes.get("lang") or (parent.locale if parent else None)
        element = _Element(tag, role, message, locale)
        element.start = self._builder.length
        element.url = attributes.get("href") if tag == "a" else None
        element.fact = attributes.get("data-fact")
        element.value = (
            attributes.get("datetime") if tag == "time" else attributes.get("value") if tag == "data" else None
        )
        self._stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = None
            return
        if not self._depth.get(tag):
            return
        if tag in BLOCKS:
            self.flush()
        while True:
            element = self._stack.pop()
            self._depth[element.tag] -= 1
            if element.tag not in BLOCKS:
                if (element.message and element.url is None and not (self._stack and self._stack[-1].message)) or (
                    element.message and not (self._stack and self._stack[-1].message == element.message)
                ):
                    self._stack.append(element)
                    self.flush()
                    self._stack.pop()
                else:
                    self._close_inline(element)
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._silent:
            if self._data:
                self._linked(data)
        elif data == "\n":  # between most tags
            self._builder.space(self._at)
        else:
            self._builder.add(data, self._at)

    def handle_entityref(self, name: str) -> None:
        import html

        place = self.place()
        shown = html.unescape(f"&{name};")
        closed = self._text.startswith(";", place + len(name) + 1)
        self._reference(shown if closed else html.unescape(f"&{name}"), place)

    def handle_charref(self, name: str) -> None:
        import html

        self._reference(html.unescape(f"&#{name};"), self.place())

    def _reference(self, shown: str, place: int) -> None:
        if self._silent is None:
            self._builder.put(shown, place) if shown.strip(" \t\r\n\f") else self._builder.space(place)

    def unknown_decl(self, data: str) -> None:
        """`<![CDATA[words]]>`: the words are text."""
        if self._silent is None and data.startswith("CDATA["):
            self._builder.add(data[6:], self.place() + 9)

    def rest(self, start: int) -> None:
        """What the parser could not go on with."""
        if self._silent is None:
            self._builder.add(self._text[start:], start)

    # Texts that are not in the flow

    def _spoken(self, tag: str, attributes: dict[str, str | None]) -> None:
        for name in () if SPEAKS.isdisjoint(attributes) else SPOKEN:
            if attributes.get(name):
                self._aside(name, attributes[name] or "", "attribute")
        if tag == "meta" and (attributes.get("name") or attributes.get("property") or "").lower() in DESCRIPTIONS:
            self._aside("content", attributes.get("content") or "", "description")
        if tag == "input" and attributes.get("type") in ("submit", "button", "reset") and attributes.get("value"):
            self._aside("value", attributes["value"] or "", "action")

    def _aside(self, name: str, value: str, role: str) -> None:
        start = self.place()
        raw = self._tag or self.get_starttag_text() or ""
        at = max(0, raw.lower().find(f"{name}="))
        quoted = raw[at + len(name) + 1 : at + len(name) + 2] in ('"', "'")
        builder = Builder()
        builder.add(value, start + at + len(name) + 1 + quoted)
        parent = self._stack[-1] if self._stack else None
        passage = builder.passage(self._path, None, role, parent.locale if parent else None)
        if passage is not None:
            self.found.append(passage)

    def _linked(self, data: str) -> None:
        from dataclasses import replace

        from notices.reading.passages import json

        outer = ((0, self.place()),)
        for passage in json.passages(data, self._path):
            if passage.role != "code":
                self.found.append(replace(passage, offsets=compose(passage.offsets, outer), role="data"))
