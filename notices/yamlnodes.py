"""YAML text → nodes that know their place; plain scalars stay text until a type asks.

PyYAML's own constructors keep the last of two equal keys in silence, read `no` as false and
`9:30` as 570, and can be made to hang with merge keys; so the event stream is read here, without
tags, anchors or merges, and with limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.source import Source, decode

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 12
MAX_NODES = 50_000
_TOO_DEEP = ("nested too deep, or too long, for a policy", "write it plainly")

# What YAML 1.1 takes for something else than text when it is not quoted.
_NOT_TEXT = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~|)\Z|"
    r"[-+]?[0-9][0-9_,.:]*(?:e[-+]?[0-9]+)?\Z|"
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\Z|[-+]?\.(?:inf|nan)\Z"
)


class Node(NamedTuple):
    """One node: `value` is a str, a list of nodes, or a dict of key node → node by key text.

    `start` and `end` are libyaml's marks; of most nodes nobody asks the place.
    """

    value: Any
    path: str
    start: Any
    end: Any
    quoted: bool = False
    keys: tuple[Node, ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands."""
        return _span(self.path, self.start, self.end)

    @property
    def kind(self) -> str:
        """`text`, `list` or `mapping`, as people call them."""
        return {"str": "text", "list": "list", "dict": "mapping"}[type(self.value).__name__]

    @property
    def is_plain_text(self) -> bool:
        """Whether YAML, too, reads this scalar as text."""
        return self.quoted or not _NOT_TEXT.match(self.value)


def opened(path: Path, shown: str, faults: list[Diagnostic]) -> tuple[Source, Node] | None:
    """A small file's source and root node; None with the faults noted."""
    try:
        text = decode(shown, path.read_bytes())
    except Unusable as unusable:
        faults.extend(unusable.diagnostics)
        return None
    source = Source(shown, text)
    root = parse(source, text, faults)
    return (source, root) if root is not None else None


def parse(source: Source, text: str, faults: list[Diagnostic]) -> Node | None:
    """The document's root node, or None where the text is no YAML; faults are added to the list."""
    try:
        return _Builder(source, faults).document(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = Span(source.path, mark.line + 1, mark.column + 1) if mark else Span(source.path, 0, 0)
        problem = (error.problem or "can't be read").removeprefix("found ")
        if "nesting depth" in problem:  # libyaml's own limit, which a scanner that looks ahead meets first
            faults.append(source.fault("too-deep", span, *_TOO_DEEP))
            return None
        faults.append(source.fault("not-yaml", span, f"not valid YAML: {problem}", _syntax_help(problem)))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - (text.rfind("\n", 0, error.position) + 1) + 1
        shown = error.character if isinstance(error.character, int) else ord(error.character)
        span = Span(source.path, line, column)
        faults.append(source.fault("control-character", span, f"U+{shown:04X} is not allowed in YAML", "delete it"))
    except _Stop:
        pass
    return None


def _span(path: str, start: Any, end: Any) -> Span:
    length = end.column - start.column if end.line == start.line else 1
    return Span(path, start.line + 1, start.column + 1, max(1, length))


def _syntax_help(problem: str) -> str:
    if "'\\t'" in problem or "tab" in problem:
        return "indent with spaces, not tabs"
    return "check the indentation, the colons and the quotes around this place"


class _Stop(Exception):
    """The document is refused from here on."""


class _Builder:
    """Events → nodes."""

    def __init__(self, source: Source, faults: list[Diagnostic]) -> None:
        self.source, self.faults, self.count = source, faults, 0

    def document(self, events: Iterator[Any]) -> Node | None:
        self.events = events
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                root = self.node(next(events), 1)
                self.nothing_more(events)
                return root
        span = Span(self.source.path, 1, 1)
        self.faults.append(self.source.fault("empty", span, "the file is empty", "see docs/writers.md"))
        return None

    def nothing_more(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.refuse("two-documents", event, "a second document begins", "keep one document a file")

    def node(self, event: Any, depth: int) -> Node:
        self.guard(event, depth)
        if isinstance(event, ScalarEvent):
            return Node(event.value, self.source.path, event.start_mark, event.end_mark, bool(event.style))
        start, end = event.start_mark, event.end_mark
        if isinstance(event, SequenceStartEvent):
            items = []
            while not isinstance(event := next(self.events), SequenceEndEvent):
                items.append(self.node(event, depth + 1))
            return Node(items, self.source.path, start, end)
        return self.mapping(start, end, depth)

    def mapping(self, start: Any, end: Any, depth: int) -> Node:
        items: dict[str, Node] = {}
        keys: dict[str, Node] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key.value, str):
                self.fault("key-not-text", key.span, f"a key can't be a {key.kind}", "write a plain word")
            elif key.value in items:
                first = keys[key.value].span.line
                message = f"`{key.value}` is written twice, first in line {first}"
                self.fault("key-twice", key.span, message, "keep one of the two")
            else:
                items[key.value], keys[key.value] = value, key
        return Node(items, self.source.path, start, end, keys=tuple(keys.values()))

    def guard(self, event: Any, depth: int) -> None:
        self.count += 1
        if event.anchor is not None:  # an alias, too, has its anchor's name
            self.refuse("anchor", event, "anchors and aliases are not read", "write the value out")
        if getattr(event, "tag", None):
            self.refuse("tag", event, f"tag `{event.tag}` is not read", "delete the tag")
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            self.refuse("too-deep", event, *_TOO_DEEP)

    def fault(self, rule: str, span: Span, message: str, help: str) -> None:
        self.faults.append(self.source.fault(rule, span, message, help))

    def refuse(self, rule: str, event: Any, message: str, help: str) -> None:
        self.fault(rule, _span(self.source.path, event.start_mark, event.end_mark), message, help)
        raise _Stop
