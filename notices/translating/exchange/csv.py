"""CSV for spreadsheets: RFC 4180 with a byte order mark, by which Excel knows UTF-8.

A cell that a spreadsheet would take for a formula bears an apostrophe, which is taken off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.translating.exchange import MAX_BYTES, Received
from notices.translating.exchange._table import cells, received
from notices.translating.rows import Row

SUFFIXES = (".csv",)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def write(rows: Sequence[Row], locale: str, name: str) -> bytes:
    """The file."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerows([_guarded(cell) for cell in line] for line in cells(rows, locale))
    return stream.getvalue().encode("utf-8-sig")


def read(data: bytes, shown: str) -> Received:
    """What a file says; commas and semicolons part cells, as spreadsheets of all countries write them."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        help = "save it as “CSV UTF-8”"
        where = data[: error.start].count(b"\n") + 1
        raise Unusable(Diagnostic("not-utf-8", "the file is not UTF-8", Span(shown, where, 1), help)) from None
    return received(_lines(text, shown), shown)


def _lines(text: str, shown: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MAX_BYTES)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for line in reader:
            yield number, [_bare(cell) for cell in line]
            number = reader.line_num + 1
    except csv.Error as error:
        raise Unusable(Diagnostic("not-csv", f"no CSV: {error}", Span(shown, number, 1), "save it as CSV")) from None


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell
