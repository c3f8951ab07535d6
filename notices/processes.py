"""The same work for each of many languages, in as many processes as help; and work that one does meanwhile.

A process costs what the work of a few languages does, so that few of them are worked here. A child
begins with everything that is loaded, by fork, and hands its results back in a file. What a process
took that fails is worked again here, where its exception can be raised.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, Generic, Self, TypeVar

_LEAST = 6  # languages whose writing is worth a process of its own
It = TypeVar("It")
Given = TypeVar("Given")
Result = TypeVar("Result")


def each(
    work: Callable[[It], Result],
    its: Sequence[It],
    done: Callable[[It], None] = lambda it: None,
    least: int = _LEAST,
) -> list[Result]:
    """The results of `work` in the order of `its`; `done` is told of each that is finished.

    `least` says how many of them are worth a process.
    """
    count = len(its) // least
    if count < 2 or (count := min(count, _processors())) < 2:
        return _alone(work, its, done)
    results: dict[int, Result] = {}
    with _no_collections(), _Queue(len(its)) as waiting:
        children = [_Child(lambda: {n: work(its[n]) for n in waiting}) for _ in range(1, count)]
        try:
            for n in waiting:
                results[n] = work(its[n])
                done(its[n])
            for child in children:
                found = child.result() or {}
                results |= found
                for n in found:
                    done(its[n])
        finally:
            for child in children:
                child.close()
        for n in [n for n in range(len(its)) if n not in results]:  # what a process took that failed
            results[n] = work(its[n])
            done(its[n])
    return [results[n] for n in range(len(its))]


def _alone(work: Callable[[It], Result], its: Sequence[It], done: Callable[[It], None]) -> list[Result]:
    results: list[Result] = []
    with _no_collections():
        for it in its:
            results.append(work(it))
            done(it)
    return results


class _Queue:
    """The numbers of what waits to be worked, in a file that all processes read through one handle.

    So each is taken once, by whichever process is free: under a lock, since a file in memory, unlike one
    of the disk, may give two who read at once the same bytes.
    """

    def __init__(self, count: int) -> None:
        self._file = _file()
        self._file.write(b"".join(n.to_bytes(4, "big") for n in range(count)))
        self._file.seek(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failed: object) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[int]:
        while number := self._taken():
            yield int.from_bytes(number, "big")

    def _taken(self) -> bytes:
        import fcntl  # which is there wherever processes can be forked

        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            return os.read(self._file.fileno(), 4)
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)


class Meanwhile(Generic[Given, Result]):
    """Work that a process of its own does while this one goes on; where none can, it is done when asked for.

    The process begins with what it can prepare before it is given what it works on.
    """

    def __init__(
        self, work: Callable[[Given], Result], prepare: Callable[[], None] = lambda: None, worthwhile: bool = True
    ) -> None:
        def begin() -> Result:
            prepare()
            return work(self._letter.received())

        self._work = work
        self._child: _Child | None = None
        if worthwhile and _processors() > 1:
            self._letter = _Letter()
            self._child = _Child(begin)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failed: object) -> None:
        """Leaves no process behind, also where nobody asked for the result."""
        if self._child is not None:
            self._child.close()
            self._letter.close()

    def give(self, it: Given) -> None:
        """Says what the work is done on, before anybody asks for the result."""
        self._given = it
        if self._child is not None:
            self._letter.send(it)

    @property
    def ready(self) -> bool:
        """Whether asking for the result would not have to wait for the other process."""
        return self._child is None or self._child.ended(os.WNOHANG)

    def result(self) -> Result:
        """What the work has come to; an exception is raised here. To be asked for once."""
        found = self._child.result() if self._child is not None else None
        return self._work(self._given) if found is None else found


class _Letter:
    """Something for a child that is at work already: in a file, and a byte in a pipe says that it is there."""

    def __init__(self) -> None:
        self._file = _file()
        self._reading, self._writing = os.pipe()

    def send(self, it: object) -> None:
        pickle.dump(it, self._file, pickle.HIGHEST_PROTOCOL)
        self._file.flush()
        os.write(self._writing, b".")

    def received(self) -> Any:
        """What was sent, for which the child waits. Raises EOFError where nobody is left who could send it."""
        os.close(self._writing)
        if not os.read(self._reading, 1):
            raise EOFError
        self._file.seek(0)
        return pickle.load(self._file)

    def close(self) -> None:
        self._file.close()
        os.close(self._reading)
        os.close(self._writing)


class _Child:
    """A process at work. Its result comes in a file, so that it waits for nobody to take it."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._file = _file()
        self._status: int | None = None
        try:
            self._pid = os.fork()
        except OSError:  # no more processes, or too little memory: as if it had failed
            self._pid, self._status = -1, 1
        if self._pid == 0:
            self._work(work)

    def _work(self, work: Callable[[], object]) -> None:
        code = 1
        try:
            with self._file as file:
                pickle.dump(work(), file, pickle.HIGHEST_PROTOCOL)
            code = 0
        finally:
            os._exit(code)  # nothing that the parent has begun (buffers, tests) is ended twice

    def ended(self, how: int = 0) -> bool:
        """Whether it has come to its end, for which this process waits unless `how` is WNOHANG."""
        if self._status is None:
            pid, status = os.waitpid(self._pid, how)
            self._status = status if pid else None
        return self._status is not None

    def result(self) -> Any:
        """The result, or None where the process failed."""
        self.ended()
        if self._status != 0:
            return None
        self._file.seek(0)
        return pickle.load(self._file)

    def close(self) -> None:
        """Leaves nothing behind, nor anything going on whose results nobody has asked for."""
        if self._status is None:
            import signal

            os.kill(self._pid, signal.SIGKILL)
        self.ended()
        self._file.close()


def _file() -> IO[bytes]:
    """A file without a name for two processes, which lies in memory where the system has such."""
    if hasattr(os, "memfd_create"):
        with suppress(OSError):  # an older kernel, or one that forbids it
            return os.fdopen(os.memfd_create("notices"), "w+b")
    import tempfile

    return tempfile.TemporaryFile()


@contextmanager
def _no_collections() -> Iterator[None]:
    """The garbage collector rests: what a language leaves in circles are a few hundred objects.

    It would look at all that a language makes once or twice while it lasts, a twelfth of the time of an
    audit, and in a child it would copy every page by counting what is loaded.
    """
    was_on = gc.isenabled()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


def _processors() -> int:
    """How many processes can work: one where there is no safe fork, or threads that a fork would cut off."""
    import threading

    # On macOS a forked child may not use the system's own libraries.
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
