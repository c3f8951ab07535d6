"""What is true in other words, and what is about something else, is left in peace; what is wrong is seen."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from . import judging

FILES = sorted((Path(__file__).parents[1] / "rewordings").glob("*.yaml"))
LEAST = {"good": 40, "wrong": 20, "outside": 40}
MORE = {"good": 100, "wrong": 50, "outside": 100}  # of the languages that the others are measured by
MEASURES = {"en", "sv", "zh-Hans"}
SEEN = 0.95  # of what is wrong


@cache
def read(file: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return data


def texts(file: Path, kind: str) -> list[str]:
    return [entry["text"] for entry in read(file)[kind]]


def headed(file: Path, text: str) -> str:
    return f"{read(file)['heading']}\n\n{text}"


def entries(kind: str) -> list[Any]:
    return [
        pytest.param(file, entry, id=f"{file.stem}-{n}") for file in FILES for n, entry in enumerate(read(file)[kind])
    ]


@pytest.fixture(scope="module")
def policy() -> Any:
    return judging.policy()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_there_are_enough(file: Path) -> None:
    for kind, least in (MORE if file.stem in MEASURES else LEAST).items():
        assert len(set(texts(file, kind))) == len(texts(file, kind)) >= least


@pytest.mark.parametrize(("file", "entry"), entries("good"))
def test_good_rewordings_raise_nothing(file: Path, entry: dict[str, Any], policy: Any) -> None:
    for said in (entry["text"], headed(file, entry["text"])):
        found = judging.loose(policy, said, file.stem)
        unwanted = [it for it in found if it.severity == "error" or not entry.get("notes")]
        assert not unwanted, [it.message for it in unwanted]


@pytest.mark.parametrize(("file", "entry"), entries("outside"))
def test_outside_prose_raises_no_error(file: Path, entry: dict[str, Any], policy: Any) -> None:
    found = judging.loose(policy, entry["text"], file.stem)
    assert not [it for it in found if it.severity == "error"], [it.message for it in found]


@pytest.mark.parametrize("alone", [False, True], ids=["headed", "alone"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_wrong_statements_are_seen(file: Path, alone: bool, policy: Any) -> None:
    wrong = texts(file, "wrong")
    unseen = []
    for text in wrong:
        found = judging.loose(policy, text if alone else headed(file, text), file.stem)
        if not any(it.severity == "error" for it in found):
            unseen.append(text)
    assert len(unseen) <= (1 - SEEN) * len(wrong), "\n".join(unseen)
