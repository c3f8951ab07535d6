"""Shapes that hold others: lists, records with known keys, tables with the writer's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from notices.dataclass import dataclass
from notices.model import Fact, Names, Path, Selection, Term
from notices.shapes.base import Reader, Shape, shown
from notices.shapes.scalars import Scalar, Slug
from notices.shapes.words import FORM, Words
from notices.yamlnodes import Node


@dataclass
class Listed:
    """A list of names: plain, or each a record with a `name` and details of its own."""

    noun: type[Names] | type[Path] = Names
    details: dict[str, Key] | None = None

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """The names; item n and its details become facts under `name.n`."""
        if not isinstance(node.value, list) or not node.value:
            reader.wrong(node, f"expected a list of names, not {shown(node)}", "write one `- name` a line")
            return None
        read = [self.item(item, f"{name}.{n}", reader) for n, item in enumerate(node.value, 1)]
        terms = tuple(term for term in read if term is not None)
        if len(terms) < len(read):
            return None
        self.twice(node, terms, reader)
        reader.facts[name] = Fact(name, self.noun(terms), node.span)
        return terms

    def item(self, node: Node, name: str, reader: Reader) -> Term | None:
        if self.details is None:
            return Words().read(node, name, reader)
        record = self.record()
        record.read(node, name, reader)
        stated = reader.facts.pop(f"{name}.name", None)
        if stated is None or not isinstance(stated.value, Term):
            return None
        reader.facts[name] = Fact(name, stated.value, stated.span)
        return stated.value

    def twice(self, node: Node, terms: tuple[Term, ...], reader: Reader) -> None:
        for n, term in enumerate(terms):
            if term in terms[:n]:
                item = node.value[n]
                reader.wrong(item, "this name stands in the list twice", "keep one of the two", "name-twice")

    def record(self) -> Record:
        assert self.details is not None
        return Record({"name": Key(Words(), required=True, doc="Its name."), **self.details})

    def schema(self) -> dict[str, Any]:
        """An array."""
        items = Words().schema() if self.details is None else self.record().schema()
        return {"type": "array", "minItems": 1, "items": items}

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """The list, its items, and their details."""
        yield name, self.noun.__name__.lower()
        yield f"{name}.#", "term"
        for key, detail in (self.details or {}).items():
            yield from detail.shape.kinds(f"{name}.#.{key}")


@dataclass
class Plain:
    """A list of scalars, no fact by itself; `empty` where none of them says something, too."""

    item: Scalar
    empty: bool = False

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """The values that could be read, as a tuple."""
        if not isinstance(node.value, list) or not (node.value or self.empty):
            reader.wrong(node, f"expected a list, not {shown(node)}", "write [one, two]")
            return None
        values = (self.item.read(item, name, reader) for item in node.value)
        return tuple(value for value in values if value is not None)

    def schema(self) -> dict[str, Any]:
        """An array."""
        return {"type": "array", "minItems": 0 if self.empty else 1, "items": self.item.schema()}

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """None."""
        return ()


class Selected(Plain):
    """A list of ids of wordings."""

    def __init__(self) -> None:
        super().__init__(Slug())

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """The selection, put among the facts."""
        ids = super().read(node, name, reader)
        if ids:
            reader.facts[name] = Fact(name, Selection(ids), node.span)
        return ids

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """Itself."""
        return [(name, "selection")]


@dataclass
class Key:
    """A key of a record: what stands there, whether it must, and what an editor says of it."""

    shape: Shape
    required: bool = False
    doc: str = ""
    examples: tuple[Any, ...] = ()

    def schema(self) -> dict[str, Any]:
        """The shape's, with the words."""
        notes = {"description": self.doc} | ({"examples": list(self.examples)} if self.examples else {})
        return {**self.shape.schema(), **notes}


