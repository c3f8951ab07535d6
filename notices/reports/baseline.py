"""What somebody has looked at and lets pass, with the reason; it expires when the text changes.

A YAML list; `path` may stand for the end of a longer one, `text` is the line as it stands in the file:

    - rule: unaccounted-values
      path: site/about.html
      text: <p>Our author has written about privacy for 10 years.</p>
      reason: her years are no promise of ours
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from notices.dataclass import dataclass
from notices.diagnostics import Diagnostic, Unusable, ordered
from notices.model import Span

_KEYS = ("rule", "path", "text", "reason")


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: str
    path: str
    text: str
    span: Span

    def lets_pass(self, it: Diagnostic) -> bool:
        same = it.span.path == self.path or it.span.path.endswith(f"/{self.path}")
        return it.rule == self.rule and same and _plain(it.excerpt) == _plain(self.text)


def forgiven(found: Sequence[Diagnostic], file: Path) -> list[Diagnostic]:
    """The findings that no entry lets pass, and the entries that match none. Raises Unusable."""
    entries = _load(file)
    used: set[int] = set()
    kept = []
    for it in found:
        matches = [n for n, entry in enumerate(entries) if entry.lets_pass(it)]
        used.update(matches)
        if not matches:
            kept.append(it)
    kept += [
        Diagnostic(
            "expired-exception",
            f"nothing matches this exception from `{entry.rule}` any more",
            entry.span,
            "delete it; if its text has changed, look at the new text and decide again",
        )
        for n, entry in enumerate(entries)
        if n not in used
    ]
    return ordered(kept)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _load(file: Path) -> list[_Entry]:
    path = str(file)
    try:
        node = yaml.compose(file.read_text("utf-8"), yaml.BaseLoader)
    except OSError as error:
        raise _unusable(path, 0, f"can’t read it: {(error.strerror or str(error)).lower()}") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _unusable(path, mark.line + 1 if mark else 0, "this is no YAML") from None
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise _unusable(path, 1, "expected a list of exceptions")
    return [_entry(item, path) for item in node.value]


def _entry(node: yaml.Node, path: str) -> _Entry:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise _unusable(path, line, "expected a mapping")
    values = {str(key.value): value.value for key, value in node.value}
    for key in _KEYS:
        if not isinstance(values.get(key), str) or not values[key].strip():
            raise _unusable(path, line, f"an exception needs `{key}`")
    for key in values.keys() - set(_KEYS):
        raise _unusable(path, line, f"unknown key `{key}`")
    return _Entry(values["rule"], values["path"], values["text"], Span(path, line, node.start_mark.column + 1))


def _unusable(path: str, line: int, message: str) -> Unusable:
    help = f"an entry has {', '.join(_KEYS)}"
    return Unusable(Diagnostic("not-a-baseline", message, Span(path, line, 1), help))
