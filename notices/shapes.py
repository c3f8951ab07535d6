"""What a node of policy.yaml may be: each shape reads a node and states its own JSON Schema.

One description serves both, so the editor's completion and the loader can't drift apart. Facts go
into the reader's table under their dotted names as they are met; whatever else a shape reads, it
returns. A fault is noted and yields None; reading goes on, so that one run shows them all.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from notices.diagnostics import Diagnostic
from notices.model import (
    Bound,
    Date,
    Duration,
    Fact,
    Flag,
    Link,
    Names,
    Number,
    Path,
    Range,
    Selection,
    Span,
    Term,
    Unit,
    Value,
)
from notices.yamlnodes import Node, Source


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


class Scalar:
    """A single value written as text. Subclasses name it, match it and build it."""

    noun = "text"
    example = "a few words"
    pattern = ""

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """The value built from the text."""
        if not isinstance(node.value, str):
            reader.wrong(node, f"expected {self.noun}, not {shown(node)}", f"write it like {self.example}")
            return None
        match = re.fullmatch(self.pattern, node.value)
        if not match:
            reader.wrong(
                node, f"`{node.value}` is no {self.noun}", self.hint(node) or f"write it like {self.example}"
            )
            return None
        return self.build(match, node, reader)

    def hint(self, node: Node) -> str:
        """What to do about a text that does not match, where that can be told."""
        return ""

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> Any:
        """The value of a text that matches."""
        return match.string

    def schema(self) -> dict[str, Any]:
        """The pattern; JSON Schema's regular expressions are not anchored by themselves."""
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"}

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """None: a scalar that is no fact."""
        return ()


class Slug(Scalar):
    """An id."""

    noun = "id"
    example = "`consumer-terms-2025`: lower-case letters, digits and hyphens"
    pattern = r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*"


class Integer(Scalar):
    """A whole number above zero."""

    noun = "whole number"
    example = "`1`"
    pattern = r"[1-9][0-9]{0,11}"

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> int:
        """The number; Python's own `int` would take every script's digits, the pattern does not."""
        return int(match.string)

    def schema(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"type": "integer", "minimum": 1, "maximum": 999_999_999_999}


class Zone(Scalar):
    """A time zone of the IANA database."""

    noun = "time zone"
    example = "`Europe/Stockholm`"
    pattern = r"UTC|[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z0-9_+-]+){1,2}"

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> Any:
        """The zone's name, if there is such a zone."""
        import zoneinfo

        try:
            return zoneinfo.ZoneInfo(match.string).key
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            near = difflib.get_close_matches(match.string, zoneinfo.available_timezones(), 1)
            help = f"did you mean `{near[0]}`?" if near else f"write it like {self.example}"
            reader.wrong(node, f"there is no time zone `{match.string}`", help, "unknown-zone")
            return None


class OneOf(Scalar):
    """One of a few words."""

    def __init__(self, noun: str, words: Iterable[str]) -> None:
        self.noun, self.words = noun, tuple(words)
        self.pattern = "|".join(self.words)
        self.example = " or ".join(f"`{word}`" for word in self.words)

    def hint(self, node: Node) -> str:
        """The nearest right word."""
        near = difflib.get_close_matches(node.value, self.words, 1)
        return f"did you mean `{near[0]}`?" if near else f"write one of: {', '.join(self.words)}"

    def schema(self) -> dict[str, Any]:
        """As an enumeration, which editors complete."""
        return {"enum": list(self.words)}


class FactName(Scalar):
    """The dotted name of a fact, which is looked up when all are known."""

    noun = "name of a fact"
    example = "`retention.allowed`"
    pattern = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*"

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> tuple[str, Span]:
        """The name and where it stands."""
        return match.string, node.span


class FactScalar(Scalar):
    """A scalar that is a fact of the policy."""

    kind = ""

    def read(self, node: Node, name: str, reader: Reader) -> Value | None:
        """The value, also put among the facts."""
        value: Value | None = super().read(node, name, reader)
        if value is not None:
            reader.facts[name] = Fact(name, value, node.span)
        return value

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """Itself."""
        return [(name, self.kind)]


