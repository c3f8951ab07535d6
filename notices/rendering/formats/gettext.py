"""Compiled gettext: a domain a surface and state, found by every gettext in `<locale>/LC_MESSAGES/`.

Its msgids are our keys, not the English: an English sentence holds facts and changes with them, a key
does not, and English is then a language like the others. The file is written by hand because its order
matters to the one who reads it through: gettext wants the table sorted by msgid, the words behind it
stand in the order of the text. https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

from __future__ import annotations

import struct

from notices.rendering.documents import Document
from notices.rendering.formats._entries import entries, filled
from notices.rendering.shells import Shell

SUFFIX = "mo"
MEDIA_TYPE = "application/x-gettext-translation"
SHELL = None

_MAGIC = 0x950412DE
_HEADER = 7 * 4


def path(document: Document) -> str:
    """Where gettext looks for a domain."""
    return f"{document.locale}/LC_MESSAGES/{document.stem}.{SUFFIX}"


def write(document: Document, shell: Shell | None) -> bytes:
    """The domain; without a hash table, which is optional."""
    texts = {"": _header(document)}
    texts |= {it.key: filled(it, lambda hole: f"{{{hole.fact}}}") for it in entries(document)}
    ids = sorted(text.encode("utf-8") for text in texts)
    tables = _HEADER + 16 * len(ids)
    keys, data = _laid(ids, tables)
    words, more = _laid([text.encode("utf-8") for text in texts.values()], tables + len(data))
    places = dict(zip((it.encode("utf-8") for it in texts), words, strict=True))
    head = struct.pack("<7I", _MAGIC, 0, len(ids), _HEADER, _HEADER + 8 * len(ids), 0, tables + len(data) + len(more))
    rows = [*keys, *(places[it] for it in ids)]
    return head + b"".join(struct.pack("<2I", *row) for row in rows) + data + more


def _header(document: Document) -> str:
    return (
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        "MIME-Version: 1.0\n"
        f"Language: {document.locale.replace('-', '_')}\n"
        f"Plural-Forms: {document.wording.plural_forms}\n"
    )


def _laid(texts: list[bytes], start: int) -> tuple[list[tuple[int, int]], bytes]:
    """Length and place of each text, and the texts, each with a NUL behind it."""
    rows = []
    data = b""
    for text in texts:
        rows.append((len(text), start + len(data)))
        data += text + b"\0"
    return rows, data
