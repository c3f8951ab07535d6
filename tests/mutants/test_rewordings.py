"""What is true in other words, and what is about something else, must be left in peace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from . import judging

FOLDER = Path(__file__).parents[1] / "rewordings"
LEAST = 100


def entries(kind: str) -> list[Any]:
    return list(_entries(kind))


def _entries(kind: str) -> Iterator[Any]:
    for file in sorted(FOLDER.glob("*.yaml")):
        for n, entry in enumerate(yaml.safe_load(file.read_text("utf-8"))[kind]):
            yield pytest.param(file.stem, entry, id=f"{file.stem}-{n}")


@pytest.fixture(scope="module")
def policy() -> Any:
    return judging.policy()


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_there_are_enough(file: Path) -> None:
    data = yaml.safe_load(file.read_text("utf-8"))
    for kind in ("good", "outside"):
        texts = [entry["text"] for entry in data[kind]]
        assert len(set(texts)) == len(texts) >= LEAST


@pytest.mark.parametrize(("locale", "entry"), entries("good"))
def test_good_rewordings_raise_nothing(locale: str, entry: dict[str, str], policy: Any) -> None:
    found = judging.loose(policy, entry["text"], locale)
    assert not found, [it.message for it in found]


@pytest.mark.parametrize(("locale", "entry"), entries("outside"))
def test_outside_prose_raises_no_error(locale: str, entry: dict[str, str], policy: Any) -> None:
    found = judging.loose(policy, entry["text"], locale)
    assert not [it for it in found if it.severity == "error"], [it.message for it in found]
