"""What of a release still stands as it was built, looked at before anything else is imported.

Two things are remembered beside a release: of what it was made, and how its files were left.

- All that every language is made of (policy, names, templates, the English catalog, the program, what
  was asked) is one digest, and with its own catalog's content it is the language's.
- Of each file of the release size, inode and times are kept, so that nobody's edit passes for ours.

Where all are the same, nothing is done; where a language is, its files stay as they are, and the judge
is not asked about it again. Only what was found clean is remembered: any fault is told by a build that
remembers nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from functools import partial

from notices.publishing import ALL_LANGUAGES, NAME
from notices.publishing.sources import digest, scan, sources, stamped

TYPE_CHECKING = False  # without `typing`, as in start.py
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Any

    from notices.publishing.kept import Before
    from notices.publishing.sources import Stamp

# A program file that changed this shortly before it was read may change again without new times, on
# file systems that count in seconds: such a build is not remembered, and the next one is made anew.
_SETTLED = 2.0


class Memory:
    """What a build was asked for, what it would read, and what stands of that already."""

    def __init__(
        self,
        out: Path,
        policy: Path,
        root: Path,
        *,
        locales: Sequence[str] | None = None,
        surfaces: Sequence[str] | None = None,
        at: datetime.date | None = None,
        commit: str | None = None,
    ) -> None:
        asked = {"locales": locales, "surfaces": surfaces, "at": at, "commit": commit}
        self.out, self._began = out, time.time()
        self._folder = out.parent / f".{out.name}.built"
        self._stamped = partial(stamped, policy, root)
        self._sources = sources(policy, root, asked)
        self._left = scan(out)
        self._sealed: dict[str, Stamp] = {}
        self.standing: dict[str, Any] | None = None  # the manifest of a release that stands whole
        self.before: Before | None = None  # what stands of one that does not
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):  # no record, or none of ours
            self._recall()

    def _recall(self) -> None:
        record = json.loads((self._folder / NAME).read_text(encoding="utf-8"))
        if record["manifest"] != digest(self._left[NAME]):
            return
        manifest = json.loads((self.out / NAME).read_text(encoding="utf-8"))
        languages, groups = record["languages"], _by_language(self._left, manifest["files"])
        whole = {tag for tag, files in record["files"].items() if files == digest(groups.get(tag))}
        stand = {tag for tag in languages if tag in whole and languages[tag] == self._sources.made_of.get(tag)}
        if record["common"] == self._sources.common and len(stand) == len(languages) and ALL_LANGUAGES in whole:
            self.standing = manifest
        else:
            self.before = self._parts(record, manifest, whole, stand)

    def _parts(self, record: dict[str, Any], manifest: dict[str, Any], whole: set[str], stand: set[str]) -> Before:
        from notices.publishing.kept import Before, Kept

        untouched = {path: it["sha256"] for path, it in manifest["files"].items() if it["locale"] in whole}
        if record["common"] != self._sources.common:
            return Before(untouched, {}, {})
        ground = (self._folder / "ground").read_bytes()
        fresh = hashlib.sha256(ground).hexdigest() == record["ground"]
        before = Before(untouched, {}, {}, ground if fresh else None)
        rows = {it["tag"]: it for it in manifest["languages"]}
        for tag in whole & record["languages"].keys():
            noted = json.loads(self._note(tag).read_text(encoding="utf-8"))
            if noted.pop("made_of") != record["languages"][tag]:
                continue
            if tag in stand:
                entries = {path: it for path, it in manifest["files"].items() if it["locale"] == tag}
                before.kept[tag] = Kept(rows[tag], entries, **noted)
            else:
                before.heard[tag] = noted["shared"]
        return before

    def seal(self, folder: Path, linked: Iterable[str]) -> None:
        """Looks at the files of a new release before it is put in place. Raises Unusable.

        What was taken over from the old release must be what was looked at when the build began; that
        it has one link more is all that may have changed.
        """
        from notices.publishing.release import touched

        self._sealed = scan(folder)
        for path in linked:
            if self._sealed[path][:3] != self._left[path][:3]:
                raise touched(self.out / path)

    def remember(self, manifest: dict[str, Any], notes: dict[str, dict[str, Any]], ground: bytes) -> None:
        """Notes that the sealed release, without any finding, is what was made of the sources.

        `notes` have `parts`, `shared` and `gists` of each language that was made anew.
        """
        if self._stamped() != self._sources.stamps or self._sources.newest > self._began - _SETTLED:
            self.forget()  # who knows which words were read
            return
        self._folder.mkdir(exist_ok=True)
        made_of = {it["tag"]: self._sources.made_of[it["tag"]] for it in manifest["languages"]}
        for tag, it in notes.items():
            _write(self._note(tag), _json({"made_of": made_of[tag], **it}))
        groups = _by_language(self._sealed, manifest["files"])
        _write(self._folder / "ground", ground)
        record = {
            "ground": hashlib.sha256(ground).hexdigest(),
            "common": self._sources.common,
            "manifest": digest(self._sealed[NAME]),
            "languages": made_of,
            "files": {tag: digest(groups.get(tag)) for tag in (*made_of, ALL_LANGUAGES)},
        }
        _write(self._folder / NAME, _json(record))

    def forget(self) -> None:
        """Makes the next build begin anew."""
        (self._folder / NAME).unlink(missing_ok=True)

    def _note(self, tag: str) -> Path:
        return self._folder / f"{tag}.json"


def _by_language(stamps: dict[str, Stamp], entries: dict[str, dict[str, Any]]) -> dict[str, list[tuple[str, Stamp]]]:
    """The files of each language; with those that hold all stands also what is not in the manifest."""
    groups: dict[str, list[tuple[str, Stamp]]] = {}
    for path in sorted(stamps):
        locale = entries[path]["locale"] if path in entries else ALL_LANGUAGES
        groups.setdefault(locale, []).append((path, stamps[path]))
    return groups


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8")


def _write(path: Path, data: bytes) -> None:
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_bytes(data)
    aside.replace(path)
