"""Whole texts of others, each right as it stands; and with any one thing in it wrong, the judge finds something.

`texts/<kind>.<locale>.md` are announcements, news, support pages and answers in forums. `{5 years~5 months}` is
what is right, and what would be wrong in its place; `{once~?twice}` is a wrong one that is not seen yet. Whoever
lets the judge see it takes the sign away: a test says so.

`others/` tell of other companies, of laws, or of the same one in other matters; there the policy has no say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from notices import auditing, spec
from notices.model import Policy

ROOT = Path(__file__).parents[2]
FILES = sorted((Path(__file__).parent / "texts").glob("*.md"))
OTHERS = sorted((Path(__file__).parent / "others").glob("*.md"))
assert FILES and OTHERS, "no texts found"
_CHOICE = re.compile(r"\{([^{}#~]+)((?:~[^{}~]*)+)\}")


@cache
def policy() -> Policy:
    return spec.load(ROOT / "policy.yaml")


def errors(file: Path, text: str) -> list[str]:
    locale = file.name.split(".")[1]
    found = auditing.loose(policy(), [(file.name, text.encode("utf-8"))], locale, None, None)
    return [f"{it.rule}: {it.message}" for it in found if it.severity == "error"]


def right(text: str) -> str:
    return _CHOICE.sub(r"\1", text)


def wrong(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each way to be wrong: what it is, the text with nothing else wrong in it, whether it is seen."""
    for it in _CHOICE.finditer(text):
        for words in it[2][1:].split("~"):
            planted = words.removeprefix("?")
            whole = right(text[: it.start()]) + planted + right(text[it.end() :])
            yield f"{it[1]} → {planted}", whole, planted == words


@pytest.mark.parametrize("file", FILES, ids=lambda it: it.name)
def test_what_is_right_raises_nothing(file: Path) -> None:
    assert errors(file, right(file.read_text("utf-8"))) == []


@pytest.mark.parametrize("file", OTHERS, ids=lambda it: it.name)
def test_what_is_told_of_others_raises_nothing(file: Path) -> None:
    assert errors(file, file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", FILES, ids=lambda it: it.name)
def test_what_is_wrong_is_found(file: Path) -> None:
    planted = list(wrong(file.read_text("utf-8")))
    assert planted
    assert [what for what, text, seen in planted if bool(errors(file, text)) is not seen] == []
