"""Mail: the subject, and each part by its own reader, found again through its transfer encoding."""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import re
from collections.abc import Callable
from email.message import Message
from functools import cache, partial

from notices.model import Passage
from notices.reading.passages._builder import Builder, Through, _Offsets

_HEADERS = {"Subject": "subject"}
_QUOTED = re.compile(rb"=(?:([0-9A-Fa-f]{2})|[ \t]*\r?\n)")
_STRAY = re.compile(rb"=(?![0-9A-Fa-f]{2}|\r?\n)")  # what only we read, and the library leaves
_FORMATS = {"text/html": "part.html", "text/markdown": "part.md", "application/json": "part.json"}


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a mail."""
    message = email.message_from_string(text)
    found: list[Passage] = []
    for header, role in _HEADERS.items():
        found += _header(message, header, role, text, path)
    cursor = 0
    for part in message.walk():
        if part.get_content_maintype() not in ("text", "application") or part.is_multipart():
            continue
        raw = part.get_payload()
        if not isinstance(raw, str) or part.get_content_disposition() == "attachment":
            continue
        cursor = max(cursor, text.find(raw, cursor))
        found += _part(part, raw, cursor, path)
        cursor += len(raw)
    return found


def _header(message: Message, header: str, role: str, text: str, path: str) -> list[Passage]:
    try:
        value = str(email.policy.default.header_fetch_parse(header, str(message[header] or "")))
    except (ValueError, IndexError, AttributeError):  # the header parser gives up on some malformed words
        value = ""
    place = re.search(rf"(?im)^{header}:[ \t]*", text)
    builder = Builder()
    builder.add(value, place.end() if place else 0)
    passage = builder.passage(path, None, role)
    return [passage] if passage else []


def _part(part: Message, raw: str, place: int, path: str) -> list[Passage]:
    from notices.reading.passages import _module

    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    text, places = _decoded(raw, encoding, _charset(part))

    @cache
    def outer() -> _Offsets:
        return [(start, there + place) for start, there in places()]

    reader = _module(_FORMATS.get(part.get_content_type(), "part.txt"))
    return [it._replace(offsets=Through(it.offsets, outer)) for it in reader.passages(text, path)]


def _charset(part: Message) -> str:
    charset = str(part.get_content_charset() or "utf-8")
    try:
        return "utf-8" if not "a".encode(charset) else charset
    except (LookupError, ValueError):
        return "utf-8"


def _decoded(raw: str, encoding: str, charset: str) -> tuple[str, Callable[[], _Offsets]]:
    """The text of a part, and where its characters stand in what was sent."""
    if encoding == "base64":
        try:
            return base64.b64decode(raw.encode("utf-8", "replace")).decode(charset, "replace"), _as_sent
        except (binascii.Error, LookupError):
            return raw, _as_sent
    if encoding != "quoted-printable":
        return raw, _as_sent
    data = raw.encode("utf-8", "surrogatepass")
    out = _unquoted(data)[0] if _STRAY.search(data) else binascii.a2b_qp(data)
    places = _as_sent
    if charset.replace("_", "-") in ("utf-8", "us-ascii"):
        places = partial(_places, data)
    return out.decode(charset, "replace"), places


def _as_sent() -> _Offsets:
    return ((0, 0),)


def _places(data: bytes) -> _Offsets:
    return list(_characters(*_unquoted(data)))


def _unquoted(data: bytes) -> tuple[bytes, list[tuple[int, int]]]:
    """Undo quoted-printable, and keep where each run of bytes stood."""
    out = bytearray()
    marks = [(0, 0)]
    end = 0
    for code in _QUOTED.finditer(data):
        out += data[end : code.start()]
        if code[1]:
            out.append(int(code[1], 16))
        end = code.end()
        marks.append((len(out), end))
    return bytes(out + data[end:]), marks


def _characters(data: bytes, marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """From places in bytes to places in characters."""
    pairs: list[tuple[int, int]] = []
    last = count = 0
    for byte, there in marks:
        count += sum(it & 0xC0 != 0x80 for it in data[last:byte])
        last = byte
        if pairs and pairs[-1][0] == count:
            pairs.pop()
        pairs.append((count, there))
    return pairs
