"""Catalog + facts → lines: what one language says in the slots of a surface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from notices.dataclass import dataclass, field, replace
from notices.diagnostics import Diagnostic
from notices.model import Fact, Names, Policy, Span
from notices.rendering.blocks import Outline, Slot, Told
from notices.rendering.catalog import Catalog, Message
from notices.rendering.direction import bare
from notices.rendering.documents import Document, Line, Run
from notices.rendering.inline import Mark, Piece, Placeholder
from notices.rendering.placeholders import FactTable
from notices.rendering.wording import NoWording, Wording


class _Unsaid(Exception):
    """A placeholder for which the language, or the policy, has nothing to say."""

    def __init__(self, missing: NoWording, placeholder: Placeholder) -> None:
        super().__init__(missing.message)
        self.missing, self.placeholder = missing, placeholder


@dataclass
class Speaker:
    """Fills slots in one language; a line that stands on several surfaces is made once."""

    policy: Policy
    catalog: Catalog
    wording: Wording
    table: FactTable
    siblings: tuple[tuple[str, str], ...]
    faults: list[Diagnostic]
    _lines: dict[Slot, Line | None] = field(default_factory=dict)
    _said: dict[str, tuple[str, Fact]] = field(default_factory=dict)  # by placeholder, outside of loops

    def document(
        self, outline: Outline, stem: str, slots: Iterable[Slot], moulds: dict[Any, Any] | None = None
    ) -> Document | None:
        """The document, with the lines of all slots that its files have; None with the faults noted.

        `moulds` are those of the same outline and slots in another language.
        """
        lines: dict[Slot, Line] = {}
        whole = True
        for slot in slots:
            line = self.line(slot, outline)
            if line is None:
                whole = False
            else:
                lines[slot] = line
        if not whole:
            return None
        about = (self.policy, outline, self.catalog.locale, self.wording, lines, stem, self.siblings)
        return Document(*about, {} if moulds is None else moulds)

    @cached_property
    def earlier(self) -> Speaker:
        """Who speaks of the policy as it stood before, in the same words."""
        assert self.policy.earlier is not None
        return replace(self, policy=self.policy.earlier, _lines={}, _said={})

    def line(self, slot: Slot, outline: Outline) -> Line | None:
        """A slot's line."""
        line = self._lines.get(slot)
        if line is None and slot not in self._lines:
            if isinstance(slot, Told):
                line = self._told(slot, outline)
            else:
                line = self._label(slot) if slot.fact else self._message(slot, outline)
            self._lines[slot] = line
        return line

    def _told(self, slot: Told, outline: Outline) -> Line | None:
        from notices.rendering.edits import edited

        own, another = (self.earlier, self) if slot.earlier else (self, self.earlier)
        label, line = self.line(slot.label, outline), own.line(slot.says, outline)
        other = another.line(slot.other, outline) if slot.other else None
        return edited(label, line, other, slot.earlier, self.wording.tag) if label and line else None

    def _label(self, slot: Slot) -> Line | None:
        assert slot.fact is not None
        fact = self.policy.facts[slot.fact]
        try:
            text = self.wording.say(fact)
        except NoWording as missing:
            self.faults.append(Diagnostic("no-wording", missing.message, fact.span, missing.help))
            return None
        return Line(slot.message, (Run(text, fact),), text)

    def _message(self, slot: Slot, outline: Outline) -> Line | None:
        message = self.catalog.messages.get(slot.message)
        if message is None:
            self._unwritten(slot, outline)
            return None
        if not message.forms:  # not translated, as the catalog has told
            return None
        form = self._form(message, slot)
        try:
            runs = tuple(self._runs(message.forms[form], dict(slot.scope)))
        except _Unsaid as unsaid:
            missing, at = unsaid.missing, unsaid.placeholder
            span = message.places[form].place(self.catalog.source.path, at.start, len(at.name) + 2)
            text = f"{missing.message} (in `{message.id}`)"
            self.faults.append(self.catalog.source.fault("no-wording", span, text, missing.help))
            return None
        line = Line(message.id, runs, "".join(run.text for run in runs))
        self._measure(line, message)
        return line

    def _form(self, message: Message, slot: Slot) -> int:
        """Which plural form the length of the counted list asks for."""
        if len(message.forms) < 2 or slot.count is None:
            return 0
        value = self.policy.facts[slot.count].value
        count = len(value.items) if isinstance(value, Names) else 1
        return min(self.wording.form(count), len(message.forms) - 1)

    def _unwritten(self, slot: Slot, outline: Outline) -> None:
        """A message that no catalog has: said once, for the source language."""
        line = outline.source.lines[slot.line - 1] if slot.line else ""
        column = line.find(slot.message) + 1
        span = Span(outline.source.path, slot.line, max(1, column), len(slot.message) if column else 1)
        text = f"`{slot.message}` is not written in {self.catalog.source.path}"
        help = "write the message, or change the flag, the list or the template that asks for it"
        self.faults.append(outline.source.fault("message-unwritten", span, text, help))

    def _runs(self, pieces: tuple[Piece, ...], scope: dict[str, str]) -> Iterator[Run]:
        marks: tuple[str, ...] = ()
        link: Fact | None = None
        before = ""
        gaps = self.wording.has_gaps
        for piece in pieces:
            if isinstance(piece, Mark):
                if piece.kind == "link":
                    link = self._fact(piece.target, scope)[0] if piece.target else None
                else:
                    marks = (*marks, piece.kind) if piece.opens else marks[:-1]
                continue
            text, fact = self._say(piece, scope)
            if gaps and (gap := self.wording.gap(before, text)):
                yield Run(gap, None, marks, link)
            yield Run(text, fact, marks, link)
            before = text

    def _say(self, piece: str | Placeholder, scope: dict[str, str]) -> tuple[str, Fact | None]:
        if isinstance(piece, str):
            return self.wording.tied(self.wording.isolated(piece)), None
        if not scope and piece.name in self._said:
            return self._said[piece.name]
        fact, role = self._fact(piece, scope)
        try:
            said = self.wording.say(fact, role), fact
        except NoWording as missing:
            raise _Unsaid(missing, piece) from None
        if not scope:
            self._said[piece.name] = said
        return said

    def _fact(self, placeholder: Placeholder, scope: dict[str, str]) -> tuple[Fact, str]:
        split = self.table.split(placeholder.name)
        if split is None:
            missing = NoWording(f"there is no fact `{placeholder.name}`", "see the names in policy.yaml")
            raise _Unsaid(missing, placeholder)
        name, role, _ = split
        head, dot, rest = name.partition(".")
        full = scope[head] + dot + rest if head in scope else name
        if full not in self.policy.facts:
            help = f'state it in {self.policy.path}, or ask in the template: has("{full}")'
            raise _Unsaid(NoWording(f"the policy does not state `{full}`", help), placeholder)
        return self.policy.facts[full], role

    def _measure(self, line: Line, message: Message) -> None:
        if message.limit is None or len(line.text) <= message.limit:
            return
        length = len(bare(line.text))
        if length > message.limit:
            span = message.places[0].place(self.catalog.source.path, 0, 1)
            size = f"{length} characters, at most {message.limit} fit"
            text = f"`{message.id}` becomes {size}: {line.text}"
            self.faults.append(self.catalog.source.fault("too-long", span, text, "say it shorter"))
