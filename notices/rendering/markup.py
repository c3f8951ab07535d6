"""Document → HTML body: the blocks, with every fact in an element that carries its value."""

from __future__ import annotations

from notices.model import Date, Duration, Fact, Link, Number, Range
from notices.rendering import direction as directions
from notices.rendering.blocks import Action, Actions, Block, Bullets, Card, Heading, Paragraph, Slot, Switch
from notices.rendering.direction import bare
from notices.rendering.documents import Document, Line, Run
from notices.rendering.escaping import escape
from notices.rendering.moulds import Cast

Blocks = tuple[Block, ...]


def plain(it: Line, document: Document) -> str:
    """A line without elements, as it stands in a tag."""
    return escape(it.text)


def line(it: Line, document: Document) -> str:
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
    if run.fact is None and not run.edits and not directions.is_mixed(run.text):  # as most are
        return escape(run.text, quote=False)
    direction = directions.of(run.text)
    text, end = "", 0
    for start, stop, mark in run.edits:
        before, changed = run.text[end:start], run.text[start:stop]
        text += f"{_laid_out(before, direction)}<{mark}>{_laid_out(changed, direction)}</{mark}>"
        end = stop
    text += _laid_out(run.text[end:], direction)
    fact = run.fact
    if fact is None:
        return text
    value = fact.value
    if isinstance(value, Date | Duration):
        return f'<time datetime="{value.iso}" data-fact="{fact.name}">{text}</time>'
    if isinstance(value, Range | Number):
        return f'<data value="{value.iso}" data-fact="{fact.name}">{text}</data>'
    attribute = f' dir="{direction}"' if direction else ""
    return f'<bdi data-fact="{fact.name}"{attribute}>{text}</bdi>'


def _laid_out(text: str, direction: str | None) -> str:
    text = escape(bare(text) if direction == "ltr" else text, quote=False)
    return directions.elements(text) if direction == "rtl" else text


class Body:
    """A surface's blocks as HTML; `shift` lowers the headings, for a fragment in another page."""

    BUTTON = "button"  # what pressing one does by itself: nothing

    def __init__(self, cast: Cast, shift: int = 0) -> None:
        self.cast, self.shift = cast, shift
        self.prefix = f"notices-{cast.surface}"

    def html(self) -> str:
        """All blocks; each heading of level 2 begins a section."""
        head, *sections = _sections(self.cast.blocks)
        return "\n".join((self.blocks(head), *(self.section(it) for it in sections)))

    def section(self, blocks: Blocks) -> str:
        """A heading, and what stands under it; a card with buttons is a question to confirm."""
        heading, *rest = blocks
        kind = ' class="confirmation"' if any(_asks(block) for block in rest) else ""
        text = f'<div class="text">\n{self.blocks(tuple(rest))}\n</div>'
        return f"<section{kind}>\n{self.block(heading)}\n{text}\n</section>"

    def blocks(self, blocks: Blocks) -> str:
        """Blocks in order; neighbours that belong together are set together."""
        html: list[str] = []
        rest = list(blocks)
        while rest:
            block = rest.pop(0)
            if isinstance(block, Card) and rest and isinstance(rest[0], Card):
                cards = [self.block(block)]
                while rest and isinstance(rest[0], Card):
                    cards.append(self.block(rest.pop(0)))
                html.append('<div class="cards">\n' + "\n".join(cards) + "\n</div>")
            else:
                html.append(self.block(block))
        return "\n".join(html)

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Heading():
                return self.heading(block, self.line(block.slot))
            case Paragraph(slot=slot):
                return self.paragraph(slot)
            case Bullets(ordered=ordered, slots=slots):
                return self.bullets("ol" if ordered else "ul", slots)
            case Card(blocks=inner):
                return f'<div class="card">\n{self.blocks(inner)}\n</div>'
            case Switch():
                return self.switch(block)
            case Actions(actions=actions):
                return self.actions(tuple(self.action(it, first=n == 0) for n, it in enumerate(actions)))

    def actions(self, buttons: tuple[str, ...]) -> str:
        """Buttons in a row."""
        return '<div class="actions">\n' + "\n".join(buttons) + "\n</div>"

    def heading(self, heading: Heading, html: str) -> str:
        """A heading around its words."""
        tag = f"h{heading.level + self.shift}"
        return f'<{tag} id="{self.id(heading.slot)}"{self.message(heading.slot)}>{html}</{tag}>'

    def paragraph(self, slot: Slot) -> str:
        """A paragraph of one message."""
        return f"<p{self.message(slot)}>{self.line(slot)}</p>"

    def bullets(self, tag: str, slots: tuple[Slot, ...]) -> str:
        """A list; one that holds nothing but links says so."""
        items = "\n".join(f"<li{self.message(slot)}>{self.line(slot)}</li>" for slot in slots)
        plain, links = self.start(f"<{tag}>"), self.start(f'<{tag} class="links">')
        start = self.cast.tell(lambda document: links if _all_links(document, slots) else plain)
        return f"{start}\n{items}\n</{tag}>"

    def switch(self, switch: Switch) -> str:
        """A native checkbox that is a switch to assistive technology."""
        id = f"{self.prefix}-{switch.name}"
        return (
            '<div class="switch">\n'
            f'<label for="{id}"{self.message(switch.label)}>{self.line(switch.label)}</label>\n'
            f'<input type="checkbox" role="switch" id="{id}" name="{switch.name}"'
            f' aria-describedby="{id}-help">\n'
            f'<p id="{id}-help"{self.message(switch.help)}>{self.line(switch.help)}</p>\n</div>'
        )

    def action(self, action: Action, first: bool) -> str:
        """A button, or a link that looks like one."""
        kind = "primary" if first else "secondary"
        label, message = self.line(action.label), self.message(action.label)
        if action.link:
            url = escape(self.cast.url(action.link))
            return f'<a class="button {kind}" href="{url}" data-fact="{action.link}"{message}>{label}</a>'
        return f'<button type="{self.BUTTON}" class="{kind}" value="{action.name}"{message}>{label}</button>'

    def start(self, tag: str) -> str:
        """The start of an element that not every language begins alike."""
        return tag

    def line(self, slot: Slot) -> str:
        """A message's words."""
        return self.cast.say(slot, line)

    def id(self, slot: Slot) -> str:
        """An element's name, so that one can link to it: `notices-faq-why-question`."""
        message = slot.message.removeprefix(f"{self.cast.surface}.")
        return f"{self.prefix}-{message}".replace(".", "-").replace("_", "-")

    @staticmethod
    def message(slot: Slot) -> str:
        """Which message an element says."""
        return f' data-message="{slot.message}"'


def _all_links(document: Document, slots: tuple[Slot, ...]) -> bool:
    return all(run.link for slot in slots for run in document.lines[slot].runs)


def _sections(blocks: Blocks) -> list[Blocks]:
    """What stands before the first heading of level 2, then each with what follows it."""
    starts = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
    return [blocks[start:end] for start, end in zip([0, *starts], [*starts, len(blocks)], strict=True)]


def _asks(block: Block) -> bool:
    return isinstance(block, Card) and any(isinstance(it, Actions) for it in block.blocks)
