"""The project as it stands on the disk now: its pages, its facts with their places, what is wrong with it.

A version is what was saved once. Pages are made when they are asked for; while the sources are
broken, the last version that could be made stays on the stage, with the faults beside it.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notices.changed import EARLIER
from notices.comparing.changes import plain
from notices.dataclass import dataclass, field, replace
from notices.diagnostics import Diagnostic, Unusable, place
from notices.model import Policy, Span
from notices.preview.pseudo import PSEUDOLOCALES, Accented
from notices.publishing import states
from notices.publishing.manifest import File
from notices.rendering.project import Edition, Project, languages_of, passport, siblings
from notices.rendering.sheets import Choice, Sheet
from notices.rendering.speaking import Speaker
from notices.rendering.wording import Wording, wording
from notices.translating import desk
from notices.translating.pictures import FORMATS, message_at, pictures

SOURCE = "en"


@dataclass
class Version:
    """One state of the sources; `pages` by language, as they are asked for, and what stands `beside` their text."""

    number: int
    project: Project
    sheets: list[Sheet]
    pages: dict[str, dict[str, tuple[File, str]]] = field(default_factory=dict)
    beside: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    files: dict[str, list[File]] = field(default_factory=dict)
    findings: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def policy(self) -> Policy:
        """Its policy."""
        return self.project.policy


class Stage:
    """What the preview shows; safe to ask from several threads."""

    def __init__(self, policy_file: Path, root: Path) -> None:
        self.policy_file, self.root = policy_file, root
        self.lock, self.auditing = threading.RLock(), threading.Lock()
        self.number = 0
        self.version: Version | None = None
        self.faults: list[Diagnostic] = []

    def refresh(self) -> None:
        """Takes the sources as they are now."""
        with self.lock:
            self.number += 1
            try:
                project = desk.project(self.policy_file, self.root)
                sheets = project.sheets(Choice())
                self.faults = list(project.faults)
            except Unusable as unusable:
                self.faults = list(unusable.diagnostics)
                return
            if not self.faults:
                self.version = Version(self.number, project, sheets)

    def shown(self) -> Version:
        """The version on the stage. Raises Unusable where none could be made yet."""
        if self.version is None:
            raise Unusable(*self.faults)
        return self.version

    def about(self, day: datetime.date | None = None) -> dict[str, Any]:
        """All that the desk needs to know: languages, surfaces with the state of a day, facts, faults."""
        with self.lock:
            version = self.shown()
            policy = version.policy
            turn = states.turning_point(policy)
            last = (turn - datetime.timedelta(days=1)).date() if turn else None
            moment = day or last or datetime.date(2000, 1, 1)
            state = states.state_at(policy, moment)
            tags = version.project.locales
            names = [(it["tag"], it["name"], it["direction"]) for it in languages_of(tags)]
            names += [(tag, name, "rtl" if tag == "ar-XB" else "ltr") for tag, name in PSEUDOLOCALES.items()]
            return {
                "version": self.number,
                "policy": {"id": policy.id, "version": policy.version},
                "languages": [{"tag": tag, "name": name, "direction": way} for tag, name, way in names],
                "surfaces": _surfaces(policy, state),
                "deadline": {"day": last.isoformat(), "zone": str(turn.tzinfo)} if turn and last else None,
                "state": state,
                "facts": dict(self._facts(policy)),
                "faults": [it.as_json() for it in self.faults],
            }

    def _facts(self, policy: Policy, prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
        """Each fact's value and place by the name that pages have for it; those of the version before come last."""
        for entry in passport(policy):
            span = policy.facts[entry["fact"]].span
            yield prefix + entry["fact"], {"value": plain(entry), "place": place(span), "line": span.line}
        if policy.earlier:
            yield from self._facts(policy.earlier, EARLIER)

    def message(self, tag: str, id: str) -> Span | None:
        """Where a message stands in its catalog; of a pseudolocale, in the English one."""
        own = SOURCE if tag in PSEUDOLOCALES else tag
        with self.lock:
            project = self.shown().project
            message = project.catalog(own, []).messages.get(id) if own in project.locales else None
            return message.span if message else None

    def page(self, tag: str, name: str) -> str | None:
        """A page (`faq.before`) in a language or pseudolocale, with anchors; None where there is none."""
        with self.lock:
            pages = self._pages(self.shown(), tag)
            return pages[name][1] if name in pages else None

    def beside(self, tag: str, name: str) -> dict[str, str]:
        """What a page says outside its text: the subject of a mail, a description."""
        with self.lock:
            return self.shown().beside.get((tag, name), {})

    def _pages(self, version: Version, tag: str) -> dict[str, tuple[File, str]]:
        if tag not in version.pages:
            version.files[tag] = self._made(version, tag)
            version.pages[tag] = pictures(version.files[tag])
        return version.pages[tag]

    def _made(self, version: Version, tag: str) -> list[File]:
        project = version.project
        own = SOURCE if tag in PSEUDOLOCALES else tag
        if own not in project.locales:
            return []
        faults: list[Diagnostic] = []
        catalog = project.catalog(own, faults)
        kind = Accented if tag == "en-XA" else Speaker
        words = _mirrored(own) if tag == "ar-XB" else wording(own)
        speaker = kind(version.policy, catalog, words, project.table, siblings(languages_of(project.locales)), faults)
        edition = Edition(tag)
        for sheet in version.sheets:
            project.write(sheet, speaker, edition)
            lines = {name: speaker.line(slot, sheet.outline) for name, slot in sheet.outline.meta.items()}
            version.beside[tag, sheet.stem] = {name: line.text for name, line in lines.items() if line}
        return edition.files

    def findings(self, tag: str) -> list[dict[str, Any]]:
        """What the checks say of a language: rule, words, and the message and page where it is seen.

        Pages are not kept waiting for it; audits wait for each other.
        """
        version = self.shown()
        if tag in PSEUDOLOCALES:
            return []
        with self.auditing:
            if tag not in version.findings:
                version.findings[tag] = list(self._found(version, tag))
            return version.findings[tag]

    def _found(self, version: Version, tag: str) -> list[dict[str, Any]]:
        from notices import auditing

        project = replace(version.project, faults=[])
        project.editions([tag], version.sheets, siblings(languages_of(project.locales)))
        if project.faults:
            return [it.as_json() | {"message_id": _named(it)} for it in project.faults]
        both = dict.fromkeys((SOURCE, tag))
        with self.lock:
            for one in both:
                self._pages(version, one)
        files = [file for one in both for file in version.files[one] if file.format in FORMATS]
        html = {file.path: file.data.decode("utf-8") for file in files}
        found = []
        for it in auditing.release(version.policy, files):
            if it.span.path.split("/")[0] == tag:
                at = (it.span.line, it.span.column)
                id = message_at(html[it.span.path], *at) if it.span.path in html else None
                found.append(it.as_json() | {"message_id": id})
        return found


