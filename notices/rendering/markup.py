"""Document → HTML body: the blocks, with every fact in an element that carries its value."""

from __future__ import annotations

from html import escape

from notices.model import Date, Duration, Fact, Link, Number, Range
from notices.rendering.documents import Document, Line, Run, machine_value
from notices.rendering.outline import Action, Actions, Block, Bullets, Card, Heading, Paragraph, Slot, Switch


def line(it: Line) -> str:
    """A line's runs; marks that several runs share are opened once."""
    html, open_marks, open_link = "", (), None  # type: str, tuple[str, ...], Fact | None
    for run in it.runs:
        if (run.marks, run.link) != (open_marks, open_link):
            html += _close(open_marks, open_link) + _open(run.marks, run.link)
            open_marks, open_link = run.marks, run.link
        html += _words(run)
    return html + _close(open_marks, open_link)


def _open(marks: tuple[str, ...], link: Fact | None) -> str:
    address = f'<a href="{escape(_url(link))}" data-fact="{link.name}">' if link else ""
    return address + "".join(f"<{mark}>" for mark in marks)


def _close(marks: tuple[str, ...], link: Fact | None) -> str:
    return "".join(f"</{mark}>" for mark in reversed(marks)) + ("</a>" if link else "")


def _url(link: Fact) -> str:
    assert isinstance(link.value, Link)
    return link.value.url


def _words(run: Run) -> str:
    text = escape(run.text, quote=False)
    fact = run.fact
    if fact is None:
        return text
    value = fact.value
    if isinstance(value, Date | Duration):
        return f'<time datetime="{value.iso}" data-fact="{fact.name}">{text}</time>'
    if isinstance(value, Range | Number):
        return f'<data value="{value.iso}" data-fact="{fact.name}">{text}</data>'
    return f'<bdi data-fact="{fact.name}">{text}</bdi>'


class Body:
    """One document's blocks as HTML. `shift` lowers the headings, for a fragment in another page."""

    def __init__(self, document: Document, shift: int = 0) -> None:
        self.document, self.shift = document, shift
        self.prefix = f"notices-{document.surface}"

    def html(self) -> str:
        """All blocks."""
        return self.blocks(self.document.blocks)

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        match block:
            case Heading(level=level, slot=slot):
                tag = f"h{level + self.shift}"
                return f'<{tag} id="{self.id(slot)}"{self.message(slot)}>{self.line(slot)}</{tag}>'
            case Paragraph(slot=slot):
                return f"<p{self.message(slot)}>{self.line(slot)}</p>"
            case Bullets(ordered=ordered, slots=slots):
                tag = "ol" if ordered else "ul"
                items = "\n".join(f"<li{self.message(slot)}>{self.line(slot)}</li>" for slot in slots)
                return f"<{tag}>\n{items}\n</{tag}>"
            case Card(blocks=inner):
                return f'<div class="card">\n{self.blocks(inner)}\n</div>'
            case Switch():
                return self.switch(block)
            case Actions(actions=actions):
                buttons = "\n".join(self.action(it, first=n == 0) for n, it in enumerate(actions))
                return f'<div class="actions">\n{buttons}\n</div>'

    def switch(self, switch: Switch) -> str:
        """A native checkbox that is a switch to assistive technology."""
        id = f"{self.prefix}-{switch.name}"
        return (
            f'<div class="switch">\n<label for="{id}"{self.message(switch.label)}>{self.line(switch.label)}</label>\n'
            f'<input type="checkbox" role="switch" id="{id}" name="{switch.name}" aria-describedby="{id}-help">\n'
            f'<p id="{id}-help"{self.message(switch.help)}>{self.line(switch.help)}</p>\n</div>'
        )

    def action(self, action: Action, first: bool) -> str:
        kind = "primary" if first else "secondary"
        label = self.line(action.label)
        if action.link:
            url = escape(self.document.url(action.link))
            return f'<a class="button {kind}" href="{url}" data-fact="{action.link}"{self.message(action.label)}>{label}</a>'
        return f'<button class="{kind}" value="{action.name}"{self.message(action.label)}>{label}</button>'

    def line(self, slot: Slot) -> str:
        return line(self.document.lines[slot])

    def id(self, slot: Slot) -> str:
        return f"{self.prefix}-{slot.message.replace('.', '-')}"

    @staticmethod
    def message(slot: Slot) -> str:
        return f' data-message="{slot.message}"'
