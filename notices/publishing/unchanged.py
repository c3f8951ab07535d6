"""Whether a release still stands as it was built, looked at before anything else is imported.

Of every file that a build reads, the program's own and its libraries' among them, and of every
file that it wrote, size, times and inode are remembered beside the release. Where all are the same,
the same build would write the same bytes, so nothing is done.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notices.publishing.manifest import NAME

# A file that changed this shortly before it was read may change again without new times, on file
# systems that count in seconds: such a build is not remembered, and the next one is made anew.
_SETTLED = 2.0
_LIBRARIES = ("babel", "jinja2", "markdown_it", "markupsafe", "yaml")


class Memory:
    """What a build was asked for and read, as it stood before the build began."""

    def __init__(self, out: Path, policy: Path, root: Path, **asked: object) -> None:
        self.out, self.began = out, time.time()
        folders = dict.fromkeys([root / "locales", root / "templates", policy.parent / "locales"])
        sources = [policy, *(path for folder in folders for path in _files(folder)), *_program()]
        stamps = [_stamp(path) for path in sources]
        self.newest = max((int(stamp[2]) / 1e9 for stamp in stamps if stamp), default=0.0)
        about: list[object] = [sys.version, str(policy.resolve()), str(root.resolve()), sorted(asked.items())]
        self.sources = _digest(about, sources, stamps)

    @property
    def _record(self) -> Path:
        return self.out.parent / f".{self.out.name}.built.json"

    def standing(self) -> dict[str, Any] | None:
        """The manifest of the release, if the same build made it and nobody touched it since."""
        try:
            kept = json.loads(self._record.read_text(encoding="utf-8"))
            same = kept == {"sources": self.sources, "release": self._release()}
            manifest: dict[str, Any] = json.loads((self.out / NAME).read_text(encoding="utf-8")) if same else {}
        except (OSError, ValueError):
            return None
        return manifest or None

    def remember(self) -> None:
        """Notes that the release at `out` is what this build made."""
        if self.newest > self.began - _SETTLED:
            self._record.unlink(missing_ok=True)
            return
        aside = self._record.with_suffix(f".{os.getpid()}")
        aside.write_text(json.dumps({"sources": self.sources, "release": self._release()}), encoding="utf-8")
        aside.replace(self._record)

    def _release(self) -> str:
        files = list(_files(self.out))
        return _digest([], files, [_stamp(path) for path in files])


def _digest(about: list[object], files: list[Path], stamps: list[tuple[int, ...]]) -> str:
    named = [(str(path), *stamp) for path, stamp in zip(files, stamps, strict=True)]
    return hashlib.sha256(repr((about, named)).encode("utf-8", "surrogateescape")).hexdigest()


def _stamp(path: Path) -> tuple[int, ...]:
    """Size, inode, time of change of content, time of change of anything; nothing where there is no file."""
    try:
        it = path.stat()
    except OSError:
        return ()
    return it.st_size, it.st_ino, it.st_mtime_ns, it.st_ctime_ns


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder, in order."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            yield Path(where, name)


def _program() -> Iterator[Path]:
    yield from _files(Path(__file__).parent.parent)
    for name in _LIBRARIES:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin:
            yield Path(spec.origin)
