"""action.yml: its steps run as GitHub would run them, in a scratch repository, with and without faults."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests import projects
from tests.publishing.test_verify import git
from tests.tools import REQUIRED

ACTION = yaml.safe_load((projects.ROOT / "action.yml").read_text(encoding="utf-8"))


class Runner:
    """Takes the place of GitHub's: expressions become their values, each `run` a script of its shell."""

    def __init__(self, folder: Path, installs: bool = False, **inputs: str) -> None:
        self.folder, self.installs = folder, installs
        self.temp = folder.parent / "temp"
        self.temp.mkdir(exist_ok=True)
        self.outputs = self.temp / "outputs"
        self.outputs.write_text("", encoding="utf-8")
        names = {name: it["default"] for name, it in ACTION["inputs"].items()} | inputs
        self.values = {f"inputs.{name}": value for name, value in names.items()}
        self.values |= {"github.action_path": str(projects.ROOT), "runner.temp": str(self.temp)}
        # The step that installs has a Python of its own to do so; without it, `notices` is the checkout.
        self.home = self.temp / "bin"
        if installs:
            subprocess.run([sys.executable, "-m", "venv", self.temp / "venv"], check=True)
            self.home = self.temp / "venv" / "bin"
        else:
            self.home.mkdir(exist_ok=True)
            command = self.home / "notices"
            command.write_text(f'#!/bin/sh\nexec {sys.executable} -m notices "$@"\n', encoding="utf-8")
            command.chmod(0o755)

    def run(self) -> tuple[int, str]:
        """The exit code and what was printed, up to the first step that fails."""
        said = ""
        for step in ACTION["runs"]["steps"]:
            if "run" not in step or (step["name"] == "Install" and not self.installs):
                continue
            assert step["shell"] == "bash" and "${{" not in step["run"]
            ran = self.step(step["run"], {name: self.value(it) for name, it in step.get("env", {}).items()})
            said += ran.stdout + ran.stderr
            if ran.returncode:
                return ran.returncode, said
        return 0, said

    def value(self, text: str) -> str:
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda it: self.values[it[1]], text)

    def step(self, script: str, names: dict[str, str]) -> subprocess.CompletedProcess[str]:
        places = {"PATH": f"{self.home}:{os.environ['PATH']}", "GITHUB_OUTPUT": str(self.outputs)}
        places |= {"PYTHONPATH": "" if self.installs else str(projects.ROOT)}
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
        return subprocess.run(
            command, cwd=self.folder, env={**os.environ, **places, **names}, capture_output=True, text=True, check=False
        )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = projects.copy(tmp_path / "repository", ("en", "sv"))
    (folder / ".gitignore").write_text("/dist/\n/.dist*\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "a change")


def test_a_clean_policy_becomes_a_release(project: Path) -> None:
    runner = Runner(project, installs=REQUIRED)
    status, said = runner.run()
    assert status == 0, said
    assert "::error" not in said and "dist: whole" in said
    manifest = json.loads((project / "dist" / "manifest.json").read_text("utf-8"))
    assert manifest["source"]["commit"] == git(project, "rev-parse", "HEAD")
    [line] = runner.outputs.read_text("utf-8").splitlines()
    assert json.loads(Path(line.removeprefix("sarif=")).read_text("utf-8"))["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("policy.yaml", "not_allowed: 30 days", "not_allowed: 30 dys"),
        ("locales/sv/messages.po", "{retention.not_allowed.in}", "i 30 dagar"),
        ("locales/sv/messages.po", "{retention.not_allowed.in}", "i mer än {retention.not_allowed}"),
    ],
)
def test_a_fault_is_annotated_where_it_is_to_be_corrected(project: Path, file: str, old: str, new: str) -> None:
    projects.edit(project / file, old, new)
    commit(project)
    status, said = Runner(project).run()
    assert status != 0
    shown = re.findall(r"^::error file=([^,]+),line=(\d+),col=(\d+),title=", said, re.MULTILINE)
    assert shown and {path for path, _, _ in shown} == {file}, said
    lines = (project / file).read_text("utf-8").splitlines()
    assert any(new[:7] in lines[int(line) - 1] for _, line, _ in shown)
    results = json.loads((project.parent / "temp" / "notices.sarif").read_text("utf-8"))["runs"][0]["results"]
    uris = {it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for it in results}
    assert uris == {file}


def test_an_input_is_no_script(project: Path) -> None:
    _, said = Runner(project, policy='x"; echo owned; "', commit="").run()
    assert "owned\n" not in said and "can't read" in said
