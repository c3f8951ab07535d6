"""What this project promises, in plain words.

Our policy is one file. People read about it on seven surfaces, before and after the deadline, in their own
language, on a page, in a mail, in an app. Whatever they read, it says what the policy says.
"""

from __future__ import annotations

from typing import Any

import pytest

from notices import auditing, pipeline

from .checks.pages import ROOT

RELEASE = pipeline.build(ROOT / "policy.yaml", None)
FILES = {file.path: file for file in RELEASE.files}
FOUND = auditing.release(RELEASE.policy, RELEASE.files) if FILES else []
LANGUAGES = sorted(it["tag"] for it in RELEASE.languages)


def found(*rules: str, **where: str) -> list[str]:
    """What the judge has to say, by rule, and by language, surface, state or format."""
    return [
        f"{it.span.path}: {it.message}"
        for it in FOUND
        if it.rule in rules
        and it.severity == "error"
        and all(getattr(FILES[it.span.path], name) == value for name, value in where.items())
    ]


def places() -> list[Any]:
    return [
        pytest.param(file, id=f"{file.locale} {file.surface} {file.state} {file.format}")
        for file in sorted(RELEASE.files, key=lambda file: file.path)
    ]


def test_there_is_a_release_in_each_of_our_languages() -> None:
    assert {"en", "sv", "zh-Hans"} <= set(LANGUAGES)
    assert not [it.message for it in RELEASE.diagnostics if it.severity == "error"]


@pytest.mark.parametrize("file", places())
def test_every_file_states_what_its_surface_must_state(file: Any) -> None:
    where = {"locale": file.locale, "surface": file.surface, "state": file.state, "format": file.format}
    assert not found("missing-facts", **where)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_date_time_and_number_is_the_policy_s(locale: str) -> None:
    assert not found("disagreeing-facts", "unaccounted-values", "facts-of-another-case", locale=locale)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_no_promise_is_turned_round(locale: str) -> None:
    assert not found("lost-polarity", "wrong-state", locale=locale)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_nobody_is_left_out_of_a_list_or_called_by_another_name(locale: str) -> None:
    assert not found("incomplete-lists", "altered-names", "wrong-labels", "wrong-links", locale=locale)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_no_language_says_more_or_less_than_another(locale: str) -> None:
    assert not found("languages-disagree", "wrong-language", locale=locale)


def test_a_page_a_mail_and_an_app_tell_the_same_person_the_same() -> None:
    assert not found("formats-disagree", "machine-values")


@pytest.mark.parametrize("locale", LANGUAGES)
def test_people_see_words_and_not_our_tools(locale: str) -> None:
    assert not found("leaked-markup", "hidden-characters", "wrong-script", locale=locale)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_wrong_year_in_one_file_is_seen(locale: str) -> None:
    """The proof can fail: the same questions, asked of a file in which the deadline is another year’s."""
    path = f"{locale}/faq.before.txt"
    wrong = FILES[path].data.replace(b"2025", b"2026", 1)
    [surface] = {FILES[path].surface}
    diagnostics = auditing.loose(RELEASE.policy, [(path, wrong)], locale, surface, "before")
    assert [it for it in diagnostics if it.rule == "disagreeing-facts"]
