"""Builds one project in many worlds and compares the bytes: `python -m tests.publishing.worlds`.

A world is a hash seed, a time zone, a umask, a folder, an order in which folders list their files, and a
Python. The command builds in all of them and prints how many builds of each kind differ; the suite builds
in a few that have every pair of two values.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests import projects

World = dict[str, str]

AXES: dict[str, Sequence[str]] = {
    "seed": ("0", "1", "42", "4242", "4294967295"),
    "zone": ("UTC", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata"),
    "umask": ("022", "077", "002"),
    "folder": ("p", "deep/ä folder/with spaces"),
    "order": ("as it is", "shuffled"),
}
LOCALES = {"UTC": "C", "Pacific/Auckland": "C.UTF-8"}  # the system's own, which goes along with the zone
SURFACES = ("notice", "faq", "email")  # together they have every format
# Folders list their files in an order of the file system's: here, in one that the seed draws.
SHUFFLED = """
import os, random

class Entries:
    def __init__(self, them): self.them = iter(them)
    def __iter__(self): return self
    def __next__(self): return next(self.them)
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def close(self): pass

def shuffled(list_of, chance=random.Random(os.environ["PYTHONHASHSEED"])):
    def listed(*folder):
        them = list(list_of(*folder))
        chance.shuffle(them)
        return them
    return listed

listdir, scandir = shuffled(os.listdir), shuffled(os.scandir)
os.listdir, os.scandir = listdir, lambda *folder: Entries(scandir(*folder))
"""


def every(axes: Mapping[str, Sequence[str]]) -> Iterator[World]:
    """All worlds."""
    for values in itertools.product(*axes.values()):
        yield dict(zip(axes, values, strict=True))


def pairwise(axes: Mapping[str, Sequence[str]]) -> list[World]:
    """Few worlds in which every value of an axis meets every value of every other: always the one with most new."""
    worlds = list(every(axes))
    missing = set().union(*map(_pairs, worlds))
    chosen = []
    while missing:
        world = max(worlds, key=lambda it: len(_pairs(it) & missing))
        missing -= _pairs(world)
        chosen.append(world)
    return chosen


def _pairs(world: World) -> set[tuple[tuple[str, str], ...]]:
    return set(itertools.combinations(world.items(), 2))


class Worlds:
    """One project, copied into each world's folder; `pythons` are interpreters that have our libraries."""

    def __init__(self, folder: Path, pythons: Mapping[str, str]) -> None:
        self.folder, self.pythons = folder, pythons
        self.hook = folder / "hook"
        self.hook.mkdir()
        (self.hook / "sitecustomize.py").write_text(SHUFFLED, encoding="utf-8")
        for name in AXES["folder"]:
            projects.copy(folder / name)

    def build(self, world: World) -> str:
        """A hash over every path, mode and byte of the release that is built in a world."""
        project = self.folder / world["folder"]
        for name in ("dist", ".dist.built", ".dist.previous"):
            shutil.rmtree(project / name, ignore_errors=True)
        environment = self.environment(world)
        python = self.pythons[world.get("python", "ours")]
        asked = " ".join(f"--surface {it}" for it in SURFACES)
        command = ["sh", "-c", f'umask {world["umask"]}; exec "$0" -m notices build {asked}', python]
        run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, f"{world}\n{run.stderr}"
        return digest(project / "dist")

    def environment(self, world: World) -> dict[str, str]:
        places = [str(projects.ROOT)] + ([str(self.hook)] if world["order"] == "shuffled" else [])
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "PYTHONHASHSEED": world["seed"]}
        return environment | {"TZ": world["zone"], "LC_ALL": LOCALES.get(world["zone"], "POSIX")}


def digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        whole.update(f"{path.relative_to(folder)} {path.stat().st_mode:o} {len(data)}\n".encode() + data)
    return whole.hexdigest()


def pythons(folder: Path) -> dict[str, str]:
    """Other Pythons of this machine that we support, each with our libraries in an environment of its own."""
    found = {}
    homes = [Path(it) for it in os.environ["PATH"].split(os.pathsep)]
    homes += sorted((Path.home() / ".pyenv" / "versions").glob("*/bin"))
    for version in ("3.11", "3.12", "3.13", "3.14"):
        for python in (home / f"python{version}" for home in homes):
            asked = [str(python), "-c", "import venv, sys; print('%d.%d' % sys.version_info[:2])"]
            if (
                python.exists()
                and subprocess.run(asked, capture_output=True, check=False).stdout.decode().strip() == version
            ):
                found[version] = _furnished(python, folder / version)
                break
    return found


def _furnished(python: Path, home: Path) -> str:
    subprocess.run([python, "-m", "venv", home], check=True)
    install = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, projects.ROOT], check=True, capture_output=True)
    return str(home / "bin" / "python")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairwise", action="store_true", help="only a few worlds, with every pair of values")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known = pythons(folder / "pythons")
        axes = {**AXES, "python": tuple(known)}
        worlds = Worlds(folder, known)
        chosen = pairwise(axes) if options.pairwise else list(every(axes))
        first = worlds.build(chosen[0])
        builds, differing = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        for world in chosen:
            builds.update(world.items())
            if worlds.build(world) != first:
                differing.update(world.items())
    lines = [
        f"{axis} {it}: {builds[axis, it]} builds, {differing[axis, it]} differ"
        for axis, them in axes.items()
        for it in them
    ]
    sys.stdout.write("\n".join([*lines, f"{len(chosen)} builds; sha256 of all bytes {first}"]) + "\n")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
