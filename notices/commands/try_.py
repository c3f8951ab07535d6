"""`notices try`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from notices.commands._comparing import at, show, showing
from notices.commands._options import POLICY, ROOT, Command, guarded


@click.command("try", cls=Command, epilog='notices try retention.allowed="2 years" deadline=2025-10-12 --locale sv')
@click.argument("assignments", nargs=-1, required=True, metavar="FACT=VALUE...")
@POLICY
@ROOT
@showing
@guarded
def attempt(
    assignments: Sequence[str],
    policy_file: str,
    root: str | None,
    locales: Sequence[str],
    surfaces: Sequence[str],
    format: str,
    out: str | None,
) -> None:
    """Show what other facts would change, without touching a file.

    A value is written as policy.yaml writes it. Exit code 1 if nobody has words for it.
    """
    from notices.comparing.snapshot import of_project
    from notices.comparing.trying import tried

    policy, folder = at(policy_file, root)
    text = tried(policy, assignments)
    old = of_project(str(policy), policy, folder)
    show(old, of_project(f"with {', '.join(assignments)}", policy, folder, text), locales, surfaces, format, out)
