"""What of a release still stands as it was built, looked at before anything else is imported.

Two things are remembered beside a release: of what it was made, and how its files were left.

- All that every language is made of (policy, names, templates, the English catalog, the program, what
  was asked) is one digest, and with its own catalog's content it is the language's.
- Of each file of the release size, inode and times are kept, so that nobody's edit passes for ours.

Where all are the same, which one digest tells, nothing is done; where a language is, its files stay as
they are, and the judge is not asked about it again. Only what was found clean is remembered: any fault is
told by a build that remembers nothing.
"""

from __future__ import annotations

import hashlib
import os
import time

from notices.publishing import ALL_LANGUAGES, NAME
from notices.publishing.sources import digest, scan, sources, stamped
from notices.summary import held

TYPE_CHECKING = False  # without `typing` and `pathlib`, as in start.py
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence
    from typing import Any

    from notices.publishing.kept import Before
    from notices.publishing.sources import Place, Stamp

# A program file that changed this shortly before it was read may change again without new times, on
# file systems that count in seconds: such a build is not remembered, and the next one is made anew.
_SETTLED = 2.0
_GROUND = "ground"
_WHOLE = "whole"  # the note of a digest and a line, by which a release that stands whole is told without JSON


class Memory:
    """What a build was asked for, what it would read, and what stands of that already."""

    def __init__(
        self,
        out: Place,
        policy: Place,
        root: Place,
        *,
        locales: Sequence[str] | None = None,
        surfaces: Sequence[str] | None = None,
        at: datetime.date | None = None,
        commit: str | None = None,
    ) -> None:
        asked = {"locales": locales, "surfaces": surfaces, "at": at, "commit": commit}
        self.out, self._began = os.fspath(out), time.time()
        folder, name = os.path.split(self.out)
        self._notes = os.path.join(folder, f".{name}.built")
        self._read_from = policy, root
        self._sources = sources(policy, root, asked)
        self._languages = self._sources.made_of.keys() & (locales or self._sources.made_of)
        self._left = scan(out)
        self._sealed: dict[str, Stamp] = {}
        self.standing = self._standing()  # what a release that stands whole holds, in a line
        self.before: Before | None = None  # what stands of one that does not
        if self.standing is None:
            from contextlib import suppress

            with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):  # no record, or none of ours
                self.before = self._recalled()

    def _standing(self) -> str | None:
        try:
            whole, line = _read(self._note(_WHOLE)).decode("utf-8").split("\n")
        except (OSError, ValueError):
            return None
        return line if whole == self._whole(self._left) else None

    def _whole(self, stamps: dict[str, Stamp]) -> str:
        """A digest of a release of all languages, and of what it is made of."""
        made_of = [self._sources.made_of[tag] for tag in sorted(self._languages)]
        return digest([self._sources.common, made_of, sorted(stamps.items())])

    def manifest(self) -> dict[str, Any]:
        """The manifest of the release."""
        found: dict[str, Any] = _json(f"{self.out}/{NAME}")
        return found

    def _recalled(self) -> Before | None:
        record = _json(self._note(NAME))
        if record["manifest"] != digest(self._left[NAME]):
            return None
        manifest = self.manifest()
        languages, groups = record["languages"], _by_language(self._left, manifest["files"])
        whole = {tag for tag, files in record["files"].items() if files == digest(groups.get(tag))}
        stand = {tag for tag in languages if tag in whole and languages[tag] == self._sources.made_of.get(tag)}
        return self._parts(record, manifest, whole, stand)

    def _parts(self, record: dict[str, Any], manifest: dict[str, Any], whole: set[str], stand: set[str]) -> Before:
        from notices.publishing.kept import Before, Kept

        untouched = {path: it["sha256"] for path, it in manifest["files"].items() if it["locale"] in whole}
        if record["common"] != self._sources.common:
            return Before(untouched, {}, {})
        ground = _read(self._note(_GROUND))
        fresh = hashlib.sha256(ground).hexdigest() == record["ground"]
        before = Before(untouched, {}, {}, ground if fresh else None)
        rows = {it["tag"]: it for it in manifest["languages"]}
        entries: dict[str, dict[str, Any]] = {tag: {} for tag in rows}
        for path, it in manifest["files"].items():
            entries.setdefault(it["locale"], {})[path] = it
        for tag in whole & record["languages"].keys():
            noted = _json(self._note(f"{tag}.json"))
            if noted.pop("made_of") != record["languages"][tag]:
                continue
            if tag in stand:
                before.kept[tag] = Kept(rows[tag], entries[tag], **noted)
            else:
                before.heard[tag] = noted["shared"]
        return before

    def seal(self, folder: Place, linked: Iterable[str]) -> None:
        """Looks at the files of a new release before it is put in place. Raises Unusable.

        What was taken over from the old release must be what was looked at when the build began; that
        it has one link more is all that may have changed.
        """
        from notices.publishing.release import touched

        self._sealed = scan(folder)
        for path in linked:
            if self._sealed[path][:3] != self._left[path][:3]:
                raise touched(f"{self.out}/{path}")

    def remember(self, manifest: dict[str, Any], notes: dict[str, dict[str, Any]], ground: bytes) -> None:
        """Notes that the sealed release, without any finding, is what was made of the sources.

        `notes` have `parts`, `shared` and `gists` of each language that was made anew.
        """
        if stamped(*self._read_from) != self._sources.stamps or self._sources.newest > self._began - _SETTLED:
            self.forget()  # who knows which words were read
            return
        os.makedirs(self._notes, exist_ok=True)
        made_of = {it["tag"]: self._sources.made_of[it["tag"]] for it in manifest["languages"]}
        for tag, it in notes.items():
            _write_json(self._note(f"{tag}.json"), {"made_of": made_of[tag], **it})
        groups = _by_language(self._sealed, manifest["files"])
        if self.before is None or ground is not self.before.ground:
            _write(self._note(_GROUND), ground)
        record = {
            "ground": hashlib.sha256(ground).hexdigest(),
            "common": self._sources.common,
            "manifest": digest(self._sealed[NAME]),
            "languages": made_of,
            "files": {tag: digest(groups.get(tag)) for tag in (*made_of, ALL_LANGUAGES)},
        }
        _write_json(self._note(NAME), record)
        _write(self._note(_WHOLE), f"{self._whole(self._sealed)}\n{held(manifest)}".encode())

    def forget(self) -> None:
        """Makes the next build begin anew."""
        for name in (NAME, _WHOLE):
            if os.path.exists(self._note(name)):
                os.unlink(self._note(name))

    def _note(self, name: str) -> str:
        return f"{self._notes}/{name}"


def _by_language(stamps: dict[str, Stamp], entries: dict[str, dict[str, Any]]) -> dict[str, list[tuple[str, Stamp]]]:
    """The files of each language; with those that hold all stands also what is not in the manifest."""
    groups: dict[str, list[tuple[str, Stamp]]] = {}
    for path in sorted(stamps):
        locale = entries[path]["locale"] if path in entries else ALL_LANGUAGES
        groups.setdefault(locale, []).append((path, stamps[path]))
    return groups


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _json(path: str) -> Any:
    import json  # of which a build that has nothing to do has no need

    return json.loads(_read(path))


def _write(path: str, data: bytes) -> None:
    aside = f"{path}.{os.getpid()}"
    with open(aside, "wb") as file:
        file.write(data)
    os.replace(aside, path)


def _write_json(path: str, data: object) -> None:
    import json

    _write(path, json.dumps(data, ensure_ascii=False).encode("utf-8"))
