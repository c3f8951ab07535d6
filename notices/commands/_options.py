"""What commands share: their options, their help, and how unusable input is shown.

Exit codes: 0 clean, 1 findings, 2 input that can't be used.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from notices.diagnostics import Diagnostic

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


def _known(ctx: click.Context, option: click.Parameter, value: str) -> str:
    if value != "text":  # the others are looked for only when they are asked for
        from notices.reports import formats

        if value not in formats():
            raise click.BadParameter(f"`{value}` is none of {', '.join(formats())}", ctx, option)
    return value


FORMAT = click.option(
    "--format",
    default="text",
    metavar="NAME",
    callback=_known,
    help="How findings are told: text, json, sarif, github or junit.",
)


class Command(click.Command):
    """Keeps the line breaks of the examples in a help text."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            with formatter.section("Example"):
                for line in self.epilog.splitlines():
                    formatter.write_text(line)


def _told(format: str, diagnostics: Sequence[Diagnostic]) -> bool:
    """Tells findings in a report's format, if it is one."""
    from notices.reports import formats, report

    if format in formats():
        click.echo(report(format, diagnostics))
    return format in formats()


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
            format = kwargs.get("format", "text")
            if format == "text" or not _told(format, fault.diagnostics):
                print_diagnostics(fault.diagnostics, kwargs.get("as_json", False))
            sys.exit(UNUSABLE)

    return run
