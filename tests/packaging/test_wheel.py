"""The wheel holds all that the program needs, and a project to begin from."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests import projects


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's contents in a folder of their own, away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    build = [sys.executable, "-m", "pip", "wheel", *options, "."]
    subprocess.run(build, cwd=projects.ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(site: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site)}
    return subprocess.run(
        [sys.executable, "-m", "notices", *words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_an_installed_program_makes_a_project_that_builds(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "init", "ours").returncode == 0
    built = run(installed, tmp_path / "ours", "build")
    assert built.returncode == 0, built.stderr
    assert "no faults" in built.stdout


def test_the_wheel_brings_the_project_and_every_language(installed: Path) -> None:
    for part in ("policy.yaml", "locales", "templates"):
        ours = projects.ROOT / part
        shipped = installed / "notices" / "project" / part
        files = [ours] if ours.is_file() else [it for it in ours.rglob("*") if it.is_file()]
        assert files
        for file in files:
            beside = shipped if ours.is_file() else shipped / file.relative_to(ours)
            assert beside.read_bytes() == file.read_bytes()
    for file in (projects.ROOT / "notices").rglob("*.yaml"):
        assert (installed / file.relative_to(projects.ROOT)).is_file()


def test_the_wheel_brings_every_language_parsed(installed: Path) -> None:
    words = "[file for file in languages.FOLDER.glob('*/*.yaml') if file.stem in ('reading', 'judging')]"
    tables = "[file for file in languages.FOLDER.glob('*/wording.yaml')]"
    program = f"""
import sys
from notices import languages
from notices.languages import compiled
read = [*map(compiled.words, {words}), *map(compiled.table, {tables})]
assert len(read) == 3 * len(languages.known()) and all(read)
assert "yaml" not in sys.modules
"""
    command = [sys.executable, "-P", "-c", program]
    subprocess.run(command, cwd=installed, env={**os.environ, "PYTHONPATH": str(installed)}, check=True)
