"""locales/<tag>/messages.po as its entries, with everything that a PO file says of them; read and written.

The strict reader reads, whatever the tool that wrapped the lines; Babel writes, always alike, so
that the same entries are the same bytes. Babel's own reader would lose `#|`.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from notices.dataclass import dataclass, field
from notices.diagnostics import Diagnostic, Unusable, ordered
from notices.model import Span
from notices.rendering.catalog import MAX_CATALOG_BYTES
from notices.rendering.po import Entry, Reader, Text
from notices.source import Source, decode

FUZZY = "fuzzy"
# One line a string and a comment; with 0 Babel leaves strings alone, but breaks comments at column 76.
_UNWRAPPED = 1_000_000


@dataclass(slots=True)
class Item:
    """One message of one language.

    `english` has the source text, and its plural where it has one; `words` a translation for each
    plural form; `previous` the English that the words were made for, where that is another one.
    """

    id: str
    english: tuple[str, ...]
    words: tuple[str, ...]
    comments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    previous: tuple[str, ...] = ()
    obsolete: bool = False
    line: int = 0

    @property
    def translated(self) -> bool:
        """Whether every form has words, of this English or of an older one."""
        return bool(self.words) and all(self.words)

    @property
    def stale(self) -> bool:
        """Whether the words were made for another English text."""
        return self.translated and FUZZY in self.flags


@dataclass(slots=True)
class Items:
    """A catalog: the text before its first message, and its items in order, the obsolete ones at the end."""

    path: str
    header: str
    items: list[Item]

    def by_id(self) -> dict[str, Item]:
        """The items by id; of two with one id the one in use counts."""
        return {it.id: it for it in sorted(self.items, key=lambda it: not it.obsolete)}


def read(path: Path, shown: str) -> Items:
    """The items of a catalog. Raises Unusable with every fault of its syntax."""
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = (error.strerror or "can't be read").lower()
        help = "`notices sync TAG` begins a new language"
        raise Unusable(Diagnostic("unreadable", f"can't read {shown}: {problem}", Span(shown, 0, 0), help)) from None
    text = decode(shown, data, MAX_CATALOG_BYTES)
    faults: list[Diagnostic] = []
    entries = list(Reader(Source(shown, text), faults).entries(obsolete=True))
    if faults:
        raise Unusable(*ordered(faults))
    return Items(shown, _header(text, entries), [_item(it) for it in entries if it.get("msgid")])


def _header(text: str, entries: list[Entry]) -> str:
    """Everything up to the first message, as it stands: whoever wrote it knows what it says."""
    first = next((it.line for it in entries if it.get("msgid")), None)
    lines = text.splitlines(keepends=True)
    return "".join(lines if first is None else lines[: first - 1]).rstrip("\n") + "\n"


def _item(entry: Entry) -> Item:
    return Item(
        entry.get("msgctxt") or "",
        _values(entry.strings, "msgid", "msgid_plural"),
        tuple(text.value for key, text in entry.strings.items() if key.startswith("msgstr")),
        entry.comments,
        entry.notes,
        entry.references,
        entry.flags,
        _values(entry.previous, "msgid", "msgid_plural"),
        entry.obsolete,
        entry.line,
    )


def _values(strings: dict[str, Text], *keys: str) -> tuple[str, ...]:
    return tuple(strings[key].value for key in keys if key in strings)


def written(catalog: Items) -> str:
    """The file's text."""
    from babel.messages.catalog import Catalog, Message
    from babel.messages.pofile import write_po

    made = Catalog(fuzzy=False)
    for it in catalog.items:
        string: str | tuple[str, ...] = it.words if len(it.english) > 1 else next(iter(it.words), "")
        message = Message(
            it.english if len(it.english) > 1 else it.english[0],
            string,
            auto_comments=it.comments,
            user_comments=it.notes,
            previous_id=it.previous,
            context=it.id,
        )
        message.locations = [_location(reference) for reference in it.references]
        # Babel would add `python-brace-format`, by which tools ask for the same roles in every language.
        message.flags = set(it.flags)
        (made.obsolete if it.obsolete else made._messages)[it.id] = message
    stream = io.BytesIO()
    write_po(stream, made, width=_UNWRAPPED, omit_header=True, include_previous=True)
    return f"{catalog.header}\n{stream.getvalue().decode('utf-8')}".rstrip("\n") + "\n"


def _location(reference: str) -> Any:
    name, colon, line = reference.rpartition(":")
    return (name, int(line)) if colon and line.isdigit() else (reference, None)


def save(path: Path, text: str) -> bool:
    """Puts a text in the place of a file's, whole or not at all; says whether anything changed. Raises Unusable."""
    data = text.encode("utf-8")
    if path.exists() and path.read_bytes() == data:
        return False
    put(path, data)
    return True


def put(path: Path, data: bytes) -> None:
    """Puts bytes in the place of a file's, whole or not at all. Raises Unusable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(path)
    except OSError as error:
        problem = f"can't write {path}: {(error.strerror or str(error)).lower()}"
        raise Unusable(Diagnostic("not-written", problem, Span(str(path), 0, 0), "check the folder")) from None
