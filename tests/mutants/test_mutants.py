"""A sample of the planted errors must be seen, the clean release must be left in peace.

The whole report is `python -m tests.mutants --report`; this plants a few of every kind.
"""

from __future__ import annotations

from typing import Any

import pytest

from . import judging
from .apps import mo
from .copies import Copy
from .kinds import FACTS, POLARITY, locales
from .places import Hunk
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
        if copy.suffix == "json":
            said = set(copy.passages(locale))
            stem = path.removesuffix("json")
            for other, held in copies.items():
                if other.startswith(stem) and other != path:
                    framing = said - set(held.passages(locale))
                    assert len(framing) <= 3, f"{other} lacks {framing}"  # title, description, subject


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.html", b"<p>We keep it <time datetime='P5Y'>for 5 years</time> &amp; more.</p>\n"),
        ("a.md", b"- We keep it **for 5 years** & more.\n"),
        ("a.txt", b"- We keep it for 5 years & more.\n"),
        ("a.xml", b'    <string name="a">We keep it <xliff:g id="b">for 5 years</xliff:g> &amp; more.</string>\n'),
        ("a.strings", b'"a" = "We keep it for 5 years & more.";\n'),
        ("a.arb", b'{\n  "@@locale": "en",\n  "a": "We keep it for 5 years & more."\n}\n'),
        ("a.i18next.json", b'{\n  "a": "We keep it for 5 years & more."\n}\n'),
        ("a.ftl", b"# a\na = We keep it for 5 years & more.\n"),
        ("a.mjs", b'export const messages = {\n  "a": "We keep it for 5 years & more.",\n};\n'),
        ("a.mo", mo([(b"", b""), (b"a", b"We keep it for 5 years & more.")])),
        (
            "a.xcstrings",
            b'{\n        "en" : {\n            "value" : "We keep it for 5 years & more."\n'
            b'        "sv" : {\n            "value" : "Vi sparar det."\n',
        ),
    ],
)
def test_a_change_keeps_the_markup(path: str, data: bytes) -> None:
    copy = Copy(path, data)
    (text,) = filter(None, copy.passages("en"))
    at = text.index("5 years")
    changed = copy.changed(text, (Hunk(at, at + 7, "<6> years"),), "en")
    assert list(filter(None, Copy(path, changed).passages("en"))) == ["We keep it for <6> years & more."]
