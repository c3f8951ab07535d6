"""A language's words are parsed once, and never older than their file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from notices.languages import compiled


def kept(folder: Path) -> list[Path]:
    return list((folder / "__pycache__").glob("*"))


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)


def test_an_edit_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "reading.yaml"
    file.write_text("a: [no, on, 1.10]", encoding="utf-8")
    assert compiled.words(file) == compiled.words(file) == {"a": ["no", "on", "1.10"]}
    assert len(kept(tmp_path)) == 1
    stamp = file.stat()
    file.write_text("a: [no, on, 2.20]", encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # and of the same size
    assert compiled.words(file) == {"a": ["no", "on", "2.20"]}


def test_what_is_spoilt_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "reading.yaml"
    file.write_text("a: b", encoding="utf-8")
    compiled.words(file)
    for data in (b"", b"\x00", b"words", kept(tmp_path)[0].read_bytes()[:-3]):
        kept(tmp_path)[0].write_bytes(data)
        assert compiled.words(file) == {"a": "b"}


def test_it_works_where_nothing_can_be_kept(tmp_path: Path) -> None:
    file = tmp_path / "reading.yaml"
    file.write_text("a: b", encoding="utf-8")
    (tmp_path / "__pycache__").write_text("no folder", encoding="utf-8")
    assert compiled.words(file) == compiled.words(file) == {"a": "b"}
