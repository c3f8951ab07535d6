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
from tests.formats.platforms.release import LOCALES, Released, agree, spoilt

SCHEMA = json.loads((Path(__file__).parent / "xcstrings.schema.json").read_text(encoding="utf-8"))


def shown(catalog: dict[str, Any], locale: str) -> dict[str, str]:
    jsonschema.validate(catalog, SCHEMA)
    return {key: it["localizations"][locale]["stringUnit"]["value"] for key, it in catalog["strings"].items()}


def test_a_catalog_holds_every_message_in_every_language(released: Released) -> None:
    for file in released.of("xcstrings"):
        catalog = json.loads(file.data)
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


def foundation(folder: Path, data: bytes) -> dict[str, str]:
    """A table as GNUstep reads it: `sfparse` the file itself, `pldes` the dictionary that it is."""
    folder.mkdir(parents=True, exist_ok=True)
    table, wrapped = folder / "it.strings", folder / "it.plist"
    table.write_bytes(data)
    wrapped.write_bytes(b"{\n" + data + b"\n}\n")
    parsed = subprocess.run(
        [tools.require("sfparse", "gnustep-base-runtime"), table], capture_output=True, text=True, check=False
    )
    assert "seems ok" in parsed.stdout + parsed.stderr, parsed.stdout + parsed.stderr
    described = subprocess.run(
        [tools.require("pldes", "gnustep-base-runtime"), wrapped], capture_output=True, text=True, check=True
    )
    rows = re.findall(r'^\s*("(?:[^"\\]|\\.)*"|[\w.]+) = ("(?:[^"\\]|\\.)*"|[\w.]+);$', described.stdout, re.M)
    found = {_plain(key): _plain(text) for key, text in rows}
    assert f"({len(found)} entries)" in parsed.stdout + parsed.stderr
    return found


def _plain(text: str) -> str:
    """A string of GNUstep's own writing: what is not ASCII stands as UTF-16 units."""
    text = re.sub(r"\\U([0-9A-Fa-f]{4})", lambda it: chr(int(it[1], 16)), text[1:-1] if text[0] == '"' else text)
    text = re.sub(r"\\(.)", lambda it: {"n": "\n", "t": "\t", "r": "\r"}.get(it[1], it[1]), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def test_foundation_shows_every_message_in_every_language(released: Released, tmp_path: Path) -> None:
    assert {it.locale for it in released.of("strings")} == set(LOCALES)
    for file in released.of("strings"):
        agree(foundation(tmp_path, file.data), released.beside(file), file.surface)


def test_a_table_and_a_catalog_say_the_same(released: Released) -> None:
    catalogs = {(it.surface, it.state): json.loads(it.data) for it in released.of("xcstrings")}
    for file in released.of("strings"):
        read = [it.text for it in passages(file.data, file.path)]
        both = passages(json.dumps(catalogs[file.surface, file.state]).encode(), "it.xcstrings")
        assert read == [it.text for it in both if it.locale == file.locale]


def test_a_changed_word_is_seen(released: Released, tmp_path: Path) -> None:
    for file in released.of("strings"):
        said = released.beside(file)
        with pytest.raises(AssertionError):
            agree(foundation(tmp_path, spoilt(file.data, said[1][1])), said, file.surface)


def test_foundation_refuses_a_broken_table(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        foundation(tmp_path, b'"a" = "b;\n')


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
    found = foundation(tmp_path, table)
    assert [found[f"a{n}"] for n in range(len(hard))] == hard
    assert [it.text for it in passages(table, "it.strings")] == hard
