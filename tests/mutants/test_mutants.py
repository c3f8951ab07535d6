"""A sample of the planted errors must be seen, the clean release must be left in peace.

The whole report is `python -m tests.mutants --report`; this plants a few of every kind.
"""

from __future__ import annotations

from typing import Any

import pytest

from . import judging
from .copies import Copy, Hunk
from .kinds import FACTS, POLARITY, locales
from .report import Planted, Trial, rate, survivors, table

SEED = 20250928
SAMPLE = dict.fromkeys(FACTS, 3) | dict.fromkeys(POLARITY, 14)  # of each kind and language; of the others one
BARS = ((FACTS, 1.0, "typed facts"), (POLARITY, 0.95, "polarity and lists"))


@pytest.fixture(scope="module")
def released() -> tuple[Any, list[Any]]:
    return judging.release()


def verdict(planted: list[Planted]) -> list[str]:
    """What a run of the judge falls short in."""
    return [
        f"{name}: {rate(planted, kinds):.1%} of {bar:.0%}" for kinds, bar, name in BARS if rate(planted, kinds) < bar
    ]


def test_the_release_as_it_is_raises_nothing(released: tuple[Any, list[Any]]) -> None:
    policy, files = released
    assert files, "no release was built"
    assert judging.judge(policy, files) == []


@pytest.mark.parametrize("locale", locales())
def test_planted_errors_are_seen(locale: str, released: tuple[Any, list[Any]]) -> None:
    planted = list(Trial(*released).run(locale, SEED, SAMPLE, ("all",)))
    assert not verdict(planted), f"\n{table(planted)}\n{survivors(planted)}"


def test_a_judge_that_finds_nothing_fails(released: tuple[Any, list[Any]]) -> None:
    planted = list(Trial(*released, judge=judging.blind).run("en", SEED, 1, ("all",)))
    assert verdict(planted) == ["typed facts: 0.0% of 100%", "polarity and lists: 0.0% of 95%"]


@pytest.mark.parametrize("locale", locales())
def test_every_format_holds_every_passage(locale: str, released: tuple[Any, list[Any]]) -> None:
    """The mutator sees in each file what the JSON of the same surface says: none escapes planting."""
    copies = {it.path: Copy(it.path, it.data) for it in released[1] if it.locale == locale}
    for path, copy in copies.items():
        if path.endswith(".json"):
            said = set(copy.passages)
            stem = path.removesuffix("json")
            for other, held in copies.items():
                if other.startswith(stem) and other != path:
                    framing = said - set(held.passages)
                    assert len(framing) <= 3, f"{other} lacks {framing}"  # title, description, subject


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.html", b"<p>We keep it <time datetime='P5Y'>for 5 years</time> &amp; more.</p>\n"),
        ("a.md", b"- We keep it **for 5 years** & more.\n"),
        ("a.txt", b"- We keep it for 5 years & more.\n"),
    ],
)
def test_a_change_keeps_the_markup(path: str, data: bytes) -> None:
    copy = Copy(path, data)
    (text,) = copy.passages
    at = text.index("5 years")
    changed = copy.changed(text, (Hunk(at, at + 7, "<6> years"),))
    assert Copy(path, changed).passages == ["We keep it for <6> years & more."]
