"""A test case is a page that one can read: a heading, fenced blocks, and the diagnostics they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One case: its title and its fenced blocks by their info word."""

    title: str
    blocks: dict[str, str]

    def __str__(self) -> str:
        return self.title


def cases(page: Path) -> list[Case]:
    """The cases of a page, one for each heading with fenced blocks. Fails on a page that has none."""
    parts = re.split(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = [
        Case(f"{page.stem}: {title}", dict(_FENCE.findall(body)))
        for title, body in zip(parts[::2], parts[1::2], strict=True)
        if _FENCE.search(body)
    ]
    assert found, f"{page} has no case"
    return found


def all_cases(folder: Path) -> list[Case]:
    """The cases of a folder's pages."""
    pages = sorted(folder.glob("*.md"))
    assert pages, f"no pages in {folder}"
    return [case for page in pages for case in cases(page)]
