"""Plain text: a paragraph a line, links with their address, buttons in brackets."""

from __future__ import annotations

from notices.model import Link
from notices.rendering.blocks import Actions, Block, Bullets, Card, Heading, Paragraph, Switch
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
            return line(lines[slot])
        case Bullets(ordered=ordered, slots=slots):
            heads = [f"{n}. " if ordered else "- " for n in range(1, len(slots) + 1)]
            return "\n".join(head + line(lines[slot]) for head, slot in zip(heads, slots, strict=True))
        case Card(blocks=inner):
            return "\n\n".join(_block(document, it) for it in inner)
        case Switch(label=label, help=help):
            return f"[ ] {line(lines[label])}\n    {line(lines[help])}"
        case Actions(actions=actions):
            return "\n".join(
                f"[{line(lines[it.label])}] {document.url(it.link)}" if it.link else f"[{line(lines[it.label])}]"
                for it in actions
            )


def line(it: Line) -> str:
    """The words; behind those of a link stands where it leads."""
    text = ""
    for n, run in enumerate(it.runs):
        text += run.text
        following = it.runs[n + 1].link if n + 1 < len(it.runs) else None
        if run.link is not None and run.link is not following and isinstance(run.link.value, Link):
            text += f" ({run.link.value.url})"
    return text
