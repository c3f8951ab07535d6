"""One policy.yaml becomes every notice, and a second reader proves that they all state its facts.

The map of the house. Two wings and a wall:

    spec, shapes, yamlnodes    policy.yaml → Policy, every fault with its place
    languages/<tag>/           what the program knows of a language: the pen's files and the eye's
    rendering/                 from facts to files: catalogs, wording, documents, formats
    publishing/                the release, swapped in whole; its manifest and states
    reading/                   from files back to facts; knows nothing of rendering/
    checks/                    one file is one sentence of the proof
    model, diagnostics         the nouns, and how faults are told
    pipeline, cli              the program in a few short functions, and the command

Three functions are for programs: `read` says what a text states, `audit` holds texts against a
policy, `build` makes a release.
"""

from __future__ import annotations

TYPE_CHECKING = False  # without `typing`, as in start.py
if TYPE_CHECKING:
    from typing import Any

    from notices.pipeline import audit, build
    from notices.reading import read

__version__ = "0.1.0"
__all__ = ["audit", "build", "read"]


def __getattr__(name: str) -> Any:
    """Imports what is asked for when it is asked for: who reads a text does not pay for templates."""
    if name == "read":
        from notices.reading import read

        return read
    if name in ("audit", "build"):
        from notices import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'notices' has no attribute {name!r}")
