"""What every language of a build is made of: the policy, its templates and the English catalog, all of them read.

Reading them takes libraries for YAML, Jinja2 and Markdown, and a while; a build keeps them for the next.
"""

from __future__ import annotations

import io
import pickle
import sys
from typing import Any

from notices.dataclass import dataclass
from notices.model import Policy
from notices.publishing.manifest import About
from notices.rendering.catalog import Catalog
from notices.rendering.placeholders import FactTable
from notices.rendering.sheets import Sheet

# Where the nouns are defined that it consists of; to make one of them does nothing else.
_NOUNS = {
    "notices.model",
    "notices.publishing.manifest",
    "notices.rendering.blocks",
    "notices.rendering.catalog",
    "notices.rendering.ground",
    "notices.rendering.inline",
    "notices.rendering.po",
    "notices.rendering.sheets",
    "notices.rendering.shells",
    "notices.source",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """The policy, the kinds of all facts that a catalog may name, the templates, and the English catalog.

    `about` is what the manifest tells of the policy.
    """

    policy: Policy
    about: About
    kinds: dict[str, str]
    sheets: tuple[Sheet, ...]
    english: Catalog

    @property
    def table(self) -> FactTable:
        """What a placeholder may name."""
        return FactTable(self.kinds, {})


def packed(ground: Ground) -> bytes:
    """The ground as bytes."""
    return pickle.dumps(ground, pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Ground | None:
    """The ground of some bytes; None where they hold anything else."""
    try:
        found = _Known(io.BytesIO(data)).load()
    except Exception:  # bytes that somebody else wrote may raise whatever they like
        return None
    return found if isinstance(found, Ground) else None


class _Known(pickle.Unpickler):
    """Finds nothing but nouns: bytes that somebody else wrote can call nothing."""

    def find_class(self, module: str, name: str) -> Any:
        """A part of the ground."""
        if (module, name) == ("datetime", "date"):
            return super().find_class(module, name)
        found = super().find_class(module, name) if module in _NOUNS and "." not in name else None
        if not isinstance(found, type) or sys.modules[module] is not sys.modules.get(found.__module__):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of the ground")
        return found
