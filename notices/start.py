"""Where the program starts. A `notices build` that has nothing to do ends here.

Loading the library that reads command lines takes longer than looking whether all stands. So the plain
command, as a release build gives it, is understood here as well; anything else is left to notices/cli.py,
with what was seen of the release, so that nobody looks twice.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # the name that type checkers know; `typing` takes as long as a hundred files
if TYPE_CHECKING:
    from collections.abc import Sequence

    from notices.publishing.unchanged import Memory

_OPTIONS = {"--out": "dist", "--policy": "policy.yaml", "--root": ""}


def main() -> None:
    """The program `notices`."""
    memory = _looked(sys.argv[1:])
    if memory is not None and memory.standing:
        from notices.summary import summary

        sys.stdout.write(f"{summary(memory.standing, memory.out, 'unchanged')}\n")
        return
    from notices.cli import main as commands

    commands(prog_name="notices", obj=memory)


def _looked(arguments: Sequence[str]) -> Memory | None:
    """What stands of the release that a plain `notices build` asks for; None for any other command."""
    if arguments[:1] != ["build"] or len(arguments) % 2 == 0:
        return None
    given = dict(zip(arguments[1::2], arguments[2::2], strict=True))
    if not given.keys() <= _OPTIONS.keys() or any(it.startswith("-") for it in given.values()):
        return None
    from pathlib import Path

    from notices.publishing.unchanged import Memory

    out, policy, root = map(Path, (_OPTIONS | given).values())
    return Memory(out, policy, root if given.get("--root") else policy.parent)
