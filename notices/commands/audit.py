"""`notices audit`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from notices.commands._options import FINDINGS, FORMAT, POLICY, Command, guarded


@click.command(cls=Command, epilog="notices audit dist\nnotices audit site/faq.html --locale sv --surface faq")
@POLICY
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True), metavar="[PATH|-]...")
@click.option("--locale", default=None, metavar="TAG", help="The language of the texts; else it is recognised.")
@click.option("--surface", default=None, metavar="NAME", help="Hold the texts to what this surface must state.")
@click.option("--state", default=None, metavar="before|after", help="On which side of the deadline they are read.")
@FORMAT
@click.option("--baseline", default=None, metavar="FILE", help="Exceptions, each with its reason.")
@guarded
def audit(
    policy_file: str,
    paths: Sequence[str],
    locale: str | None,
    surface: str | None,
    state: str | None,
    format: str,
    baseline: str | None,
) -> None:
    """Hold texts against the policy: a release, a page, a mail, or what comes on standard input (-)."""
    from pathlib import Path

    from notices import pipeline
    from notices.reports import report

    typed = [("<stdin>", sys.stdin.buffer.read())] if "-" in paths else []
    outcome = pipeline.audit(
        [Path(it) for it in paths or ("dist",) if it != "-"],
        Path(policy_file),
        texts=typed,
        locale=locale,
        surface=surface,
        state=state,
        baseline=Path(baseline) if baseline else None,
    )
    click.echo(report(format, outcome.diagnostics))
    if not outcome.clean:
        sys.exit(FINDINGS)
