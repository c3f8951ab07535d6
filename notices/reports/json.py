"""For programs: the same object as `notices build --json` gives its diagnostics."""

from __future__ import annotations

import json
from collections.abc import Sequence

from notices.diagnostics import Diagnostic


def report(diagnostics: Sequence[Diagnostic]) -> str:
    """One JSON object."""
    return json.dumps({"diagnostics": [it.as_json() for it in diagnostics]}, ensure_ascii=False, indent=1)
