"""A file of a release that is asked for alone is held to others of it, and nothing is told of those."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from notices import gathering, pipeline
from tests import projects

# A sentence that no fact needs: a file without it contradicts nothing.
REASON = "- Models that learn from real use get better at coding, analysis, and reasoning.\n"
GRUND = "- Modeller som lär sig av verklig användning blir bättre på att koda, analysera och resonera.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = projects.copy(tmp_path_factory.mktemp("project"))
    assert pipeline.build(project / "policy.yaml", project / "dist").clean
    return project


@pytest.fixture
def dist(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "project") / "dist"


def told(dist: Path, *names: str, locale: str | None = None) -> set[tuple[str, str]]:
    """Which rules are broken in which files, where some are asked for."""
    paths = [dist / it for it in names]
    outcome = pipeline.audit(paths, dist.parent / "policy.yaml", locale=locale)
    assert {it.path for it in outcome.files} == set(names)
    return {(it.rule, Path(it.span.path).relative_to(dist).as_posix()) for it in outcome.diagnostics}


def witnesses(dist: Path, *names: str, locale: str | None = None) -> list[str]:
    releases, _ = gathering.gather([dist / it for it in names], locale, None, None)
    (asked,) = releases.values()
    return sorted(it.path for it in asked.witnesses)


@pytest.mark.parametrize("name", ["faq.after.txt", "faq.after.md", "faq.after.json", "faq.after.html"])
def test_a_sentence_that_only_the_others_have_is_missed(dist: Path, name: str) -> None:
    file = dist / "sv" / name
    words = GRUND.strip("- \n")
    assert told(dist, f"sv/{name}") == set()
    projects.edit(file, words, "Så är det.")
    assert ("formats-disagree", f"sv/{name}") in told(dist, f"sv/{name}")
    copied = shutil.copy(file, dist.parent)  # elsewhere it is a text like any other
    assert pipeline.audit([Path(copied)], dist.parent / "policy.yaml", locale="sv").diagnostics == []


def test_what_frames_a_page_is_held_to_the_other_languages(dist: Path) -> None:
    for tag in ("en", "sv"):
        file = dist / tag / "index.html"
        projects.edit(file, "</footer>", "<p>Claude for Work</p></footer>")
        assert told(dist, f"{tag}/index.html") == {("languages-disagree", f"{tag}/index.html")}


def test_a_catalog_of_all_languages_is_held_to_each(dist: Path) -> None:
    name = "xcstrings/settings.xcstrings"
    assert witnesses(dist, name) == ["en/settings.json", "sv/settings.json", "zh-Hans/settings.json"]
    assert witnesses(dist, name, locale="sv") == ["sv/settings.json"]
    projects.edit(dist / name, "Det gäller direkt.", "Så är det.")
    assert told(dist, name) == {("formats-disagree", name)}


def test_who_has_been_changed_is_no_witness(dist: Path) -> None:
    assert witnesses(dist, "sv/faq.after.txt") == ["en/faq.after.txt", "sv/faq.after.json"]
    projects.edit(dist / "sv/faq.after.json", "5 år", "6 år")
    projects.edit(dist / "en/faq.after.txt", REASON, "")
    assert witnesses(dist, "sv/faq.after.txt") == ["sv/faq.after.fragment.html", "zh-Hans/faq.after.txt"]
    assert told(dist, "sv/faq.after.txt") == set()
    projects.edit(dist / "sv/faq.after.txt", GRUND, "")
    assert ("formats-disagree", "sv/faq.after.txt") in told(dist, "sv/faq.after.txt")


def test_who_is_gone_or_cannot_be_read_is_no_witness_and_no_fault(dist: Path) -> None:
    (dist / "sv/faq.after.json").write_bytes(b"\xff{")
    shutil.rmtree(dist / "en")
    assert witnesses(dist, "sv/faq.after.txt") == ["sv/faq.after.fragment.html", "zh-Hans/faq.after.txt"]
    assert told(dist, "sv/faq.after.txt") == set()
    shutil.rmtree(dist / "zh-Hans")
    for file in (dist / "sv").glob("faq.after.[!t]*"):
        file.unlink()
    assert witnesses(dist, "sv/faq.after.txt") == []
    assert told(dist, "sv/faq.after.txt") == set()


def test_several_files_are_held_to_the_same_witness(dist: Path) -> None:
    names = ("sv/faq.after.txt", "en/faq.after.txt")
    assert witnesses(dist, *names) == ["en/faq.after.json", "sv/faq.after.json", "zh-Hans/faq.after.txt"]
    projects.edit(dist / names[1], REASON, "")
    assert {path for _, path in told(dist, *names)} == {names[1]}


def test_a_language_is_held_to_the_source(dist: Path) -> None:
    assert {it.split("/")[0] for it in witnesses(dist, "", locale="sv")} >= {"en"}
    for file in (dist / "sv").glob("faq.after.*[!n]"):  # all but the JSON, whose facts have places
        projects.edit(file, GRUND.strip("- \n"), "Claude Gov.")
    outcome = pipeline.audit([dist], dist.parent / "policy.yaml", locale="sv")
    assert "languages-disagree" in {it.rule for it in outcome.diagnostics}
    assert {Path(it.span.path).relative_to(dist).parts[0] for it in outcome.diagnostics} == {"sv"}


def test_a_release_that_is_asked_for_whole_needs_no_witness(dist: Path) -> None:
    assert witnesses(dist, "") == []
