"""`notices check`."""

from __future__ import annotations

import sys
from functools import partial

import click

from notices.commands._building import built, end, run
from notices.commands._options import FINDINGS, FORMAT, JSON, POLICY, ROOT, Command, guarded


@click.command(cls=Command, epilog="notices check --json\nnotices check --stdin locales/sv/messages.po < unsaved.po")
@POLICY
@ROOT
@FORMAT
@click.option("--stdin", "file", default=None, metavar="FILE", help="Read what FILE would say; answer for it, in JSON.")
@JSON
@guarded
def check(policy_file: str, root: str | None, format: str, file: str | None, as_json: bool) -> None:
    """Show all faults; write nothing."""
    if file is None:
        end(run(partial(built, policy_file, root, None, quiet=as_json), None, format, as_json))
    else:
        _unsaved(policy_file, root, file)


def _unsaved(policy_file: str, root: str | None, file: str) -> None:
    """What a build would say of a file that an editor has not saved."""
    import json
    from pathlib import Path

    from notices.diagnostics import Unusable
    from notices.editing.overlay import faults
    from notices.source import decode

    policy = Path(policy_file)
    try:
        text = decode(file, sys.stdin.buffer.read(), 4_000_000)
        found = faults(policy, Path(root) if root else policy.parent, Path(file), text)
    except Unusable as unusable:  # an editor reads JSON, whatever it was that it sent
        found = list(unusable.diagnostics)
    click.echo(json.dumps({"diagnostics": [it.as_json() for it in found]}, ensure_ascii=False, indent=1))
    if found:
        sys.exit(FINDINGS)
