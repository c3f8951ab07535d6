"""Catalogs: what is refused, and where; and that what real gettext writes is read."""

from __future__ import annotations

import re
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notices import spec
from notices.diagnostics import Diagnostic, Unusable, ordered, show
from notices.rendering import catalog, inline, literals, parity, po
from notices.rendering.placeholders import FactTable
from notices.rendering.wording import wording
from notices.source import Source
from tests.pages import Case, cases
from tests.tools import require

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TABLE = FactTable(spec.kinds(), spec.SCOPES)
HEADER = """msgid ""
msgstr ""
"Language: {tag}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def faults_of(folder: Path, texts: dict[str, str]) -> list[Diagnostic]:
    """The diagnostics of catalogs written into a folder, for the minimal policy."""
    policy = spec.loads((HERE.parent / "spec" / "minimal.yaml").read_text(encoding="utf-8"))
    found: list[Diagnostic] = []
    catalogs = {}
    for tag, text in texts.items():
        path = folder / f"{tag}.po"
        path.write_text(text, encoding="utf-8")
        catalogs[tag] = catalog.read(path, tag, tag, wording(tag), TABLE, found)
        literals.refuse(catalogs[tag], policy, wording(tag), found)
    parity.compare(catalogs["en"], catalogs["sv"], found)
    return found


@pytest.mark.parametrize("case", cases(HERE / "faults.md"), ids=str)
def test_faults_are_found_with_their_place(case: Case, tmp_path: Path) -> None:
    texts = {tag: HEADER.format(tag=tag) + case.blocks[tag] for tag in ("en", "sv")}
    got = []
    for it in ordered(faults_of(tmp_path, texts)):
        line = texts[it.span.path].splitlines()[it.span.line - 1]
        assert it.help and show(it)
        got.append(f"{it.span.path} {it.rule} `{line[it.span.column - 1 :][: it.span.length]}`: {it.message}")
    assert sorted(got) == sorted(case.blocks["diagnostics"].splitlines()), "\n".join(got)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("Language", "de", "the header's Language is `de`"),
        (
            "Content-Type",
            "text/plain; charset=utf-7",
            "the header's Content-Type is `text/plain; charset=utf-7`",
        ),
        ("Plural-Forms", "nplurals=1; plural=0;", "the header's Plural-Forms is `nplurals=1; plural=0;`"),
    ],
)
def test_a_header_says_what_the_program_knows(field: str, value: str, message: str, tmp_path: Path) -> None:
    lines = HEADER.format(tag="sv").splitlines(keepends=True)
    wrong = "".join(f'"{field}: {value}\\n"\n' if line.startswith(f'"{field}') else line for line in lines)
    found = faults_of(tmp_path, {"en": HEADER.format(tag="en"), "sv": wrong})
    assert [it.message for it in found] == [message]
    assert found[0].help.startswith(f"write `{field}: ")


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"\xef\xbb\xbfmsgid", "byte-order-mark"),
        (b"msgid \xff", "not-utf-8"),
        (b"#" * 4_000_001, "file-too-large"),
    ],
)
def test_bytes_that_are_no_catalog(data: bytes, rule: str, tmp_path: Path) -> None:
    path = tmp_path / "sv.po"
    path.write_bytes(data)
    with pytest.raises(Unusable) as fault:
        catalog.read(path, "sv", "sv", wording("sv"), TABLE, [])
    assert fault.value.diagnostics[0].rule == rule


SCARS = ["", '"', "\\", "\\q", "\n", '"\n"', "msgctxt", 'msgid ""', 'msgstr[5] "x"', "#, fuzzy\n", "#~ ", "#| ",
         "{", "}", "{plans.of}", "<b>", "**", "[", "](", "\x07", "\u202e"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(start=st.integers(0, 900), cut=st.integers(0, 30), scar=st.sampled_from(SCARS))
def test_a_scar_is_a_fault_and_no_crash(start: int, cut: int, scar: str) -> None:
    good = cases(HERE / "faults.md")[0]
    texts = {tag: HEADER.format(tag=tag) + good.blocks[tag] for tag in ("en", "sv")}
    for tag, text in texts.items():
        with TemporaryDirectory() as folder, suppress(Unusable):
            scarred = text[:start] + scar + text[start + cut :]
            assert all(map(show, faults_of(Path(folder), texts | {tag: scarred})))


def shipped() -> list[Path]:
    found = sorted((ROOT / "locales").glob("*/messages.po"))
    assert found, "no catalogs: run pytest from the project root"
    return found


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.parent.name)
def test_gettext_accepts_our_catalogs(path: Path, tmp_path: Path) -> None:
    msgfmt = require("msgfmt", "gettext")
    run = subprocess.run(
        [msgfmt, "--check", "--output-file", str(tmp_path / "x.mo"), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.parent.name)
def test_what_gettext_wraps_reads_the_same(path: Path, tmp_path: Path) -> None:
    msgcat = require("msgcat", "gettext")
    tag = path.parent.name
    wrapped = tmp_path / "wrapped.po"
    subprocess.run([msgcat, "--width", "60", "--output-file", str(wrapped), str(path)], check=True)
    assert wrapped.read_bytes() != path.read_bytes()
    found: list[Diagnostic] = []
    ours, theirs = (catalog.read(it, tag, tag, wording(tag), TABLE, found) for it in (path, wrapped))
    assert found == []
    assert {id: it.forms for id, it in ours.messages.items()} == {id: it.forms for id, it in theirs.messages.items()}


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.parent.name)
def test_an_entry_taken_whole_reads_as_line_by_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = path.parent.name

    def read() -> tuple[list[po.Entry], dict[str, catalog.Message]]:
        entries = po.Reader(Source(tag, path.read_text(encoding="utf-8")), []).entries()
        return list(entries), catalog.read(path, tag, tag, wording(tag), TABLE, []).messages

    whole = read()
    monkeypatch.setattr(po, "_WORDS", re.compile("(?!)"))
    assert whole == read()


_TOKENS = [
    "*",
    "**",
    "[",
    "](\ue000)",
    "\ue000",
    ")",
    "]",
    " ",
    "\u00a0",
    "a",
    "é",
    "字",
    ".",
    "，",
    "_",
    "(",
    "!",
    "&",
    "1",
]


@given(st.lists(st.sampled_from(_TOKENS), min_size=1, max_size=9).map("".join))
def test_simple_marks_are_what_markdown_says(coded: str) -> None:
    found = [inline.Placeholder("x", 0)]
    simple = inline._simple(coded, found)
    assert simple is None or simple == inline._marked(coded, coded, found)


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.parent.name)
def test_every_message_tells_a_translator_where_it_stands(path: Path) -> None:
    found: list[Diagnostic] = []
    messages = catalog.read(path, path.parent.name, path.parent.name, wording(path.parent.name), TABLE, found).messages
    assert 120 <= len(messages) <= 200
    without = [id for id, message in messages.items() if not message.comments]
    assert without == []


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.parent.name)
def test_no_translation_claims_a_review(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "Last-Translator" not in text
    assert not (path.parent / "reviews.yaml").exists()
