"""No import before its need: what starting the program, and a build that has nothing to do, may load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import projects

# Of our own modules, and of libraries that cost more than a millisecond.
START = {"notices", "notices.start", "notices.cli", "notices.commands"}
HELP = START | {f"notices.commands.{it.stem}" for it in (projects.ROOT / "notices" / "commands").glob("*.py")}
UNCHANGED = {
    "notices",
    "notices.publishing",
    "notices.publishing.sources",
    "notices.publishing.unchanged",
    "notices.start",
    "notices.summary",
}
HEAVY = {"babel", "importlib.metadata", "importlib.resources", "jinja2", "markdown_it", "multiprocessing", "yaml"}
PROGRAM = """
import atexit, os, sys
first, end = os.getpid(), os._exit

def tell(code=0):
    if os.getpid() == first:
        print("\\n".join(["loaded:", *sorted(sys.modules)]), flush=True)
    end(code)

atexit.register(tell)
os._exit = tell
from notices.start import main
main()
"""


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules of a run that ends well."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    names = set(ran.stdout.partition("loaded:\n")[2].split())
    assert "notices.start" in names
    return names


def ours(names: set[str]) -> set[str]:
    return {it for it in names if it.partition(".")[0] == "notices"}


@pytest.mark.parametrize(("arguments", "allowed"), [(["--version"], START), (["--help"], HELP)])
def test_starting_loads_little(tmp_path: Path, arguments: list[str], allowed: set[str]) -> None:
    names = loaded(tmp_path, *arguments)
    assert ours(names) <= allowed
    assert not names & HEAVY


def test_a_build_that_has_nothing_to_do_loads_little(tmp_path: Path) -> None:
    project = projects.copy(tmp_path / "project", ("en",))
    assert "notices.rendering.project" in loaded(project, "build"), "the list can be exceeded"
    names = loaded(project, "build")
    assert ours(names) <= UNCHANGED
    assert not names & (HEAVY | {"click", "dataclasses", "typing"})
