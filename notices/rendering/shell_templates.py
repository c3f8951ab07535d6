"""templates/<shell>.html.j2 → Shell, rendered once for all languages, with a mark wherever one will put in its own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from notices.diagnostics import Diagnostic
from notices.model import Policy, Span
from notices.rendering.blocks import Slot
from notices.rendering.calls import Calls
from notices.rendering.shells import Attribute, Part, Shell, Value
from notices.rendering.templates import render
from notices.source import Source

# What a shell may name besides t(): values that the program puts in, already escaped as HTML.
VALUES = (
    *("lang", "dir", "title", "description", "body", "languages", "data", "csp", "surface", "preheader"),
    "links",
)

_MARK = re.compile("(\ue000[0-9]+\ue001|\ue004[a-z]+\ue005)")
_SPOKEN = {"alt", "aria-label", "aria-description", "content", "placeholder", "title", "value"}
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def shell(path: Path, shown: str, policy: Policy, state: str, faults: list[Diagnostic]) -> Shell | None:
    """The shell of a template, or None with the faults noted."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        help = "see docs/writers.md for the shells that formats need"
        faults.append(Diagnostic("unreadable", f"can't read {shown}: {error}", Span(shown, 0, 0), help))
        return None
    source = Source(shown, text)
    calls = Calls(policy, state, str(path))
    rendered = render(text, calls, source, faults, **{name: _Value(name) for name in VALUES})
    if rendered is None:
        return None
    _refuse_words(rendered, source, faults)
    return Shell(tuple(_parts(rendered, calls.slots)), _policy(rendered))


class _Value:
    """A name in a template that prints as a mark."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __html__(self) -> str:
        return f"\ue004{self.name}\ue005"

    __str__ = __html__


def _parts(html: str, slots: list[Slot]) -> Iterator[Part]:
    in_tag = False
    for part in _MARK.split(html):
        if part[:1] == "\ue000":
            slot = slots[int(part[1:-1])]
            yield Attribute(slot) if in_tag else slot
        elif part[:1] == "\ue004":
            yield Value(part[1:-1])
        elif part:
            in_tag = part.rfind("<") > part.rfind(">") or (in_tag and "<" not in part and ">" not in part)
            yield part


def _policy(html: str) -> str:
    """A Content-Security-Policy that allows the page's own style sheets and nothing else."""
    digests = (hashlib.sha256(style.encode()).digest() for style in _STYLE.findall(html))
    sources = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests) or "'none'"
    return f"default-src 'none'; style-src {sources}; base-uri 'none'; form-action 'none'"


def _refuse_words(html: str, source: Source, faults: list[Diagnostic]) -> None:
    """Copy belongs in locales/, also the word on a button."""
    finder = _Words()
    finder.feed(html)
    for words in finder.found:
        line = next((n for n, it in enumerate(source.lines, 1) if words in it), 1)
        column = source.lines[line - 1].find(words) + 1
        span = Span(source.path, line, max(1, column), len(words))
        help = "write it as a message: {{ t(…) }}"
        faults.append(source.fault("words-in-template", span, f"`{words}` stands in the template", help))


class _Words(HTMLParser):
    """The words that a reader would see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script"):
            self.silent = tag
        if tag != "meta":
            self.found += [value for name, value in attrs if name in _SPOKEN and value and _worded(value)]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found += [it.strip() for it in _MARK.sub("\n", data).splitlines() if _worded(it)]


def _worded(text: str) -> bool:
    return any(char.isalnum() for char in _MARK.sub("", text))
