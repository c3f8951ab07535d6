"""Arguments, printing, exit codes; decides nothing.

Exit codes: 0 clean, 1 findings, 2 input that can't be used.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

import notices

if TYPE_CHECKING:
    from notices.diagnostics import Diagnostic
    from notices.pipeline import Outcome

FINDINGS, UNUSABLE = 1, 2
_POLICY = click.option(
    "--policy",
    "policy_file",
    default="policy.yaml",
    show_default=True,
    metavar="FILE",
    help="The policy to read.",
)
_ROOT = click.option(
    "--root",
    default=None,
    metavar="DIR",
    help="Where locales/ and templates/ are; by default beside the policy.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")


class _Help(click.Command):
    """Keeps the line breaks of the examples in a help text."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            with formatter.section("Example"):
                for line in self.epilog.splitlines():
                    formatter.write_text(line)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(notices.__version__, prog_name="notices", message="%(prog)s %(version)s")
def main() -> None:
    """Builds every notice from one policy.yaml, in every language, and proves that they state its facts."""


def _guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Unusable input is shown with its faults, never as a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        from notices.diagnostics import Unusable

        try:
            command(*args, **kwargs)
        except Unusable as fault:
            _print_diagnostics(fault.diagnostics, kwargs.get("as_json", False))
            sys.exit(UNUSABLE)

    return run


@main.command(cls=_Help, epilog="notices build --on 2025-10-02 --locale sv --surface notice")
@_POLICY
@_ROOT
@click.option("--out", default="dist", show_default=True, metavar="DIR", help="The folder for the release.")
@click.option("--locale", "locales", multiple=True, metavar="TAG", help="Only this language (repeatable).")
@click.option("--surface", "surfaces", multiple=True, metavar="NAME", help="Only this surface (repeatable).")
@click.option("--on", "at", metavar="DATE", help="Build what holds on a day or at an instant (ISO 8601).")
@_JSON
@_guarded
def build(
    policy_file: str,
    root: str | None,
    out: str,
    locales: Sequence[str],
    surfaces: Sequence[str],
    at: str | None,
    as_json: bool,
) -> None:
    """Build and publish the release.

    Every surface in every language and state is built and read again; what is published is without
    fault, or nothing is.
    """
    from pathlib import Path

    _run(policy_file, root, Path(out), locales, surfaces, _moment(at), as_json)


@main.command(cls=_Help, epilog="notices check --json")
@_POLICY
@_ROOT
@_JSON
@_guarded
def check(policy_file: str, root: str | None, as_json: bool) -> None:
    """Show all faults; write nothing."""
    _run(policy_file, root, None, (), (), None, as_json)


@main.command(cls=_Help, epilog="notices schema > policy.schema.json")
@click.argument("name", type=click.Choice(["policy", "document", "manifest"]), default="policy")
def schema(name: str) -> None:
    """Print a JSON Schema: of policy.yaml, a surface's JSON, or the manifest."""
    import json

    from notices import schemas

    click.echo(json.dumps(schemas.schema(name), ensure_ascii=False, indent=2))


@main.command(cls=_Help, epilog="notices init our-policy && cd our-policy && notices build")
@click.argument("directory")
@_guarded
def init(directory: str) -> None:
    """Make a new project that builds at once."""
    from pathlib import Path

    from notices.starter import begin

    made = begin(Path(directory))
    click.echo(f"{directory}: {made} files. Next: edit {directory}/policy.yaml, then `notices build` there.")


@main.command(cls=_Help, epilog="echo 'Vi sparar det i fem år.' | notices read --locale sv")
@click.argument("file", default="-", type=click.Path(allow_dash=True))
@click.option("--locale", default=None, metavar="TAG", help="The language of the text.")
@click.option("--jsonl", is_flag=True, help='Read lines {"id", "text", "locale"} and answer each in order.')
@_guarded
def read(file: str, locale: str | None, jsonl: bool) -> None:
    """Print what a text states, as JSON lines."""
    from notices.listening import listen

    if not jsonl and locale is None:
        raise click.UsageError("say which language: --locale sv")
    with click.open_file(file, "rb") as stream:
        data = stream.read()
    for line in listen(data, file, locale, jsonl):
        click.echo(line)


@main.command(cls=_Help, epilog="notices audit dist\nnotices audit site/faq.html --locale sv --surface faq")
@_POLICY
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True), metavar="[PATH|-]...")
@click.option("--locale", default=None, metavar="TAG", help="The language of the texts; else it is recognised.")
@click.option("--surface", default=None, metavar="NAME", help="Hold the texts to what this surface must state.")
@click.option("--state", default=None, metavar="before|after", help="On which side of the deadline they are read.")
@click.option("--format", "format", default="text", metavar="NAME", help="text, json, sarif, github or junit.")
@click.option("--baseline", default=None, metavar="FILE", help="Exceptions, each with its reason.")
@_guarded
def audit(
    policy_file: str,
    paths: Sequence[str],
    locale: str | None,
    surface: str | None,
    state: str | None,
    format: str,
    baseline: str | None,
) -> None:
    """Hold texts against the policy: a release, a page, a mail, or what comes on standard input (-)."""
    from pathlib import Path

    from notices import pipeline
    from notices.reports import formats, report

    known = formats()
    if format not in known:
        raise click.BadParameter(f"`{format}` is none of {', '.join(known)}", param_hint="--format")
    typed = [("<stdin>", sys.stdin.buffer.read())] if "-" in paths else []
    outcome = pipeline.audit(
        [Path(it) for it in paths or ("dist",) if it != "-"],
        Path(policy_file),
        texts=typed,
        locale=locale,
        surface=surface,
        state=state,
        baseline=Path(baseline) if baseline else None,
    )
    click.echo(report(format, outcome.diagnostics))
    if not outcome.clean:
        sys.exit(FINDINGS)


@main.command(cls=_Help, epilog="notices explain missing-facts")
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Print what a check looks for, why, and what to do; without a rule, list all."""
    from notices.checks import manual, register

    if rule is None:
        for name in register():
            click.echo(f"{name}: {(manual(name) or '').partition(chr(10))[0]}")
        return
    text = manual(rule)
    if text is None:
        raise click.BadParameter(f"there is no check `{rule}`; `notices explain` lists them", param_hint="RULE")
    click.echo(f"{rule}\n\n{text}")


def _run(
    policy_file: str,
    root: str | None,
    out: Any,
    locales: Sequence[str],
    surfaces: Sequence[str],
    moment: Any,
    as_json: bool,
) -> None:
    from pathlib import Path

    from notices import pipeline

    progress = _Progress(as_json)
    try:
        outcome = pipeline.build(
            Path(policy_file),
            out,
            root=Path(root) if root else None,
            locales=locales or None,
            surfaces=surfaces or None,
            at=moment,
            progress=progress,
        )
    finally:
        progress.close()
    if as_json:
        _print_json(outcome, out)
    else:
        _print_diagnostics(outcome.diagnostics, False)
        click.echo(_summary(outcome, out), err=not outcome.clean)
    if not outcome.clean:
        sys.exit(FINDINGS)


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


class _Progress:
    """A bar over the languages, which shows itself when a run takes long and stands in a terminal."""

    def __init__(self, quiet: bool) -> None:
        import time

        self.clock = time.monotonic
        self.started, self.quiet = self.clock(), quiet or not sys.stderr.isatty()
        self.done, self.bar = 0, None  # type: tuple[int, Any]

    def __call__(self, locale: str, total: int) -> None:
        self.done += 1
        if self.quiet or (self.bar is None and self.clock() - self.started < 1):
            return
        if self.bar is None:
            self.bar = click.progressbar(length=total, file=sys.stderr, item_show_func=lambda it: it)
            self.bar.update(self.done - 1)
        self.bar.update(1, locale)

    def close(self) -> None:
        if self.bar is not None:
            self.bar.render_finish()


def _summary(outcome: Outcome, out: Any) -> str:
    errors = sum(it.severity == "error" for it in outcome.diagnostics)
    if errors:
        kept = "; nothing was written" if out is not None else ""
        return f"{_count(errors, 'fault')}{kept}"
    if outcome.unchanged:
        files = outcome.unchanged["files"].values()
        surfaces = {file["surface"] for file in files}
    else:
        files, surfaces = outcome.files, {file.surface for file in outcome.files}
    counts = [
        _count(len(outcome.languages), "language"),
        _count(len(surfaces), "surface"),
        _count(len(files), "file"),
        "unchanged" if outcome.unchanged else "no faults",
    ]
    return f"{out}: {', '.join(counts)}" if out is not None else ", ".join(counts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _print_json(outcome: Outcome, out: Any) -> None:
    import json

    data = {
        "out": str(out) if out is not None and outcome.clean else None,
        "policy": outcome.name,
        "languages": outcome.languages,
        "unchanged": bool(outcome.unchanged),
        "files": outcome.paths,
        "diagnostics": [it.as_json() for it in outcome.diagnostics],
    }
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _print_diagnostics(diagnostics: Iterable[Diagnostic], as_json: bool) -> None:
    from notices.diagnostics import folded, show

    if as_json:
        import json

        click.echo(json.dumps({"diagnostics": [it.as_json() for it in diagnostics]}, ensure_ascii=False, indent=1))
        return
    for it, also in folded(diagnostics):
        first, _, rest = show(it, also).partition("\n")
        colour = "red" if it.severity == "error" else "yellow"
        click.echo(f"{_styled(first, colour)}\n{rest}\n", err=True)


def _styled(text: str, colour: str) -> str:
    """Bold and coloured in a terminal, unless NO_COLOR is set (no-color.org); click strips it elsewhere."""
    import os

    return text if os.environ.get("NO_COLOR") else click.style(text, fg=colour, bold=True)
