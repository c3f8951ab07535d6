"""The line that says what a release holds; it is all that a build which has nothing to do prints."""

from __future__ import annotations

TYPE_CHECKING = False  # without `typing`, as in start.py
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any


def summary(manifest: Mapping[str, Any], out: Path | None, end: str) -> str:
    """`dist: 3 languages, 7 surfaces, 276 files, no faults`, of a release's manifest."""
    files = manifest["files"].values()
    surfaces = {file["surface"] for file in files} - {""}
    counts = [count(len(manifest["languages"]), "language"), count(len(surfaces), "surface"), count(len(files), "file")]
    line = ", ".join([*counts, end])
    return f"{out}: {line}" if out is not None else line


def count(number: int, noun: str) -> str:
    """`1 file`, `1,918 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
