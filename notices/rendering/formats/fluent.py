"""Fluent: a resource a surface and state; several may go into one bundle.

A date's pattern is an attribute of its message. It takes a date without a time, which is to be given
in UTC: `new FluentDateTime(Date.parse("2025-09-28"), { timeZone: "UTC" })`.
"""

from __future__ import annotations

import re

from notices.rendering.documents import Document
from notices.rendering.formats._entries import Hole, filled, named
from notices.rendering.shells import Shell

SUFFIX = "ftl"
MEDIA_TYPE = "text/plain"
SHELL = None

# Braces open a placeable; spaces at the edges and the ends of lines are not part of a text.
_SPECIAL = re.compile(r"[{}]|^ +| +$|[\n\r]")


def write(document: Document, shell: Shell | None) -> bytes:
    """The resource."""
    text = ""
    for row in named(document, "-".join):
        words = filled(row, _hole, quoted)
        name = "    .pattern" if row.pattern else f"\n# {row.comment}\n{row.key}"
        text += f"{name} = {words}\n"
    return text.removeprefix("\n").encode("utf-8")


def quoted(text: str, starts: bool = True, ends: bool = True) -> str:
    r"""A text on one line; a space is kept beside a placeable.

    >>> print(quoted(" a {b}\n"))
    {" "}a {"{"}b{"}"}{"\u000A"}
    """

    def char(match: re.Match[str]) -> str:
        it = match[0]
        if it[0] == " " and ((match.start() == 0 and not starts) or (match.start() > 0 and not ends)):
            return it
        return f'{{"{it}"}}' if it >= " " else f'{{"\\u{ord(it):04X}"}}'

    return _SPECIAL.sub(char, text)


def _hole(it: Hole) -> str:
    options = ", ".join(f'{name}: "{value}"' for name, value in it.options)
    return f"{{ DATETIME(${it.fact.replace('.', '-')}, {options}) }}"
