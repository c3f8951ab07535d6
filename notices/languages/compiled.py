"""A language's YAML as Python has it: parsed once, and kept beside it as Python keeps its own code.

Parsing takes longer than all else that a language needs before its first word is read. An installation
brings what is kept (hatch_build.py); a checkout writes it itself, unless Python is told to write none of its
own. It holds as long as the file says the same; where nothing is kept, the file is parsed each time.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from importlib.util import source_hash
from pathlib import Path
from typing import Any

_FORMAT = 4  # of marshal, which every Python reads that the program runs on


def words(file: Path) -> dict[str, Any]:
    """The content of a file; every scalar is a string, so that `no` is a word and not False."""
    return _content(file, "BaseLoader")


def table(file: Path) -> dict[str, Any]:
    """The content of a file in which a plain scalar may be a number."""
    return _content(file, "SafeLoader")


def keep(package: Path) -> list[Path]:
    """Parses the words of all languages in a copy of the package, and gives the files in which they are kept now."""
    files = dict.fromkeys(package.glob("languages/*/wording.yaml"), "SafeLoader")
    for name in ("languages/*/reading.yaml", "languages/*/judging.yaml", "languages/*.yaml", "reading/signs.yaml"):
        files |= dict.fromkeys(package.glob(name), "BaseLoader")
    for file, loader in files.items():
        text = file.read_bytes()
        _keep(file, text, _parsed(text, loader))
    return sorted(map(_beside, files))


def _content(file: Path, loader: str) -> dict[str, Any]:
    text = file.read_bytes()
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        known, data = marshal.loads(_beside(file).read_bytes())
        if known == source_hash(text):
            return dict(data)
    data = _parsed(text, loader)
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            _keep(file, text, data)
    return data


def _beside(file: Path) -> Path:
    return file.parent / "__pycache__" / f"{file.stem}.marshal"


def _keep(file: Path, text: bytes, data: dict[str, Any]) -> None:
    kept = _beside(file)
    kept.parent.mkdir(exist_ok=True)
    aside = kept.with_suffix(f".{os.getpid()}")
    aside.write_bytes(marshal.dumps((source_hash(text), data), _FORMAT))
    aside.replace(kept)


def _parsed(text: bytes, loader: str) -> dict[str, Any]:
    import yaml

    fast = getattr(yaml, f"C{loader}", getattr(yaml, loader))
    data: dict[str, Any] = yaml.load(text.decode("utf-8"), fast)
    return data
