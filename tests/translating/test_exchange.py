"""Out to other tools and back: everything round, nothing believed, nothing overwritten in silence."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from notices.translating import desk, entries, exchange, importing, project
from notices.translating.rows import Row
from tests import projects, tools

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2
FORMATS = exchange.formats()
SUFFIX = {"xliff": ".xlf", "xliff12": ".xlf", "csv": ".csv", "xlsx": ".xlsx"}
TAGS = project.present(projects.ROOT)
assert FORMATS and TAGS


def notices(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "notices", *words]
    run = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Traceback" not in run.stderr, run.stderr
    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return projects.copy(tmp_path / "project", ("en", "sv"))


def catalog(folder: Path) -> str:
    return (folder / "locales/sv/messages.po").read_text(encoding="utf-8")


# Texts that a format might break: quotes, markup, formulas, line ends of their own, scripts, private signs.
AWKWARD = [
    "=1+1", "+46 8", "-5", "@SUM(A1)", "'quoted", '"double"', "a,b;c\td", "<b>&amp;</b>", "]]>", " {a.b} and {c}{d} ",
    "{{no}} {a.b}", "**fet** [ord]({l})", "两个词。", "שלום {a}", "e\u0301", "😀", "a  b", "{a}", "", "\u00a0x",
]  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_every_text_comes_back(format: str, tmp_path: Path) -> None:
    rows = [
        Row(f"m{n}", 0, f"E {text}", text, "stale" if n % 2 else "translated", "Context: <&>\nLimit: 3 characters.", 3,
            "was", {"a.b": "5 <år>"}, {"plan": "abonnemang"}, "0" * 16)
        for n, text in enumerate(AWKWARD)
    ]  # fmt: skip
    rows += [Row("plural", form, "E", f"form {form}", "translated") for form in range(3)]
    path = tmp_path / f"x{SUFFIX[format]}"
    path.write_bytes(exchange.named(format).write(rows, "sv", "svenska"))
    back = exchange.received(path)
    assert back.locale == "sv"
    assert [(it.id, it.form, it.english, it.words, it.base) for it in back.rows] == [
        (it.id, it.form, it.english, it.words, it.base) for it in rows
    ]
    if format != "csv":
        assert b"<f>" not in path.read_bytes()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("tag", TAGS)
def test_our_catalogs_go_out_and_come_back_as_they_were(tag: str, format: str, tmp_path: Path) -> None:
    rows = desk.rows(projects.ROOT / "policy.yaml", projects.ROOT, tag)
    path = tmp_path / f"x{SUFFIX[format]}"
    path.write_bytes(exchange.named(format).write(rows, tag, desk.name(tag)))
    before = project.read(projects.ROOT, tag)
    result = importing.merged(before, exchange.received(path).rows, path.name)
    assert (result.taken, result.faults) == ([], [])
    assert entries.written(result.catalog) == project.path(projects.ROOT, tag).read_text(encoding="utf-8")


def edited(path: Path, old: str, new: str) -> None:
    """Changes a text in a file of exchange, as its tool would."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        cells = [cell for line in book.active.iter_rows() for cell in line if old in str(cell.value)]
        assert cells
        for cell in cells:
            cell.value = str(cell.value).replace(old, new)
        book.save(path)
    else:
        projects.edit(path, old, new)


