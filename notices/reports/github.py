"""For GitHub Actions: workflow commands, shown beside the lines of a pull request.

docs.github.com/actions/reference/workflow-commands: `%`, CR and LF are escaped,
in properties `:` and `,` too. GitHub shows ten of a step: what is at fault in one message is told
once, at its line in the catalog, and not in each file that it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence

from notices.diagnostics import Diagnostic, finding, folded, place, visible

_LEVELS = {"error": "error", "note": "notice"}


def report(diagnostics: Sequence[Diagnostic]) -> str:
    """A line for each finding."""
    told = {(it.rule, finding(it), it.origin or it.span): it for it, _ in reversed(folded(diagnostics))}
    return "\n".join(_line(it) for it in reversed(told.values()))


def _line(it: Diagnostic) -> str:
    span = it.origin or it.span
    where = [f"file={_property(span.path)}"]
    if span.line:
        where += [f"line={span.line}", f"col={span.column}"]
    read = f"\nread in {visible(place(it.span))}" if it.origin else ""
    message = _data(f"{visible(it.message)}{read}\nhelp: {visible(it.help)}")
    return f"::{_LEVELS.get(it.severity, 'error')} {','.join(where)},title={_property(it.rule)}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
