"""`notices sync`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from notices.commands._options import FINDINGS, POLICY, ROOT, Command, guarded


@click.command(cls=Command, epilog="notices sync\nnotices sync sv --check")
@click.argument("tags", nargs=-1, metavar="[TAG]...")
@click.option("--check", is_flag=True, help="Change nothing; exit code 1 if something is to be done.")
@POLICY
@ROOT
@guarded
def sync(tags: Sequence[str], check: bool, policy_file: str, root: str | None) -> None:
    """Bring catalogs up to the English one, without losing a translation.

    New messages come in empty, changed ones keep their words and are marked fuzzy with the old
    English beside them, gone ones wait as obsolete entries. A language that the program knows and
    that has no catalog yet gets one.
    """
    from pathlib import Path

    from notices.rendering.wording import wording
    from notices.translating import entries, project
    from notices.translating.syncing import synced

    folder = Path(root) if root else Path(policy_file).parent
    english = project.read(folder, project.SOURCE)
    stale = False
    for tag in project.chosen(folder, tags, new=True):
        path = project.path(folder, tag)
        other = project.read(folder, tag) if path.exists() else project.begun(tag)
        result = synced(english, other, project.plurals(wording(tag)))
        text = entries.written(result.catalog)
        differs = not path.exists() or path.read_text(encoding="utf-8") != text
        if differs and not check:
            entries.save(path, text)
        stale = stale or differs
        click.echo(f"{tag}: {_told(result, differs)}")
    if check and stale:
        sys.exit(FINDINGS)


def _told(result: object, differs: bool) -> str:
    parts = [f"{len(ids)} {kind}" for kind in ("new", "changed", "gone", "back") if (ids := getattr(result, kind))]
    return ", ".join(parts) or ("written anew, nothing to translate" if differs else "up to date")