@pytest.mark.parametrize("format", FORMATS)
def test_an_edit_is_taken(folder: Path, format: str) -> None:
    file = f"x{SUFFIX[format]}"
    notices("export", "sv", "--format", format, "--out", file, cwd=folder)
    edited(folder / file, "Hoppa till innehållet", "Hoppa till texten")
    before = catalog(folder)
    assert notices("import", file, "--dry-run", cwd=folder).stdout == "sv: 1 taken (nothing written)\n"
    assert catalog(folder) == before
    assert notices("import", file, cwd=folder).stdout == "sv: 1 taken\n"
    assert catalog(folder) == before.replace("Hoppa till innehållet", "Hoppa till texten")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("new", "rule"),
    [
        ("Hoppa till 5 år", "literal-fact"),
        ("Hoppa till {deadline}", "fact-added"),
        ("Hoppa till {nothing}", "unknown-placeholder"),
        ("Hoppa till {product.form}", "fact-added"),
        ("Hoppa till \u202einnehållet", "hidden-character"),
        ("Hoppa till **innehållet", "broken-markdown"),
    ],
)
def test_what_no_catalog_may_say_stays_out(folder: Path, format: str, new: str, rule: str) -> None:
    file, before = f"x{SUFFIX[format]}", catalog(folder)
    notices("export", "sv", "--format", format, "--out", file, cwd=folder)
    edited(folder / file, "Hoppa till innehållet", new)
    edited(folder / file, "Språk", "Alla språk")
    run = notices("import", file, cwd=folder)
    assert run.returncode == FINDINGS and f"error[{rule}]" in run.stderr and f"--> {file}:" in run.stderr, run.stderr
    assert catalog(folder) == before, "one fault keeps the whole file out"


@pytest.mark.parametrize("format", FORMATS)
def test_what_changed_meanwhile_is_not_overwritten(folder: Path, format: str) -> None:
    file = f"x{SUFFIX[format]}"
    notices("export", "sv", "--format", format, "--out", file, cwd=folder)
    edited(folder / file, "Hoppa till innehållet", "Hoppa till texten")
    edited(folder / file, "Språk", "Alla språk")
    projects.edit(folder / "locales/sv/messages.po", "Hoppa till innehållet", "Gå till innehållet")
    run = notices("import", file, cwd=folder)
    assert run.returncode == FINDINGS and "error[conflict]" in run.stderr
    assert "“Gå till innehållet”" in run.stderr and "“Hoppa till texten”" in run.stderr
    assert run.stdout == "sv: 1 taken, 1 left as it was\n"
    assert "Gå till innehållet" in catalog(folder) and "Alla språk" in catalog(folder)


def test_a_row_that_nobody_touched_is_no_conflict(folder: Path) -> None:
    notices("export", "sv", "--out", "x.xlf", cwd=folder)
    edited(folder / "x.xlf", "Språk", "Alla språk")
    projects.edit(folder / "locales/sv/messages.po", "Hoppa till innehållet", "Gå till innehållet")
    run = notices("import", "x.xlf", cwd=folder)
    assert (run.returncode, run.stdout, run.stderr) == (0, "sv: 1 taken\n", "")
    assert "Gå till innehållet" in catalog(folder) and "Alla språk" in catalog(folder)


def test_files_of_many_languages_go_out_and_come_back_together(folder: Path) -> None:
    tags = sorted(it.name for it in (folder / "locales").iterdir() if it.name != "en")
    out = notices("export", "--format", "csv", "--out", "to", cwd=folder)
    assert [it.split(":")[0] for it in out.stdout.splitlines()] == [f"to/{tag}.csv" for tag in tags]
    edited(folder / "to/sv.csv", "Hoppa till innehållet", "Hoppa {nope}")
    back = notices("import", *(f"to/{tag}.csv" for tag in tags), cwd=folder)
    assert back.returncode == FINDINGS and "to/sv.csv: 1 fault; nothing was taken" in back.stderr
    assert [it for it in tags if f"{it}: 0 taken" in back.stdout] == [it for it in tags if it != "sv"]
    assert notices("export", "--out", "-", cwd=folder).returncode == 2


def test_a_stale_message_comes_back_current(folder: Path) -> None:
    projects.edit(folder / "locales/en/messages.po", 'msgid "Languages"', 'msgid "Other languages"')
    notices("sync", cwd=folder)
    notices("export", "sv", "--only", "stale", "--out", "x.xlf", cwd=folder)
    text = (folder / "x.xlf").read_text(encoding="utf-8")
    assert text.count("<unit") == 1 and '<note category="was">Languages</note>' in text
    assert notices("import", "x.xlf", cwd=folder).stdout == "sv: 0 taken\n", "what nobody touched stays stale"
    edited(folder / "x.xlf", ">Språk<", ">Andra språk<")
    assert notices("import", "x.xlf", cwd=folder).stdout == "sv: 1 taken\n"
    assert "fuzzy" not in catalog(folder) and "#| " not in catalog(folder)


