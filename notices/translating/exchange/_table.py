"""Rows as a table: the columns that a spreadsheet shows, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.translating.exchange import Received
from notices.translating.rows import STATES, Row, parsed

COLUMNS = ("id", "english", "translation", "state", "limit", "examples", "was", "terms", "context", "locale", "base")
_NEEDED = ("id", "english", "translation")


def cells(rows: Sequence[Row], locale: str) -> Iterator[list[str]]:
    """The head and a line for each row."""
    yield list(COLUMNS)
    for it in rows:
        examples = "\n".join(f"{{{name}}}: {text}" for name, text in it.examples.items())
        terms = "\n".join(f"{term}: {text}" for term, text in it.terms.items())
        limit = str(it.limit or "")
        yield [it.key, it.english, it.words, it.state, limit, examples, it.was, terms, it.context, locale, it.base]


def received(lines: Iterable[tuple[int, Sequence[str]]], shown: str) -> Received:
    """The rows of a table, by its head. Raises Unusable where a column is missing, or an id stands twice."""
    table = iter(lines)
    number, head = next(table, (1, ()))
    missing = [name for name in _NEEDED if name not in head]
    if missing:
        message = f"the first line has no column {', '.join(f'`{it}`' for it in missing)}"
        help = "keep the head as `notices export` writes it"
        raise Unusable(Diagnostic("no-column", message, Span(shown, number, 1), help))
    found: dict[str, Row] = {}
    locales = set()
    for number, line in table:
        it = dict(zip(head, line, strict=False))
        if not it.get("id"):
            continue
        if it["id"] in found:
            message = f"`{it['id']}` stands twice, first in line {found[it['id']].line}"
            raise Unusable(Diagnostic("row-twice", message, Span(shown, number, 1), "keep one of the two"))
        state = it.get("state") if it.get("state") in STATES else "translated"
        id, form = parsed(it["id"])
        words, english = it.get("translation", ""), it.get("english", "")
        found[it["id"]] = Row(id, form, english, words, str(state), base=it.get("base", ""), line=number)
        locales.add(it.get("locale", ""))
    locale = locales.pop() if len(locales) == 1 else None
    return Received(locale or None, list(found.values()))
