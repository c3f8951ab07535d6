"""What a run shows at a terminal: diagnostics, and one line at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from notices.diagnostics import Diagnostic
    from notices.pipeline import Outcome


def print_diagnostics(diagnostics: Sequence[Diagnostic], as_json: bool) -> None:
    if as_json:
        import json

        click.echo(json.dumps({"diagnostics": [it.as_json() for it in diagnostics]}, ensure_ascii=False, indent=1))
        return
    if not diagnostics:
        return
    from notices.diagnostics import folded, show

    for it, also in folded(diagnostics):
        first, _, rest = show(it, also).partition("\n")
        colour = "red" if it.severity == "error" else "yellow"
        click.echo(f"{_styled(first, colour)}\n{rest}\n", err=True)


def _styled(text: str, colour: str) -> str:
    """Bold and coloured in a terminal, unless NO_COLOR is set (no-color.org); click strips it elsewhere."""
    import os

    return text if os.environ.get("NO_COLOR") else click.style(text, fg=colour, bold=True)


def told(outcome: Outcome, out: Any) -> str:
    from notices.summary import count, held, summary

    errors = sum(it.severity == "error" for it in outcome.diagnostics)
    if errors:
        kept = "; nothing was written" if out is not None else ""
        return f"{count(errors, 'fault')}{kept}"
    return summary(held(outcome.manifest), out, "unchanged" if outcome.unchanged else "no faults")


def print_json(outcome: Outcome, out: Any) -> None:
    import json

    data = {
        "out": str(out) if out is not None and outcome.clean else None,
        "policy": outcome.name,
        "languages": outcome.languages,
        "unchanged": outcome.unchanged,
        "files": list(outcome.entries),
        "diagnostics": [it.as_json() for it in outcome.diagnostics],
    }
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
