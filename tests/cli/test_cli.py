"""The command as people run it: what it prints, what it writes, and its exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from notices import schemas
from tests import projects

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2


def notices(*words: str, cwd: Path, text: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command; a traceback is never an answer."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    run = subprocess.run(
        [sys.executable, "-m", "notices", *words],
        cwd=cwd, input=data, capture_output=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip
    out, err = run.stdout.decode("utf-8"), run.stderr.decode("utf-8")
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(run.args, run.returncode, out, err)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.copy(tmp_path / "project")


def test_build_writes_a_release_and_says_so(project: Path) -> None:
    run = notices("build", cwd=project)
    assert (run.returncode, run.stderr) == (CLEAN, "")
    assert run.stdout.startswith("dist: 3 languages, 7 surfaces, ")
    manifest = json.loads((project / "dist" / "manifest.json").read_text(encoding="utf-8"))
    jsonschema.validate(manifest, schemas.schema("manifest"))
    listed = set(manifest["files"]) | {"manifest.json"}
    assert listed == set(projects.contents(project / "dist"))
    assert {it["review"] for it in manifest["languages"] if it["tag"] != "en"} == {"unreviewed"}


def test_the_manifest_says_which_state_holds_when(project: Path) -> None:
    notices("build", "--locale", "en", cwd=project)
    manifest = json.loads((project / "dist" / "manifest.json").read_text(encoding="utf-8"))
    before, after = manifest["states"]
    # The day ends in Los Angeles, on daylight time then.
    assert before["until"] == after["from"]
    assert before["until"]["utc"] == "2025-09-29T07:00:00Z"
    assert before["until"]["local"] == "2025-09-29T00:00:00-07:00"


@pytest.mark.parametrize(
    ("moment", "has_not_now"),
    [
        ("2025-09-28", True),
        ("2025-09-29", False),
        ("2025-09-29T06:59:59+00:00", True),
        ("2025-09-29T07:00:00+00:00", False),
        ("2025-09-28T23:59:59", True),
    ],
)
def test_a_writer_can_see_any_day(project: Path, moment: str, has_not_now: bool) -> None:
    run = notices("build", "--on", moment, "--surface", "notice", "--locale", "en", cwd=project)
    assert run.returncode == CLEAN, run.stderr
    text = (project / "dist" / "en" / "notice.txt").read_text(encoding="utf-8")
    assert ("[Not now]" in text) is has_not_now


def test_json_answers_are_whole(project: Path) -> None:
    built = json.loads(notices("build", "--json", "--locale", "sv", cwd=project).stdout)
    assert built["diagnostics"] == [] and "sv/notice.before.html" in built["files"]
    projects.edit(project / "policy.yaml", "version: 1", "version: one")
    run = notices("build", "--json", cwd=project)
    assert run.returncode == UNUSABLE
    [fault] = json.loads(run.stdout)["diagnostics"]
    line = (project / "policy.yaml").read_text(encoding="utf-8").splitlines()[fault["line"] - 1]
    assert fault["path"] == "policy.yaml" and line[fault["column"] - 1 :] == "one"


def test_faults_are_all_shown_and_nothing_is_lost(project: Path) -> None:
    notices("build", cwd=project)
    before = projects.contents(project / "dist")
    catalog = project / "locales" / "sv" / "messages.po"
    projects.edit(catalog, "{retention.not_allowed.in}", "i 30 dagar")
    projects.edit(catalog, "{deadline.definite}", "{dedline.definite}")
    run = notices("build", cwd=project)
    assert run.returncode == FINDINGS
    assert "error[literal-fact]" in run.stderr and "error[unknown-placeholder]" in run.stderr
    assert "help: did you mean {deadline}?" in run.stderr
    assert "nothing was written" in run.stderr
    assert projects.contents(project / "dist") == before


def test_check_writes_nothing(project: Path) -> None:
    run = notices("check", cwd=project)
    assert (run.returncode, run.stdout) == (CLEAN, run.stdout) and "no faults" in run.stdout
    assert not (project / "dist").exists()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("  data_sold: false", "  data_sold: false\n  data_lent: false", None),  # no surface asks for it
        ("  data_sold: false", "  data_sold: no", "wrong-value"),
        ("choice: [real_use,", "choice: [unwritten,", "message-unwritten"),
        ("product: Claude", "product: {en: Claude}", "no-wording"),
        ("plans, tools,", "plans, tools, announced,", "fact-not-covered"),
        ("[mail-page, text,", "[mail-page, dialog, text,", "written-twice"),
        ("\n  signup:\n", "\n  notice-before:\n", "written-twice"),  # as Android calls it
    ],
)
def test_what_nobody_wrote_stops_the_build(project: Path, old: str, new: str, rule: str | None) -> None:
    projects.edit(project / "policy.yaml", old, new)
    shutil.copy(project / "templates" / "signup.md.j2", project / "templates" / "notice-before.md.j2")
    run = notices("build", cwd=project)
    if rule is None:
        assert run.returncode == CLEAN, run.stderr
    else:
        assert run.returncode in (FINDINGS, UNUSABLE) and f"error[{rule}]" in run.stderr, run.stderr
        if "policy.yaml:" in run.stderr:
            assert "  | " in run.stderr and "^^" in run.stderr, "the line and a caret"


@pytest.mark.parametrize(
    ("data", "rule"),
    [(b"id: \xff", "not-utf-8"), (b"\xef\xbb\xbfid: x", "byte-order-mark"), (b"id: \x07", "control-character"),
     (b"x" * 1_000_001, "file-too-large"), (b"", "empty"), (b"[" * 16_000, "too-deep"), (b"a: &a\n b: *a", "anchor")],
)  # fmt: skip
def test_bytes_that_are_no_policy(tmp_path: Path, data: bytes, rule: str) -> None:
    (tmp_path / "policy.yaml").write_bytes(data)
    run = notices("check", cwd=tmp_path)
    assert run.returncode == UNUSABLE and f"error[{rule}]" in run.stderr, run.stderr


def test_words_on_the_command_line_are_checked(project: Path) -> None:
    for words, hint in {
        ("--locale", "sw"): "did you mean `sv`?",
        ("--surface", "notis"): "did you mean `notice`?",
        ("--on", "tomorrow"): "`tomorrow` is no date",
        ("--policy", "polcy.yaml"): "can't read polcy.yaml",
        ("--out", "locales"): "holds files, but no release of ours",
    }.items():
        run = notices("build", *words, cwd=project)
        assert run.returncode == UNUSABLE and hint in run.stderr, run.stderr


def test_words_in_a_template_are_refused(project: Path) -> None:
    template = project / "templates" / "notice.md.j2"
    template.write_text("Read this.\n\n" + template.read_text(encoding="utf-8"), encoding="utf-8")
    projects.edit(project / "templates" / "page.html.j2", "<main", "<p>Hello</p><main")
    run = notices("check", cwd=project)
    assert run.returncode == FINDINGS
    assert "templates/notice.md.j2:1:1" in run.stderr and "templates/page.html.j2" in run.stderr


@pytest.mark.parametrize(
    ("call", "rule"),
    [
        ("{{ nothing }}", "template-name"),
        ("{{ t() }}", "template-call"),
        ("{% if %}", "template-syntax"),
        ("{{ flagged('promises.unknown') }}", "unknown-fact"),
        ("{{ flag('deadline') }}", "wrong-kind"),
        ("{{ t('notice.unwritten') }}", "message-unwritten"),
        ("{{ ''.__class__.__mro__ }}", "template-name"),
    ],
)
def test_faults_in_a_template_have_their_line(project: Path, call: str, rule: str) -> None:
    template = project / "templates" / "notice.md.j2"
    lines = template.read_text(encoding="utf-8").count("\n") + 2
    with template.open("a", encoding="utf-8") as stream:
        stream.write(f"\n{call}\n")
    run = notices("check", cwd=project)
    assert run.returncode == FINDINGS, run.stderr
    assert f"error[{rule}]" in run.stderr and f"templates/notice.md.j2:{lines}:" in run.stderr, run.stderr


def test_init_makes_a_project_that_builds_at_once(tmp_path: Path) -> None:
    assert notices("init", "ours", cwd=tmp_path).returncode == CLEAN
    assert notices("build", cwd=tmp_path / "ours").returncode == CLEAN
    first = (tmp_path / "ours" / "policy.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert (tmp_path / "ours" / first.split("$schema=")[1]).is_file()
    again = notices("init", "ours", cwd=tmp_path)
    assert again.returncode == UNUSABLE and "is not empty" in again.stderr


def test_read_answers_lines_in_order(tmp_path: Path) -> None:
    lines = '{"id": 7, "text": "保留5年", "locale": "zh-Hans"}\n{"id": 8, "text": "Hej då", "locale": "sv"}\n'
    run = notices("read", "--jsonl", cwd=tmp_path, text=lines)
    first, second = map(json.loads, run.stdout.splitlines())
    assert (first["id"], [it["value"] for it in first["mentions"]]) == (7, ["P5Y"])
    assert second == {"id": 8, "mentions": []}
    for bad in ("{", '{"id": 1}', '{"id": 1, "text": "x", "locale": "xx"}', "[" * 100_000, b"\xff"):
        assert notices("read", "--jsonl", cwd=tmp_path, text=bad).returncode == UNUSABLE


def test_help_has_an_example_each(tmp_path: Path) -> None:
    names = ("build", "check", "schema", "init", "read")
    overview = notices("--help", cwd=tmp_path).stdout
    for name in names:
        assert name in overview
        assert f"notices {name}" in notices(name, "--help", cwd=tmp_path).stdout


def test_colours_only_where_they_are_wanted(tmp_path: Path) -> None:
    assert "\033[" not in notices("check", cwd=tmp_path, NO_COLOR="1").stderr
    assert "\033[" not in notices("check", cwd=tmp_path).stderr
