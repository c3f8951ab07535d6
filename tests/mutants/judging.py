"""Asking the judge, and being able to ask no judge at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from notices import auditing, gathering, pipeline, spec
from notices.publishing import NAME
from notices.publishing.manifest import entries

ROOT = Path(__file__).parents[2]
FORMATS = ("page", "dialog", "fragment", "mail-page", "mail", "markdown", "text", "json",
           "android", "xcstrings", "strings", "arb", "i18next", "fluent", "es-module", "gettext")  # fmt: skip
Judge = Callable[[Any, list[Any]], list[Any]]


def release(root: Path = ROOT) -> tuple[Any, list[Any]]:
    """The real policy and the files of its release, built now, in the formats that can be planted in."""
    outcome = pipeline.build(root / "policy.yaml", None)
    return outcome.policy, [it for it in outcome.files if it.format in FORMATS]


def policy(root: Path = ROOT) -> Any:
    """The real policy."""
    return spec.load(root / "policy.yaml")


# Most of a spoilt release is as it was: each file is taken apart once, each passage read once.
_passages = lru_cache(2000)(auditing.passages)
_heard: dict[tuple[str, str], Any] = {}


class _Remembering(auditing.Release):
    """A release whose readings outlive it; they depend on text, language and the one policy alone."""

    def __init__(self, policy: Any, ours: bool) -> None:
        super().__init__(policy, ours)
        self._heard = _heard


@contextmanager
def _remembered() -> Iterator[None]:
    if len(_heard) > 20_000:
        _heard.clear()
    with patch.object(auditing, "passages", _passages), patch.object(auditing, "Release", _Remembering):
        yield


def judge(known: Any, files: list[Any]) -> list[Any]:
    """The errors that the judge finds in files of a release."""
    with _remembered():
        return [it for it in auditing.release(known, files) if it.severity == "error"]


def blind(known: Any, files: list[Any]) -> list[Any]:
    """A judge that finds nothing: the negative control."""
    return []


def put(files: Iterable[Any], folder: Path) -> None:
    """Writes a release to a folder."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    (folder / NAME).write_text(json.dumps({"files": entries(files)}), "utf-8")


def in_place(known: Any, file: Any, folder: Path) -> list[Any]:
    """The errors found in one file where it lies in its release, as `notices audit FILE` finds them."""
    path = folder / file.path
    built = path.read_bytes()
    path.write_bytes(file.data)
    ((_, asked),) = gathering.gather([path], None, None, None)[0].items()
    path.write_bytes(built)
    with _remembered():
        found = auditing.release(known, asked.files, witnesses=asked.witnesses)
    return [it for it in found if it.severity == "error"]


def alone(known: Any, file: Any, locale: str) -> list[Any]:
    """The errors found in one file that was copied out of its release, and is held to its surface."""
    state = file.state if file.state in ("before", "after") else None
    found = auditing.loose(known, [(file.path, file.data)], locale, file.surface, state)
    return [it for it in found if it.severity == "error"]


def loose(known: Any, text: str, locale: str, surface: str | None = None) -> list[Any]:
    """Everything, notes too, that is found in somebody's text."""
    path = "text.md" if "](" in text or "| ---" in text else "text.txt"
    return auditing.loose(known, [(path, text.encode("utf-8"))], locale, surface)
