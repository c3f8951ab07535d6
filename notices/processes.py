"""The same work for each of many languages, in as many processes as help; and work that one does meanwhile.

A process costs what the work of a few languages does, so that few of them are worked here. A child
begins with everything that is loaded, by fork, and hands its results back through a pipe. A share
whose process fails is worked again here, where its exception can be raised.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any, Generic, Self, TypeVar

_LEAST = 6  # languages worth a process of their own
It = TypeVar("It")
Result = TypeVar("Result")


def each(work: Callable[[It], Result], its: Sequence[It], done: Callable[[It], None] = lambda it: None) -> list[Result]:
    """The results of `work` in the order of `its`; `done` is told of each that is finished."""
    count = max(1, min(_processors(), len(its) // _LEAST))
    shares = [its[n::count] for n in range(count)]
    with _few_collections():
        children = [_started(work, share) for share in shares[1:]]
        try:
            results = [_worked(work, shares[0], done)]
            for share, (_, pipe) in zip(shares[1:], children, strict=True):
                results.append(_received(pipe) or _worked(work, share))
                for it in share:
                    done(it)
        finally:
            for pid, pipe in children:
                pipe.close()
                os.waitpid(pid, 0)
    return [results[n % count][n // count] for n in range(len(its))]


class Meanwhile(Generic[Result]):
    """Work that a process of its own does while this one goes on; where none can, it is done when asked for."""

    def __init__(self, work: Callable[[], Result], worthwhile: bool = True) -> None:
        self._work, self._child = work, None
        if worthwhile and _processors() > 1:
            self._child = _started(lambda _: work(), [None])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failed: object) -> None:
        """Leaves no process behind, also where nobody asked for the result."""
        if self._child is not None:
            pid, pipe = self._child
            pipe.close()
            os.waitpid(pid, 0)

    @property
    def ready(self) -> bool:
        """Whether asking for the result would not have to wait for the other process."""
        return self._child is None or bool(select.select([self._child[1]], [], [], 0)[0])

    def result(self) -> Result:
        """What the work has come to; an exception is raised here. To be asked for once."""
        found = _received(self._child[1]) if self._child is not None else None
        return found[0] if found else self._work()


@contextmanager
def _few_collections() -> Iterator[None]:
    """The garbage collector leaves alone what is loaded, and looks at what is new less often.

    A child in which it counted all that is loaded would copy every page; and looking at every seven
    hundredth object, it takes a tenth of the time of work that makes many and few in circles.
    """
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


def _received(pipe: IO[bytes]) -> Any:
    """The results of a share, or None where its process failed."""
    try:
        return pickle.load(pipe)
    except (EOFError, pickle.UnpicklingError):
        return None


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


def _started(work: Callable[[It], Result], share: Sequence[It]) -> tuple[int, IO[bytes]]:
    """A child at work on a share, and the pipe in which its results will come."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, os.fdopen(reading, "rb")
    code = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_worked(work, share), pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)  # nothing that the parent has begun (buffers, tests) is ended twice
