"""What an editor is told while somebody types, over the real protocol."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests import projects, tools

types = tools.module("lsprotocol.types")
from pygls.lsp.client import LanguageClient  # noqa: E402

SOON = 60


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.copy(tmp_path / "project", ("en", "sv", "zh-Hans"))


class Editor:
    """An editor with a file open in a project."""

    def __init__(self, client: LanguageClient, project: Path) -> None:
        self.client, self.project = client, project
        self.told: asyncio.Queue[Any] = asyncio.Queue()
        self.number = 0

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: Any) -> None:
            self.told.put_nowait(params)

    async def opened(self, name: str) -> tuple[str, str]:
        path = self.project / name
        text = path.read_text(encoding="utf-8")
        item = types.TextDocumentItem(path.as_uri(), "plaintext", 0, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return path.as_uri(), text

    async def typed(self, uri: str, text: str) -> list[Any]:
        self.number += 1
        document = types.VersionedTextDocumentIdentifier(self.number, uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return await self.diagnostics()

    async def diagnostics(self) -> list[Any]:
        return list((await asyncio.wait_for(self.told.get(), SOON)).diagnostics)


def within_an_editor(project: Path, journey: Callable[[Editor], Awaitable[None]]) -> None:
    async def run() -> None:
        client = LanguageClient("test", "1")
        editor = Editor(client, project)
        await client.start_io(sys.executable, "-m", "notices", "lsp", "--policy", str(project / "policy.yaml"))
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=project.as_uri()))
        await journey(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()

    asyncio.run(run())


def position(text: str, words: str) -> Any:
    """Where an editor's cursor stands after some words; columns in UTF-16 units."""
    before = text[: text.index(words) + len(words)]
    line = before.rpartition("\n")[2]
    return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def test_faults_come_and_go_as_one_types(project: Path) -> None:
    async def journey(editor: Editor) -> None:
        uri, text = await editor.opened("policy.yaml")
        assert await editor.diagnostics() == []
        wrong = text.replace("not_allowed: 30 days", "not_allowed: 30 dys")
        (fault,) = await editor.typed(uri, wrong)
        assert fault.code == "wrong-value" and "`30 dys` is no duration" in fault.message
        lines = wrong.splitlines()
        at = fault.range
        assert lines[at.start.line][at.start.character : at.end.character] == "30 dys"
        assert await editor.typed(uri, text) == []

    within_an_editor(project, journey)


def test_places_are_right_behind_characters_of_two_units(project: Path) -> None:
    async def journey(editor: Editor) -> None:
        uri, text = await editor.opened("locales/zh-Hans/messages.po")
        assert await editor.diagnostics() == []
        wrong = text.replace('msgstr "跳到正文', 'msgstr "😀😀 {nothing}', 1) if "跳到正文" in text else None
        wrong = wrong or text.replace('\nmsgstr "', '\nmsgstr "😀😀 {nothing}', 2)
        found = [it for it in await editor.typed(uri, wrong) if it.code == "unknown-placeholder"]
        row = wrong.splitlines()[found[0].range.start.line].encode("utf-16-le")
        start, end = (2 * it.character for it in (found[0].range.start, found[0].range.end))
        assert row[start:end].decode("utf-16-le") == "{nothing}"

    within_an_editor(project, journey)


def test_placeholders_are_completed_with_their_words(project: Path) -> None:
    async def journey(editor: Editor) -> None:
        uri, text = await editor.opened("locales/sv/messages.po")
        where = position(text, "**Om du tillåter detta** sparar vi dina nya eller återupptagna {data.all} {retention.")
        params = types.CompletionParams(types.TextDocumentIdentifier(uri), where)
        items = {it.label: it.detail for it in await editor.client.text_document_completion_async(params)}
        assert items["retention.allowed.in"] == "i 5 år" and items["retention.not_allowed"] == "30 dagar"
        assert all(it.startswith("retention.") for it in items)
        hover = types.HoverParams(types.TextDocumentIdentifier(uri), where)
        said = (await editor.client.text_document_hover_async(hover)).contents.value
        assert "retention.allowed = 5 years (" in said and "policy.yaml:" in said and "i 5 år" in said

    within_an_editor(project, journey)


def test_templates_know_messages_and_facts(project: Path) -> None:
    async def journey(editor: Editor) -> None:
        uri, text = await editor.opened("templates/notice.md.j2")
        assert await editor.diagnostics() == []
        document = types.TextDocumentIdentifier(uri)
        params = types.CompletionParams(document, position(text, '{{ t("notice.'))
        labels = {it.label for it in await editor.client.text_document_completion_async(params)}
        assert {"notice.title", "notice.intro"} <= labels
        hover = types.HoverParams(document, position(text, '{{ t("notice.intr'))
        assert "{documents}" in (await editor.client.text_document_hover_async(hover)).contents.value
        (fault,) = await editor.typed(uri, text.replace('t("notice.intro")', 't("notice.nothing")'))
        assert fault.code == "message-unwritten"

    within_an_editor(project, journey)


def test_a_line_of_the_policy_says_what_its_fact_is_called(project: Path) -> None:
    async def journey(editor: Editor) -> None:
        uri, text = await editor.opened("policy.yaml")
        hover = types.HoverParams(types.TextDocumentIdentifier(uri), position(text, "not_allowed: 30"))
        said = (await editor.client.text_document_hover_async(hover)).contents.value
        assert "retention.not_allowed = 30 days (" in said and "\nsv: 30 dagar" in said

    within_an_editor(project, journey)


CASES = {
    "policy.yaml": ("allowed: 5 years", "allowed: 5 yeers", "wrong-value"),
    "locales/sv/messages.po": ("Hoppa till innehållet", "Hoppa över 5 år", "literal-fact"),
    "locales/sv/names.yaml": ("Privacy Policy:", "Privacy Polcy:", "unknown-name"),
    "locales/sv/glossary.yaml": ("third parties:", "third partes:", "unknown-term"),
    "templates/notice.md.j2": ('t("notice.intro")', 't("notice.nothing")', "message-unwritten"),
}


@pytest.mark.parametrize("name", CASES)
def test_an_unsaved_file_is_checked_from_standard_input(project: Path, name: str) -> None:
    def checked(text: str) -> tuple[int, list[dict[str, Any]]]:
        command = [sys.executable, "-m", "notices", "check", "--stdin", name]
        run = subprocess.run(command, cwd=project, input=text.encode(), capture_output=True, check=False)
        assert not run.stderr, run.stderr
        return run.returncode, json.loads(run.stdout)["diagnostics"]

    before = projects.contents(project)
    text = (project / name).read_text(encoding="utf-8")
    old, new, rule = CASES[name]
    assert old in text
    assert checked(text) == (0, [])
    code, found = checked(text.replace(old, new))
    assert code == 1 and rule in {it["rule"] for it in found}
    assert {it["path"] for it in found} == {name}
    assert projects.contents(project) == before
