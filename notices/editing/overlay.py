"""A project in which one file says what an editor has of it, saved or not; checked as a build would.

The rest is linked, not copied, in a folder that is gone afterwards. The judge is not asked: it reads
finished files, and a sentence that is half typed is none.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from notices.dataclass import replace
from notices.diagnostics import Diagnostic, Unusable, ordered

SOURCE = "en"


def faults(policy_file: Path, root: Path, file: Path, text: str) -> list[Diagnostic]:
    """What a build would say of a file of the project with that text; places are in the file."""
    here = _within(policy_file, root, file)
    if here is None:
        return []
    with _overlaid(policy_file, root, here, text) as (policy, folder):
        found = _found(policy, folder, here)
    names = {str(here), str(policy), str(policy.parent / here), str(folder / here)}
    return [replace(it, span=replace(it.span, path=str(here))) for it in ordered(found) if it.span.path in names]


def _within(policy_file: Path, root: Path, file: Path) -> Path | None:
    """The file's place in the project, or None where it is no part of it."""
    path = file.resolve()
    for it in (policy_file, *_beside(policy_file)):
        if path == it.resolve():
            return Path(it.name)
    try:
        inner = path.relative_to(root.resolve())
    except ValueError:
        return None
    return inner if inner.parts[0] in ("locales", "templates") else None


def _beside(policy_file: Path) -> list[Path]:
    """The YAML files beside the policy, one of which may be its version before."""
    return [it for it in sorted(policy_file.parent.glob("*.y*ml")) if it.name != policy_file.name]


@contextmanager
def _overlaid(policy_file: Path, root: Path, here: Path, text: str) -> Iterator[tuple[Path, Path]]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _linked(root / "locales", folder / "locales", here, depth=2)
        _linked(root / "templates", folder / "templates", here, depth=1)
        target = folder / here
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
        policy = folder / policy_file.name
        for path in (policy_file, *_beside(policy_file)):
            if folder / path.name != target:
                (folder / path.name).symlink_to(path.resolve())
        yield policy, folder


def _linked(source: Path, target: Path, here: Path, depth: int) -> None:
    """Links what is in a folder, but for the one file that is written."""
    target.mkdir()
    for path in source.iterdir() if source.is_dir() else ():
        if depth > 1 and path.is_dir():
            _linked(path, target / path.name, here, depth - 1)
        elif path.name != here.name or path.parent.name != here.parent.name:
            (target / path.name).symlink_to(path.resolve())


def _found(policy: Path, folder: Path, here: Path) -> list[Diagnostic]:
    """The faults of what hangs together with the file: the policy, the templates, one language."""
    from notices.rendering.project import languages_of, siblings
    from notices.rendering.sheets import Choice
    from notices.translating import desk

    try:
        project = desk.project(policy, folder)
        tag = here.parts[1] if here.parts[0] == "locales" and len(here.parts) > 2 else SOURCE
        tags = [it for it in dict.fromkeys((SOURCE, tag)) if it in project.locales]
        project.editions(tags, project.sheets(Choice()), siblings(languages_of(project.locales)))
    except Unusable as unusable:
        return list(unusable.diagnostics)
    return project.faults
