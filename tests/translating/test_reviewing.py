"""A signature holds for exactly these words; what is signed, stale or missing is said, and may block a release."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import projects

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2


def notices(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "notices", *words]
    run = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Traceback" not in run.stderr, run.stderr
    return run


def standing(project: Path, tag: str = "sv") -> dict[str, int]:
    run = notices("status", tag, "--format", "json", cwd=project)
    assert run.stdout, run.stderr
    (found,) = json.loads(run.stdout)
    whole: dict[str, int] = found["whole"]
    assert whole["messages"] == sum(count for kind, count in whole.items() if kind != "messages")
    return whole


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.copy(tmp_path / "project", ("en", "sv"))


def test_who_signs_signs_exactly_these_words(project: Path) -> None:
    assert standing(project)["signed"] == 0
    assert notices("sign", "sv", "--by", "Ada Öst", "--on", "2026-11-22", cwd=project).returncode == CLEAN
    assert standing(project)["unreviewed"] == 0
    line = (project / "locales/sv/reviews.yaml").read_text(encoding="utf-8").splitlines()[1]
    assert "by: Ada Öst, on: 2026-11-22" in line
    # A fact's value is not what was signed.
    projects.edit(project / "policy.yaml", "date: 2025-09-28", "date: 2025-10-12")
    assert standing(project)["unreviewed"] == 0
    # The translation is …
    projects.edit(project / "locales/sv/messages.po", 'msgstr "Hoppa till innehållet"', 'msgstr "Hoppa till texten"')
    assert standing(project)["unreviewed"] == 1
    # … and so is the English, even if it comes back changed under the same translation.
    for tag in ("en", "sv"):
        projects.edit(project / f"locales/{tag}/messages.po", 'msgid "Languages"', 'msgid "All languages"')
    assert standing(project)["unreviewed"] == 2
    projects.edit(project / "locales/sv/messages.po", 'msgstr "Hoppa till texten"', 'msgstr "Hoppa till innehållet"')
    assert standing(project)["unreviewed"] == 1, "the old words are signed words"


def test_the_manifest_says_reviewed_only_of_all(project: Path) -> None:
    def review() -> str:
        assert notices("build", cwd=project).returncode == CLEAN
        manifest = json.loads((project / "dist/manifest.json").read_text(encoding="utf-8"))
        return {it["tag"]: it["review"] for it in manifest["languages"]}["sv"]

    notices("sign", "sv", "--by", "Ada Öst", "page.skip", cwd=project)
    assert review() == "unreviewed"
    notices("sign", "sv", "--by", "Bo Ek", cwd=project)
    assert review() == "reviewed"
    projects.edit(project / "locales/sv/messages.po", 'msgstr "Språk"', 'msgstr "Alla språk"')
    assert review() == "unreviewed"


def test_a_policy_may_ask_for_signatures(project: Path) -> None:
    projects.edit(project / "policy.yaml", "surfaces:\n", "unreviewed: []\nsurfaces:\n")
    run = notices("build", cwd=project)
    assert run.returncode == FINDINGS and "error[unreviewed]: sv may not ship unreviewed" in run.stderr
    blocked = notices("status", cwd=project)
    assert blocked.returncode == FINDINGS and "sv blocks a release" in blocked.stdout
    notices("sign", "sv", "--by", "Ada Öst", cwd=project)
    assert notices("build", cwd=project).returncode == CLEAN
    assert notices("status", cwd=project).returncode == CLEAN


def test_a_change_of_english_is_told_with_the_old_one(project: Path) -> None:
    projects.edit(project / "locales/en/messages.po", 'msgid "Languages"', 'msgid "Other languages"')
    assert notices("sync", cwd=project).stdout == "sv: 1 changed\n"
    run = notices("status", "sv", cwd=project)
    assert "page.languages is stale: “Languages” is now “Other languages”" in run.stdout
    assert standing(project)["stale"] == 1
    refused = notices("sign", "sv", "--by", "Ada Öst", "page.languages", cwd=project)
    assert refused.returncode == UNUSABLE and "its English changed" in refused.stderr
    assert notices("sync", "--check", cwd=project).returncode == CLEAN
    badge = json.loads(notices("status", "--format", "badge", cwd=project).stdout)
    assert badge["color"] == "red" and badge["message"].startswith("99 % translated")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (["sign", "xx", "--by", "Ada Öst"], "unknown-locale"),
        (["sign", "sv", "--by", " "], "no-name"),
        (["sign", "sv", "--by", "Ada Öst", "page.skp"], "did you mean `page.skip`?"),
        (["status", "xx"], "unknown-locale"),
        (["sync", "xx"], "unknown-locale"),
    ],
)
def test_what_nobody_can_sign(project: Path, words: list[str], rule: str) -> None:
    run = notices(*words, cwd=project)
    assert run.returncode == UNUSABLE and rule in run.stderr, run.stderr
    assert not (project / "locales/sv/reviews.yaml").exists()


@pytest.mark.parametrize(
    "line",
    [
        "page.skip: {by: Ada, on: 2026-11-22, english: 0000000000000000}",
        "page.skip: Ada",
        "page.skip: {by: Ada, on: soon, english: 0000000000000000, translation: 0000000000000000}",
        "page.skip: {by: Ada, on: 2026-11-22, english: 0000000000000000, translation: 0000000000000000, more: 1}",
    ],
)
def test_a_broken_signature_is_no_signature(project: Path, line: str) -> None:
    (project / "locales/sv/reviews.yaml").write_text(line + "\n", encoding="utf-8")
    run = notices("build", cwd=project)
    assert run.returncode == UNUSABLE and "error[broken-signature]" in run.stderr, run.stderr


def test_names_of_all_kinds_come_back(project: Path) -> None:
    for name in ("Ada Öst", "O’Neil, Sam", 'Sam "Bo" Ek', "李 小龙", "yes"):
        assert notices("sign", "sv", "--by", name, cwd=project).returncode == CLEAN
        assert standing(project)["unreviewed"] == 0, name