class DateFact(FactScalar):
    """A day: 2025-09-28."""

    kind = "date"
    noun = "date"
    example = "`2025-09-28`: year, month, day"
    pattern = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> Date | None:
        """The date, if the calendar has it."""
        try:
            day = datetime.date.fromisoformat(match.string)
        except ValueError:
            reader.wrong(node, f"there is no day {match.string}", "look at the calendar", "impossible-date")
            return None
        return Date(day.year, day.month, day.day)

    def schema(self) -> dict[str, Any]:
        """With the format, which validators that know it check against the calendar."""
        return {**super().schema(), "format": "date"}


_UNITS = "|".join(Unit)
_BOUNDS = {
    "at most": Bound.AT_MOST,
    "at least": Bound.AT_LEAST,
    "more than": Bound.MORE_THAN,
    "less than": Bound.LESS_THAN,
    "about": Bound.ABOUT,
}
_ISO_UNITS = {"Y": Unit.YEAR, "M": Unit.MONTH, "W": Unit.WEEK, "D": Unit.DAY}


class DurationFact(FactScalar):
    """A time: `5 years`, `at most 30 days`, `P18M`."""

    kind = "duration"
    noun = "duration"
    example = "`5 years`, `at most 30 days` or `P18M`: one count and one unit"
    pattern = (
        rf"(?:({'|'.join(_BOUNDS)}) )?"
        rf"(?:([1-9][0-9]{{0,3}}) ({_UNITS})s?|P([1-9][0-9]{{0,3}})([YMWD])|PT([1-9][0-9]{{0,3}})H)"
    )

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> Duration:
        """The duration with its bound."""
        bound, count, unit, iso_count, iso_unit, hours = match.groups()
        limit = _BOUNDS[bound] if bound else Bound.EXACTLY
        if hours:
            return Duration(int(hours), Unit.HOUR, limit)
        if iso_unit:
            return Duration(int(iso_count), _ISO_UNITS[iso_unit], limit)
        return Duration(int(count), Unit(unit), limit)


class RangeFact(FactScalar):
    """From one duration to a longer one: `18 to 24 months`."""

    kind = "range"
    noun = "range"
    example = "`18 to 24 months`"
    pattern = rf"([1-9][0-9]{{0,3}}) ?(?:to|–) ?([1-9][0-9]{{0,3}}) ({_UNITS})s?"

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> Range | None:
        """The range, if it goes upwards."""
        low, high, unit = int(match[1]), int(match[2]), Unit(match[3])
        if low >= high:
            reader.wrong(node, f"{low} is not below {high}", "write the shorter time first")
            return None
        return Range(Duration(low, unit), Duration(high, unit))


class NumberFact(FactScalar, Integer):
    """A plain count."""

    kind = "number"

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> Any:
        """The number."""
        return Number(int(match.string))


class FlagFact(FactScalar):
    """A yes or a no."""

    kind = "flag"
    noun = "flag"
    example = "`true` or `false`"
    pattern = "true|false"

    def hint(self, node: Node) -> str:
        """YAML's many spellings of yes and no are read differently by different programs."""
        return "write true or false"

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """The flag; in quotes it would be a text."""
        if node.quoted:
            reader.wrong(node, f"{shown(node)} in quotes is a text", "write true or false, without quotes")
            return None
        return super().read(node, name, reader)

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> Flag:
        """The flag."""
        return Flag(match.string == "true")

    def schema(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"type": "boolean"}


class LinkFact(FactScalar):
    """An https address without credentials."""

    kind = "link"
    noun = "https link"
    example = "`https://www.example.com/privacy`"
    # The characters of RFC 3986; the host without a user before it.
    pattern = (
        r"https://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::[0-9]{1,5})?"
        r"(?:[/?#](?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?"
    )

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> Link:
        """The link."""
        return Link(match.string)


_TAG = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
_FORM = r"[a-z][a-z_]*"
# No braces (placeholders), no control or format characters, no space at an edge.
_WORDS = r"(?=\S)[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff{}<>]{1,200}(?<=\S)"


