"""A page of cases: texts in fences, and what is found in them in a fence called `diagnostics`.

A text’s fence says its language, and may say its format, surface and state: ```` ```sv html surface=faq ````.
One text is audited by itself; several together are a release. Only findings of the page’s own rule count.
`python -m tests.checks.pages` writes what is found into the pages, to be read and judged by a person.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from notices import auditing, spec
from notices.diagnostics import Diagnostic
from notices.model import Policy
from notices.publishing.manifest import File

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Case:
    title: str
    texts: list[tuple[str, str]] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)


def cases(page: Path) -> Iterator[Case]:
    for section in re.split(r"(?m)^# (?!#)", page.read_text("utf-8"))[1:]:
        title, _, body = section.partition("\n")
        case = Case(title.strip())
        for info, text in _FENCE.findall(body):
            if info == "diagnostics":
                case.expected = text.splitlines()
            else:
                case.texts.append((info, text))
        yield case


@cache
def policy() -> Policy:
    return spec.load(ROOT / "policy.yaml")


def found(case: Case, rule: str) -> list[str]:
    files = [_file(info, text, n) for n, (info, text) in enumerate(case.texts)]
    if len(files) == 1:
        [it] = files
        state = it.state if it.state != "always" else None
        name = f"text.{it.format}"
        diagnostics = auditing.loose(policy(), [(name, it.data)], it.locale, it.surface or None, state)
    else:
        diagnostics = auditing.release(policy(), files)
    return [_line(it) for it in diagnostics if it.rule == rule]


def _file(info: str, text: str, n: int) -> File:
    locale, *rest = info.split()
    options = dict(it.split("=") for it in rest if "=" in it)
    suffix = next((it for it in rest if "=" not in it), "txt")
    path = f"{locale}/{n}.{suffix}"
    surface = options.get("surface", "")
    return File(path, locale, surface, options.get("state", "always"), suffix, "", text.encode("utf-8"))


def _line(it: Diagnostic) -> str:
    start = it.span.column - 1
    words = it.excerpt[start : start + it.span.length]
    note = "note: " if it.severity == "note" else ""
    shown = words.encode("unicode_escape").decode() if not words.isprintable() else words
    return f"{note}“{shown}”: {it.message}" if words else f"{note}{it.message}"


def rewritten(page: Path) -> str:
    text = page.read_text("utf-8")
    for case in cases(page):
        lines = "".join(f"{line}\n" for line in found(case, page.stem))
        at = text.index(f"# {case.title}\n")
        start = text.index("```diagnostics\n", at) + len("```diagnostics\n")
        text = text[:start] + lines + text[text.index("```", start) :]
    return text


if __name__ == "__main__":
    for name in sys.argv[1:] or [it.name for it in sorted(FOLDER.glob("*.md"))]:
        (FOLDER / name).write_text(rewritten(FOLDER / name), "utf-8")
