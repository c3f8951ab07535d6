"""Formats that hold texts by key: rows become passages, each with what the file says of it.

A row's comment may say the message's id and what it is (`notice.title, heading`); where there is none,
a key that ends in `meta.subject` is one. An address is where the row before leads. A day under `facts`
is a machine value, and takes the place of the hole in a pattern, so that the eye reads that sentence too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from notices.dataclass import dataclass
from notices.model import Marked, Passage, Reference
from notices.reading.passages._builder import compose

Offsets = Sequence[tuple[int, int]]

_COMMENT = re.compile(
    r"\s*([a-z0-9_.-]+), (heading|text|item|label|action|subject|preheader|description|url|pattern|fact)\s*"
)
_META = re.compile(r"(?:^|[._-])meta[._-](subject|preheader|description)$|Meta(Subject|Preheader|Description)$")
_FACT = re.compile(r"(?:(?:^|[._-])facts[._-]|Facts)(.+)$")
_ADDRESS = re.compile(r"https?://\S+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Row:
    """A key and its text; `values` are machine values that the row itself gives its holes."""

    key: str
    text: str
    offsets: Offsets
    comment: str = ""
    marks: tuple[Marked, ...] = ()
    locale: str | None = None
    values: tuple[tuple[str, str], ...] = ()


def passages(rows: Iterable[Row], path: str, hole: re.Pattern[str] | None = None, source: str = "") -> list[Passage]:
    """The passages of all rows. `hole` finds the holes of patterns: by `fact`, or by `n`, the how-manyth.

    A source without any row is of another kind than its name says, and read as plain text.
    """
    rows = list(rows)
    if not rows and source:
        from notices.reading.passages import txt

        return txt.passages(source, path)
    facts: dict[str | None, list[tuple[str, str]]] = {}
    for row in rows:
        if name := _fact(row):
            facts.setdefault(row.locale, []).append((name, row.text))
    found: list[Passage] = []
    for row in rows:
        if _ADDRESS.fullmatch(row.text):
            if found and found[-1].role != "data":
                whole = Reference(row.text, 0, len(found[-1].text))
                found[-1] = found[-1]._replace(references=(*found[-1].references, whole))
        elif _WORD.search(row.text):
            found.append(_passage(row, path, facts.get(row.locale, []), hole))
    return found


def _passage(row: Row, path: str, facts: list[tuple[str, str]], hole: re.Pattern[str] | None) -> Passage:
    said = _COMMENT.fullmatch(row.comment)
    message, role = (said[1], said[2]) if said else (row.key, "text")
    if not said and (meta := _META.search(row.key)):
        role = (meta[1] or meta[2]).lower()
    if name := _fact(row):
        mark = Marked(name, row.text, 0, len(row.text))
        return Passage(row.text, path, row.offsets, f"facts.{name}", "data", (), (mark,), row.locale)
    if hole and facts and hole.search(row.text):
        text, offsets, marks = _filled(row, facts, hole)
        return Passage(text, path, offsets, message, "data", (), marks, row.locale)
    return Passage(row.text, path, row.offsets, message, role, (), row.marks, row.locale)


def _fact(row: Row) -> str | None:
    """The name of the fact whose machine value a row is."""
    if not _DAY.fullmatch(row.text):
        return None
    said, key = _COMMENT.fullmatch(row.comment), _FACT.search(row.key)
    return said[1] if said else key[1] if key else None


def _filled(row: Row, facts: list[tuple[str, str]], hole: re.Pattern[str]) -> tuple[str, Offsets, tuple[Marked, ...]]:
    """A pattern with machine values in its holes, as an app would fill it."""
    values = {_bare(name): (name, value) for name, value in facts}
    values |= {_bare(name): (values.get(_bare(name), (name, ""))[0], value) for name, value in row.values}
    text, inner, marks, end = "", [(0, 0)], [], 0
    for it in hole.finditer(row.text):
        text += row.text[end : it.start()]
        inner.append((len(text), it.start()))
        groups = it.groupdict()
        entry: tuple[str, str] | None = None
        if groups.get("n") and int(groups["n"]) <= len(facts):
            entry = facts[int(groups["n"]) - 1]
        elif groups.get("fact"):
            entry = values.get(_bare(groups["fact"]))
        if entry:
            marks.append(Marked(entry[0], entry[1], len(text), len(text) + len(entry[1])))
        text += entry[1] if entry else it[0]
        end = it.end()
        inner.append((len(text), end))
    text += row.text[end:]
    return text, compose(tuple(inner), row.offsets), tuple(marks)


def _bare(name: str) -> str:
    """A fact's name as far as all platforms can write it."""
    return re.sub(r"[._-]", "", name).lower()


def unescaped(
    raw: str, place: int, escape: re.Pattern[str], shown: Callable[[re.Match[str]], str]
) -> tuple[str, Offsets]:
    """A text without its escapes, and where its characters stand."""
    text, pairs, end = "", [(0, place)], 0
    for it in escape.finditer(raw):
        text += raw[end : it.start()]
        pairs.append((len(text), place + it.start()))
        text += shown(it)
        end = it.end()
        pairs.append((len(text), place + end))
    return text + raw[end:], tuple(dict(pairs).items())
