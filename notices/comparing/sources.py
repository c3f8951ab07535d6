"""What a person names on the command line → a snapshot: a git revision, a project, a release, a policy."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from notices.comparing.snapshot import Snapshot, of_project, of_release
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span

_YAML = (".yaml", ".yml")


def snapshot(named: str | None, policy_file: Path, root: Path) -> Snapshot:
    """The snapshot that is meant: the files as they lie there (None), a folder, a policy, or a git revision.

    A folder with a manifest is a release, one with a policy a project. Raises Unusable.
    """
    if named is None:
        return of_project(str(policy_file), policy_file, root)
    path = Path(named)
    if (path / "manifest.json").is_file():
        return of_release(path)
    if path.is_dir():
        return of_project(named, path / policy_file.name, path)
    if path.is_file():
        return of_project(named, path, root)
    with _checked_out(named, policy_file, root) as (policy, folder):
        return of_project(f"{named}:{policy_file}", policy, folder)


@contextmanager
def _checked_out(revision: str, policy_file: Path, root: Path) -> Iterator[tuple[Path, Path]]:
    """The policy and its root as a revision has them, in a folder that is gone afterwards."""
    top = Path(_git("rev-parse", "--show-toplevel", cwd=policy_file.parent).decode().strip())
    _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", cwd=top, named=revision)
    policy, folder = (path.resolve().relative_to(top.resolve()) for path in (policy_file, root))
    parts = [policy, policy.parent / "locales", folder / "locales", folder / "templates"]
    listed = _git("ls-tree", "-r", "-z", "--name-only", revision, "--", *map(str, parts), cwd=top).decode()
    # Beside the policy may lie its version before, under a name that only the policy tells.
    beside = _git("ls-tree", "-z", "--name-only", revision, "--", f"{policy.parent}/", cwd=top).decode()
    there = list(dict.fromkeys([*listed.split("\0"), *(it for it in beside.split("\0") if it.endswith(_YAML))]))
    if str(policy) not in there:
        message = f"{revision} has no {policy}"
        raise Unusable(Diagnostic("unreadable", message, Span(revision, 0, 0), "name a later revision, or --policy"))
    archive = _git("archive", "--format=tar", revision, "--", *filter(None, there), cwd=top)
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            tar.extractall(scratch, filter="data")
        yield Path(scratch) / policy, Path(scratch) / folder


def _git(*words: str, cwd: Path, named: str = "") -> bytes:
    """What git prints. Raises Unusable where it fails, or is not there."""
    try:
        run = subprocess.run(["git", *words], cwd=cwd, capture_output=True, check=False)
    except OSError as error:
        raise Unusable(Diagnostic("no-git", f"git can't be run: {error}", Span("git", 0, 0), "install git")) from None
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip().partition("\n")[0]
        message = f"`{named}` is no folder, file or git revision" if named else f"git says: {said}"
        help = "name a revision such as HEAD~1, a release's folder, a project's folder or a policy"
        raise Unusable(Diagnostic("unknown-snapshot", message, Span(named or str(cwd), 0, 0), help))
    return run.stdout