HOSTILE = {
    "entities.xlf": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff>&b;</xliff>',
    "outside.xlf": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>',
    "none.xlf": b"hello",
    "other.xlf": b"<html/>",
    "none.xlsx": b"hello",
    "none.csv": b"hello\n",
    "torn.csv": b'id,english,translation\n"a,b',
    "latin.csv": b"id,english,translation\na,b,\xe5",
    "twice.csv": b"id,english,translation\na,b,c\na,b,c\n",
    "what.docx": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_files_that_are_none(folder: Path, name: str) -> None:
    (folder / name).write_bytes(HOSTILE[name])
    run = notices("import", name, "--locale", "sv", cwd=folder)
    assert run.returncode == UNUSABLE and f"--> {name}" in run.stderr, run.stderr
    assert "root:" not in run.stderr


def test_a_workbook_whose_sheet_is_scarred_is_refused(folder: Path) -> None:
    assert notices("export", "sv", "--format", "xlsx", "--out", "x.xlsx", cwd=folder).returncode == 0
    stream = io.BytesIO()
    with zipfile.ZipFile(folder / "x.xlsx") as good, zipfile.ZipFile(stream, "w") as scarred:
        for it in good.infolist():
            data = good.read(it)
            scarred.writestr(it, data[: len(data) // 2] + b"\x00" if "sheet1" in it.filename else data)
    (folder / "x.xlsx").write_bytes(stream.getvalue())
    run = notices("import", "x.xlsx", "--locale", "sv", cwd=folder)
    assert run.returncode == UNUSABLE and "error[not-xlsx]" in run.stderr, run.stderr


def test_a_workbook_that_swells_is_refused(folder: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 300_000_000)
    (folder / "x.xlsx").write_bytes(stream.getvalue())
    run = notices("import", "x.xlsx", "--locale", "sv", cwd=folder)
    assert run.returncode == UNUSABLE and "file-too-large" in run.stderr


@pytest.mark.parametrize(("format", "module"), [("xliff", "xliff2"), ("xliff12", "xliff")])
def test_translate_toolkit_shows_and_edits_it(folder: Path, format: str, module: str) -> None:
    storage = tools.module(f"translate.storage.{module}")
    notices("export", "sv", "--format", format, "--out", "x.xlf", cwd=folder)
    kind = storage.Xliff2File if module == "xliff2" else storage.xlifffile
    store = kind.parsefile(str(folder / "x.xlf"))
    units = {str(it.source): it for it in store.units if it.source}
    assert str(units["Skip to content"].target) == "Hoppa till innehållet"
    units["Skip to content"].target = "Hoppa till texten"
    store.savefile(str(folder / "x.xlf"))
    run = notices("import", "x.xlf", cwd=folder)
    assert run.stdout == "sv: 1 taken\n", run.stderr
    assert "Hoppa till texten" in catalog(folder)


def test_xliff_is_what_its_schema_says(folder: Path) -> None:
    """The rules of XLIFF 2.0 that a file of ours could break; the schema itself may not be copied here."""
    notices("export", "sv", "--out", "x.xlf", cwd=folder)
    root = etree.parse(folder / "x.xlf").getroot()
    q = "{urn:oasis:names:tc:xliff:document:2.0}"
    units = list(root.iter(f"{q}unit"))
    assert len({it.get("id") for it in units}) == len(units) > 100
    for unit in units:
        order = [etree.QName(it).localname for it in unit]
        assert order == [it for it in ("notes", "originalData", "segment") if it in order]
        known = {it.get("id") for it in unit.iter(f"{q}data")}
        for tag in ("source", "target"):
            codes = [it for node in unit.iter(f"{q}{tag}") for it in node]
            assert len({it.get("id") for it in codes}) == len(codes), "ids are unique within a text"
            assert {it.get("dataRef") for it in codes} <= known and all(it.get("disp") for it in codes)
        assert {it.get("state") for it in unit.iter(f"{q}segment")} <= {"initial", "translated", "reviewed", "final"}
