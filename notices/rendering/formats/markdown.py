"""CommonMark, for a docs site; every text is escaped, so that words stay words."""

from __future__ import annotations

import re

from notices.rendering.blocks import Actions, Block, Bullets, Card, Heading, Paragraph, Switch
from notices.rendering.documents import Document, Line, Run
from notices.rendering.moulds import Cast, writer
from notices.rendering.shells import Shell

SUFFIX = "md"
MEDIA_TYPE = "text/markdown"
SHELL = None

_SPECIAL = re.compile(r"[\\`*_\[\]<>#&|~]")
# What opens a block at the start of a line: `30. September` would become a list, and the 30 be lost.
_OPENER = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
# What differs from another version has no mark in CommonMark: the words before the sentence say which one it is.
_MARKS = {"strong": "**", "em": "*", "del": "", "ins": ""}


def shape(cast: Cast, shell: Shell | None) -> str:
    """The page."""
    return blocks(cast, cast.blocks) + "\n"


write = writer(shape)


def blocks(cast: Cast, blocks: tuple[Block, ...]) -> str:
    """Blocks with a line between them."""
    return "\n\n".join(_block(cast, block) for block in blocks)


def _block(cast: Cast, block: Block) -> str:
    match block:
        case Heading(level=level, slot=slot):
            return f"{'#' * level} {cast.say(slot, line)}"
        case Paragraph(slot=slot):
            return cast.say(slot, line)
        case Bullets(ordered=ordered, slots=slots):
            heads = [f"{n}. " if ordered else "- " for n in range(1, len(slots) + 1)]
            return "\n".join(head + cast.say(slot, line) for head, slot in zip(heads, slots, strict=True))
        case Card(blocks=inner):
            return "\n".join(f"> {it}".rstrip() for it in blocks(cast, inner).splitlines())
        case Switch(label=label, help=help):
            return f"**{cast.say(label, line)}**\n\n{cast.say(help, line)}"
        case Actions(actions=actions):
            return " · ".join(
                f"[{cast.say(it.label, line)}]({cast.url(it.link)})" if it.link else f"**{cast.say(it.label, line)}**"
                for it in actions
            )


def line(it: Line, document: Document) -> str:
    """A line's runs; nothing at its start opens a block."""
    text, marks, link = "", (), None  # type: str, tuple[str, ...], str | None
    for run in it.runs:
        target = str(getattr(run.link.value, "url", "")) if run.link else None
        if (run.marks, target) != (marks, link):
            text += _close(marks, link) + _open(run, target)
            marks, link = run.marks, target
        text += _SPECIAL.sub(_escaped, run.text)
    text += _close(marks, link)
    return _OPENER.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"


def _open(run: Run, link: str | None) -> str:
    return ("[" if link else "") + "".join(_MARKS[mark] for mark in run.marks)


def _close(marks: tuple[str, ...], link: str | None) -> str:
    return "".join(_MARKS[mark] for mark in reversed(marks)) + (f"]({link})" if link else "")
