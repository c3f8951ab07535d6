"""The parts of a surface's shape: headings, paragraphs, lists, switches, buttons, and slots for words."""

from __future__ import annotations

from collections.abc import Iterator

from notices.dataclass import dataclass, field
from notices.source import Source


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a message (or a fact's own words) will stand.

    `scope` maps the names of loop items to facts (`service` → `exclusions.1`); `count` names the
    list by whose length the plural form is chosen; `fact` is set instead of a message's id where a
    button or switch bears the words of a fact.
    """

    message: str
    scope: tuple[tuple[str, str], ...] = ()
    count: str | None = None
    fact: str | None = None
    line: int = field(default=0, compare=False)

    def __hash__(self) -> int:
        """Of the message alone: slots are looked up far more often than two of one message meet."""
        return hash(self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Slot):
    """Where a sentence will stand as one version of the policy has it, behind a `label` that says which.

    `earlier` says that it is the version before; `other` is the slot of the other version's sentence, if it has one.
    """

    label: Slot
    other: Slot | None = None
    earlier: bool = False

    @property
    def says(self) -> Slot:
        """The sentence alone."""
        return Slot(self.message, self.scope, self.count, line=self.line)


@dataclass(frozen=True, slots=True)
class Heading:
    """A title (level 1) or a section (level 2)."""

    level: int
    slot: Slot


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one message."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of messages."""

    ordered: bool
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """An on/off switch: its label and what it does."""

    name: str
    label: Slot
    help: Slot


@dataclass(frozen=True, slots=True)
class Action:
    """A button; with `link`, the name of a link fact, it leads there."""

    name: str
    label: Slot
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Actions:
    """Buttons in a row, the first is the one that most people want."""

    actions: tuple[Action, ...]


Block = Heading | Paragraph | Bullets | Card | Switch | Actions


@dataclass(frozen=True, slots=True)
class Outline:
    """A surface in one state: its blocks, and what stands outside the text (`subject`, …)."""

    surface: str
    state: str
    blocks: tuple[Block, ...]
    meta: dict[str, Slot]
    source: Source

    def slots(self) -> Iterator[Slot]:
        """Every slot, in reading order, the outer ones first."""
        yield from self.meta.values()
        yield from _slots(self.blocks)

    @property
    def title(self) -> Slot:
        """The first heading, or what `meta("title", …)` says."""
        headings = (block.slot for block in self.blocks if isinstance(block, Heading))
        return self.meta.get("title") or next(headings)


def _slots(blocks: tuple[Block, ...]) -> Iterator[Slot]:
    for block in blocks:
        match block:
            case Heading(slot=slot) | Paragraph(slot=slot):
                yield slot
            case Bullets(slots=slots):
                yield from slots
            case Card(blocks=inner):
                yield from _slots(inner)
            case Switch(label=label, help=help):
                yield from (label, help)
            case Actions(actions=actions):
                yield from (action.label for action in actions)
