"""For CI systems that show tests: JUnit XML, a suite for each file, a case for each finding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from notices.diagnostics import Diagnostic, place, show

# What XML 1.0 can't hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings as failed tests; notes stand in a passed test’s output."""
    files: dict[str, list[Diagnostic]] = defaultdict(list)
    for it in diagnostics:
        files[it.span.path].append(it)
    failed = sum(it.severity == "error" for it in diagnostics)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="notices" tests="{max(1, len(diagnostics))}" failures="{failed}" errors="0">',
    ]
    for path, found in files.items():
        failures = sum(it.severity == "error" for it in found)
        name = _attribute(path)
        lines.append(f'<testsuite name={name} tests="{len(found)}" failures="{failures}" errors="0" skipped="0">')
        lines += [_case(it) for it in found]
        lines.append("</testsuite>")
    if not files:
        lines += [
            '<testsuite name="notices" tests="1" failures="0" errors="0" skipped="0">',
            '<testcase name="audit" classname="notices" time="0"/>',
            "</testsuite>",
        ]
    return "\n".join([*lines, "</testsuites>"])


def _case(it: Diagnostic) -> str:
    name = _attribute(f"{it.rule} {place(it.span)}")
    head = f'<testcase name={name} classname={_attribute(it.rule)} time="0">'
    body = escape(_clean(show(it)))
    if it.severity == "error":
        why = f"message={_attribute(it.message)} type={_attribute(it.rule)}"
        return f"{head}<failure {why}>{body}</failure></testcase>"
    return f"{head}<system-out>{body}</system-out></testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
