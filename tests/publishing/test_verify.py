"""A copy of a release is proved whole and true without its sources, and every way to spoil one is found."""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notices import pipeline, schemas
from notices.diagnostics import Unusable
from notices.publishing.jsonplaces import offset
from notices.publishing.verifying import verify
from notices.schemas.forms import faults
from tests import projects
from tests.cli.test_cli import CLEAN, FINDINGS, UNUSABLE, notices


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = projects.copy(tmp_path_factory.mktemp("verify"), ("en", "sv"))
    assert pipeline.build(project / "policy.yaml", project / "dist", surfaces=["settings", "faq"]).clean
    return project / "dist"


@pytest.fixture
def release(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


def found(folder: Path) -> list[str]:
    return sorted({it.rule for it in verify(folder).diagnostics})


def test_a_whole_copy_is_proved_anywhere(release: Path, tmp_path: Path) -> None:
    run = notices("verify", str(release), cwd=tmp_path)
    assert (run.returncode, run.stderr) == (CLEAN, "")
    digest = subprocess.run(["sha256sum", release / "manifest.json"], capture_output=True, text=True, check=True).stdout
    assert "whole: consumer-terms-2025 version 1" in run.stdout and digest.split()[0] in run.stdout
    assert json.loads(notices("verify", str(release), "--format", "json", cwd=tmp_path).stdout) == {"diagnostics": []}


def alter(folder: Path) -> None:
    file = folder / "sv" / "settings.txt"
    file.write_bytes(file.read_bytes().replace(b"a", b"b", 1))


def shorten(folder: Path) -> None:
    (folder / "sv" / "settings.txt").write_bytes(b"")


def lose(folder: Path) -> None:
    (folder / "sv" / "settings.txt").unlink()


def add(folder: Path) -> None:
    (folder / "sv" / "new").mkdir()
    (folder / "sv" / "new" / ".hidden").write_text("x")


def link(folder: Path) -> None:
    file = folder / "sv" / "settings.txt"
    shutil.copy(file, folder.parent / "elsewhere")
    file.unlink()
    file.symlink_to(folder.parent / "elsewhere")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe")


@pytest.mark.parametrize(
    ("spoil", "rules"),
    [
        (alter, ["file-altered"]),
        (shorten, ["file-altered"]),
        (lose, ["file-missing"]),
        (add, ["file-extra"]),
        (link, ["file-strange"]),
        (pipe, ["file-strange"]),
    ],
)
def test_what_is_no_longer_so_is_found(release: Path, spoil: Callable[[Path], None], rules: list[str]) -> None:
    assert found(release) == []
    spoil(release)
    assert found(release) == rules


def test_all_is_told_at_once_with_its_place(release: Path) -> None:
    alter(release)
    add(release)
    (release / "en" / "faq.before.json").unlink()
    run = notices("verify", "copy", "--format", "json", cwd=release.parent)
    told = {it["rule"]: it for it in json.loads(run.stdout)["diagnostics"]}
    assert run.returncode == FINDINGS and sorted(told) == ["file-altered", "file-extra", "file-missing"]
    line = (release / "manifest.json").read_text("utf-8").splitlines()[told["file-missing"]["line"] - 1]
    assert '"en/faq.before.json"' in line
    assert "copy/sv/settings.txt" in notices("verify", "copy", "--format", "github", cwd=release.parent).stdout


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda it: it.pop("facts"), "manifest-form"),
        (lambda it: it.update(more=1), "manifest-form"),
        (lambda it: it["files"]["sv/settings.txt"].update(sha256="0"), "manifest-form"),
        (lambda it: it["files"].update({"../../etc/passwd": it["files"]["sv/settings.txt"]}), "manifest-sense"),
        (lambda it: it["files"].update({"/etc/passwd": it["files"]["sv/settings.txt"]}), "manifest-sense"),
        (lambda it: it["languages"].pop(), "manifest-sense"),
        (lambda it: it["facts"].append(it["facts"][0]), "manifest-sense"),
    ],
)
def test_a_manifest_that_is_not_ours_is_found(release: Path, change: Callable[[Any], None], rule: str) -> None:
    path = release / "manifest.json"
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    assert found(release) == [rule]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff", b"[" * 100_000, b'{"policy": {"id": "a", "id": "b", "version": 1}}', b"[]", None]
)
def test_bytes_that_are_no_manifest(release: Path, data: bytes | None) -> None:
    path = release / "manifest.json"
    path.unlink() if data is None else path.write_bytes(data)
    run = notices("verify", "copy", cwd=release.parent)
    assert run.returncode in (FINDINGS, UNUSABLE) and "manifest" in run.stdout + run.stderr


