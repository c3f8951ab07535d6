"""Compiled gettext, by Python's reader and by GNU's."""

from __future__ import annotations

import gettext
import subprocess
from pathlib import Path

import polib
import pytest

from notices.reading.passages import passages
from tests import tools
from tests.formats.platforms.release import Released, agree, spoilt


@pytest.fixture(scope="module")
def folder(released: Released, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release's domains where gettext looks for them."""
    folder = tmp_path_factory.mktemp("gettext")
    for file in released.of("gettext"):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


def test_python_finds_and_shows_every_message(released: Released, folder: Path) -> None:
    for file in released.of("gettext"):
        locale, _, name = file.path.split("/")
        found = gettext.translation(name.removesuffix(".mo"), folder, [locale])
        keys = [key for key in found._catalog if key]  # type: ignore[attr-defined]
        agree({key: found.gettext(key) for key in keys}, released.beside(file), file.surface)
        assert found.info()["language"] == locale.replace("-", "_")
        assert found.charset() == "UTF-8"
        patterns = [key for key in keys if key.endswith(".pattern")]
        assert all("{" in found.gettext(key) for key in patterns)


def test_gnu_gettext_shows_every_message(released: Released, folder: Path) -> None:
    command = tools.require("msgunfmt", "gettext")
    for file in released.of("gettext"):
        ran = subprocess.run([command, "--no-wrap", folder / file.path], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        assert not ran.stderr
        shown = {it.msgid: it.msgstr for it in polib.pofile(ran.stdout)}
        agree(shown, released.beside(file), file.surface)


def test_a_changed_word_is_seen(released: Released, tmp_path: Path) -> None:
    for file in (it for it in released.of("gettext") if it.surface == "settings"):
        said = released.beside(file)
        path = tmp_path / "it.mo"
        path.write_bytes(spoilt(file.data, said[1][1]))
        with path.open("rb") as stream:
            found = gettext.GNUTranslations(stream)
        with pytest.raises(AssertionError):
            agree({key: text for key, text in found._catalog.items() if key}, said, file.surface)  # type: ignore[attr-defined]


def test_gnu_gettext_refuses_a_cut_file(released: Released, tmp_path: Path) -> None:
    path = tmp_path / "it.mo"
    path.write_bytes(released.of("gettext")[0].data[:-100])
    ran = subprocess.run([tools.require("msgunfmt", "gettext"), path], capture_output=True, text=True, check=False)
    assert ran.returncode != 0


def test_the_audit_reads_what_others_compile(tmp_path: Path) -> None:
    """msgfmt's file in either byte order, with plurals and contexts; the places are those of the bytes."""
    source = tmp_path / "it.po"
    source.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=n!=1;\\n"\n\n'
        'msgctxt "a"\nmsgid "b"\nmsgstr "Vi sparar dem i 30 dagar"\n\n'
        'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "en dag"\nmsgstr[1] "många dagar"\n',
        encoding="utf-8",
    )
    for order in ("little", "big"):
        target = tmp_path / f"{order}.mo"
        command = [tools.require("msgfmt", "gettext"), f"--endianness={order}", "-o", target, source]
        subprocess.run(command, check=True)
        read = passages(target.read_bytes(), str(target))
        assert [(it.message, it.text) for it in read] == [
            ("b", "Vi sparar dem i 30 dagar"),
            ("day", "en dag"),
            ("day", "många dagar"),
        ]
        text = target.read_bytes().decode("utf-8", "replace")
        assert all(text[it.offsets[0][1] :].startswith(it.text) for it in read)
