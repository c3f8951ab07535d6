"""The passages of a finished file, and the file with one of them changed.

Whatever the format, a passage is the plain text that a reader sees in one block; a change is a list
of hunks in that text. Markup, escapes and the facts' spans in JSON stay valid, so that what the
judge has to find is the meaning and never a broken file.
"""

from __future__ import annotations

import email
import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from . import apps
from .places import DROP, SIGNS, Hunks, Place, Sheet, applied, placed

_INLINE = {"bdi", "time", "data", "strong", "em", "a", "span", "b", "i", "code"}
_HTML = re.compile(
    r"(?P<ld><(?:script|style)\b[^>]*>.*?</(?:script|style)>)|(?P<tag><[^>]*>)|(?P<char>&[#\w]+;|.)|\n", re.S
)
_META = re.compile(r'\bcontent="([^"]*)"')
_BLOCK = re.compile(r"<(li|p|h\d|div)\b[^>]*>$")


def _entities(text: str, at: int) -> list[tuple[str, tuple[int, int]]]:
    return [(html.unescape(m[0]), (at + m.start(), at + m.end())) for m in re.finditer(r"&[#\w]+;|.", text, re.S)]


def _html(source: str) -> Iterator[Place]:
    chars: list[tuple[str, tuple[int, int]]] = []
    for m in _HTML.finditer(source):
        if m["char"] and m[0] != "\n":
            chars.append((html.unescape(m[0]), m.span()))
            continue
        name = re.match(r"</?(\w+)", m[0])
        if m["tag"] and name and name[1] in _INLINE:
            continue
        yield from _block(source, chars)
        chars = []
        if m["ld"] and "ld+json" in m[0]:
            yield from _strings(m[0], m.start())
        elif m["tag"] and name and name[1] == "meta" and 'name="description"' in m[0]:
            content = _META.search(m[0])
            if content:
                yield placed(_entities(content[1], m.start() + content.start(1)), html.escape)
    yield from _block(source, chars)


def _block(source: str, chars: list[tuple[str, tuple[int, int]]]) -> Iterator[Place]:
    place = placed(chars, html.escape)
    if place.text:
        yield replace(place, block=_element(source, place))


def _element(source: str, place: Place) -> tuple[int, int] | None:
    """The whole line of a block's element: the writers put one element on a line."""
    start = source.rfind("\n", 0, place.spans[0][0]) + 1
    end = source.find("\n", place.spans[-1][1]) + 1
    line = source[start:end].strip()
    whole = re.fullmatch(r"<(li|p)\b.*</\1>", line)
    return (start, end) if whole else None


