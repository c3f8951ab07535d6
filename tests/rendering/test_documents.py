"""Templates and messages → documents: what a small project of one surface makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from notices import pipeline, spec
from notices.diagnostics import show
from notices.rendering.placeholders import FactTable
from notices.rendering.project import Project
from notices.rendering.sheets import Choice
from tests.projects import ROOT, edit

MINIMAL = (ROOT / "tests" / "spec" / "minimal.yaml").read_text(encoding="utf-8")
HEADER = """msgid ""
msgstr ""
"Language: {tag}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plurals}\\n"
"""
PLURALS = {
    "en": "nplurals=2; plural=(n != 1);",
    "sv": "nplurals=2; plural=(n != 1);",
    "zh-Hans": "nplurals=1; plural=0;",
}


def project(folder: Path, template: str, catalogs: dict[str, str], **sections: str) -> Path:
    """A project with one surface, `notice`, in text and JSON."""
    policy = MINIMAL.replace("[text], must_state: [plans]", "[text, json], must_state: [product]")
    for name, text in sections.items():
        policy = "".join(
            f"{name}: {text}\n" if line.startswith(f"{name}:") else line for line in policy.splitlines(keepends=True)
        )
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "notice.md.j2").write_text(template, encoding="utf-8")
    for tag, entries in catalogs.items():
        (folder / "locales" / tag).mkdir(parents=True)
        text = HEADER.format(tag=tag, plurals=PLURALS[tag]) + entries
        (folder / "locales" / tag / "messages.po").write_text(text, encoding="utf-8")
    (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    return folder / "policy.yaml"


def built(policy: Path) -> dict[str, str]:
    """The built files by path."""
    outcome = pipeline.build(policy, None)
    assert outcome.clean, "\n".join(map(show, outcome.diagnostics))
    return {file.path: file.data.decode("utf-8") for file in outcome.files}


TITLE = '\nmsgctxt "title"\nmsgid "About {product}"\nmsgstr "%s"\n'


@pytest.mark.parametrize(("plans", "english"), [("[Solo]", "plan is"), ("[Solo, Crew]", "plans are")])
def test_a_plural_is_chosen_by_the_length_of_a_list(tmp_path: Path, plans: str, english: str) -> None:
    counted = """
msgctxt "plans"
msgid "The {plans} plan is covered."
msgid_plural "The {plans} plans are covered."
"""
    catalogs = {
        "en": TITLE % "" + counted + 'msgstr[0] ""\nmsgstr[1] ""\n',
        "sv": TITLE % "Om {product}"
        + counted
        + 'msgstr[0] "Planen {plans} ingår."\nmsgstr[1] "Planerna {plans} ingår."\n',
    }
    policy = project(tmp_path, '# {{ t("title") }}\n\n{{ t("plans", count=plans) }}\n', catalogs, plans=plans)
    files = built(policy)
    assert english in files["en/notice.txt"]
    assert ("Planen " if plans == "[Solo]" else "Planerna ") in files["sv/notice.txt"]


def test_chinese_keeps_latin_names_at_a_distance(tmp_path: Path) -> None:
    catalogs = {"en": TITLE % "", "zh-Hans": TITLE % "关于{product}的说明"}
    files = built(project(tmp_path, '# {{ t("title") }}\n', catalogs))
    assert files["zh-Hans/notice.txt"] == "关于 Tide 的说明\n"
    own = {"en": TITLE % "", "zh-Hans": TITLE % "关于{product}的说明"}
    files = built(project(tmp_path / "own", '# {{ t("title") }}\n', own, product="{en: Tide, zh-Hans: 潮汐}"))
    assert files["zh-Hans/notice.txt"] == "关于潮汐的说明\n"


def test_marks_links_and_facts_keep_their_spans(tmp_path: Path) -> None:
    body = '\nmsgctxt "body"\nmsgid "Kept **{retention.allowed.for}**, [see {product}]({choice.link})."\nmsgstr ""\n'
    template = '# {{ t("title") }}\n\n{{ t("body") }}\n'
    files = built(project(tmp_path, template, {"en": TITLE % "" + body}))
    message = json.loads(files["en/notice.json"])["blocks"][1]["message"]
    text = message["text"]
    assert text == "Kept for 5 years, see Tide."
    said = {fact["fact"]: (text[fact["start"] : fact["end"]], fact["value"]) for fact in message["facts"]}
    assert said == {"retention.allowed": ("for 5 years", "P5Y"), "product": ("Tide", "Tide")}
    marks = [(it["mark"], text[it["start"] : it["end"]], it.get("url")) for it in message["marks"]]
    assert marks == [
        ("strong", "for 5 years", None),
        ("link", "see ", "https://example.com/settings"),
        ("link", "Tide", "https://example.com/settings"),
    ]
    assert "see Tide (https://example.com/settings)." in files["en/notice.txt"]


@pytest.mark.parametrize("word", ["_a_b_", "*x*", "[x](y)", "1. x", "- x", "# x", "`x`", "x & y", "&lt;"])
def test_a_value_is_never_markup(tmp_path: Path, word: str) -> None:
    """Names may hold any visible character; they stay words. (The judge would ask what such a name is.)"""
    catalogs = {"en": '\nmsgctxt "title"\nmsgid "{product}"\nmsgstr ""\n'}
    template = '# {{ t("title") }}\n\n{{ t("title") }}\n'
    policy = project(tmp_path, template, catalogs, product=json.dumps(word))
    edit(policy, "[text, json]", "[text, markdown]")
    files = written(policy)
    assert files["en/notice.txt"] == f"{word}\n\n{word}\n"
    tokens = MarkdownIt("commonmark").parse(files["en/notice.md"])
    assert [it.type for it in tokens if it.type.endswith("_open")] == ["heading_open", "paragraph_open"]
    inlines = [it.children for it in tokens if it.type == "inline"]
    assert ["".join(child.content for child in it) for it in inlines] == [word, word]


def written(path: Path) -> dict[str, str]:
    """What the pen alone writes."""
    policy = spec.load(path)
    whole = Project(path.parent, policy, FactTable(spec.kinds(), spec.SCOPES), [])
    files = whole.files(Choice())
    assert whole.faults == []
    return {file.path: file.data.decode("utf-8") for file in files}
