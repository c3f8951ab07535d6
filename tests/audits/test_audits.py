"""Texts as people hand them over: a blog post, a paste from Word, a page with its cookie banner, a mail with a reply.

`texts/` has the files, `expected.yaml` what is found in each and with which exit code; what is right and
what is wrong of the same kind stand side by side. `python -m tests.audits.test_audits` writes what is found
into expected.yaml, to be read and judged by a person.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import projects
from tests.cli.test_cli import CLEAN, FINDINGS, UNUSABLE, notices

TEXTS = Path(__file__).parent / "texts"
EXPECTED = Path(__file__).parent / "expected.yaml"
ROOT = projects.ROOT
FILES = sorted(it for it in TEXTS.iterdir() if it.name != ".gitattributes")
assert FILES, "no texts found"


def audit(*words: str, text: str | bytes = "") -> tuple[int, list[dict[str, Any]]]:
    run = notices("audit", *words, "--format", "json", cwd=ROOT, text=text)
    if run.returncode == UNUSABLE:
        return UNUSABLE, []
    return run.returncode, json.loads(run.stdout)["diagnostics"]


def found(file: Path) -> dict[str, Any]:
    code, diagnostics = audit(str(file))
    source = file.read_bytes().decode("utf-16" if "utf16" in file.name else "utf-8-sig").split("\n")
    lines = []
    for it in diagnostics:
        words = source[it["line"] - 1][it["column"] - 1 :][: it["length"]]
        lines.append(
            f"{it['severity']} {it['rule']}: {words!a}"
            if not words.isprintable()
            else f"{it['severity']} {it['rule']}: {words}"
        )
    return {"exit": code, "found": lines}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_found_is_what_a_person_agreed_to(file: Path) -> None:
    assert found(file) == yaml.safe_load(EXPECTED.read_text("utf-8"))[file.name]


def test_every_text_is_expected_and_every_expected_text_there() -> None:
    assert {it.name for it in FILES} == set(yaml.safe_load(EXPECTED.read_text("utf-8")))


def test_standard_input_is_a_text_too() -> None:
    code, diagnostics = audit("-", text="Claude: if you allow it, we keep your chats for 7 years.\n")
    assert code == FINDINGS
    assert [(it["rule"], it["path"]) for it in diagnostics] == [("disagreeing-facts", "<stdin>")]
    assert audit("-", text="Claude: if you allow it, we keep your chats for 5 years.\n") == (CLEAN, [])


def test_a_surface_asks_for_what_is_left_out() -> None:
    code, diagnostics = audit(
        "-", "--surface", "settings", "--locale", "en", text="We keep your chats and coding sessions."
    )
    assert code == FINDINGS
    assert {it["rule"] for it in diagnostics} == {"missing-facts"}


@pytest.mark.parametrize(
    "words",
    [
        ("nowhere.txt",),
        ("policy.yaml", "--locale", "tlh"),
        ("policy.yaml", "--surface", "nope"),
        ("policy.yaml", "--state", "during"),
        ("policy.yaml", "--format", "nope"),
        ("policy.yaml", "--baseline", "nowhere.yaml"),
        ("-",),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_word(words: tuple[str, ...]) -> None:
    run = notices("audit", *words, cwd=ROOT)
    assert run.returncode == UNUSABLE
    assert run.stderr
    assert not run.stdout


def test_an_exception_holds_until_its_text_changes(tmp_path: Path) -> None:
    text = tmp_path / "blog.txt"
    text.write_text("Claude: if you allow it, your chats are kept for five months.\n", "utf-8")
    exceptions = tmp_path / "exceptions.yaml"
    exceptions.write_text(
        "- rule: disagreeing-facts\n  path: blog.txt\n"
        "  text: 'Claude: if you allow it, your chats are kept for five months.'\n  reason: a quotation\n",
        "utf-8",
    )
    assert audit(str(text), "--baseline", str(exceptions)) == (CLEAN, [])
    text.write_text("Claude: if you allow it, your chats are kept for six months.\n", "utf-8")
    code, diagnostics = audit(str(text), "--baseline", str(exceptions))
    assert code == FINDINGS
    assert {it["rule"] for it in diagnostics} == {"disagreeing-facts", "expired-exception"}


def test_one_language_of_a_release_has_its_share_of_the_files_that_hold_all(tmp_path: Path) -> None:
    project = projects.copy(tmp_path / "project")
    assert notices("build", cwd=project).returncode == CLEAN
    catalog = project / "dist/xcstrings/settings.xcstrings"
    catalog.write_text(catalog.read_text("utf-8").replace("5 år", "6 år"), "utf-8")
    assert notices("audit", "--locale", "en", "dist", cwd=project).returncode == CLEAN
    assert notices("audit", "--locale", "sv", "dist", cwd=project).returncode == FINDINGS
    assert notices("audit", "--locale", "sv", str(catalog), cwd=project).returncode == FINDINGS
    assert notices("audit", "--locale", "en", str(catalog), cwd=project).returncode == CLEAN
    assert notices("audit", str(catalog), cwd=project).returncode == FINDINGS
    assert notices("audit", "--locale", "de", "dist", cwd=project).returncode == UNUSABLE


def test_a_file_of_a_release_is_judged_as_what_it_is_there(tmp_path: Path) -> None:
    project = projects.copy(tmp_path / "project")
    assert notices("build", cwd=project).returncode == CLEAN
    assert notices("audit", "dist/en/settings.txt", "dist/sv/settings.html", cwd=project).returncode == CLEAN
    file = project / "dist/en/settings.txt"
    file.write_text("Help improve Claude\n", "utf-8")
    assert notices("audit", "settings.txt", "--policy", "../../policy.yaml", cwd=file.parent).returncode == FINDINGS
    code, diagnostics = audit(str(file), "--locale", "en")
    assert (code, {it["path"] for it in diagnostics}) == (FINDINGS, {str(file)})
    assert "missing-facts" in {it["rule"] for it in diagnostics}
    # Anywhere else it is a text like any other, and so it is beside the manifest of a web app.
    other = project / "settings.txt"
    other.write_bytes(file.read_bytes())
    (project / "manifest.json").write_text('{"name": "app", "files": []}', "utf-8")
    assert audit(str(other), "--locale", "en") == (CLEAN, [])
    # Whoever says what a text is knows better.
    assert audit(str(file), "--locale", "en", "--state", "before") == (CLEAN, [])


if __name__ == "__main__":
    everything = {file.name: found(file) for file in FILES}
    EXPECTED.write_text(yaml.safe_dump(everything, allow_unicode=True, sort_keys=True, width=200), "utf-8")
    sys.exit(0)
