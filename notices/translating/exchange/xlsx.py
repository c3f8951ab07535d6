"""An Excel workbook with one sheet; every cell is text, whatever it begins with."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.translating.exchange import MAX_BYTES, Received
from notices.translating.exchange._table import cells, received
from notices.translating.rows import Row

SUFFIXES = (".xlsx",)
_ODD = (KeyError, IndexError, ValueError, TypeError, AttributeError)  # what openpyxl makes of a scarred workbook
_WIDTHS = (28, 60, 60, 12, 8, 40, 40, 30, 50, 8, 18)


def write(rows: Sequence[Row], locale: str, name: str) -> bytes:
    """The file; the head stays in sight, and long texts are wrapped."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    sheet = book.create_sheet(locale)
    for number, line in enumerate(cells(rows, locale), 1):
        for column, text in enumerate(line, 1):
            cell = sheet.cell(number, column)
            cell.value = text
            cell.data_type = "s"  # “=…” is no formula here
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions[get_column_letter(column + 1)].width = width
    sheet.freeze_panes = "C2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes, shown: str) -> Received:
    """What a workbook's first sheet says. Raises Unusable, also for an archive that swells."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(it.file_size for it in archive.infolist()) > 10 * MAX_BYTES:
                raise Unusable(Diagnostic("file-too-large", "it unpacks to too much", Span(shown, 0, 0), "split it"))
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        return received(_lines(book), shown)
    except (zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, *_ODD) as error:
        message = f"no Excel workbook: {error}"
        raise Unusable(Diagnostic("not-xlsx", message, Span(shown, 0, 0), "save it as .xlsx")) from None


def _lines(book: openpyxl.Workbook) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
        yield number, ["" if cell is None else str(cell) for cell in line]
