"""One shape under two versions of a policy → what has changed, sentence by sentence, before and now.

A surface that tells what has changed has a template like any other: it says what the policy says, in
sections. Here it is read once with the facts of each version, and only what is told otherwise stays: the
two sentences side by side, each behind a label. What stands before the first section stands as it is today. A change
is told once, by the first sentence that states it; other sentences with the same fact are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notices.changed import changes, key
from notices.dataclass import dataclass, replace
from notices.model import Flag, Policy, Selection
from notices.rendering.blocks import Block, Bullets, Card, Heading, Outline, Paragraph, Slot, Told
from notices.rendering.speaking import Speaker

BEFORE, NOW = Slot("changes.before"), Slot("changes.now")
GONE, NEW = Slot("changes.gone"), Slot("changes.new")
# Facts that sentences about anything name: sharing one makes no two of them one another's version.
_COMMON = ("product", "organization", "data.all", "data.one")
_ANSWER = re.compile(r"\.(?:yes|no)$")


@dataclass(frozen=True)
class _Statement:
    """A sentence of one version: what it is about, by the keys of its facts and of its list's item.

    One that the source language can't say is told in any case, so that its fault is.
    """

    slot: Slot
    base: str
    item: tuple[str, ...]
    keys: frozenset[str]
    unsaid: bool


_Pair = tuple[_Statement | None, _Statement | None]


def redlined(before: Outline, today: Outline, speaker: Speaker) -> Outline:
    """The outline of what has changed, of all that was said and is said; `speaker` speaks the source language."""
    telling = _Telling(speaker, today)
    old, new = _sections(before.blocks), _sections(today.blocks)
    blocks, _ = list(new.pop(None, ())), old.pop(None, None)
    for heading in dict.fromkeys([*new, *old]):
        told = [_card(*pair) for pair in telling.pairs(old.get(heading, []), new.get(heading, []))]
        if told and heading:
            blocks += [heading, *told]
    return replace(today, blocks=tuple(blocks))


def _sections(blocks: Iterable[Block]) -> dict[Heading | None, list[Block]]:
    """The blocks under each heading of a section; under None those before the first."""
    found: dict[Heading | None, list[Block]] = {}
    current = None
    for block in blocks:
        if isinstance(block, Heading) and block.level > 1:
            current = block
            found.setdefault(current, [])
        else:
            found.setdefault(current, []).append(block)
    return found


class _Telling:
    """Finds which sentences tell a change, and remembers which changes have been told."""

    def __init__(self, speaker: Speaker, outline: Outline) -> None:
        self.speaker, self.outline = speaker, outline
        assert speaker.policy.earlier is not None
        self.untold = {it.key for it in changes(speaker.policy.earlier, speaker.policy)}

    def pairs(self, old: Iterable[Block], new: Iterable[Block]) -> Iterator[_Pair]:
        """The sentences of a section that tell what no other has told, before and now."""
        before = [self.statement(slot, self.speaker.earlier) for slot in _slots(old)]
        after = [self.statement(slot, self.speaker) for slot in _slots(new)]
        for pair in _paired(before, after):
            keys = frozenset().union(*(it.keys for it in pair if it))
            if keys & self.untold or any(it and it.unsaid for it in pair):
                self.untold -= keys
                yield pair

    def statement(self, slot: Slot, speaker: Speaker) -> _Statement:
        line = speaker.line(slot, self.outline)
        facts = [it.name for run in line.runs for it in (run.fact, run.link) if it] if line else []
        item = tuple(key(fact, speaker.policy) for _, fact in slot.scope)
        keys = {key(name, speaker.policy) for name in [*facts, *_chosen(slot, speaker.policy)]}
        return _Statement(slot, _ANSWER.sub("", slot.message), item, frozenset(keys), line is None)


def _chosen(slot: Slot, policy: Policy) -> Iterator[str]:
    """The flag or the selection by which a message was chosen."""
    name, _, _ = slot.message.rpartition(".")
    fact = policy.facts.get(name)
    if fact and isinstance(fact.value, Flag):
        yield name
    elif fact and isinstance(fact.value, Selection):
        yield slot.message


def _slots(blocks: Iterable[Block]) -> Iterator[Slot]:
    for block in blocks:
        match block:
            case Paragraph(slot=slot):
                yield slot
            case Bullets(slots=slots):
                yield from slots
            case Card(blocks=inner):
                yield from _slots(inner)


def _paired(old: list[_Statement], new: list[_Statement]) -> Iterator[_Pair]:
    """Each sentence with the one that stands in its place: the same message, or one about the same facts."""
    left = list(old)
    partners: dict[int, _Statement] = {}
    for near in (_same, _about_the_same):
        for n, now in enumerate(new):
            was = max((it for it in left if near(it, now)), key=lambda it: len(_particular(it, now)), default=None)
            if n not in partners and was is not None:
                partners[n] = was
                left.remove(was)
    for n, now in enumerate(new):
        yield partners.get(n), now
    for was in left:
        yield was, None


def _same(one: _Statement, other: _Statement) -> bool:
    return (one.base, one.item) == (other.base, other.item)


def _about_the_same(one: _Statement, other: _Statement) -> bool:
    return one.item == other.item and bool(_particular(one, other))


def _particular(one: _Statement, other: _Statement) -> frozenset[str]:
    return (one.keys & other.keys).difference(_COMMON)


def _card(old: _Statement | None, new: _Statement | None) -> Card:
    told = []
    if old:
        told.append(_told(old.slot, BEFORE if new else GONE, new.slot if new else None, earlier=True))
    if new:
        told.append(_told(new.slot, NOW if old else NEW, old.slot if old else None, earlier=False))
    return Card(tuple(map(Paragraph, told)))


def _told(slot: Slot, label: Slot, other: Slot | None, *, earlier: bool) -> Told:
    return Told(slot.message, slot.scope, slot.count, line=slot.line, label=label, other=other, earlier=earlier)
