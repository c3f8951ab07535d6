"""The language server: the protocol (pygls) around overlay.py and hints.py; speaks on standard streams."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer

import notices
from notices.diagnostics import Diagnostic
from notices.editing import overlay
from notices.editing.hints import Hints, hints

_SEVERITIES = {"error": types.DiagnosticSeverity.Error, "note": types.DiagnosticSeverity.Information}


class Desk:
    """The open project; checks run one after another, and only the last text of a file counts."""

    def __init__(self, server: LanguageServer, policy_file: Path, root: Path) -> None:
        self.server, self.policy_file, self.root = server, policy_file, root
        self.lock = threading.Lock()
        self.latest: dict[str, int] = {}

    def check(self, uri: str) -> None:
        """Shows what is wrong with a file, soon."""
        number = self.latest[uri] = self.latest.get(uri, 0) + 1
        threading.Thread(target=self._check, args=(uri, number), daemon=True).start()

    def _check(self, uri: str, number: int) -> None:
        with self.lock:
            if self.latest[uri] != number:
                return
            document = self.server.workspace.get_text_document(uri)
            found = overlay.faults(self.policy_file, self.root, Path(document.path), document.source)
        if self.latest[uri] == number:
            shown = [_diagnostic(it, document.lines) for it in found]
            self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown))

    def hints(self) -> Hints | None:
        """What may be written, by the policy as it is saved."""
        return hints(self.policy_file, self.root)


def _diagnostic(it: Diagnostic, lines: Sequence[str]) -> types.Diagnostic:
    """Lines and columns from 0; columns in UTF-16 units, as the protocol has them."""
    row = max(0, it.span.line - 1)
    line = lines[row] if row < len(lines) else ""
    start, end = (_units(line[: it.span.column - 1 + more]) for more in (0, max(1, it.span.length)))
    place = types.Range(types.Position(row, start), types.Position(row, end))
    message = f"{it.message}\n{it.help}" if it.help else it.message
    return types.Diagnostic(place, message, _SEVERITIES[it.severity], it.rule, source="notices")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _points(line: str, units: int) -> int:
    """A column in code points, from one in UTF-16 units."""
    return len(line.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def server(policy_file: Path, root: Path) -> LanguageServer:
    """The server with all it can do."""
    made = LanguageServer("notices", notices.__version__)
    desk = Desk(made, policy_file, root)

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        desk.check(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        desk.check(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        for uri in list(desk.latest):  # a saved policy changes what is right elsewhere
            desk.check(uri)

    @made.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["{", ".", '"', "'"]))
    def complete(params: types.CompletionParams) -> list[types.CompletionItem]:
        path, line, column = _at(made, params.text_document.uri, params.position)
        found = known.complete(path, line, column) if (known := desk.hints()) else []
        return [types.CompletionItem(it.text, detail=it.detail, kind=types.CompletionItemKind.Value) for it in found]

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        path, line, column = _at(made, params.text_document.uri, params.position)
        text = known.hover(path, params.position.line + 1, line, column) if (known := desk.hints()) else None
        return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, text)) if text else None

    return made


def _at(made: LanguageServer, uri: str, position: types.Position) -> tuple[Path, str, int]:
    document = made.workspace.get_text_document(uri)
    line = document.lines[position.line] if position.line < len(document.lines) else ""
    return Path(document.path), line, _points(line, position.character)
