"""`retention.allowed="2 years"` → the policy's text with that value in the place of its own.

The text is edited where the fact stands, and read like any other: what policy.yaml may not say,
can't be tried either, and nothing on disk is touched.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from notices import spec
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Policy, Span
from notices.source import decode

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ASSIGNMENT = re.compile(r"([a-z][a-z0-9_.-]*)=(.*)", re.DOTALL)


def tried(policy_file: Path, assignments: Iterable[str]) -> str:
    """The policy's text with the values set. Raises Unusable for a fact that there is not."""
    policy = spec.load(policy_file)
    text = decode(str(policy_file), policy_file.read_bytes())
    places = _places(text)
    edits = []
    for assignment in assignments:
        name, value = _split(assignment)
        span = _stated(policy, name)
        start, end = places[span.line, span.column]
        edits.append((start, end, value))
    for start, end, value in sorted(edits, reverse=True):
        text = text[:start] + value + text[end:]
    return text


def _split(assignment: str) -> tuple[str, str]:
    match = _ASSIGNMENT.fullmatch(assignment)
    if match is None or not match[2].strip():
        help = 'write fact=value, as in retention.allowed="2 years"'
        raise Unusable(Diagnostic("not-assigned", f"`{assignment}` sets no fact", Span("try", 0, 0), help))
    return match[1], match[2].strip()


def _stated(policy: Policy, name: str) -> Span:
    fact = policy.facts.get(name)
    if fact is None:
        near = difflib.get_close_matches(name, policy.facts, 1)
        help = f"did you mean `{near[0]}`?" if near else f"the facts are: {', '.join(policy.facts)}"
        raise Unusable(Diagnostic("unknown-fact", f"the policy has no fact `{name}`", Span(policy.path, 0, 0), help))
    return fact.span


def _places(text: str) -> dict[tuple[int, int], tuple[int, int]]:
    """Where each value stands: line and column → first and last offset; of two that begin alike, the inner."""
    found: dict[tuple[int, int], tuple[int, int]] = {}

    def walk(node: yaml.Node) -> None:
        start, end = node.start_mark, node.end_mark
        written = text[start.index : end.index].rstrip()
        found[start.line + 1, start.column + 1] = (start.index, start.index + len(written))
        for child in node.value if not isinstance(node, yaml.ScalarNode) else ():
            for it in child if isinstance(child, tuple) else (child,):
                walk(it)

    if (root := yaml.compose(text, Loader=_Loader)) is not None:
        walk(root)
    return found
