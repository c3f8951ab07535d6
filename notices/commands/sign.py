"""`notices sign`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from notices.commands._options import POLICY, ROOT, Command, guarded


@click.command(
    cls=Command, epilog='notices sign sv --by "Ada Öst"\nnotices sign sv --by "Ada Öst" later.until notice.title'
)
@click.argument("tag")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--by", required=True, metavar="NAME", help="Who has read these words, and stands by them.")
@click.option("--on", default=None, metavar="DATE", help="The day of the signature; today, if not given.")
@POLICY
@ROOT
@guarded
def sign(tag: str, ids: Sequence[str], by: str, on: str | None, policy_file: str, root: str | None) -> None:
    """Record that a person has read a language's messages, all of them or those that are named.

    A signature holds for exactly this English and this translation; a change to either voids it, a
    change of a fact's value does not.
    """
    import datetime
    from pathlib import Path

    from notices.translating import project, reviews

    folder = Path(root) if root else Path(policy_file).parent
    project.chosen(folder, [tag])
    try:
        day = datetime.date.fromisoformat(on) if on else datetime.date.today()
    except ValueError:
        raise click.BadParameter(f"`{on}` is no date; write 2026-11-22", param_hint="--on") from None
    signed = reviews.sign(folder, tag, by, day.isoformat(), ids)
    click.echo(f"{tag}: {by} signed {len(signed)} message{'' if len(signed) == 1 else 's'}")
