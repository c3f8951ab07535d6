"""What a wheel has besides the sources: the words of all languages, parsed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Languages(BuildHookInterface):  # type: ignore[type-arg]
    """Whoever installs the program may not be able, or not want, to write beside its files when it runs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds what notices/languages/compiled.py keeps; a checkout that is installed as it stands does that itself."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from notices.languages import compiled

        for path in compiled.keep(Path(self.root, "notices")):
            build_data["force_include"][str(path)] = str(path.relative_to(self.root))
