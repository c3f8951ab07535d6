"""A build that would change nothing does nothing, and is never stale: random edits, against cold builds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from notices import pipeline
from notices.publishing import unchanged
from tests import projects


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a scratch project are always new; without this a build of one is never remembered."""
    monkeypatch.setattr(unchanged, "_SETTLED", -1e9)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.copy(tmp_path / "project", ("en", "sv"))


def build(project: Path, **asked: object) -> pipeline.Outcome:
    outcome = pipeline.build(project / "policy.yaml", project / "dist", **asked)
    assert outcome.clean, outcome.diagnostics
    return outcome


def cold(project: Path, **asked: object) -> dict[str, bytes]:
    """What a build into a new folder makes of the same sources."""
    out = project.parent / "cold" / str(random.random())
    pipeline.build(project / "policy.yaml", out, **asked)
    return projects.contents(out)


def test_the_second_build_does_nothing(project: Path) -> None:
    assert not build(project).unchanged
    before = projects.contents(project / "dist")
    again = build(project)
    assert again.unchanged and not again.files
    assert (again.name["id"], len(again.paths)) == ("consumer-terms-2025", len(before) - 1)
    assert projects.contents(project / "dist") == before


def change_policy(project: Path, chance: random.Random) -> None:
    path = project / "policy.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("  not_allowed: "))
    lines[at] = f"  not_allowed: {chance.randint(2, 60)} days"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def change_message(project: Path, chance: random.Random) -> None:
    path = project / "locales" / "sv" / "messages.po"
    text = path.read_text(encoding="utf-8")
    word = chance.choice(["Hoppa till innehållet", "Gå till innehållet", "Till innehållet"])
    old = next(it for it in ["Hoppa till innehållet", "Gå till innehållet", "Till innehållet"] if f'"{it}"' in text)
    path.write_text(text.replace(f'"{old}"', f'"{word}"'), encoding="utf-8")


def change_template(project: Path, chance: random.Random) -> None:
    path = project / "templates" / "style.css.j2"
    path.write_text(
        path.read_text(encoding="utf-8") + f"\n.x{chance.randint(1, 99)} {{ color: red }}\n", encoding="utf-8"
    )


def touch_release(project: Path, chance: random.Random) -> None:
    files = sorted((project / "dist").rglob("*.txt"))
    chance.choice(files).write_text("someone else's words", encoding="utf-8")


def add_to_release(project: Path, chance: random.Random) -> None:
    (project / "dist" / "sv" / "extra.txt").write_text("not ours", encoding="utf-8")


def nothing(project: Path, chance: random.Random) -> None:
    pass


CHANGES = [change_policy, change_message, change_template, touch_release, add_to_release, nothing]


@pytest.mark.parametrize("seed", range(2))
def test_it_is_never_stale(project: Path, seed: int) -> None:
    """Whatever is changed, and in whatever order, the release is the one that a cold build makes."""
    chance = random.Random(seed)
    build(project)
    for change in chance.sample(CHANGES, len(CHANGES)):
        change(project, chance)
        build(project)
        assert projects.contents(project / "dist") == cold(project), change.__name__


def test_another_question_is_another_build(project: Path) -> None:
    import datetime

    build(project)
    assert not build(project, at=datetime.date(2025, 12, 1)).unchanged
    assert not build(project, locales=["en"]).unchanged
    assert not build(project).unchanged
    assert build(project).unchanged


def test_a_build_right_after_an_edit_is_not_trusted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "_SETTLED", 2.0)
    build(project)
    assert not build(project).unchanged


def test_a_release_with_faults_is_not_remembered(project: Path) -> None:
    build(project)
    projects.edit(project / "policy.yaml", "[real_use,", "[unwritten,")
    assert not pipeline.build(project / "policy.yaml", project / "dist").clean
    assert not pipeline.build(project / "policy.yaml", project / "dist").clean
