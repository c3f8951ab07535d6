"""`notices read`."""

from __future__ import annotations

import click

from notices.commands._options import Command, guarded


@click.command(cls=Command, epilog="echo 'Vi sparar det i fem år.' | notices read --locale sv")
@click.argument("file", default="-", type=click.Path(allow_dash=True))
@click.option("--locale", default=None, metavar="TAG", help="The language of the text.")
@click.option("--jsonl", is_flag=True, help='Read lines {"id", "text", "locale"} and answer each in order.')
@guarded
def read(file: str, locale: str | None, jsonl: bool) -> None:
    """Print what a text states, as JSON lines."""
    from notices.listening import listen

    if not jsonl and locale is None:
        raise click.UsageError("say which language: --locale sv")
    with click.open_file(file, "rb") as stream:
        data = stream.read()
    for line in listen(data, file, locale, jsonl):
        click.echo(line)
