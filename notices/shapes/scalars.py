"""Single values written as text that are no facts: ids, numbers, zones, words out of a few."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from notices.model import Span
from notices.shapes.base import Reader, shown
from notices.yamlnodes import Node


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
            reader.wrong(node, f"`{node.value}` is no {self.noun}", self.hint(node) or f"write it like {self.example}")
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
            import difflib

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
        import difflib

        near = difflib.get_close_matches(node.value, self.words, 1)
        return f"did you mean `{near[0]}`?" if near else f"write one of: {', '.join(self.words)}"

    def schema(self) -> dict[str, Any]:
        """As an enumeration, which editors complete."""
        return {"enum": list(self.words)}


class Language(Scalar):
    """A language's tag."""

    noun = "language"
    example = "`sv` or `zh-Hans`"
    pattern = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"


class Named(Scalar):
    """A name of something else, which is looked up later."""

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> tuple[str, Span]:
        """The name and where it stands."""
        return match.string, node.span


class FactName(Named):
    """The dotted name of a fact, which is looked up when all are known."""

    noun = "name of a fact"
    example = "`retention.allowed`"
    pattern = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*"


class FileName(Named):
    """A YAML file that lies beside the one that names it, and where it is named."""

    noun = "name of a file beside this one"
    example = "`policy.1.yaml`"
    pattern = r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*\.ya?ml"
