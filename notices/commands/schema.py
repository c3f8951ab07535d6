"""`notices schema`."""

from __future__ import annotations

import click

from notices.commands._options import Command


@click.command(cls=Command, epilog="notices schema > policy.schema.json")
@click.argument("name", type=click.Choice(["policy", "document", "manifest"]), default="policy")
def schema(name: str) -> None:
    """Print a JSON Schema: of policy.yaml, a surface's JSON, or the manifest."""
    import json

    from notices import schemas

    click.echo(json.dumps(schemas.schema(name), ensure_ascii=False, indent=2))
