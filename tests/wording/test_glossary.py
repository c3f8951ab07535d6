"""One thing, one name: the glossary is read, held to, and shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from notices import glossary, spec
from notices.diagnostics import Diagnostic
from notices.pipeline import build
from tests import projects
from tests.wording.glossary import PAGE, ROOT, page

LANGUAGES = sorted(path.parent.name for path in (ROOT / "locales").glob("*/messages.po"))


def test_the_page_is_the_one_that_was_read() -> None:
    assert page(spec.load(ROOT / "policy.yaml")) == PAGE.read_text(encoding="utf-8"), "python -m tests.wording.glossary"


def test_the_glossaries_are_read() -> None:
    faults: list[Diagnostic] = []
    found = glossary.load(ROOT / "locales", faults)
    assert faults == []
    assert {"en", "sv", "zh-Hans"} <= set(found)


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_a_language_says_what_its_terms_are(tag: str) -> None:
    """Not every one: where a language speaks of plans without the word, the word can't be asked of it."""
    assert len(glossary.load(ROOT / "locales", [])[tag]) >= 5


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("acount: {translation: konto}", "1:1 unknown-term did you mean `account`?"),
        ("account: konto", "1:10 wrong-value write {translation: …, forms: […], why: …}"),
        ("account: {word: konto}", "1:11 unknown-key it may have translation, forms, never, keep, why"),
        ("account: {forms: [konton]}", "1:1 no-translation write `translation: …`, or `keep: true`"),
        ("account: {keep: true}", ""),
    ],
)
def test_slips_have_their_place(tmp_path: Path, line: str, found: str) -> None:
    for tag, text in (("en", "account: {forms: [accounts]}"), ("sv", line)):
        path = tmp_path / tag / "glossary.yaml"
        path.parent.mkdir()
        path.write_text(text + "\n", encoding="utf-8")
    faults: list[Diagnostic] = []
    glossary.load(tmp_path, faults)
    assert " ".join(f"{it.span.line}:{it.span.column} {it.rule} {it.help}" for it in faults) == found


def test_another_word_stops_the_build(tmp_path: Path) -> None:
    project = projects.copy(tmp_path / "project", ("en", "sv"))
    projects.edit(
        project / "locales/sv/messages.po", "säljer inte dina data till tredje part", "säljer inte dina data till andra"
    )
    found = build(project / "policy.yaml", None).diagnostics
    assert [it.message for it in found] == [
        "`promises.data_sold.no` speaks of “third parties” and has no “tredje part”"
    ]
    assert found[0].span.path == "locales/sv/messages.po"
