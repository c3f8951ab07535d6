"""`notices export`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from notices.commands._options import POLICY, ROOT, Command, guarded

_SUFFIXES = {"xliff": "xlf", "xliff12": "xlf", "csv": "csv", "xlsx": "xlsx"}


@click.command(
    cls=Command, epilog="notices export sv --format xlsx --only missing --only stale\nnotices export --out to-agency"
)
@click.argument("tags", nargs=-1, metavar="[TAG]...")
@click.option("--format", "format", default="xliff", metavar="NAME", help="xliff (2.0), xliff12, csv or xlsx.")
@click.option("--only", multiple=True, metavar="STATE", help="missing, stale, translated or signed (repeatable).")
@click.option("--out", default=None, metavar="PATH", help="The file; of several languages, the folder; - prints it.")
@POLICY
@ROOT
@guarded
def export(
    tags: Sequence[str], format: str, only: Sequence[str], out: str | None, policy_file: str, root: str | None
) -> None:
    """Write a language's messages, or those of all, for another tool; `notices import` takes them back.

    Facts go out as protected codes, with what they become today, and each message with its context,
    its limit and, where it is stale, the English that it was made for.
    """
    from pathlib import Path

    from notices.diagnostics import refuse_unknown
    from notices.translating import desk, entries, exchange, project
    from notices.translating.rows import STATES
    from notices.translating.rows import only as chosen

    folder = Path(root) if root else Path(policy_file).parent
    refuse_unknown("format", [format], exchange.formats(), "--format")
    refuse_unknown("state", only, STATES, "--only")
    several = len(tags) != 1
    if several and out == "-":
        raise click.UsageError("one language can be printed: name it")
    for tag in project.chosen(folder, tags):
        found = chosen(desk.rows(Path(policy_file), folder, tag), only)
        data = exchange.named(format).write(found, tag, desk.name(tag))
        if out == "-":
            sys.stdout.buffer.write(data)
            return
        name = f"{tag}.{_SUFFIXES.get(format, format)}"
        path = Path(out or "", name) if several else Path(out or name)
        entries.put(path, data)
        click.echo(f"{path}: {len(found)} message{'' if len(found) == 1 else 's'}")
