"""`notices build`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from notices.commands._building import again_and_again, built, end, run
from notices.commands._options import FORMAT, JSON, POLICY, ROOT, Command, guarded


@click.command(cls=Command, epilog="notices build --on 2025-10-02 --locale sv --surface notice")
@POLICY
@ROOT
@click.option("--out", default="dist", show_default=True, metavar="DIR", help="The folder for the release.")
@click.option("--locale", "locales", multiple=True, metavar="TAG", help="Only this language (repeatable).")
@click.option("--surface", "surfaces", multiple=True, metavar="NAME", help="Only this surface (repeatable).")
@click.option("--on", "at", metavar="DATE", help="Build what holds on a day or at an instant (ISO 8601).")
@click.option("--commit", metavar="REV", help="Note this commit in the manifest, if it holds what is built.")
@click.option("--watch", is_flag=True, help="Build again whenever a source is saved.")
@FORMAT
@JSON
@guarded
def build(
    policy_file: str,
    root: str | None,
    out: str,
    locales: Sequence[str],
    surfaces: Sequence[str],
    at: str | None,
    commit: str | None,
    watch: bool,
    format: str,
    as_json: bool,
) -> None:
    """Build and publish the release.

    Every surface in every language and state is built and read again; what is published is without
    fault, or nothing is.
    """
    from functools import partial
    from pathlib import Path

    asked = {"locales": locales, "surfaces": surfaces, "moment": _moment(at), "commit": commit, "quiet": as_json}
    # A plain build was made before, and its outcome is told here.
    made = click.get_current_context().obj or partial(built, policy_file, root, Path(out), **asked)
    once = partial(run, made, Path(out), format, as_json)
    if watch and (as_json or format != "text"):
        raise click.UsageError("--json and --format tell of one build, --watch makes many")
    if watch:
        again_and_again(policy_file, root, once)
    else:
        end(once())


def _moment(text: str | None) -> Any:
    """A day or an instant as it was typed."""
    import datetime

    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(
            f"`{text}` is no date; write 2025-10-02 or 2025-10-02T08:00:00-07:00", param_hint="--on"
        ) from None
