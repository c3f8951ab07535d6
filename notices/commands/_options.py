"""What commands share: their options, their help, and how unusable input is shown.

Exit codes: 0 clean, 1 findings, 2 input that can't be used.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

FINDINGS, UNUSABLE = 1, 2
POLICY = click.option(
    "--policy",
    "policy_file",
    default="policy.yaml",
    show_default=True,
    metavar="FILE",
    help="The policy to read.",
)
ROOT = click.option(
    "--root",
    default=None,
    metavar="DIR",
    help="Where locales/ and templates/ are; by default beside the policy.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")


class Command(click.Command):
    """Keeps the line breaks of the examples in a help text."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            with formatter.section("Example"):
                for line in self.epilog.splitlines():
                    formatter.write_text(line)


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Unusable input is shown with its faults, never as a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except Exception as fault:
            from notices.commands._terminal import print_diagnostics
            from notices.diagnostics import Unusable

            if not isinstance(fault, Unusable):
                raise
            print_diagnostics(fault.diagnostics, kwargs.get("as_json", False))
            sys.exit(UNUSABLE)

    return run
