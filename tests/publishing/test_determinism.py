"""The same input gives the same bytes, wherever and whenever it is built: in every pair of circumstances."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from notices import pipeline
from tests import projects
from tests.publishing.worlds import AXES, Worlds, digest, every, pairwise, pythons
from tests.tools import REQUIRED


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """With other Pythons only where tools are required: each has our libraries installed anew."""
    folder = tmp_path_factory.mktemp("worlds")
    others = pythons(folder / "pythons") if REQUIRED else {}
    return Worlds(folder, others or {"ours": sys.executable})


def test_every_pair_of_circumstances_gives_the_same_bytes(worlds: Worlds) -> None:
    chosen = pairwise({**AXES, "python": tuple(worlds.pythons)})
    assert len(chosen) < 30
    first, *others = (worlds.build(it) for it in chosen)
    differing = [world for world, built in zip(chosen[1:], others, strict=True) if built != first]
    assert differing == []
    sizes = [len(it.read_bytes()) for it in (worlds.folder / AXES["folder"][0] / "dist").rglob("*.*") if it.is_file()]
    assert len(sizes) > 100 and sum(sizes) > 500_000


def test_a_difference_would_be_seen(tmp_path: Path) -> None:
    it = Worlds(tmp_path, {"ours": sys.executable})
    world = pairwise(AXES)[0]
    first = it.build(world)
    assert it.build(world) == first
    projects.edit(tmp_path / world["folder"] / "policy.yaml", "not_allowed: 30 days", "not_allowed: 31 days")
    changed = it.build(world)
    assert changed != first
    (tmp_path / world["folder"] / "dist" / "manifest.json").chmod(0o600)
    assert digest(tmp_path / world["folder"] / "dist") != changed


def test_a_build_knows_nothing_of_the_one_before(tmp_path: Path) -> None:
    """One process builds again and again in `--watch` and `serve`; a week equals seven days, but is not the same."""
    policy = projects.copy(tmp_path / "project") / "policy.yaml"
    projects.edit(policy, "not_allowed: 30 days", "not_allowed: 7 days")
    pipeline.build(policy, None, locales=["en"])
    projects.edit(policy, "not_allowed: 7 days", "not_allowed: 1 week")
    built = {it.path: it.data for it in pipeline.build(policy, None, locales=["en"]).files}
    assert not [path for path, data in built.items() if b"P7D" in data]
    assert b"P1W" in built["en/notice.before.json"]


def test_folders_are_listed_in_another_order(worlds: Worlds) -> None:
    ask = "import os; print(os.listdir(), [it.name for it in os.scandir()])"
    lists = set()
    for seed in AXES["seed"]:
        environment = worlds.environment({"seed": seed, "zone": "UTC", "order": "shuffled"})
        command = [sys.executable, "-c", ask]
        run = subprocess.run(command, cwd=projects.ROOT, env=environment, capture_output=True, text=True, check=True)
        lists.add(run.stdout)
    assert len(lists) == len(AXES["seed"])


def test_pairs_are_all_there() -> None:
    axes = {"a": "12", "b": "345", "c": "67"}
    few = pairwise(axes)
    assert len(few) < len(list(every(axes)))
    for one, other in itertools.combinations(axes, 2):
        pairs = set(itertools.product(axes[one], axes[other]))
        assert {(it[one], it[other]) for it in few} == pairs
