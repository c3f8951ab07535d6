"""Single values that are facts of the policy: dates, times, numbers, flags, links."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from notices.model import Bound, Date, Duration, Fact, Flag, Link, Number, Range, Unit, Value
from notices.shapes.base import Reader, shown
from notices.shapes.scalars import Integer, Scalar
from notices.yamlnodes import Node


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
    host = r"https://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::[0-9]{1,5})?"
    pattern = host + r"(?:[/?#](?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?"

    def build(self, match: re.Match[str], node: Node, reader: Reader) -> Link:
        """The link."""
        return Link(match.string)


class FolderFact(LinkFact):
    """An https address under which more addresses lie: without a query and a fragment."""

    noun = "https address of a folder"
    example = "`https://www.example.com/privacy-update/`"
    pattern = LinkFact.host + r"(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
