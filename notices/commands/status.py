"""`notices status`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from notices.commands._options import FINDINGS, POLICY, ROOT, Command, guarded

if TYPE_CHECKING:
    from notices.translating.progress import Standing, Tally


@click.command(cls=Command, epilog="notices status\nnotices status sv --format json\nnotices status --format badge")
@click.argument("tags", nargs=-1, metavar="[TAG]...")
@click.option("--format", "format", default="table", type=click.Choice(["table", "json", "badge"]), show_default=True)
@POLICY
@ROOT
@guarded
def status(tags: Sequence[str], format: str, policy_file: str, root: str | None) -> None:
    """Show how far each language is, by surface, what is stale, and what blocks a release.

    Exit code 1 if something blocks one.
    """
    from pathlib import Path

    from notices import spec
    from notices.comparing.snapshot import of_project
    from notices.translating import progress, project

    policy = Path(policy_file)
    folder = Path(root) if root else policy.parent
    chosen = project.chosen(folder, tags)
    snapshot = of_project(policy_file, policy, folder)
    found = progress.standings(folder, chosen, snapshot, spec.load(policy).unreviewed)
    if format == "json":
        click.echo(progress.as_json(found))
    elif format == "badge":
        click.echo(progress.badge(found))
    else:
        click.echo(_table(found))
    if any(it.blocks for it in found):
        sys.exit(FINDINGS)


def _table(standings: Sequence[Standing]) -> str:
    """A row a language, a column a surface: what is left of it, or how much is signed."""
    from tabulate import tabulate

    from notices.translating.progress import ALL

    surfaces = list(dict.fromkeys(name for it in standings for name in it.surfaces))
    rows = [[it.locale, it.name, _cell(it.whole), *(_cell(it.surfaces[name]) for name in surfaces)] for it in standings]
    parts = [tabulate(rows, ["", "", ALL, *surfaces], tablefmt="simple", disable_numparse=True)]
    stale = _together(
        (it.locale, f"{one.message} is stale: “{one.was}” is now “{one.now}”") for it in standings for one in it.stale
    )
    parts += [f"{', '.join(tags)}  {what}" for what, tags in stale]
    blocked = _together((it.locale, ", ".join(it.blocks)) for it in standings if it.blocks)
    blocks = [f"{', '.join(tags)} block{'s' if len(tags) == 1 else ''} a release: {what}" for what, tags in blocked]
    parts += blocks or ["Nothing blocks a release."]
    return "\n\n".join([parts[0], "\n".join(parts[1:])])


def _together(told: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """What is told of several languages, once, with all of them."""
    groups: dict[str, list[str]] = {}
    for tag, what in told:
        groups.setdefault(what, []).append(tag)
    return list(groups.items())


def _cell(tally: Tally) -> str:
    """The most pressing count: `3 missing`, `1 stale`, `137 unreviewed`, `signed`."""
    for kind in ("missing", "stale", "unreviewed"):
        if count := getattr(tally, kind):
            return f"{count} {kind}"
    return "signed"
