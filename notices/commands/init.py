"""`notices init`."""

from __future__ import annotations

import click

from notices.commands._options import Command, guarded


@click.command(cls=Command, epilog="notices init our-policy && cd our-policy && notices build")
@click.argument("directory")
@guarded
def init(directory: str) -> None:
    """Make a new project that builds at once."""
    from pathlib import Path

    from notices.starter import begin

    made = begin(Path(directory))
    click.echo(f"{directory}: {made} files. Next: edit {directory}/policy.yaml, then `notices build` there.")
