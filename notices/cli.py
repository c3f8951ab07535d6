"""The program `notices`: its commands stand in notices/commands/."""

from __future__ import annotations

import click

import notices
from notices.commands import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(notices.__version__, prog_name="notices", message="%(prog)s %(version)s")
def main() -> None:
    """Builds every notice from one policy.yaml, in every language, and proves that they state its facts."""
