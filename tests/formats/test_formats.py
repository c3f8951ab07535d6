"""What the formats hold, read back with other people's readers."""

from __future__ import annotations

import email
import email.policy
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt

from notices import pipeline, schemas
from tests.projects import ROOT

POLICIES = [ROOT / "policy.yaml", *sorted((ROOT / "examples").glob("*/policy.yaml"))]


@pytest.fixture(scope="module", params=POLICIES, ids=lambda path: path.parent.name)
def outcome(request: pytest.FixtureRequest) -> pipeline.Outcome:
    built = pipeline.build(request.param, None, root=ROOT)
    assert built.clean, built.diagnostics
    return built


def of(outcome: pipeline.Outcome, format: str) -> list:
    found = [file for file in outcome.files if file.format == format]
    assert found, f"no {format} is built"
    return found


def texts(node: object) -> list[str]:
    """The texts of a JSON document, in reading order, meta apart."""
    if isinstance(node, dict):
        own = [node["text"]] if "text" in node else []
        return own + [text for key, it in node.items() if key != "meta" for text in texts(it)]
    return [text for it in node for text in texts(it)] if isinstance(node, list) else []


def test_json_has_its_published_form(outcome: pipeline.Outcome) -> None:
    validator = jsonschema.Draft202012Validator(schemas.schema("document"))
    for file in of(outcome, "json"):
        data = json.loads(file.data)
        validator.validate(data)
        check_spans(data)
    jsonschema.validate(outcome.manifest, schemas.schema("manifest"))


def check_spans(node: object) -> None:
    if isinstance(node, dict):
        for fact in node.get("facts", ()):
            words = node["text"][fact["start"] : fact["end"]]
            assert words and words == words.strip()
            if fact["kind"] == "duration":
                assert re.search(r"\w", words)
        for it in node.values():
            check_spans(it)
    elif isinstance(node, list):
        for it in node:
            check_spans(it)


def test_markdown_says_the_same_words(outcome: pipeline.Outcome) -> None:
    """A CommonMark reader sees every text of the JSON, no more, no less; nothing turned into markup."""
    jsons = {(it.locale, it.surface, it.state): json.loads(it.data) for it in of(outcome, "json")}
    for file in of(outcome, "markdown"):
        tokens = MarkdownIt("commonmark").parse(file.data.decode("utf-8"))
        seen = "".join(child.content for token in tokens if token.type == "inline" for child in token.children)
        said = "".join(texts(jsons[file.locale, file.surface, file.state]))
        assert without_dots(seen) == without_dots(said)
        assert not any(token.type in ("code_block", "html_block", "hr") for token in tokens)


def without_dots(text: str) -> str:
    return re.sub(r"[·\s]", "", text)


def test_plain_text_says_every_message(outcome: pipeline.Outcome) -> None:
    jsons = {(it.locale, it.surface, it.state): json.loads(it.data) for it in of(outcome, "json")}
    for file in of(outcome, "text"):
        words = re.sub(r"\s+", " ", re.sub(r" \(https://\S+\)", "", file.data.decode("utf-8")))
        for text in texts(jsons[file.locale, file.surface, file.state]):
            assert re.sub(r"\s+", " ", text) in words


class Reader(HTMLParser):
    """Visible words, machine values and links."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.values, self.links, self.tags = [], [], [], []
        self.hidden = 0

    def handle_starttag(self, tag, attrs) -> None:
        attributes = dict(attrs)
        self.tags.append(tag)
        self.hidden += tag in ("style", "script", "head")
        self.values += [attributes[key] for key in ("datetime", "value") if key in attributes and tag != "button"]
        self.links += [attributes["href"]] if tag == "a" else []

    def handle_endtag(self, tag) -> None:
        self.hidden -= tag in ("style", "script", "head")

    def handle_data(self, data) -> None:
        if not self.hidden:
            self.words.append(data)


@pytest.mark.parametrize("format", ["page", "dialog", "fragment", "mail-page"])
def test_html_says_every_message_and_carries_its_facts(outcome: pipeline.Outcome, format: str) -> None:
    jsons = {(it.locale, it.surface, it.state): json.loads(it.data) for it in of(outcome, "json")}
    for file in of(outcome, format):
        reader = Reader()
        reader.feed(file.data.decode("utf-8"))
        words = re.sub(r"\s+", "", "".join(reader.words))
        data = jsons[file.locale, file.surface, file.state]
        for text in texts(data):
            assert re.sub(r"[\s\u2066\u2069]+", "", text) in words  # isolates are elements here
        wanted = re.findall(r'"kind": "(?:date|duration|range)", "value": "([^"]+)"', json.dumps(data["blocks"]))
        assert set(wanted) <= set(reader.values)
        assert all(re.match(r"https://|#|\.\./|index\.html$", link) for link in reader.links)
        assert "script" not in reader.tags or format == "page"


def test_structured_data_asks_the_five_questions(outcome: pipeline.Outcome) -> None:
    for file in of(outcome, "page"):
        if file.surface == "faq":
            [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', file.data.decode("utf-8"))
            page = json.loads(data)
            assert page["@type"] == "FAQPage"
            assert 4 <= len(page["mainEntity"]) <= 5
            assert all(it["acceptedAnswer"]["text"] for it in page["mainEntity"])


def test_a_mail_has_both_parts_and_no_clock(outcome: pipeline.Outcome) -> None:
    for file in of(outcome, "mail"):
        message = email.message_from_bytes(file.data, policy=email.policy.default)
        assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
        assert message["Subject"] and message["Content-Language"] == file.locale
        assert message["Date"] is None and message["Message-ID"] is None
        beside = {it.path: it.data.decode("utf-8") for it in of(outcome, "text") + of(outcome, "mail-page")}
        stem = file.path.removesuffix(".eml")
        text, html = (part.get_content().strip() for part in message.iter_parts())
        assert text.splitlines() == beside[f"{stem}.txt"].strip().splitlines()
        if file.surface != "changes":  # which has a page at that place, and no mail in a browser
            assert html.splitlines() == beside[f"{stem}.html"].strip().splitlines()


def test_the_real_policy_has_its_five_questions() -> None:
    built = pipeline.build(Path(ROOT / "policy.yaml"), None, locales=["en"], surfaces=["faq"])
    page = next(it.data.decode("utf-8") for it in built.files if it.path == "en/faq.before.md")
    assert re.findall(r"^## (.+\?)$", page, re.MULTILINE) == [
        "What is changing?",
        "Why this change?",
        "Why a longer retention period?",
        "What do I need to do?",
        "What if I allow it and then change my mind?",
    ]
