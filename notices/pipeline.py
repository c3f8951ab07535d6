"""The program in a few short functions: build, check and audit. Everything else is in the rooms they call."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from notices.diagnostics import Diagnostic, ordered, refuse_unknown
from notices.model import Policy
from notices.publishing.manifest import File

Progress = Callable[[str, int], None]


@dataclass
class Outcome:
    """What a run made and found; `diagnostics` are in order of place.

    `files` are what was made anew: none where the release still stood, as `unchanged` says then.
    """

    policy: Policy | None
    files: list[File] = field(default_factory=list)
    manifest: bytes = b""
    languages: list[dict[str, Any]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unchanged: dict[str, Any] | None = None

    @property
    def name(self) -> dict[str, Any]:
        """The policy's id and version."""
        if self.unchanged:
            return dict(self.unchanged["policy"])
        return {"id": self.policy.id, "version": self.policy.version} if self.policy else {}

    @property
    def paths(self) -> list[str]:
        """The release's files, in order."""
        return sorted(self.unchanged["files"] if self.unchanged else (file.path for file in self.files))

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
) -> Outcome:
    """Builds a release from a policy and puts it at `out`; with None nothing is written.

    `root` holds `locales/` and `templates/` (by default the policy's folder), `at` asks for what
    holds on a day or at an instant, `commit` for a revision's id in the manifest. Nothing is published
    unless the outcome is clean. Raises Unusable for input that can't be read, for a commit that does not
    hold it, or a folder that can't be written.
    """
    from notices.publishing.unchanged import Memory

    root = root or policy_file.parent
    if commit is not None:
        from notices.publishing import commits

        folders = dict.fromkeys([root / "locales", root / "templates", policy_file.parent / "locales"])
        commit = commits.commit(commit, [policy_file, *folders])
    memory = Memory(out, policy_file, root, locales=locales, surfaces=surfaces, at=at, commit=commit) if out else None
    if memory and (standing := memory.standing()):
        return Outcome(None, languages=standing["languages"], unchanged=standing)
    outcome = _made(policy_file, root, locales, surfaces, at, commit, progress)
    if outcome.clean and out is not None and memory is not None:
        from notices.publishing.release import publish

        publish(outcome.files, outcome.manifest, out)
        memory.remember()
    return outcome


def _made(
    policy_file: Path,
    root: Path,
    locales: Sequence[str] | None,
    surfaces: Sequence[str] | None,
    at: datetime.date | datetime.datetime | None,
    commit: str | None,
    progress: Progress,
) -> Outcome:
    """What the pen writes, heard by the eye and judged."""
    from notices import spec
    from notices.publishing import states

    policy = spec.load(policy_file)
    state = states.state_at(policy, at) if at else None
    outcome = _write(policy, root, locales, surfaces, state, commit, progress)
    if outcome.clean and outcome.files:
        from notices import auditing

        outcome.diagnostics += auditing.release(policy, outcome.files)
    return outcome


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
        kept = [it for it in files if locale in (None, it.locale) and surface in (None, it.surface)]
        outcome.files += kept
        outcome.diagnostics += auditing.release(policy, kept, f"{folder}/")
    outcome.diagnostics += auditing.loose(policy, [*others, *texts], locale, surface, state)
    if baseline is not None:
        from notices.reports.baseline import forgiven

        outcome.diagnostics = forgiven(outcome.diagnostics, baseline)
    return outcome


def _write(
    policy: Policy,
    root: Path,
    locales: Sequence[str] | None,
    surfaces: Sequence[str] | None,
    state: str | None,
    commit: str | None,
    progress: Progress,
) -> Outcome:
    from notices import spec
    from notices.publishing.manifest import manifest
    from notices.rendering.catalog import FactTable
    from notices.rendering.project import Choice, Project, languages_of, passport, siblings, together

    further = {name: fact.kind for name, fact in policy.facts.items()}
    table = FactTable(further | spec.kinds(), spec.SCOPES)
    project = Project(root, policy, table, [])
    refuse_unknown("surface", surfaces or (), tuple(policy.surfaces), policy.path)
    refuse_unknown("locale", locales or (), project.locales, policy.path)
    choice = Choice(locales, surfaces, state)
    tags = project.chosen(choice)
    languages = languages_of(tags)
    editions = project.editions(tags, choice, siblings(languages), lambda tag: progress(tag, len(tags)))
    found = ordered(project.faults)
    if found:
        return Outcome(policy, diagnostics=found, languages=languages)
    files = [file for it in editions for file in it.files]
    files += together(policy, {it.locale: it.parts for it in editions}, [(it.path, it.format) for it in files])
    return Outcome(policy, files, manifest(policy, languages, passport(policy), files, commit), languages)
