"""For a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from notices.diagnostics import Diagnostic, folded, show


def report(diagnostics: Sequence[Diagnostic]) -> str:
    """Each finding over several lines, with all its places, then how many there are."""
    errors = sum(it.severity == "error" for it in diagnostics)
    notes = len(diagnostics) - errors
    last = f"{_count(errors, 'finding')}, {_count(notes, 'note')}"
    return "\n\n".join([*(show(it, also) for it, also in folded(diagnostics)), last])


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
