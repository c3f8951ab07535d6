"""Apps that write dates themselves find both in each format: the finished sentence, and a pattern with its value."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from notices.publishing.manifest import File
from notices.reading.passages import passages
from tests.formats.platforms.release import Released

# How each format writes a key with a pattern, and one with a machine value; all languages of a catalog count.
PATTERNS = {
    "android": r'<string name="\w+_pattern"',
    "xcstrings": r'^    "[\w.]+\.pattern" : \{',
    "strings": r'^"[\w.]+\.pattern" = ',
    "arb": r'^  "\w+Pattern": "',
    "i18next": r'^  "[\w.]+\.pattern": "',
    "fluent": r"^    \.pattern = ",
    "es-module": r'^  "[\w.]+": \(format\) => ',
    "gettext": r"[\w.]+\.pattern\0",
}
VALUE = "2025-09-28"


def dated(node: Any) -> Iterator[str]:
    """The texts of one of our JSON documents that state a date."""
    if isinstance(node, dict):
        if "text" in node and any(it.get("kind") == "date" for it in node.get("facts", ())):
            yield node["text"]
        for it in node.values():
            yield from dated(it)
    elif isinstance(node, list):
        for it in node:
            yield from dated(it)


@pytest.mark.parametrize("format", PATTERNS)
def test_each_dated_sentence_has_a_pattern_beside_it_and_a_value(released: Released, format: str) -> None:
    jsons = {(it.locale, it.surface, it.state): list(dated(json.loads(it.data))) for it in released.of("json")}
    seen = 0
    for file in released.of(format):
        sentences = jsons[language(file), file.surface, file.state]
        seen += len(sentences)
        text = file.data.decode("utf-8", "replace")
        assert len(re.findall(PATTERNS[format], text, re.MULTILINE)) == len(sentences), file.path
        assert (VALUE in text) is bool(sentences), file.path
        read = Counter(it.text for it in passages(file.data, file.path) if it.locale in (None, language(file)))
        assert Counter(sentences) <= read, f"{file.path} has not the finished sentence"
    assert seen >= 10


def language(file: File) -> str:
    return "en" if file.locale == "mul" else file.locale
