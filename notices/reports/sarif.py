"""For code scanning: SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import metadata
from typing import Any
from urllib.parse import quote

from notices.diagnostics import Diagnostic, visible
from notices.model import Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def report(diagnostics: Sequence[Diagnostic]) -> str:
    """One run of our tool with its rules and results."""
    from notices.checks import manual

    rules = sorted({it.rule for it in diagnostics})
    driver = {
        "name": "notices",
        "version": metadata.version("notices"),
        "rules": [_rule(rule, manual(rule)) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(it, rules.index(it.rule)) for it in diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(rule: str, text: str | None) -> dict[str, Any]:
    first = (text or rule).partition("\n")[0]
    found: dict[str, Any] = {"id": rule, "shortDescription": {"text": first}}
    return found | ({"help": {"text": text}} if text else {})


def _result(it: Diagnostic, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": it.rule,
        "ruleIndex": index,
        "level": it.severity if it.severity in ("error", "note", "warning") else "error",
        "message": {"text": f"{visible(it.message)}\n{visible(it.help)}".strip()},
        "locations": [{"physicalLocation": _location(it.origin) if it.origin else _location(it.span, it.excerpt)}],
    }
    related = [*it.related, *([(it.span, "read here, in the built file")] if it.origin else [])]
    if related:
        result["relatedLocations"] = [
            {"id": n, "physicalLocation": _location(span), "message": {"text": text}}
            for n, (span, text) in enumerate(related, 1)
        ]
    return result


def _location(span: Span, excerpt: str = "") -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(span.path)}}
    if span.line:
        region: dict[str, Any] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endColumn": span.column + max(1, span.length),
        }
        location["region"] = region | ({"snippet": {"text": visible(excerpt)}} if excerpt else {})
    return location
