"""What is to be audited: releases, as their manifests tell of them, and other texts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from notices.dataclass import dataclass, field
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.publishing import ALL_LANGUAGES, NAME
from notices.publishing.manifest import File, digest
from notices.reading.passages import suffixes
from notices.witnesses import benches

_Text = tuple[str, bytes]
_Entries = dict[str, dict[str, str]]
_TOLD = frozenset(("locale", "surface", "state", "format", "media_type"))  # what an entry of a manifest says


@dataclass
class Released:
    """What a manifest lists, the files of it that are asked for, and those that testify of them."""

    entries: _Entries
    files: list[File] = field(default_factory=list)
    witnesses: list[File] = field(default_factory=list)


def gather(
    paths: Sequence[Path], locale: str | None, surface: str | None, state: str | None
) -> tuple[dict[Path, Released], list[_Text]]:
    """The releases at some paths, as far as they are asked for, and the other texts there. Raises Unusable.

    A folder with a manifest.json is a release. Of a file in one, the manifest knows language, surface and state;
    whoever says otherwise has it judged as any other text.
    """
    releases: dict[Path, Released] = {}
    texts: list[_Text] = []
    manifests: dict[Path, _Entries] = {}
    for path in paths:
        try:
            if path.is_dir():
                if (path / NAME).is_file():
                    entries, files = _released(path)
                    releases[path] = Released(entries, _chosen(files, path, locale, surface))
                else:
                    texts += [(str(it), it.read_bytes()) for it in _readable(path)]
            elif (known := _in_release(path, manifests)) and _agrees(known[1], locale, surface, state):
                folder, file = known
                releases.setdefault(_shown(folder, path), Released(manifests[folder])).files.append(file)
            else:
                texts.append((str(path), path.read_bytes()))
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
            raise Unusable(
                Diagnostic("not-readable", f"can’t read {path}: {problem}", Span(str(path), 0, 0), "check the path")
            ) from None
    for folder, it in releases.items():
        it.witnesses = list(_witnesses(folder, it, locale))
    return releases, texts


def _witnesses(folder: Path, asked: Released, locale: str | None) -> Iterator[File]:
    """The files that testify of those asked for: such as are still as they were built.

    The build has found these to agree with each other, so what differs from one of them has changed since.
    """
    for row in benches(asked.entries, asked.files, locale):
        built = (it for path in row if (it := _as_built(folder, path, asked.entries[path])))
        yield from islice(built, 1)


def _as_built(folder: Path, name: str, it: dict[str, str]) -> File | None:
    try:
        file = _file(folder, name, it)
    except (OSError, ValueError):
        return None
    return file if digest(file) == it.get("sha256") else None


def _readable(folder: Path) -> list[Path]:
    known = {f".{it}" for it in suffixes()}
    return sorted(it for it in folder.rglob("*") if it.suffix in known and it.is_file())


def _chosen(files: Sequence[File], folder: Path, locale: str | None, surface: str | None) -> list[File]:
    """The files of a release in a language (those that hold all among them) and of a surface."""
    kept = [
        it
        for it in files
        if (locale is None or it.locale in (locale, ALL_LANGUAGES)) and (surface is None or it.surface == surface)
    ]
    if not any(locale in (None, it.locale) for it in kept) and (locale or surface):
        asked = " and ".join(f"`{it}`" for it in (locale, surface) if it)
        there = ", ".join(sorted({it.locale for it in files} - {ALL_LANGUAGES}))
        help = f"its languages are {there}; build the release again, or ask for another"
        raise Unusable(Diagnostic("nothing-to-audit", f"the release has no {asked}", Span(str(folder), 0, 0), help))
    return kept


def _in_release(path: Path, manifests: dict[Path, _Entries]) -> tuple[Path, File] | None:
    """The release in which a file lies, and what its manifest knows of it; `manifests` are those read so far."""
    for folder in path.absolute().parents:
        if folder not in manifests:
            manifests[folder] = _entries(folder)
        name = path.absolute().relative_to(folder).as_posix()
        if name in manifests[folder]:
            return folder, _file(folder, name, manifests[folder][name])
    return None


def _shown(folder: Path, path: Path) -> Path:
    """A folder as somebody names it who asks for a path in it."""
    return folder if path.is_absolute() else Path(os.path.relpath(folder))


def _entries(folder: Path) -> _Entries:
    """The files that a folder's manifest lists; none where it has none, or that of a web app."""
    try:
        entries = json.loads((folder / NAME).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    listed = entries.items() if isinstance(entries, dict) else ()
    return {name: it for name, it in listed if isinstance(it, dict) and it.keys() >= _TOLD}


def _agrees(file: File, locale: str | None, surface: str | None, state: str | None) -> bool:
    """Whether a file is what somebody says of it."""
    said = ((locale, file.locale), (surface, file.surface), (state, file.state))
    return all(it in (None, own) or own == ALL_LANGUAGES for it, own in said)


def _released(folder: Path) -> tuple[_Entries, list[File]]:
    """The files that a manifest lists: what it says of each, and as they are on the disk now."""
    path = str(folder / NAME)
    try:
        entries = json.loads((folder / NAME).read_text("utf-8"))["files"]
        return entries, [_file(folder, name, it) for name, it in entries.items()]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        text = f"this is no manifest of a release: {error}"
        raise Unusable(Diagnostic("not-a-manifest", text, Span(path, 0, 0), "build the release again")) from None


def _file(folder: Path, name: str, it: dict[str, str]) -> File:
    if name.startswith("/") or ".." in name.split("/"):
        raise ValueError(f"`{name}` leads out of the folder")
    data = (folder / name).read_bytes()
    return File(name, it["locale"], it["surface"], it["state"], it["format"], it["media_type"], data)
