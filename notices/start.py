"""Where the program starts. A `notices build` that has nothing to do, or finds nothing, ends here.

Loading the library that reads command lines takes longer than looking whether all stands. So the plain
command, as a release build gives it, is understood here as well. Anything else is left to
notices/cli.py; so is what a plain build has found, or has run into, for that is told by the command.
"""

from __future__ import annotations

import errno
import gc
import os
import sys

TYPE_CHECKING = False  # the name that type checkers know; `typing` takes as long as a hundred files
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notices.pipeline import Outcome
    from notices.publishing.unchanged import Memory

_OPTIONS = {"--out": "dist", "--policy": "policy.yaml", "--root": ""}


# How a system says that what is printed goes nowhere; Windows calls a closed pipe an invalid argument.
_NOWHERE = {errno.EPIPE, errno.EINVAL, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def main() -> None:
    """The program `notices`."""
    try:
        _run()
    except OSError as error:
        if error.filename is not None or error.errno not in _NOWHERE:
            raise
        _unheard(error)


def _run() -> None:
    asked = _asked(sys.argv[1:])
    ended = _ended(*asked) if asked else None
    if isinstance(ended, str):
        print(ended, flush=True)  # noqa: T201 (which says nothing where the standard output is closed)
        os._exit(0)  # Python would take all apart that was made, a fifteenth of what the build took
    from notices.cli import main as commands

    commands(prog_name="notices", obj=ended)


def _unheard(error: OSError) -> None:
    """Ends where what is printed goes nowhere: that a pipe is closed is no fault, that a disk is full is one."""
    closed = isinstance(error, BrokenPipeError)
    if not closed:
        problem = (error.strerror or str(error)).lower()
        sys.stderr.write(f"error[not-writable]: can’t print: {problem}\n  = help: make room, or print elsewhere\n")
        sys.stderr.flush()
    os._exit(1 if closed else 2)  # Python would try once more to print what is left


def _asked(arguments: Sequence[str]) -> tuple[str, str, str] | None:
    """Release, policy and root that a plain `notices build` asks for; None for any other command."""
    if arguments[:1] != ["build"] or len(arguments) % 2 == 0:
        return None
    given = dict(zip(arguments[1::2], arguments[2::2], strict=True))
    # A path that `pathlib` would write otherwise is left to it.
    if not given.keys() <= _OPTIONS.keys() or any(it[:1] == "-" or os.path.normpath(it) != it for it in given.values()):
        return None
    out, policy, root = (_OPTIONS | given).values()
    return out, policy, root or os.path.dirname(policy) or "."


def _ended(out: str, policy: str, root: str) -> str | Callable[[], Outcome]:
    """How a build ends: in a line, where nothing is found; else what gives its outcome, or raises what it raised."""
    from notices.publishing.unchanged import Memory
    from notices.summary import held, summary

    memory = Memory(out, policy, root)
    if memory.standing:
        return summary(memory.standing, out, "unchanged")
    gc.disable()  # what a build makes lasts as long as it does
    try:
        outcome = _built(memory, out, policy, root)
    except BaseException as raised:  # also that somebody stopped it
        fault = raised

        def again() -> Outcome:
            raise fault

        return again
    return (lambda: outcome) if outcome.diagnostics else summary(held(outcome.manifest), out, "no faults")


def _built(memory: Memory, out: str, policy: str, root: str) -> Outcome:
    from pathlib import Path

    from notices import pipeline
    from notices.progress import Progress

    with Progress() as progress:
        return pipeline.build(Path(policy), Path(out), root=Path(root), progress=progress, memory=memory)
