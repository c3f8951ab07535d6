"""Real tools that tests use: on a user's machine a missing one skips with its reason; in CI it fails."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

REQUIRED = bool(os.environ.get("CI") or os.environ.get("NOTICES_REQUIRE_TOOLS"))


def require(command: str, package: str) -> str:
    """The path of a command, from a distribution's package of the given name, or beside our Python."""
    found = shutil.which(command) or shutil.which(command, path=str(Path(sys.executable).parent))
    if found is None:
        missing(f"{command} is not installed (Debian: {package})")
    return str(found)


def chromium() -> str:
    """The path of the browser."""
    names = (
        os.environ.get("NOTICES_CHROMIUM", ""),
        "chromium",
        "chromium-browser",
        "google-chrome",
        "/usr/bin/chromium",
    )
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        missing("Chromium is not installed (Debian: chromium), or name its path in NOTICES_CHROMIUM")
    return str(found)


def missing(reason: str) -> None:
    """Says that a tool is missing."""
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason, allow_module_level=True)


def module(name: str) -> ModuleType:
    """A Python module of the development requirements."""
    try:
        return importlib.import_module(name)
    except ImportError:
        missing(f"{name} is not installed (pip install -e '.[dev]')")
        raise


def node_module(name: str) -> Path:
    """The folder of an npm package that `npm ci` installs."""
    folder = Path(__file__).parent.parent / "node_modules" / name
    if not folder.is_dir():
        missing(f"{name} is not installed (npm ci)")
    return folder
