"""A run of the pen and the judge, as `build` and `check` ask for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from notices.commands._options import FINDINGS

if TYPE_CHECKING:
    from pathlib import Path

    from notices.pipeline import Outcome


def built(
    policy_file: str,
    root: str | None,
    out: Path | None,
    *,
    locales: Sequence[str] = (),
    surfaces: Sequence[str] = (),
    moment: Any = None,
    commit: str | None = None,
    quiet: bool = False,
) -> Outcome:
    """Builds, with a bar while it lasts; without `out` nothing is written."""
    from pathlib import Path

    from notices import pipeline
    from notices.progress import Progress

    with Progress(quiet) as progress:
        return pipeline.build(
            Path(policy_file),
            out,
            root=Path(root) if root else None,
            locales=locales or None,
            surfaces=surfaces or None,
            at=moment,
            commit=commit,
            progress=progress,
        )


def run(build: Callable[[], Outcome], out: Path | None, format: str, as_json: bool) -> bool:
    """Builds once and tells of it; whether nothing was at fault."""
    from notices.commands._terminal import print_diagnostics, print_json, told

    outcome = build()
    if as_json:
        print_json(outcome, out)
    elif format != "text":
        from notices.reports import report

        click.echo(report(format, outcome.diagnostics))
    else:
        print_diagnostics(outcome.diagnostics, False)
        click.echo(told(outcome, out), err=not outcome.clean)
    return outcome.clean


def end(clean: bool) -> None:
    """The command ends with the code for what a run found."""
    if not clean:
        sys.exit(FINDINGS)


def again_and_again(policy_file: str, root: str | None, once: Callable[[], bool]) -> None:
    """Builds whenever a source was saved, until somebody stops it; faults are shown, and it goes on."""
    from pathlib import Path

    from notices.publishing.sources import saved

    policy = Path(policy_file)
    click.echo("watching; stop with Ctrl+C", err=True)
    try:
        for _ in saved(policy, Path(root) if root else policy.parent):
            _survived(once)
    except KeyboardInterrupt:
        click.echo("stopped", err=True)


def _survived(once: Callable[[], bool]) -> None:
    from notices.commands._terminal import print_diagnostics
    from notices.diagnostics import Unusable

    try:
        once()
    except Unusable as fault:
        print_diagnostics(fault.diagnostics, False)
        click.echo("nothing was written", err=True)
