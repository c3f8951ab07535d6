"""Right-to-left text: Latin names keep their place in every format, and the way back is theirs."""

from __future__ import annotations

import email
import json
import unicodedata
from email.policy import SMTP
from pathlib import Path

import pytest

from notices import languages, pipeline
from notices.rendering.direction import bare, isolated, led, of
from notices.rendering.formats.mail import encoded
from notices.rendering.wording import wording
from tests.projects import ROOT

RIGHT_TO_LEFT = [tag for tag in languages.known() if wording(tag).direction == "rtl"]
assert RIGHT_TO_LEFT, "no language runs from right to left"
STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {it.path: it.data for it in pipeline.build(ROOT / "policy.yaml", None).files}


def texts(node: object) -> list[dict[str, object]]:
    if isinstance(node, dict):
        found = [node] if "text" in node and "facts" in node else []
        return found + [it for value in node.values() for it in texts(value)]
    return [it for value in node for it in texts(value)] if isinstance(node, list) else []


def outside_isolates(text: str) -> str:
    depth, kept = 0, ""
    for char in text:
        depth += {"\u2066": 1, "\u2069": -1}.get(char, 0)
        kept += char if depth == 0 else ""
    assert depth == 0, f"an isolate is not closed: {text!r}"
    return kept


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT)
def test_no_latin_letter_stands_outside_an_isolate(tag: str, files: dict[str, bytes]) -> None:
    messages = [it for path, data in files.items() if _is_ours(path, tag, ".json") for it in texts(json.loads(data))]
    assert len(messages) > 100
    bare_latin = [it["text"] for it in messages if _directions(outside_isolates(str(it["text"]))) & {"ltr"}]
    assert bare_latin == []


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT)
def test_facts_keep_their_spans(tag: str, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        for message in texts(json.loads(data)) if _is_ours(path, tag, ".json") else ():
            for fact in message["facts"]:  # type: ignore[attr-defined]
                words = str(message["text"])[fact["start"] : fact["end"]]
                assert words.count("\u2066") == words.count("\u2069"), (path, words)
                assert bare(words).strip() == bare(words) != "", (path, words)


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT)
def test_each_line_of_plain_text_begins_from_the_right(tag: str, files: dict[str, bytes]) -> None:
    """The first strong letter outside isolates decides in programs that are told nothing."""
    for path, data in files.items():
        for line in data.decode("utf-8").splitlines() if _is_ours(path, tag, ".txt") else ():
            strong = next((it for it in outside_isolates(line) if unicodedata.bidirectional(it) in STRONG), None)
            assert strong is None or STRONG[unicodedata.bidirectional(strong)] == "rtl", (path, line)
            assert strong or not line.strip(), (path, line)


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT)
def test_html_says_the_direction(tag: str, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if _is_ours(path, tag, ".html"):
            text = data.decode("utf-8")
            assert f'lang="{tag}" dir="rtl"' in text, path
            body = text[text.find("<h1") :]  # a mail's preheader is shown as plain text
            assert "\u2066" not in body, f"{path}: elements isolate in HTML"


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT)
def test_a_mail_keeps_its_subject(tag: str, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if _is_ours(path, tag, ".eml"):
            document = json.loads(files[path.replace(".eml", ".json")])
            subject = str(email.message_from_bytes(data, policy=SMTP)["Subject"])
            assert subject.removeprefix("\u200f") == document["meta"]["subject"]["text"]


def test_words_without_latin_letters_stay() -> None:
    assert isolated("30 يومًا") == "30 يومًا"
    assert isolated("Vertex AI من Google Cloud") == "\u2066Vertex AI\u2069 من \u2066Google Cloud\u2069"
    assert (of("\u2066Pro\u2069"), of("خطة \u2066Pro\u2069"), of("Pro")) == ("ltr", "rtl", None)
    assert (led("\u2066Pro\u2069"), led("خطة")) == ("\u200f\u2066Pro\u2069", "خطة")


def test_a_long_header_loses_no_space() -> None:
    words = "نعمل على تحديث شروط المستهلكين وسياسة الخصوصية وقواعد المجتمع " * 3
    shown = email.message_from_bytes(f"Subject: {encoded(words.strip())}\r\n\r\n".encode(), policy=SMTP)["Subject"]
    assert str(shown) == words.strip()
    assert max(map(len, encoded(words).splitlines())) <= 76


def _is_ours(path: str, tag: str, suffix: str) -> bool:
    return path.startswith(f"{tag}/") and path.endswith(suffix) and "i18next" not in Path(path).name


def _directions(text: str) -> set[str]:
    return {STRONG[it] for char in text if (it := unicodedata.bidirectional(char)) in STRONG}
