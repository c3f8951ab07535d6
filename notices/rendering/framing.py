"""A body in its shell: the values that every framed format puts in."""

from __future__ import annotations

from notices.rendering import markup
from notices.rendering.escaping import escape
from notices.rendering.moulds import Cast, Saying
from notices.rendering.shells import Shell


def framed(cast: Cast, shell: Shell | None, body: str, line: Saying = markup.line, **more: str) -> str:
    """The HTML file; `line` writes the shell's own messages, `more` are values that only some shells name, as HTML."""
    assert shell is not None
    meta, title = cast.outline.meta, cast.outline.title
    values = {
        "lang": cast.tell(lambda document: document.locale),
        "dir": cast.tell(lambda document: document.wording.direction),
        "title": cast.say(title, markup.plain),
        "description": cast.say(meta.get("description", title), markup.plain),
        "preheader": cast.say(meta["preheader"], markup.plain) if "preheader" in meta else "",
        "surface": cast.surface,
        "csp": escape(shell.csp, quote=False).replace('"', "&quot;"),
        "body": body,
        **dict.fromkeys(("data", "languages", "links"), ""),
        **more,
    }
    plain = {slot: cast.say(slot, markup.plain) for slot in shell.slots}
    marked = {slot: cast.say(slot, line) for slot in shell.slots}
    return shell.fill(plain, marked, values)
