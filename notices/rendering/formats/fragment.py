"""The bare element, to embed in another page; its headings begin one level lower.

It brings no style: it takes on the page's. To set it, there are the classes `notices`, the surface's
name, `switch`, `links`, `cards`, `card`, `confirmation`, `text`, `actions`, `primary` and `secondary`;
templates/style.css.j2 shows how. A `<dialog>` says the value of the button that closed it in its
`returnValue`; to lay it over a page, take away `open` and call `showModal()`.
"""

from __future__ import annotations

from notices.rendering.blocks import Heading, Paragraph, Slot
from notices.rendering.markup import Body
from notices.rendering.moulds import Cast, writer
from notices.rendering.shells import Shell

SUFFIX = "fragment.html"
MEDIA_TYPE = "text/html"
SHELL = None


def shape(cast: Cast, shell: Shell | None) -> str:
    """The fragment: a dialog where the surface is also built as one."""
    is_dialog = "dialog" in cast.policy.surfaces[cast.surface].formats
    return (dialog(cast, shift=1) if is_dialog else section(cast)) + "\n"


write = writer(shape)


def section(cast: Cast) -> str:
    """The blocks in a section that is named by their title."""
    body = Body(cast, shift=1)
    return f"<section {_attributes(body)}>\n{body.html()}\n</section>"


def dialog(cast: Cast, shift: int) -> str:
    """The blocks in a dialog that their title names and their first paragraph describes."""
    body = _DialogBody(cast, shift)
    described = f' aria-describedby="{body.id(body.described)}"' if body.described else ""
    return f"<dialog open {_attributes(body)}{described}>\n{body.html()}\n</dialog>"


class _DialogBody(Body):
    """A body whose title takes the focus, so that its text is read first and no key decides by accident."""

    BUTTON = "submit"

    def __init__(self, cast: Cast, shift: int) -> None:
        super().__init__(cast, shift)
        paragraphs = (block.slot for block in cast.blocks if isinstance(block, Paragraph))
        self.described = next(paragraphs, None)

    def heading(self, heading: Heading, html: str) -> str:
        """A heading."""
        element = super().heading(heading, html)
        return element.replace(" ", ' tabindex="-1" autofocus ', 1) if heading.level == 1 else element

    def paragraph(self, slot: Slot) -> str:
        """A paragraph; the first one describes the dialog."""
        element = super().paragraph(slot)
        return element.replace("<p", f'<p id="{self.id(slot)}"', 1) if slot is self.described else element

    def actions(self, buttons: tuple[str, ...]) -> str:
        """Buttons in a form of their own: in the switch's form, Enter on it would press the first."""
        return '<form method="dialog" class="actions">\n' + "\n".join(buttons) + "\n</form>"


def _attributes(body: Body) -> str:
    cast = body.cast
    language = cast.tell(lambda document: f'lang="{document.locale}" dir="{document.wording.direction}"')
    return f'class="notices {cast.surface}" {language} aria-labelledby="{body.id(cast.outline.title)}"'
