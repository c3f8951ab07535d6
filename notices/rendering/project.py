"""A project's catalogs and templates → documents → files: all of the pen, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from notices import languages
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Bound, Date, Duration, Fact, Flag, Number, Policy, Selection, Span, Surface
from notices.publishing.manifest import ALL_LANGUAGES, File
from notices.rendering import catalog, coverage, formats, literals, parity, site
from notices.rendering.blocks import Outline
from notices.rendering.documents import Document, Speaker, machine_value
from notices.rendering.outline import outline
from notices.rendering.shells import Shell, shell
from notices.rendering.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is built of one surface in one state: its outline and the shells of its formats."""

    surface: Surface
    outline: Outline
    shells: dict[str, Shell]
    stem: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What a run is asked to build; None means all. `state` is set where one day's state is asked for."""

    locales: Sequence[str] | None = None
    surfaces: Sequence[str] | None = None
    state: str | None = None


@dataclass
class Project:
    """A folder with `locales/` and `templates/`, and the policy that they speak of."""

    root: Path
    policy: Policy
    table: catalog.FactTable
    faults: list[Diagnostic]

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The languages with a folder in locales/, the source first; an unknown one is a fault."""
        known = languages.known()
        folder = self.root / "locales"
        tags = sorted(path.parent.name for path in folder.glob("*/messages.po"))
        for tag in tags:
            if tag not in known:
                span = Span(f"locales/{tag}", 0, 0)
                help = f"the languages that the program can write: {', '.join(known)}"
                self.faults.append(Diagnostic("unknown-language", f"no wording for `{tag}`", span, help))
        if catalog.SOURCE not in tags:
            span = Span("locales", 0, 0)
            help = "`notices init DIR` makes a project with one"
            raise Unusable(Diagnostic("no-source", "there is no locales/en/messages.po", span, help))
        return (catalog.SOURCE, *(tag for tag in tags if tag != catalog.SOURCE and tag in known))

    def languages(self, chosen: Sequence[str] | None) -> list[dict[str, str]]:
        """For the manifest: each language of the release and whether a person has reviewed it."""
        return [
            {
                "tag": tag,
                "name": wording(tag).name,
                "direction": wording(tag).direction,
                "review": "source" if tag == catalog.SOURCE else "unreviewed",
            }
            for tag in self.locales
            if chosen is None or tag in chosen
        ]

    def files(self, choice: Choice, done: Callable[[str, int], None] = lambda locale, total: None) -> list[File]:
        """Every file that is asked for; what can't be made is a fault."""
        tags = self.locales
        wanted = [tag for tag in tags if choice.locales is None or tag in choice.locales]
        catalogs = self.catalogs(dict.fromkeys((catalog.SOURCE, *wanted)))
        sheets = list(self.sheets(choice))
        siblings = tuple((tag, wording(tag).name) for tag in wanted)
        pages = [(it.outline, it.stem) for it in sheets if site.FORMAT in it.surface.formats]
        frame = next((it.shells.get(site.FORMAT) for it in sheets if site.FORMAT in it.shells), None)
        files: list[File] = []
        shared: dict[tuple[str, str], list[Document]] = {}
        for tag, _ in siblings:
            speaker = Speaker(self.policy, catalogs[tag], wording(tag), self.table, siblings, self.faults)
            for sheet in sheets:
                files += self.written(sheet, speaker, shared)
            files += site.indexes(speaker, pages, frame)
            done(tag, len(siblings))
        files += [self.shared(name, documents) for (name, _), documents in shared.items()]
        return [*files, *site.sitemap(self.policy, files)]

    def catalogs(self, tags: Iterable[str]) -> dict[str, catalog.Catalog]:
        """All catalogs, checked: for themselves, against the English, and for facts in the words."""
        catalogs = {tag: self.catalog(tag, wording(tag)) for tag in tags}
        for tag, it in catalogs.items():
            if tag != catalog.SOURCE:
                parity.compare(catalogs[catalog.SOURCE], it, self.table, self.faults)
            literals.refuse(it, self.policy, wording(tag), self.faults)
        return catalogs

    def catalog(self, tag: str, words: Wording) -> catalog.Catalog:
        shown = f"locales/{tag}/messages.po"
        return catalog.read(self.root / shown, shown, tag, words, self.table, self.faults)

    def sheets(self, choice: Choice) -> Iterator[Sheet]:
        """The surfaces and states that are asked for, with their templates read."""
        shells: dict[tuple[str, str], Shell | None] = {}
        for surface in self.policy.surfaces.values():
            if choice.surfaces is not None and surface.name not in choice.surfaces:
                continue
            for state in surface.states:
                if choice.state and state not in ("always", choice.state):
                    continue
                shown = f"templates/{surface.name}.md.j2"
                shape = outline(self.root / shown, shown, self.policy, state, self.faults)
                framed = {name: self.shell(name, state, shells) for name in surface.formats}
                whole = {name: it for name, it in framed.items() if it is not None}
                stem = surface.name if state == "always" or choice.state else f"{surface.name}.{state}"
                if shape is not None:
                    yield Sheet(surface, shape, whole, stem)

    def shell(self, format: str, state: str, known: dict[tuple[str, str], Shell | None]) -> Shell | None:
        name = formats.named(format).SHELL
        if name is None:
            return None
        if (name, state) not in known:
            shown = f"templates/{name}.html.j2"
            known[name, state] = shell(self.root / shown, shown, self.policy, state, self.faults)
        return known[name, state]

    def written(self, sheet: Sheet, speaker: Speaker, shared: dict[tuple[str, str], list[Document]]) -> Iterator[File]:
        """One language's files of a sheet; documents that share a file with other languages are put by."""
        more = {slot for it in sheet.shells.values() for slot in it.slots}
        document = speaker.document(sheet.outline, sheet.stem, sorted(more, key=lambda slot: slot.message))
        if document is None:
            return
        if document.locale == catalog.SOURCE:  # the others name the same facts, message by message
            coverage.check(document, self.faults)
        for name in sheet.surface.formats:
            writer = formats.named(name)
            if formats.together(writer):
                shared.setdefault((name, sheet.stem), []).append(document)
            elif writer.SHELL is None or name in sheet.shells:
                yield self.file(document, name, writer, sheet.shells.get(name))

    def file(self, document: Document, name: str, writer: formats.Format, frame: Shell | None) -> File:
        path = formats.path(writer, document)
        data = writer.write(document, frame)
        return File(path, document.locale, document.surface, document.state, name, writer.MEDIA_TYPE, data)

    def shared(self, name: str, documents: list[Document]) -> File:
        """A file with all languages."""
        writer, first = formats.named(name), documents[0]
        write = formats.together(writer)
        assert write is not None
        path, data = formats.path(writer, first), write(documents)
        return File(path, ALL_LANGUAGES, first.surface, first.state, name, writer.MEDIA_TYPE, data)


def passport(policy: Policy) -> list[dict[str, Any]]:
    """For the manifest: every fact with its kind and its value as programs read it."""
    return [_entry(fact) for _, fact in sorted(policy.facts.items())]


def _entry(fact: Fact) -> dict[str, Any]:
    value = fact.value
    entry: dict[str, Any] = {"fact": fact.name, "kind": fact.kind}
    if isinstance(value, Flag):
        entry["value"] = value.value
    elif isinstance(value, Selection):
        entry["value"] = list(value.ids)
    elif isinstance(value, Number):
        entry["value"] = value.value
    else:
        entry["value"] = machine_value(fact)
    if isinstance(value, Duration) and value.bound is not Bound.EXACTLY:
        entry["bound"] = value.bound.value
    if isinstance(value, Date) and value.zone:
        entry["zone"] = value.zone
    return entry
