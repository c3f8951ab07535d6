"""`notices diff`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from notices.commands._comparing import at, show, showing
from notices.commands._options import POLICY, ROOT, Command, guarded


@click.command(cls=Command, epilog="notices diff\nnotices diff v1.4 HEAD --locale sv\nnotices diff old-release dist")
@click.argument("old", default="HEAD")
@click.argument("new", required=False)
@POLICY
@ROOT
@showing
@guarded
def diff(
    old: str,
    new: str | None,
    policy_file: str,
    root: str | None,
    locales: Sequence[str],
    surfaces: Sequence[str],
    format: str,
    out: str | None,
) -> None:
    """Show every sentence that changes between two snapshots, in every language.

    A snapshot is a git revision, a project's folder, a policy or a release. Without NEW, the files
    as they lie there; without OLD, the last commit. Exit code 1 if NEW could not be built.
    """
    from notices.comparing.sources import snapshot

    policy, folder = at(policy_file, root)
    show(snapshot(old, policy, folder), snapshot(new, policy, folder), locales, surfaces, format, out)
