"""`notices explain`."""

from __future__ import annotations

import click

from notices.commands._options import Command


@click.command(cls=Command, epilog="notices explain missing-facts")
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Print what a check looks for, why, and what to do; without a rule, list all."""
    from notices.checks import manual, register

    if rule is None:
        for name in register():
            click.echo(f"{name}: {(manual(name) or '').partition(chr(10))[0]}")
        return
    text = manual(rule)
    if text is None:
        raise click.BadParameter(f"there is no check `{rule}`; `notices explain` lists them", param_hint="RULE")
    click.echo(f"{rule}\n\n{text}")
