"""A copy of a release → what of it is not as its manifest says: months later, without the sources.

Whole means that every listed file is there with its bytes, and nothing else is; true means that the
manifest has its published form and does not contradict itself. A manifest that somebody wrote anew is
true to itself: whoever must exclude that compares the hash that is told with one kept elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notices.dataclass import dataclass
from notices.diagnostics import Diagnostic, Unusable, ordered
from notices.model import Span
from notices.publishing import ALL_LANGUAGES, NAME
from notices.publishing.jsonplaces import offset
from notices.schemas import schema
from notices.schemas.forms import Place, faults

_LARGEST = 100_000_000  # bytes of a manifest
_COPY = "copy the release again, whole"
_MANIFEST = "the manifest was changed or is not ours; copy the release again"


@dataclass
class Verdict:
    """What was found, and what a reader is told of a copy that is whole: `digest` is the manifest's SHA-256."""

    diagnostics: list[Diagnostic]
    manifest: dict[str, Any]
    digest: str

    @property
    def size(self) -> int:
        """The bytes of all listed files."""
        return sum(it["size"] for it in self.manifest["files"].values())


def verify(folder: Path) -> Verdict:
    """Holds a folder to its manifest. Raises Unusable where there is none that can be read."""
    source = _Source(folder / NAME)
    found = list(source.form())
    # Of a manifest without its form nothing more can be asked.
    if not found:
        found = [*source.sense(), *_files(folder, source)]
    return Verdict(ordered(found), source.manifest, source.digest)


class _Source:
    """The manifest as it is written."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        try:
            if path.stat().st_size > _LARGEST:
                raise self.unusable("it is larger than any manifest", Span(self.path, 0, 0))
            data = path.read_bytes()
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
            help = "name the folder of a release: the one that holds manifest.json"
            raise Unusable(
                Diagnostic("not-readable", f"can't read {path}: {problem}", Span(self.path, 0, 0), help)
            ) from None
        self.digest = hashlib.sha256(data).hexdigest()
        self.twice: list[str] = []
        try:
            self.text = data.decode("utf-8")
            self.manifest: Any = json.loads(self.text, object_pairs_hook=self.pairs)
        except json.JSONDecodeError as error:
            raise self.unusable(error.msg.lower(), Span(self.path, error.lineno, error.colno)) from None
        except UnicodeDecodeError:
            raise self.unusable("it is not UTF-8", Span(self.path, 0, 0)) from None
        except RecursionError:
            raise self.unusable("it is nested too deeply", Span(self.path, 0, 0)) from None

    def unusable(self, problem: str, span: Span) -> Unusable:
        return Unusable(Diagnostic("not-a-manifest", f"this is no manifest: {problem}", span, _COPY))

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object, in which nothing may stand twice."""
        made = dict(pairs)
        if len(made) < len(pairs):
            seen: set[str] = set()
            self.twice += [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
        return made

    def fault(self, rule: str, place: Place, message: str, help: str = _MANIFEST) -> Diagnostic:
        at = offset(self.text, place)
        line = self.text.count("\n", 0, at) + 1
        begin = self.text.rfind("\n", 0, at) + 1
        span = Span(self.path, line, at - begin + 1)
        return Diagnostic(rule, message, span, help, self.text[begin:].partition("\n")[0])

    def form(self) -> Iterator[Diagnostic]:
        """Where the manifest has another form than the published one."""
        for key in self.twice:
            yield Diagnostic("manifest-form", f"`{key}` is written twice", Span(self.path, 0, 0), _MANIFEST)
        for place, message in faults(self.manifest, schema("manifest")):
            where = ".".join(map(str, place)) or "the manifest"
            yield self.fault("manifest-form", place, f"{where}: {message}")

    def sense(self) -> Iterator[Diagnostic]:
        """What no schema can say: languages that are not the release's, facts that are there twice, ways out."""
        known = {it["tag"] for it in self.manifest["languages"]} | {ALL_LANGUAGES}
        for path, it in self.manifest["files"].items():
            if it["locale"] not in known:
                message = f"`{it['locale']}` is no language of the release"
                yield self.fault("manifest-sense", ("files", path, "locale"), message)
            if _leads_out(path):
                yield self.fault("manifest-sense", ("files", path), f"`{path}` is no path within the folder")
        names: set[str] = set()
        for n, it in enumerate(self.manifest["facts"]):
            if it["fact"] in names:
                yield self.fault("manifest-sense", ("facts", n), f"`{it['fact']}` is stated twice")
            names.add(it["fact"])


def _leads_out(path: str) -> bool:
    parts = path.split("/")
    return "\\" in path or "\0" in path or ":" in parts[0] or not all(part not in ("", ".", "..") for part in parts)


def _files(folder: Path, source: _Source) -> Iterator[Diagnostic]:
    listed = source.manifest["files"]
    there = dict(_walk(folder))
    for path, is_plain in there.items():
        if not is_plain:
            message = f"{path} is a link or no plain file"
            yield _fault("file-strange", message, folder / path, "copy the file itself")
        elif path not in listed and path != NAME:
            message = f"{path} is not in the manifest"
            yield _fault("file-extra", message, folder / path, "delete it; it is no part of the release")
    for path, it in listed.items():
        if path not in there:
            if not _leads_out(path):
                yield source.fault("file-missing", ("files", path), f"{path} is missing", _COPY)
        elif there[path]:
            yield from _altered(folder / path, path, it)


def _walk(folder: Path, below: str = "") -> Iterator[tuple[str, bool]]:
    """Everything in a folder but folders, by path, and whether it is a plain file; links are not followed."""
    try:
        entries = sorted(os.scandir(folder / below), key=lambda it: it.name)
    except OSError as error:
        raise Unusable(_unreadable(folder / below, error)) from None
    for entry in entries:
        path = f"{below}/{entry.name}" if below else entry.name
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            yield from _walk(folder, path)
        else:
            yield path, stat.S_ISREG(mode)


def _altered(file: Path, path: str, it: dict[str, Any]) -> Iterator[Diagnostic]:
    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = file.stat().st_size
    except OSError as error:
        yield _unreadable(file, error)
        return
    if size != it["size"]:
        yield _fault("file-altered", f"{path} has {size:,} bytes, the manifest says {it['size']:,}", file, _COPY)
    elif digest != it["sha256"]:
        yield _fault("file-altered", f"{path} has other bytes than the manifest says", file, _COPY)


def _unreadable(path: Path, error: OSError) -> Diagnostic:
    problem = (error.strerror or str(error)).lower()
    return _fault("not-readable", f"can't read {path}: {problem}", path, "check the path and its permissions")


def _fault(rule: str, message: str, path: Path, help: str) -> Diagnostic:
    return Diagnostic(rule, message, Span(str(path), 0, 0), help)