def _named(fault: Diagnostic) -> str | None:
    """The message that a fault of a catalog names between backticks."""
    return next((part for part in fault.message.split("`")[1::2] if "." in part and " " not in part), None)


def _mirrored(tag: str) -> Wording:
    """A language's wording as if it ran from right to left."""
    return Wording(tag, {**wording(tag).data, "direction": "rtl"})


def _surfaces(policy: Policy, state: str) -> list[dict[str, Any]]:
    """Each surface with the page of a state."""
    found = []
    for surface in policy.surfaces.values():
        if not set(surface.formats) & set(FORMATS):
            continue
        its = state if state in surface.states else surface.states[0]
        page = surface.name if its == "always" else f"{surface.name}.{its}"
        found.append({"name": surface.name, "audience": surface.audience, "state": its, "page": page})
    return found


def sources(stage: Stage) -> dict[str, Path]:
    """The files that may be looked at, by the names that diagnostics give them."""
    found = {str(stage.policy_file): stage.policy_file}
    if stage.version and (earlier := stage.version.policy.earlier):
        found[earlier.path] = Path(earlier.path)
    for folder, pattern in (("locales", "*/*.po"), ("locales", "*/*.yaml"), ("templates", "*.j2")):
        for path in sorted((stage.root / folder).glob(pattern)):
            if path.is_file() and not path.is_symlink():
                found[str(path.relative_to(stage.root))] = path
    return found
