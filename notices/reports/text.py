"""For a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from notices.diagnostics import Diagnostic, show


def report(diagnostics: Sequence[Diagnostic]) -> str:
    """Each finding over several lines, then how many there are."""
    errors = sum(it.severity == "error" for it in diagnostics)
    notes = len(diagnostics) - errors
    last = f"{_count(errors, 'finding')}, {_count(notes, 'note')}"
    return "\n\n".join([*(show(it) for it in diagnostics), last])


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
