"""Outline + lines → Document: one surface, in one state, in one language.

A line keeps its facts: every run of words knows which fact it says, if it says one, and which
marks it bears, so that a format can set it as `<time datetime>` or list it with its span.
"""

from __future__ import annotations

from typing import Any

from notices.dataclass import dataclass, field
from notices.model import Fact, Link, Names, Path, Policy
from notices.rendering.blocks import Block, Outline, Slot
from notices.rendering.wording import Wording


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind: plain, or those of a fact; `link` is an address.

    `marks` are `strong`, `em`, and `del` or `ins` where all of it differs from another version; where only
    stretches do, `edits` has their start, end and mark.
    """

    text: str
    fact: Fact | None = None
    marks: tuple[str, ...] = ()
    link: Fact | None = None
    edits: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A finished message; `made` keeps what a way of writing made of it, since many files say it."""

    id: str
    runs: tuple[Run, ...]
    text: str
    made: dict[Any, bytes] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One surface, in one state, in one language; formats write it.

    `stem` is the file's name without its suffix (`notice.before`), `siblings` the languages of the
    release, each with its own name for itself; `moulds` keeps what its files are in every language.
    """

    policy: Policy
    outline: Outline
    locale: str
    wording: Wording
    lines: dict[Slot, Line]
    stem: str
    siblings: tuple[tuple[str, str], ...]
    moulds: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def surface(self) -> str:
        """The surface's name."""
        return self.outline.surface

    @property
    def state(self) -> str:
        """`always`, `before` or `after`."""
        return self.outline.state

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order."""
        return self.outline.blocks

    @property
    def title(self) -> Line:
        """The title."""
        return self.lines[self.outline.title]

    def meta(self, name: str) -> Line | None:
        """What stands outside the text, if the surface has it."""
        slot = self.outline.meta.get(name)
        return self.lines[slot] if slot else None

    def url(self, fact: str) -> str:
        """The address of a link fact."""
        return address(self.policy, fact)


def address(policy: Policy, fact: str) -> str:
    """Where a link fact leads."""
    value = policy.facts[fact].value
    assert isinstance(value, Link)
    return value.url


def machine_value(fact: Fact) -> str:
    """A fact's value for programs: ISO 8601, digits, an address, or the names in the source language."""
    value = fact.value
    if isinstance(value, Names | Path):
        return ", ".join(_plain(item) for item in value.items)
    if hasattr(value, "iso"):
        return str(value.iso)
    if isinstance(value, Link):
        return value.url
    return _plain(value)


def _plain(term: object) -> str:
    words = getattr(term, "words", {})
    return str((words.get("en") or words.get("default") or next(iter(words.values())))["base"])
