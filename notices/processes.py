"""The same work for each of many languages, in as many processes as help; and work that one does meanwhile.

A process costs what the work of a few languages does, so that few of them are worked here. A child
begins with everything that is loaded, by fork, and hands its results back in a file. A share
whose process fails is worked again here, where its exception can be raised.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Generic, Self, TypeVar

_LEAST = 6  # languages worth a process of their own
It = TypeVar("It")
Result = TypeVar("Result")


def each(work: Callable[[It], Result], its: Sequence[It], done: Callable[[It], None] = lambda it: None) -> list[Result]:
    """The results of `work` in the order of `its`; `done` is told of each that is finished."""
    count = max(1, min(_processors(), len(its) // _LEAST))
    shares = [its[n::count] for n in range(count)]
    with _no_collections():
        children = [_Child(work, share) for share in shares[1:]]
        try:
            results = [_worked(work, shares[0], done)]
            for share, child in zip(shares[1:], children, strict=True):
                results.append(child.results() or _worked(work, share))
                for it in share:
                    done(it)
        finally:
            for child in children:
                child.close()
    return [results[n % count][n // count] for n in range(len(its))]


class Meanwhile(Generic[Result]):
    """Work that a process of its own does while this one goes on; where none can, it is done when asked for."""

    def __init__(self, work: Callable[[], Result], worthwhile: bool = True) -> None:
        self._work = work
        self._child = _Child(lambda _: work(), [None]) if worthwhile and _processors() > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failed: object) -> None:
        """Leaves no process behind, also where nobody asked for the result."""
        if self._child is not None:
            self._child.close()

    @property
    def ready(self) -> bool:
        """Whether asking for the result would not have to wait for the other process."""
        return self._child is None or self._child.ended(os.WNOHANG)

    def result(self) -> Result:
        """What the work has come to; an exception is raised here. To be asked for once."""
        found = self._child.results() if self._child is not None else None
        return found[0] if found else self._work()


class _Child:
    """A process at work on a share. Its results come in a file, so that it waits for nobody to take them."""

    def __init__(self, work: Callable[[It], Result], share: Sequence[It]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by close)
        self._status: int | None = None
        self._pid = os.fork()
        if self._pid == 0:
            self._work(work, share)

    def _work(self, work: Callable[[It], Result], share: Sequence[It]) -> None:
        code = 1
        try:
            with self._file as file:
                pickle.dump(_worked(work, share), file, pickle.HIGHEST_PROTOCOL)
            code = 0
        finally:
            os._exit(code)  # nothing that the parent has begun (buffers, tests) is ended twice

    def ended(self, how: int = 0) -> bool:
        """Whether it has come to its end, for which this process waits unless `how` is WNOHANG."""
        if self._status is None:
            pid, status = os.waitpid(self._pid, how)
            self._status = status if pid else None
        return self._status is not None

    def results(self) -> Any:
        """The results of the share, or None where the process failed."""
        self.ended()
        if self._status != 0:
            return None
        self._file.seek(0)
        return pickle.load(self._file)

    def close(self) -> None:
        """Leaves nothing behind."""
        self.ended()
        self._file.close()


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
    # On macOS a forked child may not use the system's own libraries.
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _worked(
    work: Callable[[It], Result], share: Sequence[It], done: Callable[[It], None] = lambda it: None
) -> list[Result]:
    results = []
    for it in share:
        results.append(work(it))
        done(it)
    return results
