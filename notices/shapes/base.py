"""Where shapes put what they find, and what every shape can do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from notices.dataclass import dataclass, field
from notices.diagnostics import Diagnostic
from notices.model import Fact, Span
from notices.source import Source
from notices.yamlnodes import Node


@dataclass
class Reader:
    """Where shapes put what they find."""

    source: Source
    faults: list[Diagnostic]
    facts: dict[str, Fact] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    """The names that were written, also where the value was no good."""

    def fault(self, rule: str, span: Span, message: str, help: str) -> None:
        """Notes a fault."""
        self.faults.append(self.source.fault(rule, span, message, help))

    def wrong(self, node: Node, message: str, help: str, rule: str = "wrong-value") -> None:
        """Notes that a node's value can't be used."""
        self.fault(rule, node.span, message, help)


class Shape(Protocol):
    """What may stand at a place."""

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """The value, or None with a fault noted; `name` is the dotted name of the place."""

    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema, draft 2020-12."""

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """The facts that may arise here: names (`#` for any number, `*` for any word) and kinds."""


def shown(node: Node) -> str:
    """The node as a message quotes it."""
    return f"`{node.value}`" if isinstance(node.value, str) else f"a {node.kind}"
