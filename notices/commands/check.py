"""`notices check`."""

from __future__ import annotations

import click

from notices.commands._building import end, run
from notices.commands._options import FORMAT, JSON, POLICY, ROOT, Command, guarded


@click.command(cls=Command, epilog="notices check --json")
@POLICY
@ROOT
@FORMAT
@JSON
@guarded
def check(policy_file: str, root: str | None, format: str, as_json: bool) -> None:
    """Show all faults; write nothing."""
    end(run(policy_file, root, None, (), (), None, None, format, as_json))
