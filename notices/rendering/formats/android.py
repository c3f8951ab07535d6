"""Android string resources: a file in `res/values-<qualifier>/`, one name space for a whole app.

Names begin with the surface and its state (`notice_before_title`), because all files of `res/` are one
table. Facts stand in `xliff:g`, which translators may not change and Android drops.
"""

from __future__ import annotations

import re

from notices.model import Date, Duration, Fact, Number, Range
from notices.rendering.catalog import SOURCE
from notices.rendering.documents import Document, machine_value
from notices.rendering.escaping import escape
from notices.rendering.formats._entries import Entry, filled, named
from notices.rendering.shells import Shell

SUFFIX = "xml"
MEDIA_TYPE = "application/xml"
SHELL = None

# Java's old codes, which Android still looks for; aapt2 keeps them as they are written.
_OLD = {"he": "iw", "id": "in", "yi": "ji"}
_SIMPLE = re.compile(r"([a-z]{2,3})(?:-([A-Z]{2}))?")
_ESCAPED = re.compile(r"[\\'\"]|^[@?]")
# Runs of spaces, and spaces at an edge, would be drawn together; so would some wider ones.
_SPACE = re.compile(r"^ | $|(?<= ) |[^\S ]")


def path(document: Document) -> str:
    """Where Android looks for it; its names have no dots."""
    return f"android/res/{folder(document.locale)}/{re.sub('[^a-z0-9]+', '_', document.stem)}.{SUFFIX}"


def folder(tag: str) -> str:
    """The folder of a language: the source is what Android falls back on.

    >>> [folder(it) for it in ("en", "sv", "he", "pt-BR", "zh-Hans", "es-419")]
    ['values', 'values-sv', 'values-iw', 'values-pt-rBR', 'values-b+zh+Hans', 'values-b+es+419']
    """
    if tag == SOURCE:
        return "values"
    simple = _SIMPLE.fullmatch(tag)
    if simple is None:
        return "values-b+" + tag.replace("-", "+")
    language = _OLD.get(simple[1], simple[1])
    return f"values-{language}-r{simple[2]}" if simple[2] else f"values-{language}"


def write(document: Document, shell: Shell | None) -> bytes:
    """The file."""
    rows = "".join(_row(it) for it in named(document, "_".join))
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    root = '<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">\n'
    return f"{head}{root}{rows}</resources>\n".encode()


def _row(entry: Entry) -> str:
    words = (
        _marked(entry)
        if entry.line
        else filled(entry, lambda it: f"%{it.number}$s", _percent if entry.pattern else escaped)
    )
    attributes = "" if entry.line or entry.pattern else ' translatable="false"'
    # Without arguments Android shows a text as it is; told so, aapt2 lets `100 % of 30 %` pass.
    attributes += ' formatted="false"' if entry.line and "%" in entry.text else ""
    return f'    <!-- {entry.comment} -->\n    <string name="{entry.key}"{attributes}>{words}</string>\n'


def _percent(text: str, starts: bool, ends: bool) -> str:
    return escaped(text.replace("%", "%%"), starts, ends)


def _marked(entry: Entry) -> str:
    assert entry.line is not None
    whole, start = entry.text, 0
    text = ""
    for run in entry.line.runs:
        words = escaped(run.text, start == 0, start + len(run.text) == len(whole))
        text += f"<xliff:g {_about(run.fact)}>{words}</xliff:g>" if run.fact else words
        start += len(run.text)
    return text


def _about(fact: Fact) -> str:
    """The fact's name, and its value as programs read it as the example of what may stand there."""
    valued = isinstance(fact.value, Date | Duration | Range | Number)
    return f'id="{fact.name}"' + (f' example="{machine_value(fact)}"' if valued else "")


def escaped(text: str, starts: bool = True, ends: bool = True) -> str:
    r"""A text as aapt2 reads it; `starts` and `ends` say whether it stands at a string's edges.

    >>> print(escaped('@ “It’s” it\'s & \n  so '))
    \@ “It’s” it\'s &amp; \n \u0020so\u0020
    """

    def char(match: re.Match[str]) -> str:
        it = match[0]
        if it == "\n":
            return r"\n"
        inner = it == " " and ((match.start() == 0 and not starts) or (match.end() == len(text) and not ends))
        return it if inner else f"\\u{ord(it):04x}"

    # Only at a string's start is `@` or `?` the sign of a reference.
    escapes = _ESCAPED.sub(lambda m: f"\\{m[0]}" if starts or m[0] not in "@?" else m[0], text)
    return escape(_SPACE.sub(char, escapes), quote=False)
