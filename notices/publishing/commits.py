"""Which commit a release was built from, proved: the sources in the work tree are what that commit holds."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span


def commit(revision: str, sources: Sequence[Path]) -> str:
    """The id of a revision (`HEAD`, a tag, an id) that holds some files and folders as they are on the disk.

    The first source is a file, whose folder says in which work tree they all lie. Raises Unusable where
    there is no such commit, or a source differs from it.
    """
    folder = sources[0].resolve().parent
    paths = [str(path.resolve()) for path in sources if path.exists()]
    id = _git(folder, revision, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip()
    changed = _git(folder, revision, "diff", "--name-only", "--no-ext-diff", "-z", id, "--", *paths).split("\0")
    added = _git(folder, revision, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", *paths)
    differing = sorted({*changed, *added.split("\0")} - {""})
    if differing:
        others = f" and {len(differing) - 1} more" if differing[1:] else ""
        text = f"commit {id[:12]} does not hold what is built: {differing[0]}{others}"
        raise _unusable("commit-differs", text, sources[0], "commit the changes, or build without --commit")
    return id


def _git(folder: Path, revision: str, *words: str) -> str:
    try:
        # Nothing that the repository configures is started.
        quiet = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]
        run = subprocess.run(["git", "-C", str(folder), *quiet, *words], capture_output=True, check=False)
    except OSError:
        raise _unusable("no-commit", "git is not installed", folder, "install it, or build without --commit") from None
    if run.returncode != 0:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines() or ["git does not say why"]
        help = "name a commit of the work tree that holds the policy: --commit HEAD"
        raise _unusable("no-commit", f"`{revision}` is no commit here: {said[-1]}", folder, help)
    return run.stdout.decode("utf-8", "surrogateescape")


def _unusable(rule: str, message: str, path: Path, help: str) -> Unusable:
    return Unusable(Diagnostic(rule, message, Span(str(path), 0, 0), help))
