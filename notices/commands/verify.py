"""`notices verify`."""

from __future__ import annotations

import sys

import click

from notices.commands._options import FINDINGS, FORMAT, Command, guarded


@click.command(cls=Command, epilog="notices verify dist\nnotices verify /srv/www/privacy --format json")
@click.argument("directory", default="dist")
@FORMAT
@guarded
def verify(directory: str, format: str) -> None:
    """Prove a copy of a release whole and true to its manifest; needs no sources."""
    from pathlib import Path

    from notices.publishing import verifying
    from notices.reports import report
    from notices.summary import count

    verdict = verifying.verify(Path(directory))
    if verdict.diagnostics or format != "text":
        click.echo(report(format, verdict.diagnostics))
    else:
        policy = verdict.manifest["policy"]
        files = f"{count(len(verdict.manifest['files']), 'file')}, {count(verdict.size, 'byte')}"
        click.echo(f"{directory}: whole: {policy['id']} version {policy['version']}, {files}")
        click.echo(f"manifest sha256 {verdict.digest}")
    if verdict.diagnostics:
        sys.exit(FINDINGS)
