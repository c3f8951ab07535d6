"""What is written: every language that is asked for, and the manifest; what stands from before is taken over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from notices.dataclass import dataclass
from notices.diagnostics import Diagnostic, ordered, quoted, refuse_unknown
from notices.model import Policy
from notices.publishing.kept import Kept
from notices.publishing.manifest import File, about, entries, manifest
from notices.rendering.ground import Ground
from notices.rendering.placeholders import fact_table
from notices.rendering.project import Part, Project, languages_of, passport, siblings, together

if TYPE_CHECKING:
    from notices.ahead import Framed
    from notices.pipeline import Asked
    from notices.processes import Meanwhile
    from notices.rendering.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were made anew, the manifest of all, and the faults of what they are made of.

    `notes` and `ground` are for the next build.
    """

    files: list[File]
    manifest: dict[str, Any]
    faults: list[Diagnostic]
    notes: dict[str, dict[str, Any]]
    ground: Ground


def written(
    policy: Policy,
    asked: Asked,
    kept: Mapping[str, Kept],
    ground: Ground | None,
    templates: Meanwhile[Framed, tuple[tuple[Sheet, ...], list[Diagnostic]]],
) -> Written:
    """All that is asked for but the languages that are kept; `ground` is what they are made of, where it is known.

    While another process reads the templates, this one reads catalogs.
    """
    project = Project(asked.root, policy, ground.table if ground else fact_table(policy), [])
    if ground is not None:
        project.english = ground.english
    refuse_unknown("surface", asked.surfaces or (), tuple(policy.surfaces), policy.path)
    refuse_unknown("locale", asked.locales or (), project.locales, policy.path)
    tags = project.chosen(asked.locales)
    languages = [kept[tag].language if tag in kept else languages_of([tag])[0] for tag in tags]
    signed = {it.parent.name for it in asked.root.glob("locales/*/reviews.yaml")}
    if signed or policy.unreviewed is not None:
        from notices.translating import reviews

        reviewed = reviews.reviewed(asked.root, [tag for tag in tags if tag in signed])
        languages = [it if it["tag"] not in reviewed else it | {"review": "reviewed"} for it in languages]
        project.faults += reviews.unsigned(policy, languages)
    new = [tag for tag in tags if tag not in kept]
    project.read_ahead(new, lambda: templates.ready)
    sheets, faults = templates.result()
    project.faults += faults
    sheets = tuple(project.redlined(sheets))
    editions = project.editions(new, sheets, siblings(languages), lambda tag: asked.progress(tag, len(new)))
    files = [file for it in editions for file in it.files]
    old = {path: entry for tag in kept for path, entry in kept[tag].entries.items()}
    parts = {it.locale: it.parts for it in editions}
    parts |= {tag: [Part(*it) for it in kept[tag].parts] for tag in kept}
    digests = {path: digest for it in editions for path, digest in it.digests.items()}
    listed = old | entries(files, digests)
    shared = together(policy, {tag: parts[tag] for tag in tags}, [(path, it["format"]) for path, it in listed.items()])
    ground = ground or Ground(policy, about(policy, passport(policy)), project.table.kinds, sheets, project.english)
    whole = manifest(ground.about, languages, listed | entries(shared), asked.commit)
    notes = {it.locale: {"parts": it.parts} for it in editions}
    return Written(files + shared, whole, ordered(quoted(project.faults)), notes, ground)
