"""The passages of what apps read: each format's strings, with its own escapes, and the file with one changed.

Where a format computes a value (a date by the app's own calendar), its words are no message of the release,
and nothing is planted in them.
"""

from __future__ import annotations

import html
import json
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import replace

from .places import Place, placed

Reader = Callable[[str], Iterator[Place]]
_JSON_CHAR = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|.", re.S)


def json_escaped(text: str) -> str:
    """The inside of a JSON string, and of a JavaScript one."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _json_chars(source: str, start: int, end: int) -> list[tuple[str, tuple[int, int]]]:
    return [
        (json.loads(f'"{m[0]}"') if m[0][0] == "\\" else m[0], m.span())
        for m in _JSON_CHAR.finditer(source, start, end)
    ]


def _keyed(pattern: str) -> Reader:
    """A string of JSON on a line of its own; `text` is its inside."""
    line = re.compile(pattern, re.M)

    def read(source: str) -> Iterator[Place]:
        for m in line.finditer(source):
            it = placed(_json_chars(source, *m.span("text")), json_escaped)
            if it.text:
                yield it

    return read


_STRING = r'"(?P<text>(?:[^"\\\n]|\\.)*)"'
arb = _keyed(rf'^  "(?!@)[^"\n]+": {_STRING},?$')
i18next = _keyed(rf'^ *"[^"\n]+": {_STRING},?$')
mjs = _keyed(rf'^  "[^"\n]+": {_STRING},$')
strings = _keyed(rf'^"[^"\n]+" = {_STRING};$')
_VALUE = re.compile(rf'"value" : {_STRING}')
_LOCALE = re.compile(r'^        "([A-Za-z-]+)" : \{', re.M)


def xcstrings(locale: str) -> Reader:
    """The values of one language of a string catalog."""

    def read(source: str) -> Iterator[Place]:
        opened = [(m.start(), m[1]) for m in _LOCALE.finditer(source)]
        for m in _VALUE.finditer(source):
            tag = next((name for at, name in reversed(opened) if at < m.start()), None)
            it = placed(_json_chars(source, *m.span("text")), json_escaped)
            if tag == locale and it.text:
                yield it

    return read


def xcstrings_locales(source: str) -> list[str]:
    """The languages of a string catalog."""
    return sorted({m[1] for m in _LOCALE.finditer(source)})


_ANDROID = re.compile(r'^ *<string name="[^"]+"[^>]*>(?P<text>.*)</string>\n', re.M)
_ANDROID_CHAR = re.compile(r"(?P<tag><[^>]*>)|&[#\w]+;|\\u[0-9a-fA-F]{4}|\\.|.", re.S)


def android(source: str) -> Iterator[Place]:
    """Each string resource, without the tags around its facts."""
    for m in _ANDROID.finditer(source):
        chars = [
            (_android_char(c[0]), c.span()) for c in _ANDROID_CHAR.finditer(source, *m.span("text")) if not c["tag"]
        ]
        it = placed(chars, _android_escaped)
        if it.text:
            yield replace(it, block=m.span())


def _android_char(written: str) -> str:
    if written.startswith("\\u"):
        return chr(int(written[2:], 16))
    return written[1:] if written.startswith("\\") else html.unescape(written)


def _android_escaped(text: str) -> str:
    escaped = re.sub(r"""(['"\\@?])""", r"\\\1", text)
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # What XML can't hold, Android writes as \uXXXX.
    return re.sub("[\x00-\x08\ufffe\uffff]", lambda m: f"\\u{ord(m[0]):04x}", escaped)


_FTL = re.compile(r"^(?:[a-z][\w-]* =|    \.[a-z]\w* =) (?P<text>.+)\n", re.M)
_FTL_CHAR = re.compile(r'\{ ?"(?P<char>(?:[^"\\]|\\.)+)" ?\}|.')


def ftl(source: str) -> Iterator[Place]:
    """Each message and attribute on one line."""
    for m in _FTL.finditer(source):
        chars = [(_ftl_char(c), c.span()) for c in _FTL_CHAR.finditer(source, *m.span("text"))]
        it = placed(chars, lambda text: re.sub(r"[{}]", lambda b: f'{{"{b[0]}"}}', text))
        if it.text:
            yield replace(it, block=m.span())


def _ftl_char(found: re.Match[str]) -> str:
    return found["char"] or found[0]


def mo_strings(data: bytes) -> list[tuple[bytes, bytes]]:
    """The messages of a compiled catalog (little-endian, as GNU gettext documents it)."""
    _, _, count, ids, texts = struct.unpack_from("<5I", data)

    def at(table: int, n: int) -> bytes:
        length, offset = struct.unpack_from("<2I", data, table + 8 * n)
        return data[offset : offset + length]

    return [(at(ids, n), at(texts, n)) for n in range(count)]


def mo(messages: list[tuple[bytes, bytes]]) -> bytes:
    """A compiled catalog of messages, without a hash table."""
    count = len(messages)
    table, body = b"", b""
    start = 28 + 16 * count
    for column in (0, 1):
        for message in messages:
            table += struct.pack("<2I", len(message[column]), start + len(body))
            body += message[column] + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28) + table + body
