"""Asking the judge, and being able to ask no judge at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from notices import auditing, pipeline, spec

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


def judge(known: Any, files: list[Any]) -> list[Any]:
    """The errors that the judge finds in files of a release."""
    if len(_heard) > 20_000:
        _heard.clear()
    with patch.object(auditing, "passages", _passages), patch.object(auditing, "Release", _Remembering):
        return [it for it in auditing.release(known, files) if it.severity == "error"]


def blind(known: Any, files: list[Any]) -> list[Any]:
    """A judge that finds nothing: the negative control."""
    return []


def alone(known: Any, file: Any, locale: str) -> list[Any]:
    """The errors found in one file that is held to its surface, with no other file to compare."""
    state = file.state if file.state in ("before", "after") else None
    found = auditing.loose(known, [(file.path, file.data)], locale, file.surface, state)
    return [it for it in found if it.severity == "error"]


def loose(known: Any, text: str, locale: str, surface: str | None = None) -> list[Any]:
    """Everything, notes too, that is found in somebody's text."""
    path = "text.md" if "](" in text or "| ---" in text else "text.txt"
    return auditing.loose(known, [(path, text.encode("utf-8"))], locale, surface)