class Words:
    """A name or term: one text for all languages, or each language's own, with forms where it has them.

    `Claude` · `{default: Free, zh-Hans: 免费版}` · `{en: Privacy Policy, sv: {base: …, definite: …}}`
    """

    example = "a name, or a mapping from languages to words"

    def read(self, node: Node, name: str, reader: Reader) -> Term | None:
        """The term, also put among the facts."""
        term = self.term(node, reader)
        if term is not None:
            reader.facts[name] = Fact(name, term, node.span)
        return term

    def term(self, node: Node, reader: Reader) -> Term | None:
        """The term alone, for those who name it themselves."""
        if isinstance(node.value, str):
            text = self.text(node, reader)
            return Term({"default": {"base": text}}) if text else None
        if isinstance(node.value, list) or not node.value:
            reader.wrong(node, f"expected words, not {shown(node)}", f"write {self.example}")
            return None
        return self.by_language(node, reader)

    def by_language(self, node: Node, reader: Reader) -> Term | None:
        """One entry a language."""
        words: dict[str, dict[str, str]] = {}
        for key in node.keys:
            if key.value != "default" and not re.fullmatch(_TAG, key.value):
                reader.wrong(
                    key,
                    f"`{key.value}` is no language",
                    "write a tag such as `sv` or `zh-Hans`",
                    "unknown-language",
                )
                continue
            forms = self.forms(node.value[key.value], reader)
            if forms is None:
                return None
            words[key.value] = forms
        return Term(words) if words else None

    def forms(self, node: Node, reader: Reader) -> dict[str, str] | None:
        """A language's words: one text, or one for each form."""
        if isinstance(node.value, str):
            text = self.text(node, reader)
            return {"base": text} if text else None
        if isinstance(node.value, list) or "base" not in node.value:
            help = "write {base: …} with the plain words"
            reader.wrong(node, "the plain form `base` is missing", help, "form-missing")
            return None
        forms = {}
        for key in node.keys:
            if not re.fullmatch(_FORM, key.value):
                reader.wrong(key, f"`{key.value}` is no form", "write a word such as `definite`")
            text = self.text(node.value[key.value], reader)
            if text is None:
                return None
            forms[key.value] = text
        return forms

    def text(self, node: Node, reader: Reader) -> str | None:
        """The words themselves."""
        if not isinstance(node.value, str):
            reader.wrong(node, f"expected words, not {shown(node)}", f"write {self.example}")
            return None
        if not node.is_plain_text:
            help = f'write "{node.value}" in quotes, if that is the name'
            reader.wrong(node, f"YAML does not read `{node.value}` as text", help, "not-text")
            return None
        if not re.fullmatch(_WORDS, node.value):
            help = "up to 200 visible characters, without braces, angle brackets or hidden characters"
            reader.wrong(node, f"{node.value!r} can't be a name", help)
            return None
        return node.value

    def schema(self) -> dict[str, Any]:
        """By reference: it stands in many places."""
        return {"$ref": "#/$defs/words"}

    @staticmethod
    def definition() -> dict[str, Any]:
        """What the reference stands for."""
        text = {"type": "string", "pattern": f"^{_WORDS}$"}
        forms = {
            "type": "object",
            "required": ["base"],
            "propertyNames": {"pattern": f"^{_FORM}$"},
            "additionalProperties": text,
        }
        by_language = {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^(?:default|{_TAG})$"},
            "additionalProperties": {"anyOf": [text, forms]},
        }
        return {
            "description": "A name that is the same everywhere, or words by language, with forms if need be.",
            "examples": ["Claude", {"en": "Privacy Policy", "sv": "integritetspolicy"}],
            "anyOf": [text, by_language],
        }

    def kinds(self, name: str) -> Iterable[tuple[str, str]]:
        """Itself."""
        return [(name, "term")]


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
    """A list of scalars, no fact by itself."""

    item: Scalar

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """The values that could be read, as a tuple."""
        if not isinstance(node.value, list) or not node.value:
            reader.wrong(node, f"expected a list, not {shown(node)}", "write [one, two]")
            return None
        values = (self.item.read(item, name, reader) for item in node.value)
        return tuple(value for value in values if value is not None)

    def schema(self) -> dict[str, Any]:
        """An array."""
        return {"type": "array", "minItems": 1, "items": self.item.schema()}

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
    key: str = _FORM
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
