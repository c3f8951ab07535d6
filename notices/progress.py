"""A bar over the languages, which shows itself when a run takes long and stands in a terminal."""

from __future__ import annotations

import sys
import time
from typing import Any, Self


class Progress:
    """Is told of each language that is finished."""

    def __init__(self, quiet: bool = False) -> None:
        self.started, self.quiet = time.monotonic(), quiet or not sys.stderr.isatty()
        self.done = 0
        self.bar: Any = None

    def __call__(self, locale: str, total: int) -> None:
        self.done += 1
        if self.quiet or (self.bar is None and time.monotonic() - self.started < 1):
            return
        if self.bar is None:
            import click

            self.bar = click.progressbar(length=total, file=sys.stderr, item_show_func=lambda it: it)
            self.bar.update(self.done - 1)
        self.bar.update(1, locale)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failed: object) -> None:
        if self.bar is not None:
            self.bar.render_finish()
