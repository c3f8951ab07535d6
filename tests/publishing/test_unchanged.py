"""What has not changed is not built again, and nothing is ever stale: random edits, against cold builds."""

from __future__ import annotations

import errno
import io
import os
import pickle
import random
import subprocess
import sys
from pathlib import Path

import pytest

from notices import auditing, pipeline
from notices.diagnostics import Unusable
from notices.publishing import unchanged
from notices.reading.passages import passages
from notices.rendering import ground
from tests import projects

LANGUAGES = ("en", "sv", "zh-Hans")


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever works on the program runs this right after an edit of it, which is not trusted."""
    monkeypatch.setattr(unchanged, "_SETTLED", -1e9)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.copy(tmp_path / "project", LANGUAGES)


def build(project: Path, **asked: object) -> pipeline.Outcome:
    outcome = pipeline.build(project / "policy.yaml", project / "dist", **asked)
    assert outcome.clean, outcome.diagnostics
    return outcome


def cold(project: Path, **asked: object) -> tuple[pipeline.Outcome, dict[str, bytes]]:
    """What a build into a new folder finds, and makes, of the same sources."""
    out = project.parent / "cold" / str(random.random())
    outcome = pipeline.build(project / "policy.yaml", out, **asked)
    return outcome, projects.contents(out) if out.exists() else {}


def test_the_second_build_does_nothing(project: Path) -> None:
    assert not build(project).unchanged
    before = projects.contents(project / "dist")
    again = build(project)
    assert again.unchanged and not again.files
    assert (again.name["id"], len(again.entries)) == ("consumer-terms-2025", len(before) - 1)
    assert projects.contents(project / "dist") == before


def test_the_version_before_is_a_source(project: Path) -> None:
    projects.versions(project, {"date: 2025-09-28": "date: 2025-09-14"})
    build(project)
    assert build(project).unchanged
    projects.edit(project / "policy.1.yaml", "2025-09-14", "2025-09-15")
    assert not build(project).unchanged
    assert "15 september 2025" in (project / "dist/sv/changes.txt").read_text(encoding="utf-8")
    (project / "policy.1.yaml").unlink()
    with pytest.raises(Unusable):
        build(project)


def test_of_what_has_changed_one_language_is_made_anew(project: Path) -> None:
    projects.versions(project, {"date: 2025-09-28": "date: 2025-09-14"})
    build(project)
    projects.edit(project / "locales/sv/messages.po", '"**Tidigare:**"', '"**Förut:**"')
    outcome = build(project)
    assert {it.locale for it in outcome.files} == {"sv"}
    assert projects.contents(project / "dist") == cold(project)[1]
    projects.edit(project / "locales/sv/messages.po", '"**Förut:**"', '"**Fordom:**"')  # which nobody takes for before
    found = pipeline.build(project / "policy.yaml", project / "dist")
    assert "disagreeing-facts" in {it.rule for it in found.diagnostics}


def change_policy(project: Path, chance: random.Random) -> None:
    path = project / "policy.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("  not_allowed: "))
    lines[at] = f"  not_allowed: {chance.randint(2, 60)} days"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def change_message(project: Path, chance: random.Random) -> None:
    path = project / "locales" / "sv" / "messages.po"
    text = path.read_text(encoding="utf-8")
    words = ["Hoppa till innehållet", "Gå till innehållet", "Till innehållet"]
    old = next(it for it in words if f'"{it}"' in text)
    new = chance.choice([it for it in words if it != old])
    path.write_text(text.replace(f'"{old}"', f'"{new}"'), encoding="utf-8")


def change_template(project: Path, chance: random.Random) -> None:
    path = project / "templates" / "style.css.j2"
    path.write_text(
        path.read_text(encoding="utf-8") + f"\n.x{chance.randint(1, 99)} {{ color: red }}\n", encoding="utf-8"
    )


def change_names(project: Path, chance: random.Random) -> None:
    path = project / "locales" / "zh-Hans" / "names.yaml"
    text = path.read_text(encoding="utf-8")
    old, new = ("稍后再说", "以后再说") if "稍后再说" in text else ("以后再说", "稍后再说")
    path.write_text(text.replace(old, new), encoding="utf-8")


def lose_a_not(project: Path, chance: random.Random) -> None:
    """The pen sees no harm in it; the judge most often does."""
    path = project / "locales" / "sv" / "messages.po"
    lines = path.read_text(encoding="utf-8").split("\n")
    at = chance.choice([n for n, line in enumerate(lines) if line.startswith("msgstr") and " inte " in line])
    lines[at] = lines[at].replace(" inte ", " ", 1)
    path.write_text("\n".join(lines), encoding="utf-8")


def swap_messages(project: Path, chance: random.Random) -> None:
    path = project / "locales" / "zh-Hans" / "messages.po"
    lines = path.read_text(encoding="utf-8").split("\n")
    one, other = chance.sample([n for n, line in enumerate(lines) if line.startswith("msgstr") and "{" not in line], 2)
    lines[one], lines[other] = lines[other], lines[one]
    path.write_text("\n".join(lines), encoding="utf-8")


def mend(project: Path, chance: random.Random) -> None:
    for tag in LANGUAGES:
        catalog = projects.ROOT / "locales" / tag / "messages.po"
        (project / "locales" / tag / "messages.po").write_bytes(catalog.read_bytes())


def touch_release(project: Path, chance: random.Random) -> None:
    files = sorted((project / "dist").rglob("*.txt"))
    chance.choice(files).write_text("someone else's words", encoding="utf-8")


def touch_shared_file(project: Path, chance: random.Random) -> None:
    (project / "dist" / "xcstrings" / "settings.xcstrings").write_text("{}", encoding="utf-8")


def add_to_release(project: Path, chance: random.Random) -> None:
    (project / "dist" / "sv" / "extra.txt").write_text("not ours", encoding="utf-8")


def spoil_a_note(project: Path, chance: random.Random) -> None:
    chance.choice(sorted((project / ".dist.built").iterdir())).write_text("{", encoding="utf-8")


def lose_a_language(project: Path, chance: random.Random) -> None:
    for path in (project / "locales" / "sv").iterdir():
        path.unlink()


def nothing(project: Path, chance: random.Random) -> None:
    pass


HARMLESS = [change_policy, change_message, change_template, change_names, touch_release, touch_shared_file]
CHANGES = [*HARMLESS, add_to_release, spoil_a_note, nothing, lose_a_not, mend, swap_messages, mend, change_message]


@pytest.mark.parametrize("seed", range(2))
def test_it_is_never_stale(project: Path, seed: int) -> None:
    """Whatever is changed, and in whatever order: the bytes and the verdict are those of a cold build."""
    chance = random.Random(seed)
    build(project)
    for change in [*chance.sample(CHANGES, 6), mend, lose_a_language]:
        change(project, chance)
        outcome = pipeline.build(project / "policy.yaml", project / "dist")
        wanted, files = cold(project)
        assert outcome.diagnostics == wanted.diagnostics, change.__name__
        if wanted.clean:
            assert projects.contents(project / "dist") == files, change.__name__


def test_one_language_alone_is_made_anew(project: Path) -> None:
    build(project)
    inodes = {path: path.stat().st_ino for path in (project / "dist").rglob("*") if path.is_file()}
    change_message(project, random.Random(1))
    outcome = build(project)
    assert {file.locale for file in outcome.files} == {"sv", "mul"}
    kept = {path for path, inode in inodes.items() if path.stat().st_ino == inode}
    assert {"en", "zh-Hans"} <= {path.parent.name for path in kept}, "what stays as it was is not written again"
    assert any(path.parent.name == "sv" for path in kept), "nor are the changed language's other files"


def test_what_reads_as_before_is_not_judged_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    projects.edit(
        project / "locales" / "sv" / "messages.po", '"Du har inte gjort ditt val än"', '"Du har inte valt än"'
    )
    judged: set[str] = set()
    monkeypatch.setattr(auditing, "passages", lambda data, path: judged.add(path) or passages(data, path))
    build(project)
    assert "sv/reminder.before.html" in judged
    assert {path.split("/")[-1].split(".")[0] for path in judged if path.startswith("sv/")} == {"reminder"}
    assert projects.contents(project / "dist") == cold(project)[1]


def test_a_fact_rewrites_what_states_it(project: Path) -> None:
    build(project)
    inodes = {path: path.stat().st_ino for path in (project / "dist").rglob("*") if path.is_file()}
    change_policy(project, random.Random(1))
    build(project)
    same = {path.relative_to(project / "dist").name for path, inode in inodes.items() if path.stat().st_ino == inode}
    assert "index.html" in same
    assert "faq.before.md" not in same


def test_a_file_system_without_links(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(old: str, new: str) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    build(project)
    change_message(project, random.Random(1))
    build(project)
    assert projects.contents(project / "dist") == cold(project)[1]


def test_a_file_edited_while_the_release_is_built(project: Path) -> None:
    build(project)
    change_message(project, random.Random(1))
    other = project / "dist" / "en" / "faq.before.txt"

    def meddle(locale: str, total: int) -> None:
        other.write_text("someone else's words", encoding="utf-8")

    with pytest.raises(Unusable, match="was changed while the release was built"):
        build(project, progress=meddle)
    assert not build(project).unchanged
    assert projects.contents(project / "dist") == cold(project)[1]


def test_another_question_is_another_build(project: Path) -> None:
    import datetime

    build(project)
    assert not build(project, at=datetime.date(2025, 12, 1)).unchanged
    assert not build(project, locales=["en"]).unchanged
    assert not build(project).unchanged
    assert build(project).unchanged


def test_sources_edited_while_they_are_built(project: Path) -> None:
    def meddle(locale: str, total: int) -> None:
        change_message(project, random.Random(locale))

    build(project, progress=meddle)
    assert not build(project).unchanged
    assert projects.contents(project / "dist") == cold(project)[1]


def test_a_program_edited_right_before_is_not_trusted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "_SETTLED", 1e9)
    build(project)
    assert not build(project).unchanged


def test_a_release_with_faults_is_not_remembered(project: Path) -> None:
    build(project)
    projects.edit(project / "policy.yaml", "[real_use,", "[unwritten,")
    assert not pipeline.build(project / "policy.yaml", project / "dist").clean
    assert not pipeline.build(project / "policy.yaml", project / "dist").clean


def test_templates_are_read_once_and_a_note_can_call_nothing(project: Path) -> None:
    def loads_jinja() -> bool:
        command = "import sys; from notices import processes; processes._processors = lambda: 1"
        command += "; from notices.cli import main; main(['build'], standalone_mode=False)"
        command += "; print('jinja2' in sys.modules)"
        ran = subprocess.run([sys.executable, "-c", command], cwd=project, capture_output=True, text=True, check=True)
        return ran.stdout.endswith("True\n")

    assert loads_jinja()
    change_message(project, random.Random(1))
    assert not loads_jinja()
    assert isinstance(ground.unpacked((project / ".dist.built" / "ground").read_bytes()), ground.Ground)
    for it in (os.getcwd, subprocess.Popen, Path):
        assert ground.unpacked(pickle.dumps([it])) is None
        with pytest.raises(pickle.UnpicklingError, match="is no part"):
            ground._Known(io.BytesIO(pickle.dumps(it))).load()
    assert ground.unpacked(pickle.dumps(["words"])) is None
    assert ground.unpacked(b"\x80\x05.") is None
