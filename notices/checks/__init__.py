"""The judge: each file here is one sentence of the proof, and the folder is the register.

A check is a module with a docstring (its manual: `notices explain <rule>` prints it) and one or more of
`one(text)`, which looks at a single text, `all(release)`, which compares the texts of one language, surface
and state with each other, and `across(release)`, which compares languages. Each yields diagnostics. Its
rule is its name: `missing_facts.py` is `missing-facts`. Files that begin with an underscore are what the
checks share.

A release is judged language by language, and a language let go before the next is read. So a check with
`across` also has `gist(text)`, what it compares, as JSON, and `agree(gist, other)`; only texts that do
not agree are read again, together, and `across` tells why.

The judge takes the policy as a value and texts as they are; how they were made it neither knows nor asks.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from notices.checks._release import Release
from notices.checks._texts import Text
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
    """Everything that is found in the texts of one language."""
    for module in register().values():
        if hasattr(module, "one"):
            for text in release.texts:
                yield from module.one(text)
        if hasattr(module, "all"):
            yield from module.all(release)


@cache
def _comparing() -> dict[str, ModuleType]:
    """The checks that compare languages."""
    return {rule: module for rule, module in register().items() if hasattr(module, "gist")}


def gist(text: Text) -> dict[str, Any]:
    """By rule, what is compared between languages."""
    return {rule: module.gist(text) for rule, module in _comparing().items()}


def agree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two texts, given their gists, say the same in two languages."""
    return all(register()[rule].agree(it, other[rule]) for rule, it in one.items())


def compare(release: Release) -> Iterator[Diagnostic]:
    """Everything in which the languages of a release do not agree."""
    for module in register().values():
        if hasattr(module, "across"):
            yield from module.across(release)
