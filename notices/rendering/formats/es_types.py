"""The types of `es-module`: a missing message is an error in the editor, which shows the words beside it."""

from __future__ import annotations

import json

from notices.rendering.documents import Document
from notices.rendering.formats._entries import Entry, entries, filled
from notices.rendering.formats.es_module import key
from notices.rendering.shells import Shell

SUFFIX = "d.mts"
MEDIA_TYPE = "text/x-typescript"
SHELL = None


def write(document: Document, shell: Shell | None) -> bytes:
    """The declarations; only the comments are of one language."""
    rows = list(entries(document))
    facts = "".join(_property(it, it.id, "string") for it in rows if it.role == "fact")
    messages = "".join(_property(it, it.key, "string") for it in rows if not it.pattern and it.role != "fact")
    patterns = "".join(_property(it, key(it), "Pattern") for it in rows if it.pattern)
    text = "export type Day = (day: string, options: Intl.DateTimeFormatOptions) => string;\n"
    text += "export type Pattern = (format: Day) => string;\n"
    text += 'export declare const locale: string;\nexport declare const direction: "ltr" | "rtl";\n'
    for name, body in (("facts", facts), ("messages", messages), ("patterns", patterns)):
        text += f"export declare const {name}: {{\n{body}}};\n"
    return f"{text}export default messages;\n".encode()


def _property(entry: Entry, name: str, type: str) -> str:
    words = filled(entry, lambda it: f"{{{it.fact}}}").replace("*/", "* /")
    return f"  /** {words} */\n  readonly {json.dumps(name)}: {type};\n"
