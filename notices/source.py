"""A text file that people write: its text, and its lines as diagnostics show them."""

from __future__ import annotations

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span

MAX_BYTES = 1_000_000


class Source:
    """A text file as its diagnostics show it."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.splitlines() or [""]

    def fault(self, rule: str, span: Span, message: str, help: str) -> Diagnostic:
        """A diagnostic with the line that it points at."""
        line = self.lines[span.line - 1] if 0 < span.line <= len(self.lines) else ""
        return Diagnostic(rule, message, span, help, line)


def decode(path: str, data: bytes, limit: int = MAX_BYTES) -> str:
    """The text of a UTF-8 file. Raises Unusable where it is too large, not UTF-8, or has a BOM."""
    if len(data) > limit:
        raise Unusable(
            Diagnostic(
                "file-too-large",
                f"{len(data):,} bytes, at most {limit:,} are read",
                Span(path, 0, 0),
                "split the file, or look for what was pasted into it",
            )
        )
    if data.startswith(b"\xef\xbb\xbf"):
        raise Unusable(
            Diagnostic(
                "byte-order-mark",
                "the file begins with a byte order mark",
                Span(path, 1, 1),
                "save it as UTF-8 without a BOM",
            )
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        text = data.splitlines()[line - 1].decode("utf-8", "replace") if data else ""
        raise Unusable(
            Diagnostic(
                "not-utf-8",
                f"byte 0x{data[error.start]:02x} is not UTF-8",
                Span(path, line, column),
                "save the file as UTF-8",
                text,
            )
        ) from None
