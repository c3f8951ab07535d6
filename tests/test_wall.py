"""The wall: the judge never learned from the pen. What each room may not import, and what it may not open."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "notices"
DATA_CLASSES = "notices.dataclass"  # how nouns are made, of Python alone
FORBIDDEN = {
    "dataclass.py": ["notices"],
    "model.py": ["notices"],
    "diagnostics.py": ["notices.rendering", "notices.reading", "notices.checks", "notices.spec", "babel", "jinja2"],
    "reading": ["notices.rendering", "notices.spec", "notices.checks", "notices.pipeline", "babel", "jinja2"],
    "checks": ["notices.rendering", "notices.spec", "notices.pipeline", "babel", "jinja2"],
    "ahead.py": ["notices.reading", "notices.checks", "notices.auditing"],
    "writing.py": ["notices.reading", "notices.checks", "notices.auditing"],
    "auditing.py": ["notices.rendering", "notices.spec", "babel", "jinja2"],
    "gathering.py": ["notices.rendering", "notices.spec", "babel", "jinja2"],
    "recognising.py": ["notices.rendering", "notices.spec", "babel", "jinja2"],
    "rendering": ["notices.reading", "notices.checks", "notices.auditing"],
}
# The files that one wing knows and the other may not open.
UNREAD = {
    "reading": ["messages.po", "wording.yaml"],
    "checks": ["messages.po", "wording.yaml", "policy.yaml"],
    "rendering": ["reading.yaml", "judging.yaml"],
}
ROOMS = [(room, forbidden) for room, names in FORBIDDEN.items() for forbidden in names]


def imports(source: str, module: str = "notices.x") -> Iterator[str]:
    """Every module that a source names in an import, at the top or within a function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(module.split(".")[: -node.level]) if node.level else ""
            name = ".".join(it for it in (base, node.module or "") if it)
            yield name
            yield from (f"{name}.{alias.name}" for alias in node.names)


def breaches(source: str, forbidden: str, module: str = "notices.x") -> list[str]:
    named = (it for it in imports(source, module) if not it.startswith(DATA_CLASSES))
    return [it for it in named if it == forbidden or it.startswith(f"{forbidden}.")]


def files(room: str) -> list[Path]:
    path = PACKAGE / room
    found = [path] if path.is_file() else sorted(path.rglob("*.py"))
    assert found, f"there is no room {room}"
    return found


def opened(source: str) -> list[str]:
    """The strings of a source that are no documentation: what it could open."""
    tree = ast.parse(source)
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


@pytest.mark.parametrize(("room", "forbidden"), ROOMS)
def test_no_room_imports_across_the_wall(room: str, forbidden: str) -> None:
    for path in files(room):
        module = ".".join(("notices", *path.relative_to(PACKAGE).with_suffix("").parts))
        assert not breaches(path.read_text("utf-8"), forbidden, module), path


@pytest.mark.parametrize("room", UNREAD)
def test_no_room_opens_what_the_other_wing_knows(room: str) -> None:
    for path in files(room):
        for words in opened(path.read_text("utf-8")):
            # A help text may tell a person where to correct a message.
            path_like = " " not in words
            names = [name for name in UNREAD[room] if words == name or (path_like and words.endswith(f"/{name}"))]
            assert not names, (path, words)


def test_judging_loads_nothing_of_the_pen() -> None:
    """What is imported lazily is imported here: a text of each format is read and judged by every check."""
    program = """
import sys
from notices.model import Policy
from notices import auditing
policy = Policy("x", 1, {}, {}, "policy.yaml")
for suffix in ("html", "md", "txt", "json", "eml"):
    auditing.loose(policy, [(f"text.{suffix}", b"We keep it for 30 days.")], "en")
print(*sorted(sys.modules))
"""
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    loaded = ran.stdout.split()
    for forbidden in ("notices.rendering", "notices.spec", "babel", "jinja2"):
        assert not [it for it in loaded if it == forbidden or it.startswith(f"{forbidden}.")]
    assert "notices.checks.missing_facts" in loaded


@pytest.mark.parametrize(
    "source",
    [
        "import babel",
        "from babel.dates import format_date",
        "def late():\n    from notices.rendering import wording",
        "from notices import rendering",
        "from ..rendering.wording import words",
    ],
)
def test_the_guard_can_fail(source: str) -> None:
    found = [breaches(source, it, "notices.reading.reader") for it in ("babel", "notices.rendering")]
    assert any(found)


def test_the_guard_sees_what_is_opened() -> None:
    assert "wording.yaml" in opened('"""Not wording.yaml."""\nopen("wording.yaml")')
