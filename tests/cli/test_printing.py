"""Where what is printed goes nowhere: a pipe that nobody reads any more, a disk that is full."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import projects

FULL = Path("/dev/full")
COMMANDS = [
    ["build"],
    ["check"],
    ["audit", "policy.yaml", "--locale", "en", "--format", "json"],
    ["explain"],
    ["--help"],
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.copy(tmp_path / "project")


def run(words: list[str], cwd: Path, out: int) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "notices", *words], cwd=cwd, stdout=out, stderr=subprocess.PIPE, check=False
    )
    return done.returncode, done.stderr.decode("utf-8")


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_closed_pipe_is_no_fault(words: list[str], project: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        assert run(words, project, write) == (1, "")
    finally:
        os.close(write)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_full_disk_is_told_of(words: list[str], project: Path) -> None:
    with FULL.open("wb") as full:
        code, err = run(words, project, full.fileno())
    assert code == 2
    assert err.startswith("error[not-writable]: can’t print: no space left on device\n")


@pytest.mark.parametrize("words", [["build"], ["check"]], ids=lambda words: words[0])
def test_no_output_at_all_is_no_fault(words: list[str], project: Path) -> None:
    command = ["sh", "-c", 'exec "$0" -m notices "$@" >&-', sys.executable, *words]
    done = subprocess.run(command, cwd=project, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
