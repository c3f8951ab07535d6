"""The HTML part of a mail: what stands in `<style data-inline>` is copied onto the elements.

Many mail programs read no style sheet, and Word, which draws Outlook's mails, no padding on links: so
styles stand in the tags and a button is a table's cell.
"""

from __future__ import annotations

import re

from notices.rendering.documents import Document
from notices.rendering.framing import framed
from notices.rendering.markup import Blocks, Body
from notices.rendering.shells import Shell

SUFFIX = "html"
MEDIA_TYPE = "text/html"
SHELL = "mail"

_SHEET = re.compile(r"<style data-inline>(.*?)</style>\n?", re.DOTALL)
_LANG = re.compile(r'<html lang="([^"]*)"')
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_TAG = re.compile(r'<([a-z][a-z0-9]*)(?: class="([^"]*)")?(?=[ >])')


def write(document: Document, shell: Shell | None) -> bytes:
    """The part."""
    html = framed(document, shell, _MailBody(document).html()).decode("utf-8")
    return inlined(html).encode("utf-8")


def inlined(html: str) -> str:
    """The page with its inline sheet on its elements; rules are for a tag or a class, a class wins.

    A rule may be for the mails of a language: `.sheet:lang(ja)`, `.sheet:lang(zh-Hant)`.

    >>> inlined('<style data-inline>p { color: red; margin: 0 } .a { color: blue }</style><body><p class="a">')
    '<body><p class="a" style="color: blue; margin: 0">'
    """
    sheet = _SHEET.search(html)
    if sheet is None:
        return html
    lang = _LANG.search(html)
    rules = _rules(sheet[1], lang[1] if lang else "")

    def styled(tag: re.Match[str]) -> str:
        style: dict[str, str] = {}
        for name in (tag[1], *(f".{it}" for it in (tag[2] or "").split())):
            style |= rules.get(name, {})
        if not style:
            return tag[0]
        return f'{tag[0]} style="{"; ".join(f"{name}: {value}" for name, value in style.items())}"'

    head, body, rest = _SHEET.sub("", html).partition("<body")
    return head + _TAG.sub(styled, body + rest)


def _rules(sheet: str, lang: str) -> dict[str, dict[str, str]]:
    rules: dict[str, dict[str, str]] = {}
    for selectors, block in _RULE.findall(sheet):
        parts = (it.partition(":") for it in block.replace('"', "'").split(";") if it.strip())
        declarations = {name.strip(): value.strip() for name, _, value in parts}
        for selector in selectors.split(","):
            name, _, tag = selector.strip().rstrip(")").partition(":lang(")
            if not tag or f"{lang}-".startswith(f"{tag}-"):
                rules.setdefault(name, {}).update(declarations)
    return rules


class _MailBody(Body):
    """A body without sections, whose buttons are cells."""

    def section(self, blocks: Blocks) -> str:
        """A heading and what stands under it, in one row of blocks."""
        return self.blocks(blocks)

    def actions(self, buttons: tuple[str, ...]) -> str:
        """Buttons side by side in a table."""
        cells = "\n".join(f'<td class="press">{it}</td>' for it in buttons)
        return f'<table class="actions" role="presentation"><tr>\n{cells}\n</tr></table>'
