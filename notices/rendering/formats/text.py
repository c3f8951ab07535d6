"""Plain text: a paragraph a line, links with their address, buttons in brackets."""

from __future__ import annotations

from notices.model import Link
from notices.rendering.blocks import Action, Actions, Block, Bullets, Card, Heading, Paragraph, Switch
from notices.rendering.direction import led
from notices.rendering.documents import Document, Line
from notices.rendering.moulds import Cast, writer
from notices.rendering.shells import Shell

SUFFIX = "txt"
MEDIA_TYPE = "text/plain"
SHELL = None


def shape(cast: Cast, shell: Shell | None) -> str:
    """The text."""
    return "\n\n".join(_block(cast, block) for block in cast.blocks) + "\n"


write = writer(shape)


def _block(cast: Cast, block: Block) -> str:
    match block:
        case Heading(slot=slot) | Paragraph(slot=slot):
            return cast.say(slot, line)
        case Bullets(ordered=ordered, slots=slots):
            heads = [f"{n}. " if ordered else "- " for n in range(1, len(slots) + 1)]
            return "\n".join(head + cast.say(slot, line) for head, slot in zip(heads, slots, strict=True))
        case Card(blocks=inner):
            return "\n\n".join(_block(cast, it) for it in inner)
        case Switch(label=label, help=help):
            return f"[ ] {cast.say(label, line)}\n    {cast.say(help, line)}"
        case Actions(actions=actions):
            return "\n".join(_button(cast, it) for it in actions)


def _button(cast: Cast, action: Action) -> str:
    label = f"[{cast.say(action.label, line)}]"
    if action.link is None:
        return label
    url = cast.url(action.link)
    return f"{label} {cast.tell(lambda document: document.wording.isolated(url))}"


def line(it: Line, document: Document) -> str:
    """The words; behind those of a link stands where it leads.

    Programs that show plain text guess a line's direction from its first letter: a line that begins
    with a Latin name is told.
    """
    text = _words(it, document)
    return led(text) if document.wording.direction == "rtl" else text


def _words(it: Line, document: Document) -> str:
    text = ""
    for n, run in enumerate(it.runs):
        text += run.text
        following = it.runs[n + 1].link if n + 1 < len(it.runs) else None
        if run.link is not None and run.link is not following and isinstance(run.link.value, Link):
            text += f" ({document.wording.isolated(run.link.value.url)})"
    return text
