"""`notices lsp`."""

from __future__ import annotations

import click

from notices.commands._options import POLICY, ROOT, Command, guarded


@click.command(cls=Command, epilog="notices lsp --policy policy.yaml")
@POLICY
@ROOT
@guarded
def lsp(policy_file: str, root: str | None) -> None:
    """Run the language server on standard streams, for an editor.

    It shows faults of the policy, catalogs, names and templates as one types, completes placeholders
    with their roles, and says what a fact becomes.
    """
    from pathlib import Path

    from notices.diagnostics import Diagnostic, Unusable
    from notices.model import Span

    try:
        from notices.editing.server import server
    except ModuleNotFoundError as missing:
        message = f"the language server needs the library {missing.name}"
        fault = Diagnostic("missing-library", message, Span("lsp", 0, 0), 'pip install "notices[editor]"')
        raise Unusable(fault) from None
    policy = Path(policy_file).absolute()
    server(policy, Path(root).absolute() if root else policy.parent).start_io()
