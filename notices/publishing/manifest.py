"""manifest.json: what a release is, for whoever holds a copy (notices/schemas/manifest.schema.json)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from notices.model import Policy
from notices.publishing.states import timetable

NAME = "manifest.json"
# ISO 639's code for content in several languages: the locale of a file that holds all of them.
ALL_LANGUAGES = "mul"


@dataclass(frozen=True, slots=True)
class File:
    """One file of a release; `path` is relative, with forward slashes, `surface` empty for what belongs to all."""

    path: str
    locale: str
    surface: str
    state: str
    format: str
    media_type: str
    data: bytes


def manifest(
    policy: Policy,
    languages: list[dict[str, Any]],
    facts: list[dict[str, Any]],
    files: list[File],
    commit: str | None = None,
) -> bytes:
    """The manifest of a release; `commit` is the id of its sources, where it was asked for."""
    entries = {
        file.path: {
            "locale": file.locale,
            "surface": file.surface,
            "state": file.state,
            "format": file.format,
            "media_type": file.media_type,
            "size": len(file.data),
            "sha256": hashlib.sha256(file.data).hexdigest(),
        }
        for file in sorted(files, key=lambda file: file.path)
    }
    data = {
        "policy": {"id": policy.id, "version": policy.version},
        **({"source": {"commit": commit}} if commit else {}),
        "facts": facts,
        "languages": languages,
        "states": timetable(policy),
        "files": entries,
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
