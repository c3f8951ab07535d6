"""The HTML part of a mail: what stands in `<style data-inline>` is copied onto the elements.

Many mail programs read no style sheet, and Word, which draws Outlook's mails, no padding on links: so
styles stand in the tags and a button is a table's cell.
"""

from __future__ import annotations

import re
from functools import lru_cache

from notices.rendering.blocks import Slot
from notices.rendering.documents import Document, Line
from notices.rendering.framing import framed
from notices.rendering.markup import Blocks, Body, line
from notices.rendering.moulds import Cast, filled, said
from notices.rendering.shells import Shell

SUFFIX = "html"
MEDIA_TYPE = "text/html"
SHELL = "mail"

_SHEET = re.compile(r"<style data-inline>(.*?)</style>\n?", re.DOTALL)
_OF_LANGUAGE = re.compile(r":lang\(([\w-]+)\)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_TAG = re.compile(r'<([a-z][a-z0-9]*)(?: class="([^"]*)")?(?=[ >])')

Rules = dict[str, dict[str, str]]


def write(document: Document, shell: Shell | None) -> bytes:
    """The part; languages for which the sheet has rules of their own have a mould of their own."""
    named = dict.fromkeys(_OF_LANGUAGE.findall(_sheet(shell)))
    own = (tag for tag in named if f"{document.locale}-".startswith(f"{tag}-"))
    return filled(shape, document, shell, " ".join(own))


@lru_cache(maxsize=16)
def _sheet(shell: Shell | None) -> str:
    """The sheet that is copied onto the elements."""
    texts = (it for it in shell.parts if isinstance(it, str)) if shell else ()
    return next((sheet[1] for it in texts if (sheet := _SHEET.search(it))), "")


def shape(cast: Cast, shell: Shell | None) -> str:
    """The part: the sheet's rules are for a tag or a class, a class wins.

    A rule may be for the mails of a language: `.sheet:lang(ja)`, `.sheet:lang(zh-Hant)`.
    """
    styles = _styles(_sheet(shell), cast.variant)
    html = framed(cast, shell, _MailBody(cast, styles).html(), styles.line)
    head, tag, rest = _SHEET.sub("", html).partition("<body")
    return head + inlined(tag + rest, styles.rules)


class _Styles:
    """A sheet's rules, on the elements of a line too."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def line(self, it: Line, document: Document) -> str:
        """A line's words; around some of them there may be elements."""
        html = said(it, line, document)
        return inlined(html, self.rules) if "<" in html else html


@lru_cache(maxsize=64)
def _styles(sheet: str, own: str) -> _Styles:
    """One for all mails with the same sheet, so that a line which several say is written once."""
    return _Styles(_rules(sheet, own.split()))


def inlined(html: str, rules: Rules) -> str:
    """Elements with their styles on them.

    >>> inlined('<p class="a">', {"p": {"color": "red", "margin": "0"}, ".a": {"color": "blue"}})
    '<p class="a" style="color: blue; margin: 0">'
    """

    def styled(tag: re.Match[str]) -> str:
        style: dict[str, str] = {}
        for name in (tag[1], *(f".{it}" for it in (tag[2] or "").split())):
            style |= rules.get(name, {})
        if not style:
            return tag[0]
        return f'{tag[0]} style="{"; ".join(f"{name}: {value}" for name, value in style.items())}"'

    return _TAG.sub(styled, html)


def _rules(sheet: str, own: list[str]) -> Rules:
    """The rules by tag or class, of those for languages the ones that are asked for."""
    rules: Rules = {}
    for selectors, block in _RULE.findall(sheet):
        parts = (it.partition(":") for it in block.replace('"', "'").split(";") if it.strip())
        declarations = {name.strip(): value.strip() for name, _, value in parts}
        for selector in selectors.split(","):
            name, _, tag = selector.strip().rstrip(")").partition(":lang(")
            if not tag or tag in own:
                rules.setdefault(name, {}).update(declarations)
    return rules


class _MailBody(Body):
    """A body without sections, whose buttons are cells; its lines have their styles on them."""

    def __init__(self, cast: Cast, styles: _Styles) -> None:
        super().__init__(cast)
        self.styles = styles

    def line(self, slot: Slot) -> str:
        """A message's words."""
        return self.cast.say(slot, self.styles.line)

    def start(self, tag: str) -> str:
        """The start of an element."""
        return inlined(tag, self.styles.rules)

    def section(self, blocks: Blocks) -> str:
        """A heading and what stands under it, in one row of blocks."""
        return self.blocks(blocks)

    def actions(self, buttons: tuple[str, ...]) -> str:
        """Buttons side by side in a table."""
        cells = "\n".join(f'<td class="press">{it}</td>' for it in buttons)
        return f'<table class="actions" role="presentation"><tr>\n{cells}\n</tr></table>'
