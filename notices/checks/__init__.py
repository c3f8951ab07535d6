"""The judge: each file here is one sentence of the proof, and the folder is the register.

A check is a module with a docstring (its manual: `notices explain <rule>` prints it) and one or both of
`one(text)`, which looks at a single text, and `all(release)`, which compares texts with each other.
Each yields diagnostics. Its rule is its name: `missing_facts.py` is `missing-facts`. Files that begin
with an underscore are what the checks share.

The judge takes the policy as a value and texts as they are; how they were made it neither knows nor asks.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from notices.checks._texts import Release
from notices.diagnostics import Diagnostic


@cache
def register() -> dict[str, ModuleType]:
    """Every check by its rule."""
    names = sorted(it.name for it in pkgutil.iter_modules(__path__) if not it.name.startswith("_"))
    return {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}") for name in names}


def manual(rule: str) -> str | None:
    """What a check looks for, why, and what to do; None where there is no such check."""
    module = register().get(rule)
    return (module.__doc__ or "").strip() if module else None


def judge(release: Release) -> Iterator[Diagnostic]:
    """Everything that all checks find."""
    for module in register().values():
        if hasattr(module, "one"):
            for text in release.texts:
                yield from module.one(text)
        if hasattr(module, "all"):
            yield from module.all(release)
