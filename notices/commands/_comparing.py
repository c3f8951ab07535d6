"""What `diff` and `try` share: how changes are chosen and shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from notices.commands._options import FINDINGS

if TYPE_CHECKING:
    from notices.comparing.snapshot import Snapshot


def showing(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say which changes are shown, and how."""
    for option in (
        click.option("--out", default=None, metavar="FILE", help="Write it there instead of printing it."),
        click.option("--format", "format", default="text", metavar="NAME", help="text, html, json or markdown."),
        click.option("--surface", "surfaces", multiple=True, metavar="NAME", help="Only this surface (repeatable)."),
        click.option("--locale", "locales", multiple=True, metavar="TAG", help="Only this language (repeatable)."),
    ):
        command = option(command)
    return command


def show(
    old: Snapshot, new: Snapshot, locales: Sequence[str], surfaces: Sequence[str], format: str, out: str | None
) -> None:
    """Prints or writes what differs; the exit code says whether the new snapshot could be built."""
    from notices.comparing.changes import compare
    from notices.comparing.reports import formats, report
    from notices.diagnostics import refuse_unknown

    if format not in formats():
        raise click.BadParameter(f"`{format}` is none of {', '.join(formats())}", param_hint="--format")
    refuse_unknown("locale", locales, tuple(new.languages | old.languages), new.name)
    known = dict.fromkeys(it.surface for snapshot in (new, old) for it in snapshot.sentences)
    refuse_unknown("surface", surfaces, tuple(known), new.name)
    changes = compare(old, new, locales, surfaces)
    text = report(format, changes)
    if out is None:
        click.echo(text)
    else:
        _write(Path(out), text)
    if any(it.severity == "error" for it in changes.faults):
        sys.exit(FINDINGS)


def _write(path: Path, text: str) -> None:
    from notices.diagnostics import Diagnostic, Unusable
    from notices.model import Span

    try:
        path.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        span = Span(str(path), 0, 0)
        problem = f"can't write: {(error.strerror or str(error)).lower()}"
        raise Unusable(Diagnostic("not-written", problem, span, "name a file in a folder that exists")) from None


def at(policy_file: str, root: str | None) -> tuple[Path, Path]:
    """The policy, and the folder with its locales/ and templates/."""
    return Path(policy_file), Path(root) if root else Path(policy_file).parent
