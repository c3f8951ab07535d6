"""What the documentation shows is run: edits are made, commands answer as they are shown to."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import projects

DOCS = sorted((projects.ROOT / "docs").glob("*.md"))
_BLOCK = re.compile(r"^```(edit \S+|file \S+|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [page for page in DOCS if _BLOCK.search(page.read_text(encoding="utf-8"))]
assert PAGES, "no page of the documentation shows a command"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_does_what_it_says(page: Path, tmp_path: Path) -> None:
    notices("init project", tmp_path)
    project = tmp_path / "project"
    for kind, body in _BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "console":
            for command, answer in exchanges(body):
                given = run(command, project)
                assert matches(answer, given), f"{page.name}: {command}\n{given}"
        elif kind.startswith("file"):
            (project / kind.split()[1]).write_text(body, encoding="utf-8")
        else:
            old, new = body.rstrip("\n").split("\n", 1)  # the first line, and what stands there then
            projects.edit(project / kind.split()[1], old, new)


def exchanges(body: str) -> list[tuple[str, str]]:
    """The commands of a block with the answers shown below each."""
    parts = re.split(r"^\$ ((?:notices|cp) .*)\n", body, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def matches(shown: str, answer: str) -> bool:
    """Whether an answer is the one shown, where `…` stands for anything."""
    pattern = ".*".join(re.escape(part) for part in shown.strip().split("…"))
    return re.fullmatch(pattern, answer.strip(), re.DOTALL) is not None


def run(command: str, folder: Path) -> str:
    """What a command answers: `notices`, or `cp`, which says nothing."""
    name, _, words = command.partition(" ")
    if name == "notices":
        return notices(words, folder)
    source, target = (folder / it for it in words.split())
    shutil.copy(source, target)
    return ""


def notices(words: str, folder: Path) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "notices", *words.split()],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    return run.stdout + run.stderr


def test_files_that_the_readme_names_exist() -> None:
    text = (projects.ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^)#:]+)\)", text)
    assert named
    assert [it for it in named if not (projects.ROOT / it).exists()] == []


def test_an_answer_that_differs_is_seen() -> None:
    assert matches("3 languages, … files", "3 languages, 9 files")
    assert not matches("3 languages, … files", "2 languages, 9 files")
