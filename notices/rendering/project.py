"""A project's catalogs and templates → documents → files: all of the pen, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from notices import languages, processes
from notices.dataclass import dataclass, field, replace
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Bound, Date, Duration, Fact, Flag, Number, Policy, Selection, Span
from notices.publishing import ALL_LANGUAGES
from notices.publishing.manifest import File, digest
from notices.rendering import catalog, coverage, formats, literals, parity, site, terms
from notices.rendering.blocks import Slot
from notices.rendering.documents import machine_value
from notices.rendering.placeholders import FactTable
from notices.rendering.sheets import Choice, Common, Sheet, sheets
from notices.rendering.speaking import Speaker
from notices.rendering.wording import wording


class Part(NamedTuple):
    """What a file that holds all languages needs of one of them; `content` is JSON."""

    path: str
    surface: str
    state: str
    format: str
    content: Any


@dataclass
class Edition:
    """All that a release has in one language."""

    locale: str
    files: list[File] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)


@dataclass
class Project:
    """A folder with `locales/` and `templates/`, and the policy that they speak of."""

    root: Path
    policy: Policy
    table: FactTable
    faults: list[Diagnostic]
    _ahead: dict[str, tuple[catalog.Catalog, list[Diagnostic]]] = field(default_factory=dict)

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

    def chosen(self, locales: Sequence[str] | None) -> tuple[str, ...]:
        """The languages that are asked for; None asks for all."""
        return tuple(tag for tag in self.locales if locales is None or tag in locales)

    def files(self, choice: Choice) -> list[File]:
        """Every file that is asked for; what can't be made is a fault."""
        tags = self.chosen(choice.locales)
        editions = self.editions(tags, self.sheets(choice), siblings(languages_of(tags)))
        files = [file for it in editions for file in it.files]
        listed = [(it.path, it.format) for it in files]
        return files + together(self.policy, {it.locale: it.parts for it in editions}, listed)

    def editions(
        self,
        tags: Sequence[str],
        sheets: Sequence[Sheet],
        siblings: tuple[tuple[str, str], ...],
        done: Callable[[str], None] = lambda locale: None,
    ) -> list[Edition]:
        """What is asked for in some languages; `siblings` are all languages of the release."""
        _ = self.english  # read before the work is shared
        pages = [(it.outline, it.stem) for it in sheets if site.FORMAT in it.surface.formats]
        frame = next((it.shells.get(site.FORMAT) for it in sheets if site.FORMAT in it.shells), None)
        index = site.Index(pages, frame)
        slots: dict[Slot, Slot] = {}  # equal ones as one, which is found without asking whether they are
        common = [Common(tuple(slots.setdefault(slot, slot) for slot in it.slots), {}) for it in sheets]

        def edition(tag: str) -> Edition:
            source, faults = self._ahead.pop(tag) if tag in self._ahead else self._compared(tag)
            it = Edition(tag, faults=faults)
            speaker = Speaker(self.policy, source, wording(tag), self.table, siblings, it.faults)
            for sheet, shared in zip(sheets, common, strict=True):
                self.write(sheet, speaker, it, shared)
            it.files += index.files(speaker)
            it.digests = {file.path: digest(file) for file in it.files}
            if len(it.digests) < len(it.files):
                it.faults += written_twice(self.policy, it.files)
            return it

        editions = processes.each(edition, tags, done)
        for it in editions:
            self.faults += it.faults
        return editions

    def read_ahead(self, tags: Iterable[str], enough: Callable[[], bool]) -> None:
        """Reads catalogs until it is enough, for the editions that will be asked for."""
        for tag in tags:
            if enough():
                return
            self._ahead[tag] = self._compared(tag)

    def _compared(self, tag: str) -> tuple[catalog.Catalog, list[Diagnostic]]:
        """A language's catalog, held against the English one, with its faults."""
        if tag == catalog.SOURCE:
            return self.english, []
        faults: list[Diagnostic] = []
        source = self.catalog(tag, faults)
        parity.compare(self.english, source, faults)
        terms.check(source, self.policy.glossary, faults)
        return source, faults

    @cached_property
    def english(self) -> catalog.Catalog:
        """The source language's catalog."""
        return self.catalog(catalog.SOURCE, self.faults)

    def catalog(self, tag: str, faults: list[Diagnostic]) -> catalog.Catalog:
        """A language's catalog, checked for itself and for facts in its words."""
        shown = f"locales/{tag}/messages.po"
        words = wording(tag)
        found = catalog.read(self.root / shown, shown, tag, words, self.table, faults)
        literals.refuse(found, self.policy, words, faults)
        return found

    def sheets(self, choice: Choice) -> list[Sheet]:
        """The surfaces and states that are asked for, with their templates read."""
        framing = formats.framing(self.policy.surfaces.values())
        return self.redlined(sheets(self.root, self.policy, choice, framing, self.faults))

    def redlined(self, sheets: Iterable[Sheet]) -> list[Sheet]:
        """Sheets of which those that tell what has changed say nothing else, as the source language tells it."""
        return [self._redlined(it) if it.earlier else it for it in sheets]

    def _redlined(self, sheet: Sheet) -> Sheet:
        from notices.rendering.redline import redlined

        assert sheet.earlier is not None
        speaker = Speaker(self.policy, self.english, wording(catalog.SOURCE), self.table, (), [])
        return replace(sheet, outline=redlined(sheet.earlier, sheet.outline, speaker), earlier=None)

    def write(self, sheet: Sheet, speaker: Speaker, edition: Edition, common: Common | None = None) -> None:
        """One language's files of a sheet, and its parts of files that hold all languages."""
        common = common or Common(sheet.slots, {})
        document = speaker.document(sheet.outline, sheet.stem, common.slots, common.moulds)
        if document is None:
            return
        if document.locale == catalog.SOURCE:  # the others name the same facts, message by message
            coverage.check(document, edition.faults)
        for name in sheet.surface.formats:
            writer = formats.named(name)
            path = formats.path(writer, document)
            if (shared := formats.shared(writer)) is not None:
                edition.parts.append(Part(path, document.surface, document.state, name, shared.part(document)))
            elif writer.SHELL is None or name in sheet.shells:
                data = writer.write(document, sheet.shells.get(name))
                about = (document.locale, document.surface, document.state, name, writer.MEDIA_TYPE)
                edition.files.append(File(path, *about, data))


