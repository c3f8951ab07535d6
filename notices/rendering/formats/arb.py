"""Application Resource Bundle, for Flutter's `gen-l10n`: each key with what it is, dates typed.

Keys become Dart getters (`noticeBeforeTitle`), and an app has one bundle for each language, so that
they begin with the surface and its state. A pattern takes a `DateTime`; its machine value is the
placeholder's example.
"""

from __future__ import annotations

import json
import re
from typing import Any

from notices.rendering.documents import Document
from notices.rendering.formats._entries import Entry, Hole, filled, named
from notices.rendering.shells import Shell

SUFFIX = "arb"
MEDIA_TYPE = "application/json"
SHELL = None

_BRACES = re.compile(r"[{}]+")


def write(document: Document, shell: Shell | None) -> bytes:
    """The bundle; Dart writes a language's tag with underscores."""
    rows = list(named(document, camel))
    values = {it.id: it.text for it in rows if it.role == "fact"}
    data: dict[str, Any] = {"@@locale": document.locale.replace("-", "_"), "@@context": document.stem}
    for row in rows:
        data[row.key] = filled(row, lambda it: f"{{{_name(it)}}}", quoted)
        data[f"@{row.key}"] = {"type": "text", "description": row.comment} | _placeholders(row, values)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def camel(words: list[str]) -> str:
    """A name in Dart.

    >>> camel(["notice", "before", "title", "2"])
    'noticeBeforeTitle2'
    """
    return words[0] + "".join(it.capitalize() for it in words[1:])


def quoted(text: str, starts: bool = True, ends: bool = True) -> str:
    """A text in ICU's message syntax."""
    return _BRACES.sub(lambda it: f"'{it[0]}'", text)


def _name(hole: Hole) -> str:
    return camel(re.split(r"[._-]+", hole.fact))


def _skeleton(hole: Hole) -> str:
    """What stands there, as Dart's `DateFormat` calls it: `yMMMMd`."""
    names = dict(hole.options)
    return ("y" if "year" in names else "") + "MMMM" + ("EEEE" if "weekday" in names else "") + "d"


def _placeholders(row: Entry, values: dict[str, str]) -> dict[str, Any]:
    holes = [it for it in row.pattern if isinstance(it, Hole)]
    typed = {
        _name(it): {
            "type": "DateTime",
            "format": _skeleton(it),
            "example": values[it.fact],
            "description": it.fact,
        }
        for it in holes
    }
    return {"placeholders": typed} if typed else {}
