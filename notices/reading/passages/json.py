"""JSON: every `text` of our documents with its id and facts; of any other JSON every string with words.

The places are those of the file: strings stand in the file in the order in which they are walked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator
from typing import Any

from notices.model import Marked, Passage, Reference

_QUOTED = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_STRING = re.compile(_QUOTED, re.DOTALL)
_TEXT = re.compile(rf'"text"\s*:\s*{_QUOTED}', re.DOTALL)
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u.{4}|\\.)")
_CODES = ("inLanguage", "lang", "locale", "url", "href")
_META = {"subject": "subject", "preheader": "preheader", "description": "description"}
_SPANS = ("facts", "marks")
_BLOCKS = {"heading": "heading", "list": "item"}


class _Pairs(list[tuple[str, Any]]):
    """An object with its keys as they stand, doubles and all."""


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a JSON text; what is no JSON is read as plain text."""
    from notices.reading.passages import txt

    ours = '"blocks"' in text  # of our own documents only the texts are looked for, of others every string
    try:
        return (_document(text, path) if ours else None) or _whole(text, path, ours)
    except (ValueError, RecursionError, StopIteration):
        return txt.passages(text, path)


def _document(text: str, path: str) -> list[Passage] | None:
    """The passages of a document of ours; None where a key is doubled, or a text stands where ours have none."""
    texts = list(_TEXT.finditer(text))
    walk = _Walk(iter(texts), path, True, _SPANS)
    walk.read(json.loads(text), "text")
    return walk.found if len(walk.found) == len(texts) else None


def _whole(text: str, path: str, ours: bool) -> list[Passage]:
    walk = _Walk((_TEXT if ours else _STRING).finditer(text), path, ours)
    walk.read(json.loads(text, object_pairs_hook=_Pairs), "text")
    return walk.found


class _Walk:
    """Finds the passages in what a JSON text holds; not under keys that are `passed` by."""

    def __init__(self, strings: Iterator[re.Match[str]], path: str, ours: bool, passed: Container[str] = ()) -> None:
        self._strings = strings
        self._path = path
        self._ours = ours
        self._passed = passed
        self.found: list[Passage] = []

    def read(self, data: Any, role: str) -> None:
        if isinstance(data, _Pairs):
            self._object(data, dict(data), role)
        elif isinstance(data, dict):
            self._object(data.items(), data, role)
        elif isinstance(data, list):
            for item in data:
                self.read(item, role)
        elif isinstance(data, str) and not self._ours:
            token = next(self._strings)
            if _is_prose(data):
                self._passage(data, token, None, role, {})

    def _object(self, pairs: Iterable[tuple[str, Any]], values: dict[str, Any], role: str) -> None:
        role = _BLOCKS.get(str(values.get("type")), role)
        for key, value in pairs:
            if not self._ours:
                next(self._strings)
            elif key == "text" and isinstance(value, str):
                message = values.get("id")
                self._passage(value, next(self._strings), message if isinstance(message, str) else None, role, values)
                continue
            elif not isinstance(value, (list, dict)) or key in self._passed:
                continue
            inner = self._inner(key, role, values)
            before = len(self.found)
            self.read(value, inner)
            if inner == "action":
                self.found[before:] = [_acting(it, values) for it in self.found[before:]]

    @staticmethod
    def _inner(key: str, role: str, values: dict[str, Any]) -> str:
        """The role of what stands under a key."""
        if key.startswith("@") or key in _CODES:
            return "code"
        if key == "label":
            return "label" if values.get("type") == "switch" else "action"
        return _META.get(key) or ("text" if key in ("help", "actions") else role)

    def _passage(self, text: str, token: re.Match[str], message: str | None, role: str, values: dict[str, Any]) -> None:
        marks = tuple(
            Marked(it.get("fact"), str(it.get("value")), it["start"], it["end"])
            for it in _spans(values.get("facts"), len(text))
        )
        references = _references(values.get("marks"), len(text))
        self.found.append(Passage(text, self._path, _offsets(token), message, role, references, marks))


def _acting(passage: Passage, values: dict[str, Any]) -> Passage:
    """A button with what it sends, and where it leads."""
    name, url = values.get("name"), values.get("url")
    if isinstance(url, str):
        passage = passage._replace(references=(Reference(url, 0, len(passage.text)), *passage.references))
    return passage._replace(control=name) if isinstance(name, str) else passage


def _is_prose(text: str) -> bool:
    """Words, not an address."""
    return bool(re.search(r"[^\W\d_]", text)) and not re.fullmatch(r"\w+://\S+", text)


def _spans(items: Any, length: int) -> Iterator[dict[str, Any]]:
    """The entries that name a stretch of the text."""
    for item in items if isinstance(items, list) else ():
        it = dict(item) if isinstance(item, (_Pairs, dict)) else {}
        start, end = it.get("start"), it.get("end")
        if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= length:
            yield it


def _references(items: Any, length: int) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for it in _spans(items, length):
        if not isinstance(it.get("url"), str):
            continue
        start = it["start"]
        if found and found[-1].url == it["url"] and found[-1].end == start:
            start = found.pop().start
        found.append(Reference(it["url"], start, it["end"], it.get("fact")))
    return tuple(found)


def _offsets(token: re.Match[str]) -> tuple[tuple[int, int], ...]:
    start, raw = token.start(1), token[1]
    pairs, shift = [(0, start)], 0
    for escape in _ESCAPE.finditer(raw) if "\\" in raw else ():
        shift += len(escape[0]) - 1
        pairs.append((escape.end() - shift, start + escape.end()))
    return tuple(pairs)
