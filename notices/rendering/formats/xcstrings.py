"""Apple String Catalog: one a surface and state, with all languages of the release.

Xcode shows a catalog as a table with a column for each language, counts from it what is translated,
and builds every `.lproj` out of the one file; of two catalogs with a name it takes neither. So the
languages stand together. Keys are chosen by us (`extractionState` manual), or Xcode would take away
those it does not find in code. A language that no person has reviewed needs review, as in manifest.json.
"""

from __future__ import annotations

import json
from typing import Any

from notices.rendering.catalog import SOURCE
from notices.rendering.documents import Document
from notices.rendering.formats._entries import Entry, entries, filled
from notices.rendering.shells import Shell

SUFFIX = "xcstrings"
MEDIA_TYPE = "application/json"
SHELL = None


def path(document: Document) -> str:
    """Beside the languages, not in one."""
    return f"xcstrings/{document.stem}.{SUFFIX}"


def write(document: Document, shell: Shell | None) -> bytes:
    """The catalog of one language."""
    return together({document.locale: part(document)})


def part(document: Document) -> list[Any]:
    """One language's rows: key, comment, whether it is the same for everyone, and the unit."""
    # Addresses and dates for programs are.
    return [[it.key, it.comment, it.role in ("url", "fact"), _unit(document.locale, it)] for it in entries(document)]


def together(parts: dict[str, list[Any]]) -> bytes:
    """The catalog of all languages, in the order of the text."""
    strings: dict[str, dict[str, Any]] = {}
    for locale, rows in parts.items():
        for key, comment, shared, unit in rows:
            value: dict[str, Any] = {"extractionState": "manual", "localizations": {}}
            flag = {"shouldTranslate": False} if shared else {}
            row = strings.setdefault(key, {"comment": comment, **value, **flag})
            row["localizations"][locale] = {"stringUnit": unit}
    data = {"sourceLanguage": SOURCE, "strings": strings, "version": "1.0"}
    # Xcode writes a space before the colon.
    return (json.dumps(data, ensure_ascii=False, indent=2, separators=(",", " : ")) + "\n").encode("utf-8")


def _unit(locale: str, entry: Entry) -> dict[str, str]:
    reviewed = locale == SOURCE or entry.role in ("url", "fact")
    value = filled(entry, lambda it: f"%{it.number}$@", _percent) if entry.pattern else entry.text
    return {"state": "translated" if reviewed else "needs_review", "value": value}


def _percent(text: str, starts: bool, ends: bool) -> str:
    return text.replace("%", "%%")
