"""What the program has to say of a text: what, where, the words, and what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from notices.dataclass import dataclass, field, replace
from notices.model import Span

_ASIDE = re.compile(r" \([^()]*\)")  # where else, in a message: `(en/faq.html)`
_WIDTH = 100  # of an excerpt; a longer line is cut around its caret


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault or note.

    `rule` is the check's name in kebab case, `excerpt` the line on which `span` lies (without it
    the place is shown alone), `severity` `error` or `note`, `related` further places with what
    stands there (the fact's line in policy.yaml). `said` is the language and the id of the message at
    fault, where the file names it, and `origin` the place to correct where the file is a built one.
    """

    rule: str
    message: str
    span: Span
    help: str
    excerpt: str = ""
    severity: str = "error"
    related: tuple[tuple[Span, str], ...] = field(default=())
    said: tuple[str, str] | None = None
    origin: Span | None = None

    def as_json(self) -> dict[str, Any]:
        """The diagnostic for programs; lines and columns count from 1, lengths in code points."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message,
            "help": self.help,
            "path": self.span.path,
            "line": self.span.line,
            "column": self.span.column,
            "length": self.span.length,
            "related": [
                {"path": span.path, "line": span.line, "column": span.column, "message": text}
                for span, text in self.related
            ],
            **({"origin": place(self.origin)} if self.origin else {}),
        }


class Unusable(Exception):
    """Input that can't be used at all, with every fault found in it; the command ends with 2."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{place(d.span)}: {d.message}" for d in diagnostics))
        self.diagnostics = diagnostics


def refuse_unknown(noun: str, asked: Iterable[str], known: Sequence[str], path: str) -> None:
    """Raises Unusable for the first name (a surface, a locale) that was asked for and is not there."""
    for name in asked:
        if name not in known:
            import difflib

            near = difflib.get_close_matches(name, known, 1, cutoff=0.5)
            help = f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(known)}"
            raise Unusable(Diagnostic(f"unknown-{noun}", f"there is no {noun} `{name}`", Span(path, 0, 0), help))


def place(span: Span) -> str:
    """`file:line:column`, as terminals and editors link it."""
    return f"{span.path}:{span.line}:{span.column}" if span.line else span.path


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By place, each once."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=lambda d: (d.span.path, d.span.line, d.span.column, d.rule, d.message))


def quoted(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Each with the line that it points at, read anew where whoever found it knew only the place."""
    for it in diagnostics:
        line = "" if it.excerpt or not it.span.line else _line(it.span)
        yield replace(it, excerpt=line) if line else it


def _line(span: Span) -> str:
    import linecache  # rarely needed, and it asks for much

    linecache.checkcache(span.path)
    return linecache.getline(span.path, span.line).rstrip("\n")


def folded(diagnostics: Iterable[Diagnostic]) -> list[tuple[Diagnostic, tuple[Span, ...]]]:
    """Each fault once, with the further places where the same words are at fault.

    A message stands in many files: what is wrong with it is told once, not once a format.
    """
    groups: dict[tuple[str, ...], list[Diagnostic]] = {}
    for it in diagnostics:
        words = it.excerpt[it.span.column - 1 :][: it.span.length]
        groups.setdefault((it.rule, it.severity, finding(it), words), []).append(it)
    return [(first, tuple(it.span for it in others)) for first, *others in groups.values()]


def finding(diagnostic: Diagnostic) -> str:
    """What was found, without the file in which something else stands: the same for every file with the words."""
    return _ASIDE.sub("", diagnostic.message)


def show(diagnostic: Diagnostic, also: Sequence[Span] = ()) -> str:
    """A diagnostic for a person at a terminal, over several lines."""
    lines = [f"{diagnostic.severity}[{diagnostic.rule}]: {visible(diagnostic.message)}"]
    lines.append(f"  --> {visible(place(diagnostic.span))}")
    if diagnostic.excerpt:
        lines += _excerpt(diagnostic.excerpt, diagnostic.span)
    lines += [f"  = {visible(text)}: {place(span)}" for span, text in diagnostic.related]
    if diagnostic.said and diagnostic.origin:
        lines.append(f"  = `{diagnostic.said[1]}` is written here: {visible(place(diagnostic.origin))}")
    if also:
        more = f" and {len(also) - 2} more places" if len(also) > 3 else ""
        named = also[:2] if more else also
        lines.append(f"  = also at {', '.join(visible(place(span)) for span in named)}{more}")
    if diagnostic.help:
        lines.append(f"  = help: {visible(diagnostic.help)}")
    return "\n".join(lines)


def visible(text: str) -> str:
    """The text with everything that hides, breaks or turns a line written as an escape."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def _escape(char: str) -> str:
    return " " if char == "\t" or unicodedata.category(char) == "Zs" else f"\\u{{{ord(char):04x}}}"


def _excerpt(line: str, span: Span) -> list[str]:
    start = min(span.column - 1, len(line))
    left = max(0, start - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = line[left : left + _WIDTH]
    marked = line[start : min(start + max(span.length, 1), left + _WIDTH)]
    indent = _columns(visible(line[left:start]))
    return [f"  | {visible(shown)}", f"  | {' ' * indent}{'^' * max(1, _columns(visible(marked)))}"]


def _columns(text: str) -> int:
    """Terminal columns: wide characters take two, marks that combine none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
