"""What a build may take over from the release before."""

from __future__ import annotations

from typing import Any

from notices.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A language that stands: its line and files in the manifest, and what was noted of it.

    `parts` are of the files that hold all languages, `shared` and `gists` the judge's (auditing.Judged).
    """

    language: dict[str, Any]
    entries: dict[str, dict[str, Any]]
    parts: list[list[Any]]
    shared: dict[str, str]
    gists: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Before:
    """What stands.

    `untouched` are files that are as they were left, with their digests; `kept` the languages that stand;
    `heard` has, of languages whose catalogs alone have changed, what the judge noted as `shared`; `ground`
    is what every language is made of (rendering/ground.py), if nothing of it has changed.
    """

    untouched: dict[str, str]
    kept: dict[str, Kept]
    heard: dict[str, dict[str, str]]
    ground: bytes | None = None
