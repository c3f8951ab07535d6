"""A run of the pen and the judge, as `build` and `check` ask for it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from notices.commands._options import FINDINGS


def run(
    policy_file: str,
    root: str | None,
    out: Any,
    locales: Sequence[str],
    surfaces: Sequence[str],
    moment: Any,
    commit: str | None,
    as_json: bool,
) -> None:
    from pathlib import Path

    from notices import pipeline
    from notices.commands._terminal import Progress, print_diagnostics, print_json, summary

    progress = Progress(as_json)
    try:
        outcome = pipeline.build(
            Path(policy_file),
            out,
            root=Path(root) if root else None,
            locales=locales or None,
            surfaces=surfaces or None,
            at=moment,
            commit=commit,
            progress=progress,
        )
    finally:
        progress.close()
    if as_json:
        print_json(outcome, out)
    else:
        print_diagnostics(outcome.diagnostics, False)
        click.echo(summary(outcome, out), err=not outcome.clean)
    if not outcome.clean:
        sys.exit(FINDINGS)
