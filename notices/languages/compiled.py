"""A language's YAML as Python has it: parsed once, and kept beside it as Python keeps its own code.

Parsing takes longer than all else that a language needs before its first word is read. What is kept in
`__pycache__` holds as long as the file's size and time of change are the same; where nothing can be
written, the file is parsed each time.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from pathlib import Path
from typing import Any


def words(file: Path) -> dict[str, Any]:
    """The content of a file; every scalar is a string, so that `no` is a word and not False."""
    return _kept(file, "BaseLoader")


def table(file: Path) -> dict[str, Any]:
    """The content of a file in which a plain scalar may be a number."""
    return _kept(file, "SafeLoader")


def _kept(file: Path, loader: str) -> dict[str, Any]:
    it = file.stat()
    stamp = (it.st_size, it.st_mtime_ns)
    kept = file.parent / "__pycache__" / f"{file.stem}.{sys.implementation.cache_tag}.marshal"
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        known, data = marshal.loads(kept.read_bytes())
        if known == stamp:
            return dict(data)
    data = _parsed(file, loader)
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            kept.parent.mkdir(exist_ok=True)
            aside = kept.with_suffix(f".{os.getpid()}")
            aside.write_bytes(marshal.dumps((stamp, data)))
            aside.replace(kept)
    return data


def _parsed(file: Path, loader: str) -> dict[str, Any]:
    import yaml

    fast = getattr(yaml, f"C{loader}", getattr(yaml, loader))
    data: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), fast)
    return data
