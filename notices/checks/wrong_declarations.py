"""A file says of itself that it is in another language, runs the other way, or holds at another time than it does.

Why: a screen reader takes its voice from `lang`, an app its text from `locale` and `state`.

    sv/faq.html: <html lang="en" dir="ltr">
                             ^^

What a release’s manifest says of a file is laid beside what the file says at its beginning: `<html lang dir>`, the
first keys of a JSON document or a bundle, the constants of a module, a mail’s `Content-Language`. Nor is anything
in it in another language, but for a list of its languages.

Fix: build the release again; if it comes back, the writer of that format is at fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.checks._texts import Text
from notices.diagnostics import Diagnostic
from notices.model import Passage
from notices.reading.passages._directions import RIGHT_TO_LEFT

_RULE = "wrong-declarations"
_HEAD = 1000  # characters in which a file tells what it is
_PAGE = re.compile(r"<html\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s(lang|dir)=[\"']?([\w-]+)")
_KEY = re.compile(
    r'^\s*"(?:@@)?(surface|state|locale|direction)": "([\w-]+)"'
    r'|^export const (locale|direction) = "([\w-]+)"'
    r"|^Content-(Language): *([\w-]+)",
    re.MULTILINE,
)
_CALLED = {"lang": "locale", "Language": "locale", "dir": "direction"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Where the beginning of a file of a release contradicts its manifest, and pages that do not say their language."""
    if not text.release.ours:
        return
    # A page in a mail may be written in other signs: `lang=3D"en"`.
    page = _PAGE.search(text.source, 0, _HEAD) if text.source.lstrip().startswith("<") else None
    found = _ATTRIBUTE.finditer(text.source, *page.span()) if page else _KEY.finditer(text.source, 0, _HEAD)
    wanted, said = _wanted(text), set()
    for it in found:
        name, value = filter(None, it.groups())
        name = _CALLED.get(name, name)
        said.add(name)
        if value.replace("_", "-") != wanted[name]:
            message = f"the file says that its {name} is `{value}`, it is `{wanted[name]}`"
            place = it.start(it.lastindex or 0)
            yield text.fault(_RULE, message, "build the release again", Passage(value, text.path, ((0, place),)))
    if foreign := next((it for it in text.passages if _is_abroad(text, it)), None):
        message = f"the file says that this is in `{foreign.locale}`, it is in `{text.locale}`"
        yield text.fault(_RULE, message, "correct `lang`", foreign)
    if page and "locale" not in said:
        message = f"the page does not say its language, which is `{text.locale}`"
        help = f'write <html lang="{text.locale}">'
        yield text.fault(_RULE, message, help, Passage(page[0], text.path, ((0, page.start()),)))


def _is_abroad(text: Text, passage: Passage) -> bool:
    """Whether the file gives a passage to another language; nobody would read it in its own."""
    return passage.locale not in (None, text.locale) and passage.role not in ("navigation", "code")


def _wanted(text: Text) -> dict[str, str]:
    return {
        "locale": text.locale,
        "direction": "rtl" if text.locale.partition("-")[0] in RIGHT_TO_LEFT else "ltr",
        "surface": text.surface or "",
        "state": text.state or "always",
    }
