"""What the program knows of languages: a folder each, `wording.yaml` for the pen, `reading.yaml` for the eye.

The two files are opened by those two alone; here is only which languages there are.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def known() -> tuple[str, ...]:
    """The tags of all languages that the program can write, in order.

    >>> "en" in known()
    True
    """
    return _with("wording.yaml")


@cache
def readable() -> tuple[str, ...]:
    """The tags of all languages that the program can read, in order."""
    return _with("reading.yaml")


def _with(name: str) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{name}")))


def file(tag: str, name: str) -> Path:
    """The path of a language's file; the tag must be a known one, never a text from outside.

    Raises KeyError for another tag.
    """
    if tag not in known():
        raise KeyError(tag)
    return FOLDER / tag / name
