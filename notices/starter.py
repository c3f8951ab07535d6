"""`notices init`: a new project from the policy, catalogs and templates that ship with the program."""

from __future__ import annotations

import json
from pathlib import Path

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span

# In an installed package they lie inside it, in a checkout beside it.
_PLACES = (Path(__file__).parent / "project", Path(__file__).parent.parent)
_PARTS = ("policy.yaml", "locales", "templates")
SCHEMA = "policy.schema.json"


def begin(folder: Path) -> int:
    """Writes a project into a new or empty folder and returns the number of files. Raises Unusable."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        span = Span(str(folder), 0, 0)
        raise Unusable(Diagnostic("not-empty", f"{folder} is not empty", span, "name a new folder"))
    source = next(place for place in _PLACES if (place / "policy.yaml").is_file())
    count = 0
    try:
        for part in _PARTS:
            for path in sorted([source / part] if (source / part).is_file() else (source / part).rglob("*")):
                if path.is_file():
                    target = folder / path.relative_to(source)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(_adapted(path))
                    count += 1
        _write_schema(folder)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        span = Span(str(folder), 0, 0)
        raise Unusable(Diagnostic("not-written", f"can't write: {problem}", span, "check the folder")) from None
    return count + 1


def _adapted(path: Path) -> bytes:
    """The file; the policy's first line names the schema that lies beside it."""
    data = path.read_bytes()
    return data.replace(b"$schema=notices/schemas/", b"$schema=", 1) if path.name == "policy.yaml" else data


def _write_schema(folder: Path) -> None:
    from notices import schemas

    text = json.dumps(schemas.schema("policy"), ensure_ascii=False, indent=2)
    (folder / SCHEMA).write_text(text + "\n", encoding="utf-8", newline="\n")
