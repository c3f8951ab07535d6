"""manifest.json: what a release is, for whoever holds a copy (notices/schemas/manifest.schema.json)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring as _quoted
from types import MappingProxyType
from typing import Any

from notices.dataclass import dataclass
from notices.model import Policy

_COMMA = ",\n"
_dumped = json.JSONEncoder(ensure_ascii=False).encode


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


def digest(file: File) -> str:
    """By which a copy of a file is known to be whole."""
    return hashlib.sha256(file.data).hexdigest()


def entries(files: Iterable[File], digests: Mapping[str, str] = MappingProxyType({})) -> dict[str, dict[str, Any]]:
    """What the manifest says of files, by path; the digests of some may be known."""
    return {
        file.path: {
            "locale": file.locale,
            "surface": file.surface,
            "state": file.state,
            "format": file.format,
            "media_type": file.media_type,
            "size": len(file.data),
            "sha256": digests.get(file.path) or digest(file),
        }
        for file in files
    }


@dataclass(frozen=True, slots=True)
class About:
    """What the manifest tells of the policy alone: which it is, its facts, and when its states hold."""

    policy: dict[str, Any]
    facts: list[dict[str, Any]]
    states: list[dict[str, Any]]


def about(policy: Policy, facts: list[dict[str, Any]]) -> About:
    """That of a policy, given its facts as programs read them."""
    from notices.publishing.states import timetable

    return About({"id": policy.id, "version": policy.version}, facts, timetable(policy))


def manifest(
    about: About,
    languages: list[dict[str, Any]],
    files: dict[str, dict[str, Any]],
    commit: str | None = None,
) -> dict[str, Any]:
    """The manifest of a release; `files` are its entries, `commit` the id of its sources, where it was asked for."""
    return {
        "policy": about.policy,
        **({"source": {"commit": commit}} if commit else {}),
        "facts": about.facts,
        "languages": languages,
        "states": about.states,
        "files": dict(sorted(files.items())),
    }


def written(manifest: dict[str, Any]) -> bytes:
    """The manifest's file, with a line for each fact, language and file, so that a diff tells which has changed."""
    parts = (f"{_dumped(key)}: {_files(it) if key == 'files' else _rows(it)}" for key, it in manifest.items())
    return f"{{\n{_COMMA.join(parts)}\n}}\n".encode()


def _files(entries: dict[str, dict[str, Any]]) -> str:
    """What `_rows` makes of them, in a fifth of the time: there are thousands, all of one shape."""
    rows = (
        f'{_quoted(path)}: {{"locale": {_quoted(it["locale"])}, "surface": {_quoted(it["surface"])}, '
        f'"state": {_quoted(it["state"])}, "format": {_quoted(it["format"])}, '
        f'"media_type": {_quoted(it["media_type"])}, "size": {it["size"]}, "sha256": {_quoted(it["sha256"])}}}'
        for path, it in entries.items()
    )
    return f"{{\n{_COMMA.join(rows)}\n}}"


def _rows(value: Any) -> str:
    match value:
        case dict() if any(isinstance(it, dict) for it in value.values()):
            return f"{{\n{_COMMA.join(f'{_dumped(key)}: {_dumped(it)}' for key, it in value.items())}\n}}"
        case list() if value:
            return f"[\n{_COMMA.join(map(_dumped, value))}\n]"
    return _dumped(value)
