"""From a fact to its sentences, from a published sentence back to its fact, its message and their lines."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import projects


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "notices", "explain", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def traced(*words: str, cwd: Path) -> list[dict[str, Any]]:
    given = run(*words, "--json", cwd=cwd)
    assert given.returncode == 0, given.stderr
    found: list[dict[str, Any]] = json.loads(given.stdout)
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = projects.copy(tmp_path_factory.mktemp("traced") / "project")
    subprocess.run([sys.executable, "-m", "notices", "build"], cwd=folder, check=True, capture_output=True)
    return folder


def line_of(path: Path, words: str) -> int:
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def test_from_a_fact_to_its_words(project: Path) -> None:
    (found,) = traced("deadline", "--locale", "sv", cwd=project)
    (fact,) = found["facts"]
    assert (fact["value"], fact["path"]) == ("2025-09-28", "policy.yaml")
    assert fact["line"] == line_of(project / "policy.yaml", "2025-09-28")
    for sentence in found["sentences"]:
        words = [sentence["text"][it["start"] : it["end"]] for it in sentence["facts"] if it["fact"] == "deadline"]
        assert words and all("28 september" in it for it in words)
    assert {it["surface"] for it in found["sentences"]} >= {"announcement", "notice", "faq", "email", "reminder"}


@pytest.mark.parametrize("file", ["faq.before.html", "announcement.md", "notice.before.json", "notice.before.txt"])
def test_from_a_published_sentence_to_its_fact(project: Path, file: str) -> None:
    place = f"dist/sv/{file}:{line_of(project / 'dist/sv' / file, '30 dagar')}"
    found = traced(place, cwd=project)
    assert found and all(it["locale"] == "sv" for trace in found for it in trace["sentences"])
    assert "retention.not_allowed" in {it["fact"] for trace in found for it in trace["facts"]}
    (message,) = found[0]["messages"]
    at = message["places"]["sv"]
    lines = (project / at["path"]).read_text(encoding="utf-8").splitlines()
    assert message["message"] in lines[at["line"] - 1]


def test_a_line_without_words_is_told_the_nearest_with_some(project: Path) -> None:
    page = project / "dist/sv/faq.before.html"
    refused = run(f"{page.relative_to(project)}:{line_of(page, '<style>') + 3}", cwd=project)
    near = re.search(r"the nearest line that has one is (\d+)", refused.stderr)
    assert refused.returncode == 2 and near
    assert traced(f"dist/sv/faq.before.html:{near[1]}", cwd=project)[0]["messages"]


def test_a_line_of_a_catalog_is_told_in_its_language(project: Path) -> None:
    catalog = project / "locales/sv/messages.po"
    told = run(f"locales/sv/messages.po:{line_of(catalog, 'Hoppa till')}", cwd=project).stdout
    assert "locales/sv/messages.po:" in told and "more" not in told and "(en)" not in told


def test_from_a_line_of_the_policy_a_catalog_or_a_template(project: Path) -> None:
    policy = line_of(project / "policy.yaml", "not_allowed: 30 days")
    assert traced(f"policy.yaml:{policy}", cwd=project) == traced("retention.not_allowed", cwd=project)
    catalog = project / "locales/sv/messages.po"
    line = line_of(catalog, 'msgctxt "later.until"')
    for offset in (-1, 0, 1, 2):
        assert traced(f"locales/sv/messages.po:{line + offset}", cwd=project) == traced(
            "later.until", "--locale", "sv", cwd=project
        )
    template = line_of(project / "templates/notice.md.j2", '"notice.intro"')
    (found,) = traced(f"templates/notice.md.j2:{template}", cwd=project)
    assert found["subject"] == "notice.intro"


@pytest.mark.parametrize(
    ("subject", "hint"),
    [
        ("dealine", "did you mean `deadline`?"),
        ("policy.yaml:1", "states no fact"),
        ("policy.yaml:99999", "states no fact"),
        ("dist/sv/faq.before.html:99999", "is not in the file"),
        ("nowhere.html:3", "can't read nowhere.html"),
        ("locales/xx/messages.po:3", "has no message"),
        ("templates/notice.md.j2:2", "names no message"),
    ],
)
def test_what_can_not_be_explained(project: Path, subject: str, hint: str) -> None:
    given = run(subject, cwd=project)
    assert given.returncode == 2 and hint in given.stderr, given.stderr
