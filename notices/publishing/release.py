"""Files → a folder that appears whole or not at all.

The new release is written aside, in the same folder, and then exchanged with the old one in a
single step of the file system; whoever reads sees one or the other. The old one is kept beside it
as `.<name>.previous` for readers that still have it open.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType

from notices import processes
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.publishing import NAME
from notices.publishing.manifest import File

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h on macOS


def publish(
    files: list[File],
    manifest: bytes,
    out: Path,
    standing: Mapping[str, str] = MappingProxyType({}),
    seal: Callable[[Path, Collection[str]], None] = lambda folder, linked: None,
) -> None:
    """Puts a release in the place of the one at `out`. Raises Unusable; then the old one is whole.

    Paths in `standing` are not written again: they are the old release's own files, by their digests (hard
    links, where the file system has them). `seal` is shown the new folder, and what in it is linked, before it is put
    in place.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _refuse_strangers(out)
        with _alone(out):
            _clean(out)
            _make_room(out)
            new = _written(files, manifest, out, standing, seal)
            _swap(new, out)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        path = error.filename or out
        raise _unusable("not-published", f"can't write {path}: {problem}", out, _remedy(error)) from None


def _remedy(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "make room on the disk; the release that was there is whole"
    return "check the folder and its permissions; the release that was there is whole"


def _unusable(rule: str, message: str, out: Path, help: str) -> Unusable:
    return Unusable(Diagnostic(rule, message, Span(str(out), 0, 0), help))


def _refuse_strangers(out: Path) -> None:
    """Only a release may be replaced: nothing that the user had is lost."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise _unusable("not-a-folder", f"{out} is no folder", out, "name another one with --out")
    if out.is_dir() and any(out.iterdir()) and not (out / NAME).is_file():
        text = f"{out} holds files, but no release of ours"
        raise _unusable("not-a-release", text, out, "name a new or empty folder with --out")


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """A lock for this release, which dies with its process; builds into other folders go on."""
    if os.name != "posix":  # Windows has no flock; two builds at once are the user's to avoid
        yield
        return
    path = out.parent / f".{out.name}.lock"
    handle = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        if not _locked(handle, path):
            raise _unusable("busy", f"another build is writing {out}", out, "wait for it to end")
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _locked(handle: int, path: Path) -> bool:
    """Whether the lock is ours; who held it may have taken the file away since it was opened."""
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(handle), path.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def _clean(out: Path) -> None:
    """Takes away what a killed build left."""
    for path in out.parent.glob(f".{out.name}.new-*"):
        _remove(path)


def _make_room(out: Path) -> None:
    """The release before the one at `out` has had its time; a link less also changes its files' times."""
    _remove(_previous(out))


def _remove(folder: Path | str) -> None:
    """Takes a folder away with all that is in it; what can't be taken away stays."""
    if os.path.islink(folder):
        return
    with suppress(OSError):
        for it in list(os.scandir(folder)):
            if it.is_dir(follow_symlinks=False):
                _remove(it.path)
            else:
                with suppress(OSError):
                    os.unlink(it.path)
        os.rmdir(folder)


def _previous(out: Path) -> Path:
    return out.parent / f".{out.name}.previous"


def _written(
    files: list[File],
    manifest: bytes,
    out: Path,
    standing: Mapping[str, str],
    seal: Callable[[Path, Collection[str]], None],
) -> Path:
    folder = out.parent / f".{out.name}.new-{os.getpid()}"
    _new_folder(str(folder))
    made = {str(folder)}
    try:
        written = {file.path: file.data for file in files if file.path not in standing} | {NAME: manifest}
        linked = [path for path in standing if _linked(f"{out}/{path}", f"{folder}/{path}", made)]
        written |= {path: _copied(out / path, standing[path]) for path in standing.keys() - set(linked)}
        for path in written:
            _make_folder(f"{folder}/{path}".rpartition("/")[0], made)
        processes.each(partial(_write_all, folder), _by_hundred(written))
        seal(folder, linked)
    except BaseException:
        _remove(folder)
        raise
    return folder


def _linked(old: str, new: str, made: set[str]) -> bool:
    _make_folder(new.rpartition("/")[0], made)
    try:
        os.link(old, new)
    except OSError:  # a file system without links, or with no more of them
        return False
    return True


def _copied(old: Path, digest: str) -> bytes:
    data = old.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise touched(old)
    return data


def touched(path: Path | str) -> Unusable:
    """A file of the old release is not what it was when the build began."""
    return _unusable("touched", f"{path} was changed while the release was built", Path(path), "build again")


def _by_hundred(files: Mapping[str, bytes]) -> list[list[tuple[str, bytes]]]:
    """Files in groups: a second process is worth its while only for a thousand or more."""
    pairs = list(files.items())
    return [pairs[n : n + 100] for n in range(0, len(pairs), 100)]


def _write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for path, data in files:
        _write(f"{folder}/{path}", data)


def _write(path: str, data: bytes) -> None:
    """A file, without what Python's own files do besides (they ask for a terminal, a size, a position)."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o644)  # whatever the umask
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def _make_folder(path: str, made: set[str]) -> None:
    if path not in made:
        _make_folder(path.rpartition("/")[0], made)
        _new_folder(path)
        made.add(path)


def _new_folder(path: str) -> None:
    os.mkdir(path)
    os.chmod(path, 0o755)  # whatever the umask


def _swap(new: Path, out: Path) -> None:
    if not out.exists():
        new.rename(out)
    elif _exchange(new, out):
        new.rename(_previous(out))
    else:  # a file system that can't exchange: for an instant there is nothing at `out`
        out.rename(_previous(out))
        new.rename(out)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step, where the system can."""
    import ctypes  # which a first release does not need

    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        call, arguments = (
            "renameat2",
            (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE),
        )
    elif sys.platform == "darwin":
        call, arguments = "renamex_np", (os.fsencode(one), os.fsencode(other), _RENAME_SWAP)  # type: ignore[assignment]
    else:
        return False
    function = getattr(library, call, None)
    if function is None:
        return False
    if function(*arguments) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
