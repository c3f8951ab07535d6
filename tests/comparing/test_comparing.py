"""What a writer sees before committing: every sentence that follows from a change, in every language."""

from __future__ import annotations

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from notices.comparing.changes import compare
from notices.comparing.snapshot import of_project
from notices.dataclass import replace
from tests import projects

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2


def notices(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "notices", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def changes(*words: str, cwd: Path) -> dict[str, Any]:
    run = notices(*words, "--format", "json", cwd=cwd)
    assert run.stdout, run.stderr
    data: dict[str, Any] = json.loads(run.stdout)
    return data


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project under git, with one commit."""
    folder = projects.copy(tmp_path / "project")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        git = ["git", "-c", "user.name=A Writer", "-c", "user.email=writer@example.com", *words]
        subprocess.run(git, cwd=folder, check=True)
    return folder


def test_nothing_changed(project: Path) -> None:
    run = notices("diff", cwd=project)
    assert (run.returncode, run.stdout) == (CLEAN, "HEAD:policy.yaml and policy.yaml say the same.\n")


def test_legal_moves_the_deadline(project: Path) -> None:
    projects.edit(project / "policy.yaml", "date: 2025-09-28", "date: 2025-10-12")
    found = changes("diff", cwd=project)
    assert [(it["fact"], it["old"], it["new"], it["line"]) for it in found["facts"]] == [
        ("deadline", "2025-09-28", "2025-10-12", found["facts"][0]["line"])
    ]
    assert found["translators"] == [] and found["diagnostics"] == []
    assert {it["locale"] for it in found["sentences"]} == {"en", "sv", "zh-Hans"}
    for sentence in found["sentences"]:
        gone = "".join(it["text"] for it in sentence["marks"] if it["kind"] != "new")
        come = "".join(it["text"] for it in sentence["marks"] if it["kind"] != "old")
        assert (gone, come) == (sentence["old"], sentence["new"]), "the marks are the two texts"
        assert "28" in gone and "12" in come
    # Nothing else is told, and nothing that changed is left out: the files say the same.
    assert notices("build", "--out", "new", cwd=project).returncode == CLEAN
    subprocess.run(["git", "checkout", "-q", "policy.yaml"], cwd=project, check=True)
    assert notices("build", "--out", "old", cwd=project).returncode == CLEAN
    told = {(it["locale"], place["surface"], place["state"]) for it in found["sentences"] for place in it["places"]}
    old, new = projects.contents(project / "old"), projects.contents(project / "new")
    for name in (it for it in old if it.endswith(".txt")):
        locale, _, file = name.partition("/")
        surface, _, state = file.removesuffix(".txt").partition(".")
        assert (old[name] != new[name]) == ((locale, surface, state or "always") in told), name
    assert told_in(changes("diff", "old", "new", cwd=project)) == told_in(found), "releases tell the same"


def told_in(found: dict[str, Any]) -> set[tuple[Any, ...]]:
    """The sentences that change, without their order."""
    return {
        (it["locale"], it["old"], it["new"], place["surface"], place["state"])
        for it in found["sentences"]
        for place in it["places"]
    }


def test_a_try_touches_nothing_and_tells_what_the_edit_would(project: Path) -> None:
    before = projects.contents(project)
    tried = changes("try", "retention.allowed=2 years", "plans=[Free, Pro]", cwd=project)
    assert projects.contents(project) == before
    projects.edit(project / "policy.yaml", "  allowed: 5 years", "  allowed: 2 years")
    projects.edit(project / "policy.yaml", "plans: [Free, Pro, Max]", "plans: [Free, Pro]")
    edited = changes("diff", cwd=project)
    assert tried["facts"] == edited["facts"] and tried["sentences"] == edited["sentences"]
    assert {it["fact"] for it in tried["facts"]} == {"retention.allowed", "plans"}


def test_a_terminal_shows_words_without_signs_of_direction(project: Path) -> None:
    said = notices("try", "product=Claudius", "--locale", "ar", cwd=projects.copy(project / "rtl", ("en", "ar"))).stdout
    assert "[-Claude-]{+Claudius+}" in said and "2066" not in said and "\u2066" not in said


def test_english_that_changed_needs_translators(project: Path) -> None:
    words = "Your choice takes effect as soon as you select"
    projects.edit(project / "locales" / "en" / "messages.po", words, "What you chose takes effect once you select")
    found = changes("diff", cwd=project)
    assert found["translators"] == ["sv", "zh-Hans"]
    assert {it["message"] for it in found["tasks"]} == {"notice.effect"}
    assert {it["rule"] for it in found["diagnostics"]} == {"stale-english"}
    assert {it["locale"] for it in found["sentences"]} == {"en"}
    # What many languages have to do is told once, with all of them.
    text = notices("diff", cwd=project).stdout
    assert "  sv, zh-Hans  notice.effect: made for another English text  (locales/sv/messages.po:" in text
    assert text.count("made for another English text") == 1
    markdown = notices("diff", "--format", "markdown", cwd=project).stdout
    assert "- `notice.effect`: made for another English text (sv, zh-Hans)\n" in markdown


def test_a_name_without_words_is_said_and_no_sentence_is_called_gone(project: Path) -> None:
    run = notices("try", "choice.accept={en: Agree}", cwd=project)
    assert run.returncode == FINDINGS and "add `Agree: …` to locales/sv/names.yaml" in run.stdout
    found = changes("try", "choice.accept={en: Agree}", cwd=project)
    assert found["translators"] == ["sv", "zh-Hans"]
    assert all(it["locale"] == "en" and it["new"] for it in found["sentences"])


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (["diff", "no-such-revision"], "unknown-snapshot"),
        (["diff", "--end-of-options"], "unknown-snapshot"),
        (["diff", "--locale", "xx"], "unknown-locale"),
        (["try", "retention.alowed=2 years"], "unknown-fact"),
        (["try", "retention.allowed=soon"], "wrong-value"),
        (["try", "retention.allowed"], "not-assigned"),
        (["try", "retention.allowed=2 years\n  extra: 1"], "unknown-key"),
        (["diff", "--out", "no/such/folder.html"], "not-written"),
    ],
)
def test_what_can_not_be_compared(project: Path, words: list[str], rule: str) -> None:
    run = notices(*words, cwd=project)
    assert run.returncode == UNUSABLE, run.stdout
    assert rule in run.stderr or "No such option" in run.stderr, run.stderr


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("manifest.json", '"surface": "faq"', '"surfaces": "faq"'),
        ("manifest.json", '"files": {', '"files": 1, "others": {'),
        ("sv/announcement.json", '"start": ', '"begin": '),
        ("sv/announcement.json", '"blocks": [', '"blocks": 3, "others": ['),
        ("sv/announcement.json", "{", "[" * 100_000),
    ],
)
def test_a_release_that_is_not_as_we_write_it(project: Path, name: str, old: str, new: str) -> None:
    assert notices("build", cwd=project).returncode == CLEAN
    file = project / "dist" / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    run = notices("diff", "dist", cwd=project)
    assert run.returncode == UNUSABLE and f"dist/{name}" in run.stderr and "Traceback" not in run.stderr, run.stderr


def test_the_redline_is_whole_and_inert(project: Path) -> None:
    run = notices("try", "deadline=2025-10-12", "--format", "html", "--out", "redline.html", cwd=project)
    assert run.returncode == CLEAN, run.stderr
    found = changes("try", "deadline=2025-10-12", cwd=project)
    page = _Redline()
    page.feed((project / "redline.html").read_text(encoding="utf-8"))
    assert page.shown == [(it["old"], it["new"]) for it in found["sentences"]]
    assert not {"script", "link", "img"} & page.tags


class _Redline(HTMLParser):
    """What the page shows of each sentence, without what is struck out, and without what is new."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.inside, self.mark = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "p" and ("lang" in dict(attrs)):
            self.inside = True
            self.shown.append(("", ""))
        elif tag in ("del", "ins"):
            self.mark = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "p"
        self.mark = "" if tag == self.mark else self.mark

    def handle_data(self, data: str) -> None:
        if self.inside:
            old, new = self.shown[-1]
            self.shown[-1] = (old + (data if self.mark != "ins" else ""), new + (data if self.mark != "del" else ""))


def test_markdown_is_no_longer_than_a_comment_may_be(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from notices.comparing.reports import markdown

    old, new = (of_project("policy.yaml", it / "policy.yaml", it) for it in (project, projects.copy(project / "new")))
    later = replace(new, sentences=tuple(replace(it, text=f"{it.text} Changed.") for it in new.sentences))
    whole = markdown.report(compare(old, later))
    monkeypatch.setattr(markdown, "_LONGEST", len(whole) // 2)
    short = markdown.report(compare(old, later))
    assert len(short) < len(whole) // 2 + 300
    assert "<summary>English" in short and "Too long for a comment: " in short and "zh-Hans (" in short


def test_markdown_does_not_let_words_become_markup(project: Path) -> None:
    run = notices("try", "product=A*b_c", "--format", "markdown", "--locale", "en", cwd=project)
    assert "A\\*b\\_c" in run.stdout and "A*b" not in run.stdout


def test_a_version_before_comes_along_from_git(project: Path) -> None:
    """`notices diff` asks a commit for the policy, and for the one that it names."""
    projects.versions(project, {"date: 2025-09-28": "date: 2025-09-14"})
    for words in (["add", "."], ["commit", "-qm", "second"]):
        git = ["git", "-c", "user.name=A Writer", "-c", "user.email=writer@example.com", *words]
        subprocess.run(git, cwd=project, check=True)
    assert changes("diff", cwd=project)["sentences"] == []
    projects.edit(project / "policy.1.yaml", "2025-09-14", "2025-09-15")
    found = changes("diff", "--locale", "en", cwd=project)
    assert found["facts"] == []
    assert [(it["message"], it["old"][:8]) for it in found["sentences"]] == [("later.until", "Before: ")]
