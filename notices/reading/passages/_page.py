"""What the tags and words of a page, told one by one, say to its reader: the passages."""

from __future__ import annotations

import html

from notices.model import Passage
from notices.reading.passages._builder import Builder, Through
from notices.reading.passages._elements import BLOCKS, FRAMES, OVERRIDE, ROLES, SILENT, VOID
from notices.reading.passages._tag import Tag


class _Element:
    """A tag that is open, and what it has of those around it."""

    __slots__ = ("has_cells", "is_block", "locale", "message", "role", "start", "tag")

    def __init__(self, tag: Tag, parent: _Element | None, start: int) -> None:
        self.tag, self.is_block, self.start = tag, tag.is_block, start
        self.message, self.has_cells = tag.message, False
        self.locale = tag.attributes.get("lang") or None
        if parent is None:
            self.role = tag.role or ROLES.get(tag.name, "text")
            return
        self.locale = self.locale or parent.locale
        self.role = tag.role or parent.role
        if not self.is_block:
            self.message = self.message or parent.message
        elif not tag.role and parent.role not in FRAMES:
            self.role = ROLES.get(tag.name, "text")
            if parent.tag.name == "tr" and not parent.has_cells:
                self.role, parent.has_cells = "row", True


class Page:
    """The passages of a page; a place is where in its text something stands.

    A part of a page has the role of what is around it.
    """

    def __init__(self, text: str, path: str, role: str | None = None) -> None:
        self._text, self._path = text, path
        self._builder = Builder()
        self._stack: list[_Element] = []
        self._depth: dict[str, int] = {}
        self._silent: list[str] = []  # elements that are open of which nothing is said
        self._data = False
        self._inline = 0  # elements that are open and no blocks
        self._abroad: tuple[str | None, int] = None, 0  # the language of a link to another, and where it ends
        self._labels: dict[str | None, int] = {}  # which passage is the label of a switch, by the switch’s id
        self._set: tuple[str | None, str] | None = None  # a switch whose label is not read yet, and how it is set
        self.found: list[Passage] = []
        if role:
            around = _Element(Tag("div", {}, ""), None, 0)
            around.role = role
            self._stack.append(around)

    @property
    def frame(self) -> str | None:
        """The role of what is open, if it goes over to all in it."""
        role = self._stack[-1].role if self._stack else None
        return role if role in FRAMES else None

    @property
    def is_between_blocks(self) -> bool:
        """Whether nothing but blocks is open, and what is told is shown."""
        return not self._inline and not self._silent

    def take(self, passages: list[Passage], place: int) -> None:
        """A block that was read by itself; where it does not say its language, it is in that around it."""
        self.flush()
        around = self._stack[-1].locale if self._stack else None
        for it in passages:
            self.found.append(it.at(self._path, Through(it.offsets, lambda: ((0, place),)), it.locale or around))

    def flush(self) -> None:
        """End the passage that is being read."""
        builder = self._builder
        if not builder.length:
            return
        owner = None
        for element in self._stack:
            if element.is_block:
                owner = element
            else:
                self._close_inline(element)
                element.start = 0
                owner = element if element.message else owner
        role, message, locale = (owner.role, owner.message, owner.locale) if owner else ("text", None, None)
        abroad, end = self._abroad
        locale = abroad if end == builder.length else locale
        passage = builder.passage(self._path, message, role, locale)
        if passage is not None:
            self.found.append(self._controlled(passage, owner.tag if owner else None))
        self._builder, self._abroad = Builder(), (None, 0)

    def _controlled(self, passage: Passage, tag: Tag | None) -> Passage:
        """The words of a button with what it sends, those of a label with how its switch is set."""
        control = tag.control if tag else None
        if passage.role == "label":
            named = tag.attributes.get("for") if tag else None
            if self._set and (named is None or self._set[0] in (None, named)):
                control, self._set = self._set[1], None
            self._labels[named] = len(self.found)
        return passage._replace(control=control) if control else passage

    def _switch(self, id: str | None, control: str) -> None:
        """A switch belongs to the label around it, to that which names it, or to the nearest that names none."""
        self.flush()
        if self._depth.get("label"):
            self._set = None, control
        elif (at := self._labels.get(id, self._labels.get(None))) is not None:
            self.found[at] = self.found[at]._replace(control=control)
        else:
            self._set = id, control

    def _close_inline(self, element: _Element) -> None:
        tag = element.tag
        if not tag.tells or self._builder.length <= element.start:
            return
        if tag.url is not None:
            self._builder.refer(tag.url, element.start, tag.fact)
            if not element.start and element.role == "navigation" and "lang" in tag.attributes:
                self._abroad = element.locale, self._builder.length  # a page’s list of its languages
        else:
            self._builder.mark(tag.fact, tag.value, element.start)

    # What is told, in its order

    def start(self, tag: Tag, place: int) -> None:
        """An element begins."""
        name = tag.name
        if name in SILENT:
            self._silent.append(name)
            self._data = (tag.attributes.get("type") or "").endswith("json")
            return
        if tag.is_block or tag.has_message:
            self.flush()
        if name == "input" and tag.control:
            self._switch(tag.attributes.get("id"), tag.control)
        for attribute, words, role in tag.asides:
            self._aside(tag.raw, attribute, words, role, place)
        if name == "br":
            self._builder.space(place)
        elif name == "bdo":  # shown turned round: 05 where 50 is written
            self._builder.put(OVERRIDE.get((tag.attributes.get("dir") or "").lower(), ""), place)
        if name not in VOID:
            self._depth[name] = self._depth.get(name, 0) + 1
            parent = self._stack[-1] if self._stack else None
            self._stack.append(_Element(tag, parent, self._builder.length))
            self._inline += not tag.is_block

    def end(self, name: str) -> None:
        """An element ends, and those in it that have no end of their own."""
        if name in self._silent:
            while self._silent.pop() != name:
                pass
            self._data = False
            return
        if not self._depth.get(name):
            return
        if name in BLOCKS:
            self.flush()
        while True:
            element = self._stack.pop()
            self._depth[element.tag.name] -= 1
            if not element.is_block:
                self._inline -= 1
                if self._parts(element):
                    self._stack.append(element)
                    self.flush()
                    self._stack.pop()
                else:
                    self._close_inline(element)
            if element.tag.name == name:
                return

    def _parts(self, element: _Element) -> bool:
        """Whether a passage ends with an element: its message is not that of the one around it."""
        around = self._stack[-1].message if self._stack else None
        return bool(element.message) and element.message != around

    def words(self, words: str, place: int) -> None:
        """A run of text without references."""
        if self._silent:
            if self._data:
                from notices.reading.passages._linked import linked

                self.found += linked(words, self._path, place)
        elif words == "\n":  # between most tags
            self._builder.space(place)
        else:
            self._builder.add(words, place)

    def reference(self, written: str, place: int) -> None:
        """`&amp;`, `&#38;`, with or without the semicolon."""
        if not self._silent:
            shown = html.unescape(written)
            self._builder.put(shown, place) if shown.strip(" \t\r\n\f") else self._builder.space(place)

    def rest(self, start: int) -> None:
        """What is no page any more is read as it stands."""
        if not self._silent:
            self._builder.add(self._text[start:], start)

    # Texts that are not in the flow

    def _aside(self, raw: str, name: str, words: str, role: str, place: int) -> None:
        at = max(0, raw.lower().find(f"{name}="))
        quoted = raw[at + len(name) + 1 : at + len(name) + 2] in ('"', "'")
        builder = Builder()
        builder.add(words, place + at + len(name) + 1 + quoted)
        locale = self._stack[-1].locale if self._stack else None
        passage = builder.passage(self._path, None, role, locale)
        if passage is not None:
            self.found.append(passage)
