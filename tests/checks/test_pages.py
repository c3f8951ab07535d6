"""Every check has a page of cases, clean ones and faulty ones, and every page has its check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from notices.checks import manual, register

from .pages import FOLDER, Case, cases, found

PAGES = sorted(FOLDER.glob("*.md"))
assert PAGES, "no pages of cases found"


def every() -> Iterator[Any]:
    for page in PAGES:
        for case in cases(page):
            yield pytest.param(page, case, id=f"{page.stem}: {case.title}")


@pytest.mark.parametrize(("page", "case"), list(every()))
def test_what_is_found_is_what_the_page_says(page: Path, case: Case) -> None:
    assert found(case, page.stem) == case.expected


def test_each_check_has_a_page_and_each_page_a_check() -> None:
    assert {page.stem for page in PAGES} == set(register())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_holds_clean_cases_and_faulty_ones(page: Path) -> None:
    expected = [case.expected for case in cases(page)]
    assert any(expected)
    assert not all(expected)


@pytest.mark.parametrize("rule", register())
def test_each_check_explains_itself(rule: str) -> None:
    text = manual(rule) or ""
    assert "\n\nWhy: " in text
    assert "\n\nFix: " in text
    assert "^" in text
