"""Changes as a person or a program wants them: one file a format, each with `report(changes)`."""

from __future__ import annotations

import importlib
from pathlib import Path

from notices.comparing.changes import Changes, Place


def formats() -> tuple[str, ...]:
    """The formats there are, in order."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def report(format: str, changes: Changes) -> str:
    """The changes in a format. Raises KeyError for one that there is not."""
    if format not in formats():
        raise KeyError(format)
    text: str = importlib.import_module(f"{__name__}.{format}").report(changes)
    return text


def standing(places: tuple[Place, ...]) -> str:
    """Where a sentence stands: `announcement, faq (before, after)`."""
    surfaces: dict[str, list[str]] = {}
    for surface, state in places:
        surfaces.setdefault(surface, []).extend([state] if state != "always" else [])
    return ", ".join(f"{name} ({', '.join(states)})" if states else name for name, states in surfaces.items())
