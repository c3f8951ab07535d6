"""Apple's formats: String Catalogs by their documented form, `.strings` by GNUstep's Foundation."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from notices.reading.passages import passages
from notices.rendering.formats.strings import _quoted
from tests import tools
from tests.formats.platforms.release import LOCALES, Released, agree, sees_a_changed_word

SCHEMA = json.loads((Path(__file__).parent / "xcstrings.schema.json").read_text(encoding="utf-8"))


def shown(catalog: dict[str, Any], locale: str) -> dict[str, str]:
    return {key: it["localizations"][locale]["stringUnit"]["value"] for key, it in catalog["strings"].items()}


def test_a_catalog_holds_every_message_in_every_language(released: Released) -> None:
    for file in released.of("xcstrings"):
        catalog = json.loads(file.data)
        jsonschema.validate(catalog, SCHEMA)
        for locale in LOCALES:
            agree(shown(catalog, locale), released.beside(file, locale), file.surface)


def test_a_catalog_is_complete_and_says_what_nobody_has_reviewed(released: Released) -> None:
    for file in released.of("xcstrings"):
        for row in json.loads(file.data)["strings"].values():
            assert sorted(row["localizations"]) == LOCALES
            states = {tag: it["stringUnit"]["state"] for tag, it in row["localizations"].items()}
            beside = row["comment"].endswith((", url", ", fact"))
            assert states["en"] == "translated"
            assert states["sv"] == ("translated" if beside else "needs_review")
            assert row.get("shouldTranslate", True) is not beside


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["sourceLanguage"], None),
        (["version"], 1),
        (["strings", "settings.title", "localizations", "sv", "stringUnit", "state"], "done"),
        (["strings", "settings.title", "localizations", "sv", "stringUnit", "value"], None),
        (["strings", "settings.title", "localizations", "sv"], {"value": "x"}),
        (["strings", "settings.title", "extractionState"], "ours"),
    ],
)
def test_the_schema_refuses_other_forms(released: Released, path: list[str], value: object) -> None:
    [file] = [it for it in released.of("xcstrings") if it.surface == "settings"]
    catalog = json.loads(file.data)
    jsonschema.validate(catalog, SCHEMA)
    node = catalog
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(catalog, SCHEMA)


def foundation(folder: Path, tables: list[bytes]) -> list[dict[str, str]]:
    """Tables as GNUstep reads them: `sfparse` the files themselves, `pldes` the dictionaries that they are."""
    files = [folder / f"{n}.strings" for n in range(len(tables))]
    for file, data in zip(files, tables, strict=True):
        file.write_bytes(data)
    sfparse = [tools.require("sfparse", "gnustep-base-runtime"), *files]
    parsed = subprocess.run(sfparse, capture_output=True, text=True, check=False)
    counts = re.findall(r"seems ok \((\d+) entries\)", parsed.stdout + parsed.stderr)
    assert len(counts) == len(tables), parsed.stdout + parsed.stderr
    whole = folder / "all.plist"
    whole.write_bytes(b"{\n" + b"".join(b'"table%d" = {\n%b\n};\n' % it for it in enumerate(tables)) + b"}\n")
    pldes = [tools.require("pldes", "gnustep-base-runtime"), whole]
    described = subprocess.run(pldes, capture_output=True, text=True, check=True).stdout
    parts = re.split(r"^    table(\d+) = \{$", described, flags=re.MULTILINE)[1:]
    by_number = {int(number): _rows(part) for number, part in zip(parts[::2], parts[1::2], strict=True)}
    found = [by_number[n] for n in range(len(tables))]
    assert [len(it) for it in found] == list(map(int, counts))
    return found


def _rows(described: str) -> dict[str, str]:
    rows = re.findall(r'^\s*("(?:[^"\\]|\\.)*"|[\w.]+) = ("(?:[^"\\]|\\.)*"|[\w.]+);$', described, re.MULTILINE)
    return {_plain(key): _plain(text) for key, text in rows}


def _plain(text: str) -> str:
    """A string of GNUstep's own writing: what is not ASCII stands as UTF-16 units."""
    text = re.sub(r"\\U([0-9A-Fa-f]{4})", lambda it: chr(int(it[1], 16)), text[1:-1] if text[0] == '"' else text)
    text = re.sub(r"\\(.)", lambda it: {"n": "\n", "t": "\t", "r": "\r"}.get(it[1], it[1]), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def test_foundation_shows_every_message_in_every_language(released: Released, tmp_path: Path) -> None:
    assert {it.locale for it in released.of("strings")} == set(LOCALES)
    files = released.of("strings")
    for file, shown in zip(files, foundation(tmp_path, [it.data for it in files]), strict=True):
        agree(shown, released.beside(file), file.surface)


def test_a_table_and_a_catalog_say_the_same(released: Released) -> None:
    catalogs = {(it.surface, it.state): json.loads(it.data) for it in released.of("xcstrings")}
    for file in released.of("strings"):
        read = [it.text for it in passages(file.data, file.path)]
        both = passages(json.dumps(catalogs[file.surface, file.state]).encode(), "it.xcstrings")
        assert read == [it.text for it in both if it.locale == file.locale]


def test_a_changed_word_is_seen(released: Released, tmp_path: Path) -> None:
    sees_a_changed_word(released, "strings", lambda files: foundation(tmp_path, [data for _, data in files]))


def test_foundation_refuses_a_broken_table(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        foundation(tmp_path, [b'"a" = "b;\n'])


def test_hard_texts_come_through(tmp_path: Path) -> None:
    hard = [
        'It\'s a "quote"',
        "a \\ and \\n",
        "two\nlines\tand a tab",
        "/* no comment */ // none",
        "🛡 100 % %@;",
        "ä = ö;",
    ]
    table = "".join(f'"a{n}" = {_quoted(text)};\n' for n, text in enumerate(hard)).encode()
    [found] = foundation(tmp_path, [table])
    assert [found[f"a{n}"] for n in range(len(hard))] == hard
    assert [it.text for it in passages(table, "it.strings")] == hard
