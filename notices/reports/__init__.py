"""What the judge found, in the words of other tools: one file a format, each with `report(outcome)`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence

from notices.diagnostics import Diagnostic

_HELPERS = ("baseline",)


def formats() -> tuple[str, ...]:
    """The formats there are, in order."""
    return tuple(sorted(it.name for it in pkgutil.iter_modules(__path__) if it.name not in _HELPERS))


def report(format: str, diagnostics: Sequence[Diagnostic]) -> str:
    """The findings in a format. Raises KeyError for one that there is not."""
    if format not in formats():
        raise KeyError(format)
    module = importlib.import_module(f"{__name__}.{format}")
    text: str = module.report(diagnostics)
    return text
