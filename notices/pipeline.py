"""The program in a few short functions: build, check and audit. Everything else is in the rooms they call."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notices.dataclass import dataclass, field

if TYPE_CHECKING:  # a build that finds nothing to do imports none of these
    from notices.auditing import Judged
    from notices.diagnostics import Diagnostic
    from notices.model import Policy
    from notices.publishing.kept import Before
    from notices.publishing.manifest import File
    from notices.publishing.unchanged import Memory
    from notices.rendering.ground import Ground

Progress = Callable[[str, int], None]


@dataclass
class Outcome:
    """What a run made and found; `diagnostics` are in order of place.

    `files` are those that were made anew, `manifest` tells of all; `unchanged` says that the release
    still stood, and nothing was done. `notes` and `ground` are for the next build; the ground is None where it is
    that of the build before.
    """

    policy: Policy | None
    files: list[File] = field(default_factory=list)
    manifest: dict[str, Any] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unchanged: bool = False
    notes: dict[str, dict[str, Any]] = field(default_factory=dict)
    ground: Ground | None = None

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
        from notices import spec
        from notices.publishing import commits

        earlier = spec.load(policy_file).earlier
        folders = dict.fromkeys([root / "locales", root / "templates", policy_file.parent / "locales"])
        commit = commits.commit(commit, [policy_file, *([Path(earlier.path)] if earlier else []), *folders])
    asked = Asked(policy_file, root, locales, surfaces, at, commit, progress)
    if out is None:
        return _made(asked, None)
    if memory is None:
        from notices.publishing.unchanged import Memory

        memory = Memory(out, policy_file, root, locales=locales, surfaces=surfaces, at=at, commit=commit)
    if memory.standing:
        return Outcome(None, manifest=memory.manifest(), unchanged=True)
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
            memory.remember(outcome.manifest, outcome.notes, _packed(outcome.ground, memory.before))
    return outcome


@dataclass(frozen=True, slots=True)
class Asked:
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
    from notices import ahead
    from notices.processes import Meanwhile

    ground = _remembered(before)
    kept = before.kept if before else {}
    with Meanwhile(partial(ahead.read, asked, ground), partial(ahead.prepare, asked), ground is None) as templates:
        policy = ground.policy if ground else _read(asked)
        templates.give(ahead.framed(policy))
        from notices.writing import written

        it = written(policy, asked, kept, ground, templates)
    outcome = Outcome(policy, it.files, it.manifest, it.faults, notes=it.notes, ground=None if ground else it.ground)
    if not outcome.clean or not outcome.files:
        return outcome
    if before is None or not kept:
        if found := _judge(policy, outcome):
            from notices.origins import traced

            outcome.diagnostics += traced(found, asked.root)
    elif not _agrees(policy, outcome, before):
        return _made(asked, None)  # what is found is told as if nothing had been remembered
    return outcome


def _read(asked: Asked) -> Policy:
    from notices import spec

    return spec.load(asked.policy)


def _remembered(before: Before | None) -> Ground | None:
    """What every language is made of, if it is what the build before it was made of."""
    if before is None or before.ground is None:
        return None
    from notices.rendering.ground import unpacked

    return unpacked(before.ground)


def _packed(ground: Ground | None, before: Before | None) -> bytes:
    """The ground for the next build: packed where it was made anew, else the bytes that it came from."""
    if ground is None:
        assert before is not None and before.ground is not None
        return before.ground
    from notices.rendering.ground import packed

    return packed(ground)


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

    A file of a release is judged as what its manifest says it is, unless somebody says otherwise.
    `texts` are further ones by name. A text's language is recognised unless `locale` says it; what a
    text leaves out counts only where `surface` says what it must state. Raises Unusable.
    """
    from notices import auditing, gathering, spec

    policy = spec.load(policy_file)
    outcome = Outcome(policy)
    releases, others = gathering.gather(paths, locale, surface, state)
    for folder, it in releases.items():
        from notices.origins import traced

        outcome.files += it.files
        found = auditing.release(policy, it.files, f"{folder}/", locale, it.witnesses)
        outcome.diagnostics += traced(found, policy_file.parent)
    outcome.diagnostics += auditing.loose(policy, [*others, *texts], locale, surface, state)
    if baseline is not None:
        from notices.reports.baseline import forgiven

        outcome.diagnostics = forgiven(outcome.diagnostics, baseline)
    return outcome
