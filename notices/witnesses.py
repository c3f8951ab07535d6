"""Which files of a release can testify of those that are asked for, where not all are.

Of a file, the same surface and state in another format, and the same in the source language (of that, in another).
Witnesses are read and compared; nothing is told of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from notices.publishing import ALL_LANGUAGES
from notices.publishing.manifest import File

SOURCE = "en"
_PLAIN = ("json", "fragment", "markdown", "text")  # the messages and little else: soonest compared
_TWICE = "mail"  # says everything twice
_Entry = Mapping[str, str]
_Key = tuple[str, str, str]


def benches(entries: Mapping[str, _Entry], asked: Sequence[File], locale: str | None) -> list[list[str]]:
    """Rows of paths, the best first: one witness of each row is enough. `entries` are the files of a manifest."""
    mine = {it.path for it in asked}
    others = {path: it for path, it in entries.items() if path not in mine and it["locale"] != ALL_LANGUAGES}
    tags = [locale] if locale else sorted({it["locale"] for it in others.values()})
    texts = {
        (tag, it.surface, it.state)
        for it in asked
        for tag in (tags if it.locale == ALL_LANGUAGES else [it.locale])
        if it.surface  # what belongs to no surface has no other format
    }
    kinds = {(it.surface, it.state, it.format) for it in asked}
    told = {path: it for path, it in others.items() if it["format"] != _TWICE}
    return [
        *_rows(told, texts, lambda it: (it["locale"], it["surface"], it["state"]), _plainness),
        *_rows(others, kinds, lambda it: (it["surface"], it["state"], it["format"]), _distance),
    ]


def _rows(
    entries: Mapping[str, _Entry],
    wanted: set[_Key],
    key: Callable[[_Entry], _Key],
    rank: Callable[[_Entry], tuple[int, str]],
) -> list[list[str]]:
    """The paths of each key that is wanted, in the order of a rank."""
    rows: dict[_Key, list[str]] = defaultdict(list)
    for path, it in entries.items():
        if key(it) in wanted:
            rows[key(it)].append(path)
    return [sorted(row, key=lambda path: rank(entries[path])) for row in rows.values()]


def _plainness(it: _Entry) -> tuple[int, str]:
    return _PLAIN.index(it["format"]) if it["format"] in _PLAIN else len(_PLAIN), it["format"]


def _distance(it: _Entry) -> tuple[int, str]:
    return it["locale"] != SOURCE, it["locale"]
