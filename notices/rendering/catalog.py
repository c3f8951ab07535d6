"""messages.po → Catalog; ids, placeholders, roles and Markdown are checked on loading.

What can be told from one file is told here; how it stands to the English, in parity.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from notices.dataclass import dataclass, field
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.rendering.inline import Broken, Piece, Placeholder, pieces
from notices.rendering.placeholders import FactTable, placeholders, unsayable
from notices.rendering.po import Entry, Plain, Reader, Text
from notices.rendering.wording import Wording
from notices.source import Source, decode

SOURCE = "en"
MAX_CATALOG_BYTES = 4_000_000
_ID = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_LIMIT = re.compile(r"Limit: (\d+) characters\.")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of one language.

    `forms` has the pieces for each plural form, a single one where the message has no plural;
    `english` and `plural` are what it says in English; `limit` counts characters of the finished
    text. `facts` are those that it names, links among them; None where it names one that there is not.
    """

    id: str
    forms: tuple[tuple[Piece, ...], ...]
    english: str
    plural: str | None
    span: Span
    places: tuple[Text, ...] = ()
    comments: tuple[str, ...] = ()
    limit: int | None = None
    facts: frozenset[str] | None = frozenset()


@dataclass(slots=True)
class Catalog:
    """A language's messages by id, in the order of the file."""

    locale: str
    source: Source
    messages: dict[str, Message] = field(default_factory=dict)


def read(path: Path, shown: str, locale: str, wording: Wording, table: FactTable, faults: list[Diagnostic]) -> Catalog:
    """The catalog of a file, its own faults noted. Raises Unusable where it is no UTF-8 text at all."""
    try:
        data = path.read_bytes()
    except OSError as error:
        help = f"add {shown}, or take the language's folder away"
        problem = (error.strerror or "can't be read").lower()
        raise Unusable(Diagnostic("unreadable", f"can't read {shown}: {problem}", Span(shown, 0, 0), help)) from None
    source = Source(shown, decode(shown, data, MAX_CATALOG_BYTES))
    return _Loader(source, locale, wording, table, faults).catalog()


