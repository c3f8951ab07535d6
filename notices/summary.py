"""The line that says what a release holds; it is all that a build without any finding prints."""

from __future__ import annotations

TYPE_CHECKING = False  # without `typing`, as in start.py
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def summary(held: str, out: object, end: str) -> str:
    """`dist: 3 languages, 7 surfaces, 276 files, no faults`; without `out` where nothing was written."""
    line = f"{held}, {end}"
    return f"{out}: {line}" if out is not None else line


def held(manifest: Mapping[str, Any]) -> str:
    """`3 languages, 7 surfaces, 276 files`, of a release's manifest."""
    files = manifest["files"].values()
    surfaces = {file["surface"] for file in files} - {""}
    counts = [count(len(manifest["languages"]), "language"), count(len(surfaces), "surface"), count(len(files), "file")]
    return ", ".join(counts)


def count(number: int, noun: str) -> str:
    """`1 file`, `1,918 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
