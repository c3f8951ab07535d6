"""templates/<shell>.html.j2 → Shell: the page, dialog or mail around a document.

Like an outline it is rendered once for all languages, with marks where messages and the
program's own values will stand, and holds no word of copy itself.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from notices.diagnostics import Diagnostic
from notices.model import Policy, Span
from notices.rendering.outline import Calls, Slot, render
from notices.yamlnodes import Source

# What a shell may name besides t(): values that the program puts in, already escaped as HTML.
VALUES = ("lang", "dir", "title", "description", "body", "languages", "data", "csp", "surface", "preheader")

_MARK = re.compile("(\ue000[0-9]+\ue001|\ue004[a-z]+\ue005)")
_SPOKEN = {"alt", "aria-label", "aria-description", "content", "placeholder", "title", "value"}
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shell:
    """Text, message slots and names of values, in the order of the file."""

    parts: tuple[str | Slot | tuple[str], ...]
    csp: str

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The messages that it needs."""
        return tuple(part for part in self.parts if isinstance(part, Slot))

    def fill(self, words: dict[Slot, str], values: dict[str, str]) -> str:
        """The finished page; `words` are plain texts, `values` are HTML."""
        return "".join(
            part if isinstance(part, str) else escape(words[part]) if isinstance(part, Slot) else values[part[0]]
            for part in self.parts
        )


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
    parts = (_part(part, calls.slots) for part in _MARK.split(rendered) if part)
    return Shell(tuple(parts), _policy(rendered))


class _Value:
    """A name in a template that prints as a mark."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __html__(self) -> str:
        return f"\ue004{self.name}\ue005"

    __str__ = __html__


def _part(part: str, slots: list[Slot]) -> str | Slot | tuple[str]:
    if part[0] == "\ue000":
        return slots[int(part[1:-1])]
    return (part[1:-1],) if part[0] == "\ue004" else part


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
