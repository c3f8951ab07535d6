"""`notices import`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from notices.commands._options import FINDINGS, POLICY, ROOT, Command, guarded


@click.command(
    "import",
    cls=Command,
    epilog="notices import sv.xlf\nnotices import back.csv --locale sv --dry-run\nnotices import from-agency/*.xlf",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--locale", "tag", default=None, metavar="TAG", help="The language, where the file does not say it.")
@click.option("--dry-run", is_flag=True, help="Check it, and write nothing.")
@POLICY
@ROOT
@guarded
def bring(files: Sequence[str], tag: str | None, dry_run: bool, policy_file: str, root: str | None) -> None:
    """Take translations back that another tool has edited.

    What comes in is checked like a catalog. Where the English or the translation changed since the
    file went out, both texts are shown and the catalog stays as it is; other rows are taken. A fault
    in any row keeps the whole file out, and no other file.
    """
    clean = [_taken(file, tag, dry_run, policy_file, root) for file in files]
    if not all(clean):
        sys.exit(FINDINGS)


def _taken(file: str, tag: str | None, dry_run: bool, policy_file: str, root: str | None) -> bool:
    """Takes one file; says whether all of it was taken."""
    from pathlib import Path

    from notices.commands._terminal import print_diagnostics
    from notices.translating import desk, entries, importing, project
    from notices.translating.exchange import received

    folder = Path(root) if root else Path(policy_file).parent
    given = received(Path(file))
    tag = desk.meant(tag, given.locale, file)
    project.chosen(folder, [tag])
    result = importing.merged(project.read(folder, tag), given.rows, file)
    faults = importing.checked(result, given.rows, desk.project(Path(policy_file), folder), tag, file)
    conflicts = [it for it in result.faults if it.rule == "conflict"]
    broken = [*faults, *(it for it in result.faults if it.rule != "conflict")]
    print_diagnostics([*conflicts, *broken], False)
    if broken:
        click.echo(f"{file}: {len(broken)} fault{'' if len(broken) == 1 else 's'}; nothing was taken", err=True)
        return False
    if not dry_run:
        entries.save(project.path(folder, tag), entries.written(result.catalog))
    kept = f", {len(conflicts)} left as {'it was' if len(conflicts) == 1 else 'they were'}" if conflicts else ""
    click.echo(f"{tag}: {len(result.taken)} taken{kept}{' (nothing written)' if dry_run else ''}")
    return not conflicts
