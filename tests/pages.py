"""A test case is a page that one can read: a heading, fenced blocks, and the diagnostics they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# A heading, or a fenced block, in which a `#` is no heading.
_PART = re.compile(r"^#+ (?P<title>[^\n]+)$|^```(?P<info>\S+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One case: its title and its fenced blocks by their info word."""

    title: str
    blocks: dict[str, str]

    def __str__(self) -> str:
        return self.title


def cases(page: Path) -> list[Case]:
    """The cases of a page, one for each heading with fenced blocks. Fails on a page that has none."""
    found: list[Case] = []
    title = ""
    for part in _PART.finditer(page.read_text(encoding="utf-8")):
        if part["title"]:
            title = f"{page.stem}: {part['title']}"
        elif found and found[-1].title == title:
            found[-1].blocks[part["info"]] = part["body"]
        else:
            found.append(Case(title, {part["info"]: part["body"]}))
    assert found, f"{page} has no case"
    return found


def all_cases(folder: Path) -> list[Case]:
    """The cases of a folder's pages."""
    pages = sorted(folder.glob("*.md"))
    assert pages, f"no pages in {folder}"
    return [case for page in pages for case in cases(page)]
