"""The Markdown that templates most often make, read without a parser: each block in a paragraph of its own.

Loading markdown-it-py takes as long as reading a surface. What stands here is told by it alike, which a
test holds against it; whatever looks otherwise is left to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKS = "(?:\ue000[0-9]+\ue001|\ue002[0-9]+\ue003)(?: \ue002[0-9]+\ue003)*"
_HEADING = re.compile(f"(#{{1,6}}) ({_MARKS})")
_BULLETS = re.compile(f"- {_MARKS}(?:\n- {_MARKS})*")
_PARAGRAPH = re.compile(_MARKS)
_CARD = re.compile(r">(?: .*)?(?:\n>(?: .*)?)*")
_QUOTED = re.compile(r"^> ?", re.MULTILINE)


class Token(NamedTuple):
    """One of markdown-it's, as far as an outline asks for it."""

    type: str
    tag: str = ""
    content: str = ""


def tokens(text: str) -> list[Token] | None:
    """The tokens of a text; None where a parser has to tell."""
    found: list[Token] = []
    for block in filter(None, re.split(r"\n\n+", text.strip("\n"))):
        if heading := _HEADING.fullmatch(block):
            found += [Token("heading_open", f"h{len(heading[1])}"), Token("inline", content=heading[2])]
        elif _PARAGRAPH.fullmatch(block):
            found += [Token("paragraph_open"), Token("inline", content=block)]
        elif _BULLETS.fullmatch(block) and not (found and found[-1].type == "bullet_list_close"):  # one list with it
            items = [Token("inline", content=line[2:]) for line in block.split("\n")]
            found += [Token("bullet_list_open"), *items, Token("bullet_list_close")]
        elif _CARD.fullmatch(block) and (inner := tokens(_QUOTED.sub("", block))) is not None:
            found += [Token("blockquote_open"), *inner, Token("blockquote_close")]
        else:
            return None
    return found
