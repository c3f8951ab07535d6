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


SINCE = "  changes:\n    formats: [page, fragment, markdown, text, mail, json]\n    must_state: changes\n"


def versions(project: Path, before: dict[str, str], since: str = SINCE) -> Path:
    """Makes the policy version 2 of itself, two weeks later, and tells what has changed since version 1.

    `before` has words of the policy, and what stood there in version 1.
    """
    policy, earlier = project / "policy.yaml", project / "policy.1.yaml"
    shutil.copy(policy, earlier)
    for now, was in before.items():
        edit(earlier, now, was)
    edit(policy, "version: 1\n", "version: 2\nearlier: policy.1.yaml\n")
    edit(policy, "announced: 2025-08-28", "announced: 2025-09-11")
    for path, surfaces in ((policy, since), (earlier, "  faq: {formats: [text], must_state: [plans]}\n")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text[: text.index("surfaces:\n")] + f"surfaces:\n{surfaces}", encoding="utf-8", newline="\n")
    return project


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder by relative path."""
    return {str(it.relative_to(folder)): it.read_bytes() for it in sorted(folder.rglob("*")) if it.is_file()}