VALUES = st.sampled_from(["", "sv", "x" * 64, "a" * 64, 0, -1, True, None, 1.5, [], {}, "always", ["a"]])


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_the_form_is_judged_as_a_whole_validator_judges_it(built: Path, data: st.DataObject) -> None:
    """One value changed, taken away or added, anywhere: ours and jsonschema's verdicts are the same."""
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    manifest["files"] = dict(list(manifest["files"].items())[:2])
    spoilt = copy.deepcopy(manifest)
    node: Any = spoilt
    while isinstance(node, dict | list) and node and data.draw(st.integers(0, 3)):
        inner = data.draw(st.sampled_from(list(node) if isinstance(node, dict) else range(len(node))))
        if not isinstance(node[inner], dict | list) or not node[inner]:
            break
        node = node[inner]
    if isinstance(node, dict):
        key = data.draw(st.sampled_from([*node, "new"]))
        if data.draw(st.booleans()):
            node.pop(key, None)
        else:
            node[key] = data.draw(VALUES)
    elif isinstance(node, list):
        node.append(data.draw(VALUES))
    schema = schemas.schema("manifest")
    ours = list(faults(spoilt, schema))
    assert bool(ours) is not jsonschema.Draft202012Validator(schema).is_valid(spoilt)
    text = json.dumps(spoilt, ensure_ascii=False, indent=1)
    for place, _ in ours:
        value = spoilt
        for step in place:
            value = value[step]
        assert json.JSONDecoder().raw_decode(text, offset(text, place))[0] == value


def test_a_keyword_that_we_do_not_know_is_no_silent_yes() -> None:
    with pytest.raises(ValueError, match="maxItems"):
        list(faults([], {"maxItems": 3}))


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def test_the_manifest_names_the_commit_that_holds_the_sources(tmp_path: Path) -> None:
    project = projects.copy(tmp_path / "p", ("en",))
    options = ("--surface", "settings", "--commit")
    assert "is no commit here" in notices("build", *options, "HEAD", cwd=project).stderr
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "first")
    run = notices("build", *options, "HEAD", cwd=project)
    assert run.returncode == CLEAN, run.stderr
    first = projects.contents(project / "dist")
    assert json.loads(first["manifest.json"])["source"] == {"commit": git(project, "rev-parse", "HEAD")}
    assert verify(project / "dist").diagnostics == []
    (project / "notes.txt").write_text("no source")  # also the release itself is none
    assert notices("build", *options, "HEAD", cwd=project).returncode == CLEAN
    assert projects.contents(project / "dist") == first
    for change in ("templates/new.md.j2", "policy.yaml"):
        with (project / change).open("a") as stream:
            stream.write("# changed\n")
        run = notices("build", *options, "HEAD", cwd=project)
        assert run.returncode == UNUSABLE and change in run.stderr, run.stderr
        assert projects.contents(project / "dist") == first
        git(project, "add", ".")
        git(project, "commit", "--quiet", "--message", change)
    assert notices("build", *options, "HEAD", cwd=project).returncode == CLEAN
    assert "does not hold" in notices("build", *options, "HEAD~1", cwd=project).stderr
    assert "is no commit" in notices("build", *options, "--output=x", cwd=project).stderr


def test_the_commit_holds_the_version_before(tmp_path: Path) -> None:
    project = projects.versions(projects.copy(tmp_path / "project", ("en",)), {"date: 2025-09-28": "date: 2025-09-14"})
    options = ("build", "--surface", "changes", "--commit", "HEAD")
    git(project, "init", "--quiet")
    git(project, "add", "policy.yaml", "locales", "templates")
    git(project, "commit", "--quiet", "--message", "first")
    assert "does not hold what is built: policy.1.yaml" in notices(*options, cwd=project).stderr
    git(project, "add", "policy.1.yaml")
    git(project, "commit", "--quiet", "--message", "second")
    (project / "notes.yaml").write_text("a: b\n", encoding="utf-8")  # which nothing is built from
    assert notices(*options, cwd=project).returncode == 0
    projects.edit(project / "policy.1.yaml", "2025-09-14", "2025-09-15")
    assert "policy.1.yaml" in notices(*options, cwd=project).stderr


def test_without_the_question_no_commit_is_named(release: Path) -> None:
    assert "source" not in json.loads((release / "manifest.json").read_text("utf-8"))
    with pytest.raises(Unusable):
        verify(release / "sv")
