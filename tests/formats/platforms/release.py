"""A release in every platform's format, and what its JSON says: the measure for what each consumer shows."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from notices.publishing.manifest import File

# Two without much grammar, one with Han characters, one with three plurals and no-break spaces, one from the right.
LOCALES = sorted(tag for tag in ("en", "sv", "zh-Hans", "pl", "ar") if Path("locales", tag).is_dir())
FORMATS = "json, android, xcstrings, strings, arb, i18next, fluent, es-module, es-types, gettext"
# What stands beside the sentences: addresses, patterns, machine values.
_BESIDE = re.compile(r"(url|pattern)$|(^|[._-])facts[._-]|Facts", re.IGNORECASE)


@dataclass(frozen=True)
class Released:
    """The files of a release."""

    files: list[File]

    def of(self, format: str) -> list[File]:
        found = [it for it in self.files if it.format == format]
        assert found, f"no {format} is built"
        return found

    def beside(self, file: File, locale: str | None = None) -> list[tuple[str, str]]:
        """What the JSON of the same surface, state and language says: ids and texts, in order."""
        [data] = [
            it.data
            for it in self.of("json")
            if (it.locale, it.surface, it.state) == (locale or file.locale, file.surface, file.state)
        ]
        return list(messages(json.loads(data)))


def messages(node: Any) -> Iterator[tuple[str, str]]:
    """Every message of one of our JSON documents with its id."""
    if isinstance(node, dict):
        if "id" in node and "text" in node:
            yield node["id"], node["text"]
        for it in node.values():
            yield from messages(it)
    elif isinstance(node, list):
        for it in node:
            yield from messages(it)


def agree(shown: dict[str, str], said: list[tuple[str, str]], surface: str) -> None:
    """Whether a consumer shows each message once under a key of its own, and nothing else."""
    sentences = {key: text for key, text in shown.items() if not _BESIDE.search(key)}
    assert Counter(sentences.values()) == Counter(text for _, text in said)
    for id, text in said:
        name = _bare(id.removeprefix(f"{surface}."))
        keys = [key for key, it in sentences.items() if it == text]
        assert any(name in _bare(key) or "meta" in key.lower() for key in keys), (id, keys)


def loose(text: str) -> str:
    """The text with spaces that may break: the platforms’ own dates have no others, the pen’s have."""
    return text.replace("\u00a0", " ")


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def sees_a_changed_word(
    released: Released, format: str, ask: Callable[[list[tuple[File, bytes]]], list[dict[str, str]]]
) -> None:
    """Whether a consumer, asked once for the settings in every language, shows a word that was turned round."""
    files = [it for it in released.of(format) if it.surface == "settings"]
    said = [released.beside(it) for it in files]
    shown = ask([(it, spoilt(it.data, words[1][1])) for it, words in zip(files, said, strict=True)])
    for file, words, texts in zip(files, said, shown, strict=True):
        with pytest.raises(AssertionError):
            agree(texts, words, file.surface)


def spoilt(data: bytes, text: str) -> bytes:
    """The file with one word of a sentence turned round, so that no length changes."""
    word = max(re.findall(r"[^\W\d_]+", text), key=len)
    assert word.encode() in data
    assert word != word[::-1]
    return data.replace(word.encode(), word[::-1].encode())