_STRING = re.compile(r'"(?:name|text)": "((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|.", re.S)


def _in_json(text: str) -> str:
    escaped = json.dumps(text, ensure_ascii=False)[1:-1]
    return escaped.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _strings(script: str, at: int) -> Iterator[Place]:
    """The lines of the strings in JSON-LD, without the bullets that stand for list items."""
    for string in _STRING.finditer(script):
        chars = [
            (json.loads(f'"{m[0]}"') if m[0][0] == "\\" else m[0], (at + m.start(), at + m.end()))
            for m in _ESCAPED.finditer(script, string.start(1), string.end(1))
        ]
        line: list[tuple[str, tuple[int, int]]] = []
        for char in [*chars, ("\n", (0, 0))]:
            if char[0] != "\n":
                line.append(char)
                continue
            bullet = 2 if "".join(c for c, _ in line[:2]) == "• " else 0
            place = placed(line[bullet:], _in_json)
            if place.text:
                yield place
            line = []


_MARKDOWN = re.compile(r"\\(?P<char>.)|(?P<markup>\*\*|\*|\[|\]\([^)]*\))|.")
_MD_ITEM = re.compile(r"(?:> )*(?:#{1,6} |- |\d+\. )?")
_MD_SPECIAL = re.compile(r"([\\`*_\[\]<>#&|~])")


def _markdown(source: str) -> Iterator[Place]:
    for start, line in _lines(source):
        item = _MD_ITEM.match(line)
        chars = [
            (m["char"] or m[0], (start + m.start(), start + m.end()))
            for m in _MARKDOWN.finditer(line, item.end() if item else 0)
            if not m["markup"]
        ]
        place = placed(chars, lambda text: _MD_SPECIAL.sub(r"\\\1", text))
        if place.text:
            yield replace(place, block=(start, start + len(line) + 1))


_TXT_ITEM = re.compile(r"(?:- |\d+\. |\[ \] |    )?")
_TXT = re.compile(r"(?P<link> \(\u2066?https?://[^\s)]*\))|.")
_BUTTON = re.compile(r"\[(.+)\](?: \u2066?https?://\S+)?")


def _plain(source: str) -> Iterator[Place]:
    for start, line in _lines(source):
        item, button = _TXT_ITEM.match(line), _BUTTON.fullmatch(line)
        first, last = button.span(1) if button else (item.end() if item else 0, len(line))
        chars = [
            (m[0], (start + m.start(), start + m.end())) for m in _TXT.finditer(line, first, last) if not m["link"]
        ]
        place = placed(chars, str)
        if place.text:
            yield replace(place, block=None if button else (start, start + len(line) + 1))


def _lines(source: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in source.split("\n"):
        yield start, line
        start += len(line) + 1


_READERS: dict[str, Callable[[str], Iterator[Place]]] = {
    "html": _html,
    "md": _markdown,
    "txt": _plain,
    "xml": apps.android,
    "strings": apps.strings,
    "arb": apps.arb,
    "i18next": apps.i18next,
    "ftl": apps.ftl,
    "mjs": apps.mjs,
}


class Copy:
    """One file of a release; one that holds all languages has the sheets of each."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.suffix = "i18next" if path.endswith(".i18next.json") else path.rsplit(".", 1)[-1]
        self.data = data
        self.sheets: list[Sheet] = []
        self.by_locale: dict[str, Sheet] = {}
        if self.suffix in _READERS:
            text = data.decode("utf-8")
            self.sheets = [Sheet(text, _READERS[self.suffix](text))]
        elif self.suffix == "xcstrings":
            text = data.decode("utf-8")
            self.by_locale = {tag: Sheet(text, apps.xcstrings(tag)(text)) for tag in apps.xcstrings_locales(text)}
        elif self.suffix == "mo":
            texts = [text.decode("utf-8") for _, text in apps.mo_strings(data)]
            self.sheets = [Sheet(text, _whole(text)) for text in texts]
        elif self.suffix == "eml":
            parts = _parts(data)
            subject = str(parts[0]["Subject"])
            texts = [part.get_content().replace("\r\n", "\n") for part in parts[1:]]
            readers = [_plain, _html]
            self.sheets = [Sheet(subject, _plain(subject))]
            self.sheets += [Sheet(text, reader(text)) for text, reader in zip(texts, readers, strict=True)]

    def passages(self, locale: str) -> list[str]:
        """The texts of all passages in a language, each once."""
        if self.suffix == "json":
            return list(dict.fromkeys(message["text"] for message in messages(read(self.data))))
        return list(dict.fromkeys(text for sheet in self._sheets(locale) for text in sheet.places))

    def _sheets(self, locale: str) -> list[Sheet]:
        return [self.by_locale[locale]] if locale in self.by_locale else self.sheets

    def changed(self, text: str, hunks: Hunks, locale: str) -> bytes:
        """The file with a passage changed wherever it stands."""
        if self.suffix == "json":
            return _json_changed(self.data, text, hunks)
        return self._with([sheet.changed(text, hunks) for sheet in self._sheets(locale)])

    def loses(self, text: str, locale: str) -> bool:
        """Whether a whole block of the file is this passage, so that it can be taken out."""
        if self.suffix == "json":
            blocks = read(self.data)["blocks"]
            return _without(blocks, text) != blocks
        return any(place.block for sheet in self._sheets(locale) for place in sheet.places.get(text, ()))

    def replaced(self, old: str, new: str, count: int = -1) -> bytes:
        """The file with words of its source replaced: addresses, attributes, values."""
        if self.suffix == "json":
            return self.data.decode("utf-8").replace(old, new, count).encode("utf-8")
        return self._with([sheet.source.replace(old, new, count) for sheet in self.sheets])

    @property
    def sources(self) -> list[str]:
        """What `replaced` works on."""
        return [self.data.decode("utf-8")] if self.suffix == "json" else [sheet.source for sheet in self.sheets]

    def _with(self, sources: list[str]) -> bytes:
        if self.suffix == "mo":
            ids = [id for id, _ in apps.mo_strings(self.data)]
            texts = [text.encode("utf-8", "surrogatepass") for text in sources]
            return apps.mo(list(zip(ids, texts, strict=True)))
        if self.suffix != "eml":
            return sources[0].encode("utf-8", "surrogatepass")
        parts = _parts(self.data)
        boundary = parts[0].get_boundary()
        if sources[0] != self.sheets[0].source:
            parts[0].replace_header("Subject", sources[0])
        parts[1].set_content(sources[1], charset="utf-8")
        parts[2].set_content(sources[2], subtype="html", charset="utf-8")
        parts[0].set_boundary(boundary or "notices")
        return parts[0].as_bytes()


def _whole(text: str) -> Iterator[Place]:
    yield placed([(char, (n, n + 1)) for n, char in enumerate(text)], str)


def _parts(data: bytes) -> list[EmailMessage]:
    message: Any = email.message_from_bytes(data, policy=SMTP)
    return [message, *message.iter_parts()]


def messages(data: Any) -> Iterator[dict[str, Any]]:
    """Every message of a document's JSON, in order."""
    if isinstance(data, dict):
        if "id" in data and "text" in data:
            yield data
        else:
            for value in data.values():
                yield from messages(value)
    elif isinstance(data, list):
        for value in data:
            yield from messages(value)


def read(data: bytes) -> Any:
    """A document's JSON, its messages as a reader sees them: without signs of direction."""
    tree = json.loads(data)
    for message in messages(tree):
        unsigned(message)
    return tree


def unsigned(message: dict[str, Any]) -> dict[str, Any]:
    """The message without signs of direction, its spans moved."""
    text = message["text"]
    if not SIGNS.isdisjoint(text):
        for span in [*message["facts"], *message.get("marks", ())]:
            for edge in ("start", "end"):
                span[edge] -= sum(char in SIGNS for char in text[: span[edge]])
        message["text"] = "".join(char for char in text if char not in SIGNS)
    return message


def _json_changed(data: bytes, text: str, hunks: Hunks) -> bytes:
    tree = read(data)
    if hunks == DROP:
        tree["blocks"] = _without(tree["blocks"], text)
    else:
        for message in messages(tree):
            if message["text"] == text:
                message["text"] = applied(text, hunks)
                for span in [*message["facts"], *message.get("marks", ())]:
                    span["start"] = _moved(span["start"], hunks, 0)
                    span["end"] = _moved(span["end"], hunks, 1)
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def _moved(at: int, hunks: Hunks, is_end: int) -> int:
    """Where an edge of a span stands after the change; a fact keeps the words that took its place."""
    moved = at
    for hunk in hunks:
        growth = len(hunk.new) - (hunk.end - hunk.start)
        if hunk.end < at + is_end or (hunk.end == at and hunk.start < at and not is_end):
            moved += growth
        elif hunk.start < at < hunk.end:
            moved += (hunk.start + len(hunk.new) if is_end else hunk.start) - at
    return moved


def _without(blocks: list[Any], text: str) -> list[Any]:
    kept = []
    for block in blocks:
        if "messages" in block:
            left = [it for it in block["messages"] if it["text"] != text]
            block = {**block, "messages": left}  # noqa: PLW2901 - the block that stays
            if left:
                kept.append(block)
        elif "blocks" in block:
            kept.append({**block, "blocks": _without(block["blocks"], text)})
        elif block.get("type") != "paragraph" or block["message"]["text"] != text:
            kept.append(block)
    return kept
