"""The program in a few short functions: build, check and audit. Everything else is in the rooms they call."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # a build that finds nothing to do imports none of these
    from notices.auditing import Judged
    from notices.diagnostics import Diagnostic
    from notices.model import Policy
    from notices.processes import Meanwhile
    from notices.publishing.kept import Before, Kept
    from notices.publishing.manifest import File
    from notices.publishing.unchanged import Memory
    from notices.rendering.sheets import Sheet

Progress = Callable[[str, int], None]


@dataclass
class Outcome:
    """What a run made and found; `diagnostics` are in order of place.

    `files` are those that were made anew, `manifest` tells of all; `unchanged` says that the release
    still stood, and nothing was done. `notes` and `sheets` are for the next build.
    """

    policy: Policy | None
    files: list[File] = field(default_factory=list)
    manifest: dict[str, Any] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unchanged: bool = False
    notes: dict[str, dict[str, Any]] = field(default_factory=dict)
    sheets: bytes | None = None

    @property
    def name(self) -> dict[str, Any]:
        """The policy's id and version."""
        return {"id": self.policy.id, "version": self.policy.version} if self.policy else dict(self.manifest["policy"])

    @property
    def languages(self) -> list[dict[str, Any]]:
        """The release's languages, as its manifest lists them."""
        return list(self.manifest.get("languages", ()))

    @property
    def entries(self) -> dict[str, dict[str, Any]]:
        """The release's files by path, in order, as its manifest lists them."""
        return dict(self.manifest.get("files", {}))

    @property
    def clean(self) -> bool:
        """Whether there is no error; notes alone are clean."""
        return not any(it.severity == "error" for it in self.diagnostics)


def build(
    policy_file: Path,
    out: Path | None,
    *,
    root: Path | None = None,
    locales: Sequence[str] | None = None,
    surfaces: Sequence[str] | None = None,
    at: datetime.date | datetime.datetime | None = None,
    commit: str | None = None,
    progress: Progress = lambda locale, total: None,
    memory: Memory | None = None,
) -> Outcome:
    """Builds a release from a policy and puts it at `out`; with None nothing is written.

    `root` holds `locales/` and `templates/` (by default the policy's folder), `at` asks for what
    holds on a day or at an instant, `commit` for a revision's id in the manifest. Languages of which
    nothing has changed since the release at `out` stay as they are; `memory` is what was seen of it
    already. Nothing is published unless the outcome is clean. Raises Unusable for input that can't be
    read, for a commit that does not hold it, or a folder that can't be written.
    """
    root = root or policy_file.parent
    if commit is not None:
        from notices.publishing import commits

        folders = dict.fromkeys([root / "locales", root / "templates", policy_file.parent / "locales"])
        commit = commits.commit(commit, [policy_file, *folders])
    asked = Asked(policy_file, root, locales, surfaces, at, commit, progress)
    if out is None:
        return _made(asked, None)
    if memory is None:
        from notices.publishing.unchanged import Memory

        memory = Memory(out, policy_file, root, locales=locales, surfaces=surfaces, at=at, commit=commit)
    if memory.standing:
        return Outcome(None, manifest=memory.standing, unchanged=True)
    outcome = _made(asked, memory.before)
    if outcome.clean:
        from notices.publishing.manifest import written
        from notices.publishing.release import publish

        standing = {path: it["sha256"] for path, it in outcome.entries.items()}
        standing = dict(standing.items() & memory.before.untouched.items()) if memory.before else {}
        publish(outcome.files, written(outcome.manifest), out, standing, memory.seal)
        if outcome.diagnostics:
            memory.forget()
        else:
            memory.remember(outcome.manifest, outcome.notes, outcome.sheets)
    return outcome


class Asked(NamedTuple):
    """What a build is asked for."""

    policy: Path
    root: Path
    locales: Sequence[str] | None
    surfaces: Sequence[str] | None
    at: datetime.date | datetime.datetime | None
    commit: str | None
    progress: Progress


def _made(asked: Asked, before: Before | None) -> Outcome:
    """What the pen writes, heard by the eye and judged; but for what stands from before."""
    from notices import spec
    from notices.publishing import states

    policy = spec.load(asked.policy)
    state = states.state_at(policy, asked.at) if asked.at else None
    kept = before.kept if before else {}
    outcome = _write(policy, asked, state, kept, before.sheets if before else None)
    if not outcome.clean or not outcome.files:
        return outcome
    if before is None or not kept:
        from notices.origins import traced

        outcome.diagnostics += traced(_judge(policy, outcome), asked.root)
    elif not _agrees(policy, outcome, before):
        return _made(asked, None)  # what is found is told as if nothing had been remembered
    return outcome


def _judge(policy: Policy, outcome: Outcome) -> list[Diagnostic]:
    """Everything that is found in a release."""
    from notices.auditing import Hearing

    hearing = Hearing(policy, outcome.files)
    judged = hearing.judge(hearing.locales)
    _note(outcome, judged)
    return hearing.told(judged)


