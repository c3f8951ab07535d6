"""Plain text: a paragraph a line, links with their address, buttons in brackets."""

from __future__ import annotations

from notices.model import Link
from notices.rendering.blocks import Action, Actions, Block, Bullets, Card, Heading, Paragraph, Switch
from notices.rendering.direction import led
from notices.rendering.documents import Document, Line
from notices.rendering.shells import Shell

SUFFIX = "txt"
MEDIA_TYPE = "text/plain"
SHELL = None


def write(document: Document, shell: Shell | None) -> bytes:
    """The text; a mail's begins with its subject."""
    return (text(document) + "\n").encode("utf-8")


def text(document: Document) -> str:
    """The text without the last line's end."""
    return "\n\n".join(_block(document, block) for block in document.blocks)


def _block(document: Document, block: Block) -> str:
    lines = document.lines
    match block:
        case Heading(slot=slot) | Paragraph(slot=slot):
            return line(document, lines[slot])
        case Bullets(ordered=ordered, slots=slots):
            heads = [f"{n}. " if ordered else "- " for n in range(1, len(slots) + 1)]
            return "\n".join(head + line(document, lines[slot]) for head, slot in zip(heads, slots, strict=True))
        case Card(blocks=inner):
            return "\n\n".join(_block(document, it) for it in inner)
        case Switch(label=label, help=help):
            return f"[ ] {line(document, lines[label])}\n    {line(document, lines[help])}"
        case Actions(actions=actions):
            return "\n".join(_button(document, it) for it in actions)


def _button(document: Document, action: Action) -> str:
    label = f"[{line(document, document.lines[action.label])}]"
    return f"{label} {document.wording.isolated(document.url(action.link))}" if action.link else label


def line(document: Document, it: Line) -> str:
    """The words; behind those of a link stands where it leads.

    Programs that show plain text guess a line's direction from its first letter: a line that begins
    with a Latin name is told.
    """
    text = _words(document, it)
    return led(text) if document.wording.direction == "rtl" else text


def _words(document: Document, it: Line) -> str:
    text = ""
    for n, run in enumerate(it.runs):
        text += run.text
        following = it.runs[n + 1].link if n + 1 < len(it.runs) else None
        if run.link is not None and run.link is not following and isinstance(run.link.value, Link):
            text += f" ({document.wording.isolated(run.link.value.url)})"
    return text
