"""i18next: a namespace a surface and state; keys are flat, and their dots are part of them.

i18next finds such keys with its default settings. `<key>.pattern` writes its dates with the app's own
`datetime` format; days have no time, so that they are written in UTC:
`t("later.until.pattern", { deadline: new Date(t("facts.deadline")) })`.
"""

from __future__ import annotations

import json

from notices.rendering.documents import Document
from notices.rendering.formats._entries import Hole, entries, filled
from notices.rendering.shells import Shell

SUFFIX = "i18next.json"
MEDIA_TYPE = "application/json"
SHELL = None


def write(document: Document, shell: Shell | None) -> bytes:
    """The namespace."""
    data = {it.key: filled(it, _hole) for it in entries(document)}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _hole(it: Hole) -> str:
    options = "; ".join(f"{name}: {value}" for name, value in (*it.options, ("timeZone", "UTC")))
    # A dot in a variable's name would lead into an object.
    return f"{{{{{it.fact.replace('.', '_')}, datetime({options})}}}}"
