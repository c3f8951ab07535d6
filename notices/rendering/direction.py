"""Latin names in right-to-left text: what keeps each one, and the punctuation beside it, in its place.

A line that runs from right to left and holds `Free`, `Pro (beta)` and a full stop is laid out by the
letters beside each sign, so a bracket or a dot beside Latin letters goes to their wrong side, and two
names with a comma between them change places. Isolates (U+2066 … U+2069, Unicode's annex 9) keep
each stretch by itself. They are part of a fact's words; HTML says the same with `<bdi dir>`.
"""

from __future__ import annotations

import re

_OPEN, _CLOSE = "\u2066", "\u2069"
_RIGHT_TO_LEFT_MARK = "\u200f"
_SIGNS = re.compile("[\u2066\u2069]")
_RTL = "\u05be\u05d0-\u05f4\u0620-\u064a\u066e-\u06d3\u06fa-\u08ff\ufb1d-\ufdfb\ufe70-\ufefc"
_LETTER_RTL = re.compile(f"[{_RTL}]")
_OTHERS = re.compile(f"[^{_RTL}]+")
_LETTER = re.compile(rf"[^\W\d_{_RTL}]")
_AROUND = " \u00a0\n()[]“”\"«»„'’.,:;!?…،؛؟>-–—"
_ISOLATE = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_FIRST = re.compile(rf"[^\W\d_]|{_ISOLATE.pattern}")


def isolated(text: str) -> str:
    r"""Each left-to-right stretch in isolates; a text that is all left to right becomes one.

    >>> print(ascii(isolated("Yahoo!")), ascii(isolated("\u05d1-C++ (Pro), \u05d0")))
    '\u2066Yahoo!\u2069' '\u05d1-\u2066C++ (Pro)\u2069, \u05d0'
    """
    if not _LETTER.search(text):
        return text
    return _OTHERS.sub(_stretch, text) if _LETTER_RTL.search(text) else f"{_OPEN}{text}{_CLOSE}"


def _stretch(match: re.Match[str]) -> str:
    text = match[0]
    if not _LETTER.search(text):
        return text
    inner = text.strip(_AROUND)
    before, _, after = text.partition(inner)
    if inner.count("(") > inner.count(")") and after.startswith(")"):
        inner, after = f"{inner})", after[1:]
    return f"{before}{_OPEN}{inner}{_CLOSE}{after}"


def bare(text: str) -> str:
    """The text without isolates: what a reader sees, and what counts against a limit."""
    return text if text.isascii() else _SIGNS.sub("", text)


def led(text: str) -> str:
    """A line as a program needs it that guesses the direction from the first letter outside isolates."""
    first = _FIRST.search(text)
    outside = next((it for it in _FIRST.finditer(text) if it[0][0] != _OPEN), None)
    if first is None or (outside and _LETTER_RTL.match(outside[0])):
        return text
    return _RIGHT_TO_LEFT_MARK + text


def elements(html: str) -> str:
    """Isolates as elements."""
    return _ISOLATE.sub(r'<bdi dir="ltr">\1</bdi>', html)


def is_mixed(text: str) -> bool:
    """Whether the text has isolates."""
    return _OPEN in text


def of(text: str) -> str | None:
    """The direction of a fact's words in right-to-left text: `ltr` for one isolate; None in other text."""
    if text.isascii():
        return None
    if _OPEN in text:
        return "ltr" if _ISOLATE.fullmatch(text) else "rtl"
    return "rtl" if _LETTER_RTL.search(text) else None
