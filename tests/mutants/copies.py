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
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any, NamedTuple


class Hunk(NamedTuple):
    """The characters from `start` to `end` become `new`."""

    start: int
    end: int
    new: str


Hunks = tuple[Hunk, ...]
DROP: Hunks = ()  # the whole passage goes
_SIGNS = frozenset("\u200f\u2066\u2069")  # what keeps Latin words in their place in right-to-left text


def applied(text: str, hunks: Hunks) -> str:
    """The text after the change.

    >>> applied("5 years", (Hunk(0, 1, "6"),))
    '6 years'
    """
    for hunk in sorted(hunks, reverse=True):
        text = text[: hunk.start] + hunk.new + text[hunk.end :]
    return text


@dataclass(frozen=True)
class Place:
    """A passage in a source: where each character stands, and the block that would go with it."""

    text: str
    spans: list[tuple[int, int]]
    escape: Callable[[str], str]
    block: tuple[int, int] | None = None
    signs: tuple[tuple[int, int], ...] = ()  # of direction: no reader sees them, and a change takes them out


class Sheet:
    """A source text with its passages: HTML, Markdown, plain text, one line of a header."""

    def __init__(self, source: str, places: Iterator[Place]) -> None:
        self.source = source
        self.places: dict[str, list[Place]] = {}
        for place in places:
            self.places.setdefault(place.text, []).append(place)

    def changed(self, text: str, hunks: Hunks) -> str:
        """The source with the passage changed wherever it stands."""
        cuts: list[tuple[int, int, str]] = []
        for place in self.places.get(text, ()):
            if hunks == DROP:
                cuts += [(*place.block, "")] if place.block else []
            for hunk in hunks:
                cuts += _cuts(place, hunk)
            cuts += [(start, end, "") for start, end in place.signs] if hunks else []
        source = self.source
        for start, end, new in sorted(cuts, reverse=True):
            source = source[:start] + new + source[end:]
        return source


def _cuts(place: Place, hunk: Hunk) -> list[tuple[int, int, str]]:
    """The new words come where the first old character stood; markup between the old ones stays."""
    old = place.spans[hunk.start : hunk.end]
    new = place.escape(hunk.new)
    if not old:
        at = place.spans[hunk.start - 1][1] if hunk.start else place.spans[0][0]
        return [(at, at, new)]
    return [(*old[0], new), *((start, end, "") for start, end in old[1:])]


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
                yield _place(_entities(content[1], m.start() + content.start(1)), html.escape)
    yield from _block(source, chars)


def _block(source: str, chars: list[tuple[str, tuple[int, int]]]) -> Iterator[Place]:
    place = _place(chars, html.escape)
    if place.text:
        yield replace(place, block=_element(source, place))


def _element(source: str, place: Place) -> tuple[int, int] | None:
    """The whole line of a block's element: the writers put one element on a line."""
    start = source.rfind("\n", 0, place.spans[0][0]) + 1
    end = source.find("\n", place.spans[-1][1]) + 1
    line = source[start:end].strip()
    whole = re.fullmatch(r"<(li|p)\b.*</\1>", line)
    return (start, end) if whole else None


def _place(chars: list[tuple[str, tuple[int, int]]], escape: Callable[[str], str]) -> Place:
    first, last = 0, len(chars)
    while first < last and chars[first][0].isspace():
        first += 1
    while last > first and chars[last - 1][0].isspace():
        last -= 1
    kept = [it for it in chars[first:last] if it[0] not in _SIGNS]
    signs = tuple(span for char, span in chars if char in _SIGNS)
    return Place("".join(char for char, _ in kept), [span for _, span in kept], escape, signs=signs)


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
            place = _place(line[bullet:], _in_json)
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
        place = _place(chars, lambda text: _MD_SPECIAL.sub(r"\\\1", text))
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
        place = _place(chars, str)
        if place.text:
            yield replace(place, block=None if button else (start, start + len(line) + 1))


def _lines(source: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in source.split("\n"):
        yield start, line
        start += len(line) + 1


_READERS: dict[str, Callable[[str], Iterator[Place]]] = {"html": _html, "md": _markdown, "txt": _plain}


class Copy:
    """One file of a release."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.suffix = path.rsplit(".", 1)[-1]
        self.data = data
        self.sheets: list[Sheet] = []
        if self.suffix in _READERS:
            text = data.decode("utf-8")
            self.sheets = [Sheet(text, _READERS[self.suffix](text))]
        elif self.suffix == "eml":
            parts = _parts(data)
            subject = str(parts[0]["Subject"])
            texts = [part.get_content().replace("\r\n", "\n") for part in parts[1:]]
            readers = [_plain, _html]
            self.sheets = [Sheet(subject, _plain(subject))]
            self.sheets += [Sheet(text, reader(text)) for text, reader in zip(texts, readers, strict=True)]

    @property
    def passages(self) -> list[str]:
        """The texts of all passages, each once."""
        if self.suffix == "json":
            return list(dict.fromkeys(message["text"] for message in messages(read(self.data))))
        return list(dict.fromkeys(text for sheet in self.sheets for text in sheet.places))

    def changed(self, text: str, hunks: Hunks) -> bytes:
        """The file with a passage changed wherever it stands."""
        if self.suffix == "json":
            return _json_changed(self.data, text, hunks)
        return self._with([sheet.changed(text, hunks) for sheet in self.sheets])

    def loses(self, text: str) -> bool:
        """Whether a whole block of the file is this passage, so that it can be taken out."""
        if self.suffix == "json":
            blocks = read(self.data)["blocks"]
            return _without(blocks, text) != blocks
        return any(place.block for sheet in self.sheets for place in sheet.places.get(text, ()))

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
    if not _SIGNS.isdisjoint(text):
        for span in [*message["facts"], *message.get("marks", ())]:
            for edge in ("start", "end"):
                span[edge] -= sum(char in _SIGNS for char in text[: span[edge]])
        message["text"] = "".join(char for char in text if char not in _SIGNS)
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
