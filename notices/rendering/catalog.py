"""messages.po → Catalog; ids, placeholders, roles and Markdown are checked on loading.

What can be told from one file is told here; how it stands to the English, in parity.py.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Policy, Span
from notices.rendering.inline import Broken, Mark, Piece, Placeholder, pieces
from notices.rendering.po import Entry, Reader, Text
from notices.rendering.wording import Wording
from notices.yamlnodes import Source, decode

SOURCE = "en"
MAX_CATALOG_BYTES = 4_000_000
_ID = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_LIMIT = re.compile(r"Limit: (\d+) characters\.")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of one language.

    `forms` has the pieces for each plural form, a single one where the message has no plural;
    `english` and `plural` are what it says in English; `limit` counts characters of the finished
    text.
    """

    id: str
    forms: tuple[tuple[Piece, ...], ...]
    english: str
    plural: str | None
    span: Span
    places: tuple[Text, ...] = ()
    comments: tuple[str, ...] = ()
    limit: int | None = None


@dataclass(slots=True)
class Catalog:
    """A language's messages by id, in the order of the file."""

    locale: str
    source: Source
    messages: dict[str, Message] = field(default_factory=dict)


class FactTable:
    """Which names are facts, of which kind; a fact of any policy of this kind counts."""

    def __init__(self, kinds: Mapping[str, str], scopes: Mapping[str, str]) -> None:
        self.kinds = dict(kinds)
        for scope, target in scopes.items():
            depth = len(target)
            self.kinds |= {scope + name[depth:]: kind for name, kind in kinds.items() if name.startswith(target)}
        self._patterns = [
            (re.compile(re.escape(name).replace(r"\#", "[0-9]+").replace(r"\*", r"[a-z0-9_]+")), kind)
            for name, kind in self.kinds.items()
            if "*" in name or "#" in name
        ]
        self._splits: dict[str, tuple[str, str, str] | None] = {}

    def split(self, name: str) -> tuple[str, str, str] | None:
        """A placeholder's fact, role and kind: the longest name that is a fact, then at most one word."""
        if name not in self._splits:
            self._splits[name] = self._split(name)
        return self._splits[name]

    def _split(self, name: str) -> tuple[str, str, str] | None:
        for fact, role in ((name, "base"), (name.rpartition(".")[0], name.rpartition(".")[2])):
            kind = self.kind(fact)
            if kind:
                return fact, role, kind
        return None

    def kind(self, fact: str) -> str | None:
        """The kind of a fact, or None where there is no such fact."""
        return self.kinds.get(fact) or next((kind for it, kind in self._patterns if it.fullmatch(fact)), None)


def fact_table(policy: Policy) -> FactTable:
    """The names that catalogs of a policy may use: its own facts, and those of any policy."""
    from notices import spec

    return FactTable({name: fact.kind for name, fact in policy.facts.items()} | spec.kinds(), spec.SCOPES)


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

    def fault(self, rule: str, span: Span, message: str, help: str) -> None:
        self.faults.append(self.source.fault(rule, span, message, help))

    def catalog(self) -> Catalog:
        catalog = Catalog(self.locale, self.source)
        header = False
        for entry in Reader(self.source, self.faults).entries():
            if entry.get("msgid") == "" and "msgctxt" not in entry.strings:
                header = True
                self.header(entry)
            elif message := self.message(entry):
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

    def message(self, entry: Entry) -> Message | None:
        id, english = entry.get("msgctxt"), entry.get("msgid")
        here = Span(self.source.path, entry.line, 1)
        if id is None or english is None:
            missing = "msgctxt" if id is None else "msgid"
            self.fault("po-syntax", here, f"the entry has no {missing}", "every message has its id there")
            return None
        span = entry.strings["msgctxt"].place(self.source.path, 0, len(id))
        if not _ID.fullmatch(id):
            self.fault("message-id", span, f"`{id}` is no id", "write it like `faq.deadline`")
            return None
        places = self.texts(entry, span)
        forms = tuple(self.pieces(text) for text in places)
        limit = next((int(m[1]) for comment in entry.comments if (m := _LIMIT.search(comment))), None)
        plural = entry.get("msgid_plural")
        return Message(id, forms, english, plural, span, tuple(places), tuple(entry.comments), limit)

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
        for piece in found:
            for placeholder, link in placeholders(piece):
                self.placeholder(placeholder, text, link)
        return found

    def near(self, name: str) -> list[str]:
        return difflib.get_close_matches(name, self.table.kinds, 1)

    def placeholder(self, it: Placeholder, text: Text, link: bool) -> None:
        """Whether the fact exists and has such a role in this language."""

        def fault(rule: str, message: str, help: str) -> None:
            self.fault(rule, text.place(self.source.path, it.start, len(it.name) + 2), message, help)

        split = self.table.split(it.name)
        if split is None:
            near = self.near(it.name) or self.near(it.name.rpartition(".")[0])
            help = f"did you mean {{{near[0]}}}?" if near else "see the names in policy.yaml"
            fault("unknown-placeholder", f"there is no fact `{it.name}`", help)
            return
        fact, role, kind = split
        if link != (kind == "link"):
            help = "write [words]({link}) with a link, and words with any other fact"
            fault("wrong-placeholder", f"`{fact}` is a {kind}", help)
        elif role != "base" and kind != "term" and role not in self.wording.roles(kind):
            known = ", ".join(sorted(self.wording.roles(kind))) or "none"
            message = f"`{role}` is no role of a {kind} in {self.wording.name}"
            fault("unknown-role", message, f"the roles are: {known}")


def placeholders(piece: Piece) -> Iterable[tuple[Placeholder, bool]]:
    """The placeholder of a piece, and whether it is a link's address."""
    if isinstance(piece, Placeholder):
        yield piece, False
    elif isinstance(piece, Mark) and piece.opens and piece.target:
        yield piece.target, True


def _compact(text: str) -> str:
    return re.sub(r"[\s()]", "", text).rstrip(";").lower()
