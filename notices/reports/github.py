"""For GitHub Actions: workflow commands, shown beside the lines of a pull request.

docs.github.com/actions/reference/workflow-commands: `%`, CR and LF are escaped,
in properties `:` and `,` too.
"""

from __future__ import annotations

from collections.abc import Sequence

from notices.diagnostics import Diagnostic, visible

_LEVELS = {"error": "error", "note": "notice"}


def report(diagnostics: Sequence[Diagnostic]) -> str:
    """A line for each finding."""
    return "\n".join(_line(it) for it in diagnostics)


def _line(it: Diagnostic) -> str:
    place = [f"file={_property(it.span.path)}"]
    if it.span.line:
        place += [f"line={it.span.line}", f"col={it.span.column}"]
    message = _data(f"{visible(it.message)}\nhelp: {visible(it.help)}")
    return f"::{_LEVELS.get(it.severity, 'error')} {','.join(place)},title={_property(it.rule)}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
