"""The hook as people use it: the real pre-commit installs it from a repository and runs it on a commit."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import projects
from tests.publishing.test_verify import git
from tests.tools import REQUIRED, require

# What the program's own repository holds of it, with the hook.
_PARTS = ("notices", "locales", "templates", "policy.yaml", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")


def repository(folder: Path) -> str:
    """The program in a repository of its own; the commit's id."""
    for part in (*_PARTS, ".pre-commit-hooks.yaml"):
        source = projects.ROOT / part
        target = folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    return git(folder, "rev-parse", "HEAD")


def test_a_commit_with_a_fault_is_refused(tmp_path: Path) -> None:
    if not REQUIRED:
        pytest.skip("installs the program anew; only with NOTICES_REQUIRE_TOOLS=1")
    pre_commit = require("pre-commit", "pre-commit, or pip install pre-commit")
    revision = repository(tmp_path / "program")
    project = projects.copy(tmp_path / "project", ("en", "sv"))
    (project / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {tmp_path / 'program'}\n    rev: {revision}\n    hooks:\n      - id: notices-check\n",
        encoding="utf-8",
    )
    git(project, "init", "--quiet")
    git(project, "add", ".")

    def run() -> subprocess.CompletedProcess[str]:
        homes = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONPATH": "", "NO_COLOR": "1"}
        command = [pre_commit, "run", "--color", "never"]
        return subprocess.run(
            command, cwd=project, env={**os.environ, **homes}, capture_output=True, text=True, check=False
        )

    clean = run()
    assert clean.returncode == 0 and "Passed" in clean.stdout, clean.stdout + clean.stderr
    git(project, "commit", "--quiet", "--no-verify", "--message", "clean")
    projects.edit(project / "locales" / "sv" / "messages.po", "{retention.not_allowed.in}", "i 30 dagar")
    git(project, "add", ".")
    refused = run()
    assert refused.returncode == 1 and "error[literal-fact]" in refused.stdout, refused.stdout + refused.stderr
    assert "--> locales/sv/messages.po:" in refused.stdout
    git(project, "reset", "--quiet", "--hard")
    (project / "notes.txt").write_text("no source", encoding="utf-8")
    git(project, "add", ".")
    assert "no files to check" in run().stdout