def written_twice(policy: Policy, files: Iterable[File]) -> Iterator[Diagnostic]:
    """One would be lost if two formats, or a surface in a state and another surface, had one file."""
    written: dict[str, File] = {}
    for it in files:
        first = written.setdefault(it.path, it)
        if first is not it:
            message = f"`{_called(first)}` and `{_called(it)}` would be one file"
            help = "give one of the formats to a surface of its own, or name the surface otherwise"
            yield Diagnostic("written-twice", message, policy.surfaces[it.surface].span, help)


def _called(file: File) -> str:
    where = file.surface if file.state == "always" else f"{file.surface}.{file.state}"
    return f"{file.format} of {where}"


def languages_of(tags: Iterable[str]) -> list[dict[str, str]]:
    """For the manifest: each language of the release and whether a person has reviewed it."""
    return [
        {
            "tag": tag,
            "name": wording(tag).name,
            "direction": wording(tag).direction,
            "review": "source" if tag == catalog.SOURCE else "unreviewed",
        }
        for tag in tags
    ]


def siblings(languages: Iterable[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    """Tag and name of each language, for links from one to the other."""
    return tuple((it["tag"], it["name"]) for it in languages)


def together(policy: Policy, parts: Mapping[str, Iterable[Part]], listed: Iterable[tuple[str, str]]) -> list[File]:
    """The files of no single language, of each language's parts, and of path and format of its files."""
    files: dict[str, dict[str, Part]] = {}
    for locale, its in parts.items():
        for part in its:
            files.setdefault(part.path, {})[locale] = part
    return [*(_together(path, its) for path, its in files.items()), *site.sitemap(policy, listed)]


def _together(path: str, parts: dict[str, Part]) -> File:
    first = next(iter(parts.values()))
    writer = formats.shared(formats.named(first.format))
    assert writer is not None
    data = writer.together({locale: it.content for locale, it in parts.items()})
    return File(path, ALL_LANGUAGES, first.surface, first.state, first.format, writer.MEDIA_TYPE, data)


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