def _agrees(policy: Policy, outcome: Outcome, before: Before) -> bool:
    """Whether nothing is found in what is new, and it agrees with what stands."""
    from notices.auditing import Hearing, first

    kept = before.kept
    hearing = Hearing(policy, outcome.files)
    if any(hearing.said_together(tag) != kept[tag].shared for tag in kept):
        return False
    hearing.settle(outcome.entries, before.untouched, before.heard)
    source = kept.get(first(it["tag"] for it in outcome.languages))
    new = [tag for tag in hearing.locales if tag not in kept]
    judged = hearing.judge(new, source.gists if source else None)
    _note(outcome, judged)
    return not any(it.diagnostics or it.differs for it in judged)


def _note(outcome: Outcome, judged: Sequence[Judged]) -> None:
    """What the next build has to know of each language; of the source also what others are compared with."""
    for it in judged:
        outcome.notes.setdefault(it.locale, {}).update(shared=it.shared, gists=it.gists)


def audit(
    paths: Sequence[Path],
    policy_file: Path,
    *,
    texts: Sequence[tuple[str, bytes]] = (),
    locale: str | None = None,
    surface: str | None = None,
    state: str | None = None,
    baseline: Path | None = None,
) -> Outcome:
    """Holds texts against a policy: a folder with a manifest is a release, anything else a text of its own.

    `texts` are further ones by name. A text's language is recognised unless `locale` says it; what a
    text leaves out counts only where `surface` says what it must state. Raises Unusable.
    """
    from notices import auditing, spec

    policy = spec.load(policy_file)
    outcome = Outcome(policy)
    releases, others = auditing.gather(paths)
    for folder, files in releases:
        from notices.origins import traced

        kept = auditing.chosen(files, folder, locale, surface)
        outcome.files += kept
        outcome.diagnostics += traced(auditing.release(policy, kept, f"{folder}/", locale), policy_file.parent)
    outcome.diagnostics += auditing.loose(policy, [*others, *texts], locale, surface, state)
    if baseline is not None:
        from notices.reports.baseline import forgiven

        outcome.diagnostics = forgiven(outcome.diagnostics, baseline)
    return outcome


def _write(
    policy: Policy, asked: Asked, state: str | None, kept: Mapping[str, Kept], known: bytes | None = None
) -> Outcome:
    """What the pen writes; while a process reads the templates, this one reads catalogs."""
    from notices.processes import Meanwhile

    with Meanwhile(partial(_shapes, policy, asked, state, known), worthwhile=known is None) as shapes:
        return _written(policy, asked, kept, shapes)


def _shapes(
    policy: Policy, asked: Asked, state: str | None, known: bytes | None
) -> tuple[list[Sheet], list[Diagnostic]]:
    """The templates as they were read before, or as they are; with their faults."""
    from notices.rendering.sheets import Choice, sheets, unpacked

    faults: list[Diagnostic] = []
    read = unpacked(known) if known else None
    return read or list(sheets(asked.root, policy, Choice(asked.locales, asked.surfaces, state), faults)), faults


def _written(
    policy: Policy, asked: Asked, kept: Mapping[str, Kept], shapes: Meanwhile[tuple[list[Sheet], list[Diagnostic]]]
) -> Outcome:
    from notices.diagnostics import ordered, refuse_unknown
    from notices.publishing.manifest import entries, manifest
    from notices.rendering.placeholders import fact_table
    from notices.rendering.project import Part, Project, languages_of, passport, siblings, together
    from notices.rendering.sheets import packed
    from notices.translating import reviews

    project = Project(asked.root, policy, fact_table(policy), [])
    refuse_unknown("surface", asked.surfaces or (), tuple(policy.surfaces), policy.path)
    refuse_unknown("locale", asked.locales or (), project.locales, policy.path)
    tags = project.chosen(asked.locales)
    languages = [kept[tag].language if tag in kept else languages_of([tag])[0] for tag in tags]
    reviewed = reviews.reviewed(asked.root, tags)
    languages = [it if it["tag"] not in reviewed else it | {"review": "reviewed"} for it in languages]
    new = [tag for tag in tags if tag not in kept]
    project.read_ahead(new, lambda: shapes.ready)
    sheets, faults = shapes.result()
    project.faults += faults
    editions = project.editions(new, sheets, siblings(languages), lambda tag: asked.progress(tag, len(new)))
    project.faults += reviews.unsigned(policy, languages)
    files = [file for it in editions for file in it.files]
    old = {path: entry for tag in kept for path, entry in kept[tag].entries.items()}
    parts = {it.locale: it.parts for it in editions}
    parts |= {tag: [Part(*it) for it in kept[tag].parts] for tag in kept}
    listed = old | entries(files)
    shared = together(policy, {tag: parts[tag] for tag in tags}, [(path, it["format"]) for path, it in listed.items()])
    whole = manifest(policy, languages, passport(policy), listed | entries(shared), asked.commit)
    notes = {it.locale: {"parts": it.parts} for it in editions}
    return Outcome(policy, files + shared, whole, ordered(project.faults), notes=notes, sheets=packed(sheets))