class _Loader:
    """Entries → messages, for one file."""

    def __init__(
        self, source: Source, locale: str, wording: Wording, table: FactTable, faults: list[Diagnostic]
    ) -> None:
        self.source, self.locale, self.wording, self.table, self.faults = (
            source,
            locale,
            wording,
            table,
            faults,
        )
        self.allowed = str(wording.data.get("joiners", ""))
        self.plurals = int(wording.plural_forms.partition("nplurals=")[2].partition(";")[0])
        # The facts of placeholders without a fault, as words or as a link's address.
        self.sound: dict[tuple[str, bool], str] = {}

    def fault(self, rule: str, span: Span, message: str, help: str) -> None:
        self.faults.append(self.source.fault(rule, span, message, help))

    def catalog(self) -> Catalog:
        catalog = Catalog(self.locale, self.source)
        header = False
        for entry in Reader(self.source, self.faults).read():
            if isinstance(entry, Entry) and entry.get("msgid") == "" and "msgctxt" not in entry.strings:
                header = True
                self.header(entry)
            elif message := self.plain(entry) if isinstance(entry, Plain) else self.message(entry):
                if message.id in catalog.messages:
                    first = catalog.messages[message.id].span.line
                    text = f"`{message.id}` stands twice, first in line {first}"
                    self.fault("message-twice", message.span, text, "keep one of the two")
                else:
                    catalog.messages[message.id] = message
        if not header:
            self.fault("po-header", Span(self.source.path, 1, 1), "the header is missing", "copy the English one")
        return catalog

    def header(self, entry: Entry) -> None:
        text = entry.get("msgstr") or ""
        fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
        wanted = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Language": self.locale,
            "Plural-Forms": self.wording.plural_forms,
        }
        for key, value in wanted.items():
            found = fields.get(key, "").strip()
            if _compact(found) != _compact(value):
                line = next((it.line for it in self._lines(key)), entry.line)
                message = f"the header's {key} is `{found}`" if found else f"the header has no {key}"
                self.fault("po-header", Span(self.source.path, line, 1), message, f"write `{key}: {value}`")

    def _lines(self, key: str) -> Iterable[Span]:
        for number, line in enumerate(self.source.lines[:40], 1):
            if key in line:
                yield Span(self.source.path, number, 1)

    def plain(self, entry: Plain) -> Message | None:
        """The message of an entry of which nothing but its words is this language's own."""
        head = entry.head
        if not _is_id(head.id) or (not entry.words and self.locale != SOURCE):
            return self.message(entry.entry)
        line = entry.line + len(head.comments)
        span = Span(self.source.path, line, len('msgctxt "') + 1, len(head.id))
        if self.locale == SOURCE:
            text = Text([(line + 1, len('msgid "') + 1, head.english)], head.english)
        else:
            text = Text([(line + 2, len('msgstr "') + 1, entry.words)], entry.words)
        form = self.pieces(text)
        facts = self.facts([(form, text)])
        return Message(head.id, (form,), head.english, None, span, (text,), head.comments, _limit(head.comments), facts)

    def message(self, entry: Entry) -> Message | None:
        strings = entry.strings
        if "msgctxt" not in strings or "msgid" not in strings:
            here = Span(self.source.path, entry.line, 1)
            missing = "msgid" if "msgctxt" in strings else "msgctxt"
            self.fault("po-syntax", here, f"the entry has no {missing}", "every message has its id there")
            return None
        id, english = strings["msgctxt"].value, strings["msgid"].value
        span = strings["msgctxt"].place(self.source.path, 0, len(id))
        if not _is_id(id):
            self.fault("message-id", span, f"`{id}` is no id", "write it like `faq.deadline`")
            return None
        places = tuple(self.texts(entry, span))
        forms = tuple(map(self.pieces, places))
        facts = self.facts(zip(forms, places, strict=True))
        comments = tuple(entry.comments)
        plural = entry.get("msgid_plural")
        return Message(id, forms, english, plural, span, places, comments, _limit(comments), facts)

    def texts(self, entry: Entry, span: Span) -> list[Text]:
        """The strings that this language says: in the source, the English ones."""
        plural = "msgid_plural" in entry.strings
        if self.locale == SOURCE:
            return [entry.strings[key] for key in ("msgid", "msgid_plural") if key in entry.strings]
        keys = [f"msgstr[{n}]" for n in range(self.plurals)] if plural else ["msgstr"]
        found = [entry.strings[key] for key in keys if entry.get(key)]
        if len(found) < len(keys):
            missing = ", ".join(key for key in keys if not entry.get(key))
            id = entry.get("msgctxt")
            self.fault("untranslated", span, f"`{id}` has no {missing}", f"translate it into {self.wording.name}")
        elif "fuzzy" in entry.flags:
            id = entry.get("msgctxt")
            self.fault("fuzzy", span, f"`{id}` is marked fuzzy: its English changed", "compare, then delete the flag")
        return found

    def pieces(self, text: Text) -> tuple[Piece, ...]:
        try:
            found = pieces(text.value, self.allowed)
        except Broken as fault:
            span = text.place(self.source.path, fault.start, fault.length)
            self.fault(fault.rule, span, fault.message, fault.help)
            return ()
        if text.value != text.value.strip():
            self.fault("space-at-edge", text.place(self.source.path, 0), "begins or ends with a space", "delete it")
        return found

    def facts(self, texts: Iterable[tuple[tuple[Piece, ...], Text]]) -> frozenset[str] | None:
        """The facts that a message names, or None where it names one that there is not."""
        found = [
            self.sound.get((it.name, link)) or self.placeholder(it, link, text)
            for form, text in texts
            for it, link in placeholders(form)
        ]
        return None if None in found else frozenset(filter(None, found))

    def placeholder(self, it: Placeholder, link: bool, text: Text) -> str | None:
        """The fact, if it exists; whether it has such a role in this language is asked until it does once."""
        split = self.table.split(it.name)
        if wrong := unsayable(it.name, link, self.table, self.wording):
            span = text.place(self.source.path, it.start, len(it.name) + 2)
            self.fault(wrong[0], span, wrong[1], wrong[2])
        elif split:
            self.sound[it.name, link] = split[0]
        return split[0] if split else None


@lru_cache(maxsize=1024)
def _is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def _limit(comments: tuple[str, ...]) -> int | None:
    """What a comment says that is told in every language."""
    return next((int(m[1]) for comment in comments if (m := _LIMIT.search(comment))), None)


def _compact(text: str) -> str:
    return re.sub(r"[\s()]", "", text).rstrip(";").lower()
