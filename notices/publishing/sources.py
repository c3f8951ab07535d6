"""What a build reads, as digests; and how files were left, as stamps.

Of what people write the content counts, since an editor may save twice within a tick of the clock. Of
the program and its libraries size, inode and times are enough.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time

TYPE_CHECKING = False  # without `typing` and `pathlib`, as in start.py
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Place = str | os.PathLike[str]

Stamp = tuple[int, ...]
SOURCE = "en"
_CATALOG = "messages.po"
_PAUSE = 0.1  # seconds between two looks at the files
_LIBRARIES = ("babel", "jinja2", "markdown_it", "markupsafe", "yaml")


class Sources:
    """`common` is of all that every language is made of, `made_of` of each language.

    `stamps` tells whether any file was touched; `newest` is when a file of the program last was.
    """

    def __init__(self, common: str, made_of: dict[str, str], stamps: str, newest: float) -> None:
        self.common, self.made_of, self.stamps, self.newest = common, made_of, stamps, newest


def sources(policy: Place, root: Place, asked: dict[str, Any]) -> Sources:
    """The sources of a build as they are now, and what is asked of it."""
    stamps = _written(policy, root)
    program = _program()
    about = [sys.version, os.path.realpath(policy), os.path.realpath(root), sorted(asked.items()), program]
    contents = {path: _content(path) for path in stamps}
    catalogs = {}
    folder = _below(root, "locales")
    for tag in _names(folder):  # that there is one is common; what it says is the language's, and of English common too
        path = f"{folder}/{tag}/{_CATALOG}"
        catalogs[tag] = contents.get(path, "")
        contents[path] = catalogs[tag] if tag == SOURCE else ""
    common = digest([about, contents])
    made_of = {tag: digest([common, content]) for tag, content in catalogs.items()}
    newest = max((stamp[2] / 1e9 for stamp in program.values() if stamp), default=0.0)
    return Sources(common, made_of, digest([stamps, program]), newest)


def stamped(policy: Place, root: Place) -> str:
    """The stamps of a build's sources as they are now."""
    return digest([_written(policy, root), _program()])


def saved(policy: Place, root: Place) -> Iterator[None]:
    """Comes by at once, and then whenever one of the sources was saved and all of them stand still.

    Looking at a hundred files takes less than a thousandth of a second, so that they are looked at all
    the time: it works on every disk, also on those that tell nobody what was written.
    """
    built: dict[str, Stamp] | None = None
    seen = _written(policy, root)
    while True:
        if seen != built:
            built = seen
            yield
        time.sleep(_PAUSE)
        before, seen = seen, _written(policy, root)
        while before != seen:  # an editor writes in several steps
            time.sleep(_PAUSE / 2)
            before, seen = seen, _written(policy, root)


def _written(policy: Place, root: Place) -> dict[str, Stamp]:
    """The stamps of what people write."""
    path, beside = os.fspath(policy), os.path.dirname(policy)
    folders = dict.fromkeys([_below(root, "locales"), _below(root, "templates"), _below(beside, "locales")])
    files = {f"{folder}/{path}": stamp for folder in folders for path, stamp in sorted(scan(folder).items())}
    # The other YAML files in the policy's folder: one may be its version before, as only the policy itself tells.
    others = (_below(beside, it) for it in _names(beside) if it.endswith((".yaml", ".yml")))
    return {path: _stamp(path), **{it: _stamp(it) for it in others if it != path}, **files}


def _below(folder: Place, name: str) -> str:
    return name if os.fspath(folder) in ("", ".") else os.path.join(folder, name)


def _names(folder: Place) -> list[str]:
    """What is in a folder; nothing where there is none."""
    try:
        return sorted(os.listdir(folder or "."))
    except OSError:
        return []


def _program() -> dict[str, Stamp]:
    """The program's own files, and those that stand for the libraries."""
    package = os.path.dirname(os.path.dirname(__file__))
    found = {f"{package}/{path}": stamp for path, stamp in sorted(scan(package).items())}
    libraries = filter(None, map(_origin, _LIBRARIES))
    return found | {path: _stamp(path) for path in libraries}


def _origin(library: str) -> str | None:
    """The file of a library, found as an import finds it; `importlib.util` takes longer to load than the search."""
    found = (it.find_spec(library, None) for it in sys.meta_path)
    return next((spec.origin for spec in found if spec is not None), None)


def scan(folder: Place) -> dict[str, Stamp]:
    """The stamps of all files below a folder, by relative path; each folder once, however it is linked to."""
    found: dict[str, Stamp] = {}
    below, seen = [""], set()
    while below:
        inner = below.pop()
        for entry, it in _looked_at(f"{folder}/{inner}"):
            if not entry.is_dir():
                found[inner + entry.name] = (it.st_size, it.st_ino, it.st_mtime_ns, it.st_ctime_ns)
            elif entry.name != "__pycache__" and (it.st_dev, it.st_ino) not in seen:
                seen.add((it.st_dev, it.st_ino))
                below.append(f"{inner}{entry.name}/")
    return found


def _looked_at(folder: str) -> list[tuple[os.DirEntry[str], os.stat_result]]:
    """What is in a folder; nothing where it can't be read."""
    found = []
    place: Any = folder
    try:
        if os.scandir in os.supports_fd:  # a file is found faster in a folder that is open than by its whole path
            place = os.open(folder, os.O_RDONLY)
        for entry in list(os.scandir(place)):
            try:
                found.append((entry, entry.stat()))
            except OSError:  # a link that leads nowhere
                continue
    except OSError:
        return found
    finally:
        if place is not folder:
            os.close(place)
    return found


def digest(it: object) -> str:
    """Of anything whose `repr` says all of it."""
    return hashlib.sha256(repr(it).encode("utf-8", "surrogateescape")).hexdigest()


def _content(path: str) -> str:
    try:
        with open(path, "rb", buffering=0) as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""


def _stamp(path: Place) -> Stamp:
    """Size, inode, time of change of content, time of change of anything; nothing where there is no file."""
    try:
        it = os.stat(path)
    except OSError:
        return ()
    return it.st_size, it.st_ino, it.st_mtime_ns, it.st_ctime_ns
