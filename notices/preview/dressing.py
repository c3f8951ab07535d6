"""A page as the preview shows it: in a theme, with its facts to be seen and clicked."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"@media\s*\(prefers-color-scheme:\s*(dark|light)\)")
_STYLE = """<style>
[data-fact] { text-decoration: underline dotted 2px #2563eb; text-underline-offset: 4px; cursor: pointer; }
[data-found] { outline: 3px solid #b42318; outline-offset: 3px; }
</style>
</head>"""


def dressed(html: str, theme: str = "auto", facts: bool = True) -> str:
    """The page; `theme` is `light`, `dark`, or `auto` for what the browser prefers."""
    if theme in ("light", "dark"):
        html = _SCHEME.sub(lambda match: "@media all" if match[1] == theme else "@media not all", html)
        html = html.replace('name="color-scheme" content="light dark"', f'name="color-scheme" content="{theme}"')
        html = html.replace("color-scheme: light dark", f"color-scheme: {theme}")
    return html.replace("</head>", _STYLE, 1) if facts else html
