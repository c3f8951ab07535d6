"""What a page tells machines: the texts in its JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator

from notices.model import Passage
from notices.reading.passages import json
from notices.reading.passages._builder import Through, compose

_BULLET = "• "


def linked(data: str, path: str, place: int) -> Iterator[Passage]:
    """The passages of data that stand at a place of a page.

    A line is one, as each paragraph and item of the answer that it repeats is on the page itself.
    """
    for passage in json.passages(data, path):
        if passage.role == "code":
            continue
        passage = passage._replace(offsets=compose(passage.offsets, ((0, place),)), role="data")  # noqa: PLW2901
        yield from (passage,) if passage.marks or passage.references else _lines(passage)


def _lines(passage: Passage) -> Iterator[Passage]:
    end = 0
    for line in passage.text.split("\n"):
        start, end = end, end + len(line) + 1
        words = line.removeprefix(_BULLET)
        if words.strip():
            inner = ((0, start + len(line) - len(words)),)
            yield passage._replace(text=words, offsets=Through(inner, lambda: passage.offsets))
