"""Mail: the subject, and each part by its own reader, found again through its transfer encoding."""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage

from notices.model import Passage
from notices.reading.passages._builder import Builder, compose

_HEADERS = {"Subject": "subject"}
_QUOTED = re.compile(rb"=(?:([0-9A-Fa-f]{2})|[ \t]*\r?\n)")
_FORMATS = {"text/html": "part.html", "text/markdown": "part.md", "application/json": "part.json"}


def passages(text: str, path: str) -> list[Passage]:
    """Every passage of a mail."""
    message: EmailMessage = email.message_from_string(text, policy=email.policy.default)
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


def _header(message: EmailMessage, header: str, role: str, text: str, path: str) -> list[Passage]:
    try:
        value = str(message[header] or "")
    except (ValueError, IndexError, AttributeError):  # the header parser gives up on some malformed words
        value = ""
    place = re.search(rf"(?im)^{header}:[ \t]*", text)
    builder = Builder()
    builder.add(value, place.end() if place else 0)
    passage = builder.passage(path, None, role)
    return [passage] if passage else []


def _part(part: EmailMessage, raw: str, place: int, path: str) -> list[Passage]:
    from notices.reading.passages import _module

    text, outer = _decoded(
        raw, str(part.get("Content-Transfer-Encoding", "")).strip().lower(), _charset(part)
    )
    outer = tuple((start, there + place) for start, there in outer)
    reader = _module(_FORMATS.get(part.get_content_type(), "part.txt"))
    return [replace(it, offsets=compose(it.offsets, outer)) for it in reader.passages(text, path)]


def _charset(part: EmailMessage) -> str:
    charset = str(part.get_content_charset() or "utf-8")
    try:
        return "utf-8" if not "a".encode(charset) else charset
    except (LookupError, UnicodeError):
        return "utf-8"


def _decoded(raw: str, encoding: str, charset: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of a part, and where its characters stand in what was sent."""
    if encoding == "base64":
        try:
            return base64.b64decode(raw.encode("utf-8", "replace")).decode(charset, "replace"), ((0, 0),)
        except (binascii.Error, LookupError):
            return raw, ((0, 0),)
    if encoding != "quoted-printable":
        return raw, ((0, 0),)
    data = raw.encode("utf-8", "surrogatepass")
    out = bytearray()
    marks = [(0, 0)]
    end = 0
    for code in _QUOTED.finditer(data):
        out += data[end : code.start()]
        if code[1]:
            out.append(int(code[1], 16))
        end = code.end()
        marks.append((len(out), end))
    out += data[end:]
    text = bytes(out).decode(charset, "replace")
    if charset.replace("_", "-") not in ("utf-8", "us-ascii"):
        return text, ((0, 0),)
    return text, tuple(_characters(bytes(out), marks))


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
