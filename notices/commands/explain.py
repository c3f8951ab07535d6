"""`notices explain`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from notices.commands._options import JSON, POLICY, ROOT, Command, guarded

_EXAMPLES = """notices explain missing-facts
notices explain retention.allowed --locale sv
notices explain kept.feedback
notices explain dist/sv/faq.before.txt:9"""


@click.command(cls=Command, epilog=_EXAMPLES)
@click.argument("subject", required=False, metavar="[RULE|FACT|MESSAGE|FILE:LINE]")
@click.option("--locale", "locales", multiple=True, metavar="TAG", help="Only this language (repeatable).")
@POLICY
@ROOT
@JSON
@guarded
def explain(subject: str | None, locales: Sequence[str], policy_file: str, root: str | None, as_json: bool) -> None:
    """Walk from a fact to its sentences, from a sentence to its fact, or say what a check looks for.

    Without a subject, list the checks.
    """
    from notices.checks import manual, register

    if subject is None:
        for name in register():
            click.echo(f"{name}: {(manual(name) or '').partition(chr(10))[0]}")
    elif text := manual(subject):
        click.echo(f"{subject}\n\n{text}")
    else:
        _trace(subject, locales, policy_file, root, as_json)


def _trace(subject: str, locales: Sequence[str], policy_file: str, root: str | None, as_json: bool) -> None:
    import json
    from pathlib import Path

    from notices import tracing
    from notices.comparing.snapshot import of_project
    from notices.diagnostics import refuse_unknown

    policy = Path(policy_file)
    snapshot = of_project(policy_file, policy, Path(root) if root else policy.parent)
    refuse_unknown("locale", locales, tuple(snapshot.languages), policy_file)
    traces = tracing.trace(subject, snapshot, policy, locales)
    shown = (
        json.dumps(tracing.as_json(traces, snapshot), ensure_ascii=False, indent=1)
        if as_json
        else tracing.told(traces, snapshot)
    )
    click.echo(shown)
