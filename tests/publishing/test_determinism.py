"""The same input gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import projects
from tests.tools import REQUIRED

WORLDS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "UMASK": "077"},
    {
        "PYTHONHASHSEED": "4242",
        "TZ": "America/Los_Angeles",
        "LC_ALL": "POSIX",
        "UMASK": "002",
        "PYTHONUTF8": "0",
    },
]


def build(folder: Path, python: str = sys.executable, **world: str) -> dict[str, bytes]:
    command = f"umask {world.get('UMASK', '022')}; exec {python} -m notices build"
    environment = {**os.environ, **world, "PYTHONPATH": str(projects.ROOT)}
    run = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return projects.contents(folder / "dist")


def test_seed_zone_locale_umask_and_folder_change_nothing(tmp_path: Path) -> None:
    built = []
    for n, world in enumerate(WORLDS):
        folder = projects.copy(tmp_path / f"{'deep/' * n}p{n}")
        built.append(build(folder, **world))
        modes = {it.stat().st_mode & 0o777 for it in (folder / "dist").rglob("*") if it.is_file()}
        assert modes == {0o644}
    assert built[0] == built[1] == built[2]
    assert len(built[0]) > 100


@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_other_pythons_write_the_same(tmp_path: Path, version: str) -> None:
    found = shutil.which(f"python{version}")
    if found is None or subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode != 0:
        pytest.skip(f"python{version} is not on this machine")
    if not REQUIRED:
        pytest.skip("installs the program anew; only with NOTICES_REQUIRE_TOOLS=1")
    subprocess.run([found, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = str(tmp_path / "venv" / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(projects.ROOT)], check=True, capture_output=True)
    folder = projects.copy(tmp_path / "p")
    ours = build(folder)
    shutil.rmtree(folder / "dist")
    assert build(folder, python) == ours


def test_a_difference_would_be_seen(tmp_path: Path) -> None:
    folder = projects.copy(tmp_path / "p", ("en",))
    first = build(folder)
    projects.edit(folder / "policy.yaml", "not_allowed: 30 days", "not_allowed: 31 days")
    assert build(folder) != first
