"""A page as the preview shows it: in a theme, with its facts to be seen and clicked.

What it says outside its text goes along in elements of the head, for the desk to show.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import escape

_SCHEME = re.compile(r"@media\s*\(prefers-color-scheme:\s*(dark|light)\)")
_STYLE = """<style>
[data-fact] { text-decoration: underline dotted 2px #2563eb; text-underline-offset: 4px; cursor: pointer; }
[data-found] { outline: 3px solid #b42318; outline-offset: 3px; }
</style>
</head>"""


def dressed(html: str, theme: str = "auto", facts: bool = True, beside: Mapping[str, str] | None = None) -> str:
    """The page; `theme` is `light`, `dark`, or `auto` for what the browser prefers."""
    more = "".join(f'<meta name="preview:{name}" content="{escape(text)}">' for name, text in (beside or {}).items())
    html = html.replace("</head>", f"{more}</head>", 1)
    if theme in ("light", "dark"):
        html = _SCHEME.sub(lambda match: "@media all" if match[1] == theme else "@media not all", html)
        html = html.replace('name="color-scheme" content="light dark"', f'name="color-scheme" content="{theme}"')
        html = html.replace("color-scheme: light dark", f"color-scheme: {theme}")
    return html.replace("</head>", _STYLE, 1) if facts else html
