"""Scratch projects: a copy of the real one, to change and break."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent


def copy(folder: Path, locales: tuple[str, ...] = ("en", "sv", "zh-Hans")) -> Path:
    """A copy of the project's policy, templates and some of its catalogs."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "policy.yaml", folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    for tag in locales:
        shutil.copytree(ROOT / "locales" / tag, folder / "locales" / tag)
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replaces words that must stand in the file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder by relative path."""
    return {str(it.relative_to(folder)): it.read_bytes() for it in sorted(folder.rglob("*")) if it.is_file()}
