"""`notices serve`."""

from __future__ import annotations

import click

from notices.commands._options import POLICY, ROOT, Command, guarded


@click.command(cls=Command, epilog="notices serve --port 8080")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535), help="The port on 127.0.0.1.")
@click.option("--write", "writable", is_flag=True, help="Let people sign messages on the review pages.")
@POLICY
@ROOT
@guarded
def serve(port: int, writable: bool, policy_file: str, root: str | None) -> None:
    """Show every surface side by side in a browser, as the files are now.

    Languages, states by the day, themes and widths; facts lead to their line, findings stand in
    their place, and a page follows each save. Only this machine can ask, and only its own pages.
    """
    from pathlib import Path

    from notices.diagnostics import Diagnostic, Unusable
    from notices.model import Span

    try:
        from notices.preview.server import serve as run
    except ModuleNotFoundError as missing:
        message = f"the preview needs the library {missing.name}"
        fault = Diagnostic("missing-library", message, Span("serve", 0, 0), 'pip install "notices[preview]"')
        raise Unusable(fault) from None
    policy = Path(policy_file)
    click.echo(f"http://127.0.0.1:{port}/  (stop with Ctrl+C)", err=True)
    run(policy, Path(root) if root else policy.parent, port, writable)
