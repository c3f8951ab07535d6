"""A shell: the page, dialog or mail around a document, with places for messages and the program's own values.

Like an outline it is the same in all languages, and holds no word of copy itself.
"""

from __future__ import annotations

from notices.dataclass import dataclass
from notices.rendering.blocks import Slot


@dataclass(frozen=True, slots=True)
class Attribute:
    """A message within a tag, where no element can stand."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class Value:
    """A place for what the program puts in."""

    name: str


Part = str | Slot | Attribute | Value


@dataclass(frozen=True, slots=True)
class Shell:
    """Text, messages and values, in the order of the file."""

    parts: tuple[Part, ...]
    csp: str

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The messages that it needs."""
        found = (part.slot if isinstance(part, Attribute) else part for part in self.parts)
        return tuple(it for it in found if isinstance(it, Slot))

    def fill(self, plain: dict[Slot, str], marked: dict[Slot, str], values: dict[str, str]) -> str:
        """The finished page; all three are HTML, `plain` is without elements."""

        def text(part: Part) -> str:
            match part:
                case Value(name=name):
                    return values[name]
                case Attribute(slot=slot):
                    return plain[slot]
                case Slot():
                    return marked[part]
            return part

        return "".join(map(text, self.parts))
