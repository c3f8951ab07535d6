"""The program's commands, one file each; the folder is the register."""

from __future__ import annotations

import importlib
import keyword
from pathlib import Path

import click


class Commands(click.Group):
    """Finds a command by its file, and imports no other."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every file of the folder that is not shared between commands."""
        return sorted(path.stem.rstrip("_") for path in Path(__file__).parent.glob("[a-z]*.py"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a file; `try_.py` has `try`, a word that Python keeps for itself."""
        if cmd_name not in (known := self.list_commands(ctx)):
            import difflib

            near = difflib.get_close_matches(cmd_name, known, 1)
            ctx.fail(f"there is no command `{cmd_name}`" + (f"; did you mean `{near[0]}`?" if near else ""))
        own = keyword.iskeyword(cmd_name)
        module = importlib.import_module(f"{__name__}.{cmd_name}{'_' if own else ''}")
        return next(it for it in vars(module).values() if isinstance(it, click.Command))