@dataclass
class Record:
    """A mapping with known keys."""

    keys: dict[str, Key]

    def read(self, node: Node, name: str, reader: Reader) -> dict[str, Any] | None:
        """What each key's shape read, without the keys that failed."""
        if not isinstance(node.value, dict):
            keys = ", ".join(self.keys)
            reader.wrong(node, f"expected a mapping, not {shown(node)}", f"write keys and values: {keys}")
            return None
        for key in node.keys:
            if key.value not in self.keys:
                self.unknown(key, reader)
        self.missing(node, name, reader)
        prefix = f"{name}." if name else ""
        reader.tried.update(prefix + key for key in node.value)
        return {
            key: self.keys[key].shape.read(value, prefix + key, reader)
            for key, value in node.value.items()
            if key in self.keys
        }

    def unknown(self, key: Node, reader: Reader) -> None:
        import difflib

        near = difflib.get_close_matches(key.value, self.keys, 1)
        help = f"did you mean `{near[0]}`?" if near else f"the keys here are: {', '.join(self.keys)}"
        reader.wrong(key, f"unknown key `{key.value}`", help, "unknown-key")

    def missing(self, node: Node, name: str, reader: Reader) -> None:
        for key, it in self.keys.items():
            if it.required and key not in node.value:
                where = f" in `{name}`" if name else ""
                reader.wrong(node, f"`{key}` is missing{where}", it.doc or "write it", "key-missing")

    def schema(self) -> dict[str, Any]:
        """An object."""
        required = [key for key, it in self.keys.items() if it.required]
        return {
            "type": "object",
            "properties": {key: it.schema() for key, it in self.keys.items()},
            "additionalProperties": False,
            **({"required": required} if required else {}),
        }

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """Those of its keys."""
        prefix = f"{name}." if name else ""
        for key, it in self.keys.items():
            yield from it.shape.kinds(prefix + key)


@dataclass
class Table:
    """A mapping with keys of the writer's own choice."""

    item: Shape
    key: str = FORM
    prefix: bool = True

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """What the shape read at each key."""
        if not isinstance(node.value, dict) or not node.value:
            reader.wrong(node, f"expected a mapping, not {shown(node)}", "write `name: value` lines")
            return None
        values = {}
        for key in node.keys:
            if not re.fullmatch(self.key, key.value):
                reader.wrong(key, f"`{key.value}` can't be a name", "use lower-case letters and underscores")
                continue
            inner = f"{name}.{key.value}" if self.prefix else key.value
            reader.tried.add(inner)
            values[key.value] = (key.span, self.item.read(node.value[key.value], inner, reader))
        return values

    def schema(self) -> dict[str, Any]:
        """An object of one kind of value."""
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^{self.key}$"},
            "additionalProperties": self.item.schema(),
        }

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """Any name, of the item's kind."""
        return self.item.kinds(f"{name}.*") if self.prefix else ()


@dataclass
class OneKey:
    """A mapping with exactly one key, which says the kind: `{duration: 5 years}`."""

    kinds_by_key: dict[str, Shape]

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """What the kind's shape read."""
        keys = ", ".join(self.kinds_by_key)
        if not isinstance(node.value, dict) or len(node.value) != 1:
            reader.wrong(node, "expected one kind and its value", f"write one of: {keys}")
            return None
        [(key, value)] = node.value.items()
        if key not in self.kinds_by_key:
            reader.wrong(node.keys[0], f"unknown kind `{key}`", f"the kinds are: {keys}", "unknown-key")
            return None
        if name in reader.facts:
            reader.wrong(node, f"`{name}` is a fact already", "choose another name", "fact-twice")
            return None
        return self.kinds_by_key[key].read(value, name, reader)

    def schema(self) -> dict[str, Any]:
        """An object with one property."""
        return {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "properties": {key: shape.schema() for key, shape in self.kinds_by_key.items()},
            "additionalProperties": False,
        }

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """Unknown before the file is read."""
        return ()


@dataclass
class WordOr:
    """One word, read as the place where it stands, or what another shape reads."""

    word: str
    other: Shape

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """The word's place, or the other shape's value."""
        if isinstance(node.value, str) and node.value != self.word:
            reader.wrong(node, f"expected a list or `{self.word}`, not {shown(node)}", f"write `{self.word}` or a list")
            return None
        return node.span if node.value == self.word else self.other.read(node, name, reader)

    def schema(self) -> dict[str, Any]:
        """Either."""
        return {"oneOf": [{"const": self.word}, self.other.schema()]}

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """The other shape's."""
        return self.other.kinds(name)
