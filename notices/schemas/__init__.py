"""The published JSON Schemas: of policy.yaml, of a surface's JSON, and of the manifest.

The policy's is made from the loader's own shapes (`notices schema > notices/schemas/policy.schema.json`
brings the file up to date; a test compares them). The other two are written by hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def schema(name: str) -> dict[str, Any]:
    """The schema of `policy`, `document` or `manifest`."""
    if name == "policy":
        from notices import spec

        return spec.schema()
    loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded
