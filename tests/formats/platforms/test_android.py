"""Android resources as aapt2 reads them: compiled, linked into a package, and dumped from its table."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from notices.publishing.manifest import File
from notices.reading.passages import passages
from notices.rendering.formats.android import escaped, folder
from tests import tools
from tests.formats.platforms.release import LOCALES, Released, agree, spoilt

_MANIFEST = '<manifest package="org.example.notices"><application/></manifest>'
_RESOURCE = re.compile(r"resource 0x[0-9a-f]+ string/(\w+)")
# A text with line breaks goes over several lines of the dump.
_VALUE = re.compile(r"\((.*?)\) (?:\((?:styled|raw)\) )?\"(.*)\"", re.DOTALL)
_QUALIFIERS = {folder(tag).removeprefix("values").removeprefix("-"): tag for tag in LOCALES}


def aapt2(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = tools.require("aapt2", "aapt")
    return subprocess.run([command, *map(str, words)], capture_output=True, text=True, check=False)


def dumped(folder: Path, files: dict[str, bytes]) -> dict[str, dict[str, str]]:
    """What stands in the table of a package made of some resource files: by qualifier, by name."""
    for path, data in files.items():
        target = folder / "res" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (folder / "AndroidManifest.xml").write_text(_MANIFEST, encoding="utf-8")
    package, compiled = folder / "it.apk", folder / "compiled.zip"
    for words in (
        ("compile", "--dir", folder / "res", "-o", compiled),
        ("link", "--manifest", folder / "AndroidManifest.xml", "-o", package, compiled),
    ):
        ran = aapt2(*words)
        assert ran.returncode == 0, ran.stderr
        assert not ran.stderr.strip(), ran.stderr
    text = aapt2("dump", "resources", package).stdout
    table: dict[str, dict[str, str]] = {}
    blocks = _RESOURCE.split(text)
    for name, block in zip(blocks[1::2], blocks[2::2], strict=True):
        for part in re.split(r"\n\s+(?=\([^)\n]*\) \")", block)[1:]:
            value = _VALUE.match(part.strip())
            assert value, part
            table.setdefault(value[1], {})[name] = value[2].replace("\n      ", "\n")  # the dump indents
    return table


def named(files: list[File]) -> dict[str, bytes]:
    return {it.path.removeprefix("android/res/"): it.data for it in files}


@pytest.fixture(scope="module")
def table(released: Released, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """All surfaces, states and languages in one app."""
    return dumped(tmp_path_factory.mktemp("android"), named(released.of("android")))


def test_aapt2_shows_every_message_in_every_language(released: Released, table: dict[str, dict[str, str]]) -> None:
    assert {_QUALIFIERS[it] for it in table} == {it.locale for it in released.of("android")}
    for qualifier, shown in table.items():
        for file in (it for it in released.of("android") if it.locale == _QUALIFIERS[qualifier]):
            names = {it.get("name") for it in ET.fromstring(file.data)}
            agree({name: shown[name] for name in names}, released.beside(file), file.surface)


def test_what_aapt2_shows_is_what_the_audit_reads(released: Released, table: dict[str, dict[str, str]]) -> None:
    for file in released.of("android"):
        [qualifier] = [it for it, locale in _QUALIFIERS.items() if locale == file.locale]
        read = [it.text for it in passages(file.data, file.path) if it.role != "data"]
        assert read
        assert set(read) <= set(table[qualifier].values())


def test_names_are_unique_in_the_whole_app(released: Released) -> None:
    for locale in {it.locale for it in released.of("android")}:
        files = [it for it in released.of("android") if it.locale == locale]
        names = [str(it.get("name")) for file in files for it in ET.fromstring(file.data)]
        assert len(names) == len(set(names))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", it) for it in names)


def test_patterns_take_the_dates_in_their_numbers(table: dict[str, dict[str, str]]) -> None:
    for shown in table.values():
        patterns = [it for name, it in shown.items() if name.endswith("_pattern")]
        assert patterns
        assert all("%1$s" in it for it in patterns)
        assert {it for name, it in shown.items() if name.endswith("facts_deadline")} == {"2025-09-28"}


def test_a_changed_word_is_seen(released: Released, tmp_path: Path) -> None:
    for n, file in enumerate(it for it in released.of("android") if it.surface == "settings"):
        said = released.beside(file)
        text = said[1][1]
        shown = dumped(tmp_path / str(n), {"values/it.xml": spoilt(file.data, text)})[""]
        with pytest.raises(AssertionError):
            agree(shown, said, file.surface)


@pytest.mark.parametrize("fault", ['<string name="a">%s and %s</string>', '<string name="a">b', "\0"])
def test_aapt2_refuses_what_is_no_resource(tmp_path: Path, fault: str) -> None:
    with pytest.raises(AssertionError):
        dumped(tmp_path, {"values/it.xml": f"<resources>{fault}</resources>".encode()})


HARD = [
    "It’s what it's",
    '“quotes” and "quotes"',
    "@at the start, and ?",
    "?a question",
    "a \\ and \\n and \\u0041",
    "two  spaces,   three",
    " at the edges ",
    "a\nb\n\nc",
    "wide\u3000space, thin\u2009space, no-break\u00a0space, narrow\u202fspace",
    "<b>no mark-up</b> &amp; none &#65;",
    "100 % of 30 %, and %s or %d",
    "tab\there",
    "#hash {brace} 'a' \"b\"",
]


def test_hard_texts_come_through(tmp_path: Path) -> None:
    rows = "".join(f'<string name="a{n}" formatted="false">{escaped(text)}</string>' for n, text in enumerate(HARD))
    shown = dumped(tmp_path, {"values/it.xml": f"<resources>{rows}</resources>".encode()})[""]
    assert [shown[f"a{n}"] for n in range(len(HARD))] == HARD


def test_the_audit_reads_hard_texts_as_aapt2_does() -> None:
    rows = "".join(f'<string name="a{n}">{escaped(text)}</string>' for n, text in enumerate(HARD))
    read = passages(f"<resources>{rows}</resources>".encode(), "strings.xml")
    assert [it.text.strip() for it in read] == [it.strip() for it in HARD]


# https://developer.android.com/guide/topics/resources/providing-resources#AlternativeResources
@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("en", "values"),
        ("de", "values-de"),
        ("he", "values-iw"),
        ("id", "values-in"),
        ("yi", "values-ji"),
        ("fil", "values-fil"),
        ("pt-BR", "values-pt-rBR"),
        ("zh-Hans", "values-b+zh+Hans"),
        ("zh-Hant-HK", "values-b+zh+Hant+HK"),
        ("es-419", "values-b+es+419"),
        ("sr-Latn", "values-b+sr+Latn"),
    ],
)
def test_a_language_has_the_folder_that_android_looks_in(tmp_path: Path, tag: str, wanted: str) -> None:
    assert folder(tag) == wanted
    row = b'<resources><string name="a">b</string></resources>'
    table = dumped(tmp_path, {"values/it.xml": row, f"{wanted}/it.xml": row})
    qualifier = wanted.removeprefix("values").removeprefix("-")
    assert {"b+es+419": "es-r419"}.get(qualifier, qualifier) in table  # aapt2's own shorter name of it
