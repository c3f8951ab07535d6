"""`notices review`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from notices.commands._options import POLICY, ROOT, Command, guarded


@click.command(cls=Command, epilog="notices review sv && open review/sv/index.html")
@click.argument("tags", nargs=-1, metavar="[TAG]...")
@click.option("--out", default="review", show_default=True, metavar="DIR", help="The folder for the pages.")
@POLICY
@ROOT
@guarded
def review(tags: Sequence[str], out: str, policy_file: str, root: str | None) -> None:
    """Write pages on which a person reviews a language, message by message.

    Each message stands with its context, the English and what it was before, what it says today and
    for awkward values, its place on a phone, its length, the glossary, and what the checks found.
    """
    from pathlib import Path

    from notices.translating import project, review_pages, reviewing

    folder = Path(root) if root else Path(policy_file).parent
    for tag in project.chosen(folder, tags):
        found = reviewing.review(Path(policy_file), folder, tag)
        review_pages.write(found, Path(out) / tag)
        findings = sum(len(card.findings) for card in found.cards) + len(found.findings)
        told = f", {findings} finding{'' if findings == 1 else 's'}" if findings else ""
        click.echo(f"{Path(out) / tag / 'index.html'}: {len(found.cards)} messages{told}")
