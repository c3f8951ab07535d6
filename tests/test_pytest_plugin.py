"""A project that uses the fixture sees the judge’s diagnostics in its own test run."""

from __future__ import annotations

import pytest

from notices import pipeline

from . import projects
from .checks.pages import ROOT

pytest_plugins = ["pytester"]


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makefile(".yaml", policy=(ROOT / "policy.yaml").read_text("utf-8"))
    return pytester


def test_a_true_text_passes(project: pytest.Pytester) -> None:
    project.makefile(".html", faq="<p>Om du tillåter detta sparar Claude dina chattar i fem år.</p>")
    project.makepyfile('def test_facts(notices): notices.assert_facts("faq.html", locale="sv")')
    project.runpytest().assert_outcomes(passed=1)


def test_a_wrong_text_fails_with_its_place(project: pytest.Pytester) -> None:
    project.makefile(".html", faq="<p>Om du tillåter detta sparar Claude dina chattar i 3 år.</p>")
    project.makepyfile('def test_facts(notices): notices.assert_facts("faq.html", locale="sv")')
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*disagreeing-facts*3 years*", "*faq.html:1:*"])


def test_a_surface_asks_for_what_is_missing(project: pytest.Pytester) -> None:
    project.makefile(".txt", faq="Claude")
    project.makepyfile('def test_facts(notices): notices.assert_facts("faq.txt", locale="en", surface="settings")')
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*missing-facts*retention.allowed*"])


def test_what_cannot_be_read_fails_too(project: pytest.Pytester) -> None:
    project.makepyfile('def test_facts(notices): notices.assert_facts("none.html", locale="en")')
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*can’t read*"])


def test_a_file_of_a_release_has_its_witnesses_there(pytester: pytest.Pytester) -> None:
    projects.copy(pytester.path, ("en", "sv"))
    assert pipeline.build(pytester.path / "policy.yaml", pytester.path / "dist").clean
    pytester.makepyfile(
        """
        def test_faq(notices):
            notices.assert_facts("dist/sv/faq.after.html", surface="faq", locale="sv")
        """
    )
    pytester.runpytest().assert_outcomes(passed=1)
    projects.edit(pytester.path / "dist/sv/faq.after.html", "koda, analysera och resonera", "koda")
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*formats-disagree*", "*faq.after.html:*"])
