"""Where to correct what was read in a built file: the message in its catalog, or else the fact in policy.yaml.

The judge names the message that a file says; its line is looked up here, only when there is something to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from notices.dataclass import replace
from notices.diagnostics import Diagnostic, finding
from notices.model import Span

SOURCE = "en"
_ID = re.compile(r'msgctxt "([a-z0-9_.]+)"')
_WORDS = {True: re.compile(r"msgid "), False: re.compile(r"msgstr(?:\[0\])? ")}


def traced(diagnostics: Iterable[Diagnostic], root: Path) -> list[Diagnostic]:
    """The diagnostics of a project's built files, each with its origin; `root` holds `locales/`.

    A format that names no messages says the same as one that does: what is found in both has one origin.
    """
    diagnostics = list(diagnostics)
    origins = [_message(it, root) for it in diagnostics]
    known = {_key(it): origin for it, origin in zip(diagnostics, origins, strict=True) if origin}
    return [
        replace(it, origin=origin or known.get(_key(it)) or next((span for span, _ in it.related), None))
        for it, origin in zip(diagnostics, origins, strict=True)
    ]


def _key(it: Diagnostic) -> tuple[str, str]:
    return it.rule, finding(it)


def _message(it: Diagnostic, root: Path) -> Span | None:
    if it.said is None:
        return None
    locale, id = it.said
    return _places(root / "locales" / locale / "messages.po", locale == SOURCE).get(id)


@cache
def _places(path: Path, is_source: bool) -> dict[str, Span]:
    """By id, where a catalog says a message: in `msgstr`, of the source language in `msgid`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, Span] = {}
    id = None
    for number, line in enumerate(lines, 1):
        if match := _ID.match(line):
            id = match[1]
        elif id is not None and (match := _WORDS[is_source].match(line)):
            found[id] = Span(str(path), number, match.end() + 1, max(1, len(line) - match.end()))
            id = None
    return found
