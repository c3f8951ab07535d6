"""Finished pages in which each message can be pointed at: `faq.before.html#message-faq.title` frames it.

The pages are those of the release. They are given an anchor in each message's element and a style
for the one that is the target; scripts and addresses stay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from notices.publishing.manifest import File

FORMATS = ("dialog", "page", "mail-page")
_MESSAGE = re.compile(r'<[a-z][^>]*\sdata-message="([^"<>]+)"[^>]*>')
_POLICY = re.compile(r'(http-equiv="Content-Security-Policy" content=")[^"]*(")')
_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """<style>
[data-message]:has(> :target) { outline: 3px solid #d6336c; outline-offset: 4px; scroll-margin-block: 4rem; }
[id^="message-"] { scroll-margin-block: 5rem; }
</style>
</head>"""


def pictures(files: Iterable[File]) -> dict[str, tuple[File, str]]:
    """Page by surface and state (`faq.before`): the file that people see, and its HTML with anchors."""
    found: dict[str, tuple[File, str]] = {}
    for file in sorted(files, key=lambda it: FORMATS.index(it.format) if it.format in FORMATS else len(FORMATS)):
        if file.format in FORMATS:
            found.setdefault(stem(file), (file, anchored(file.data.decode("utf-8"))))
    return found


def stem(file: File) -> str:
    """`faq.before` of a surface with states, `announcement` of one without."""
    return file.surface if file.state == "always" else f"{file.surface}.{file.state}"


def anchored(html: str) -> str:
    """The page with its anchors."""
    html = _POLICY.sub(rf"\g<1>{_ALLOWED}\g<2>", html, count=1)
    html = re.sub(r"\sautofocus(?=[\s>])", "", html)
    html = re.sub(r"<script\b[^>]*>.*?</script>", "", html, flags=re.DOTALL)
    html = _MESSAGE.sub(lambda match: f'{match[0]}<span id="message-{match[1]}"></span>', html)
    return html.replace("</head>", _STYLE, 1)


def messages(html: str) -> set[str]:
    """The messages that can be pointed at."""
    return {match[1] for match in _MESSAGE.finditer(html)}


def message_at(html: str, line: int, column: int) -> str | None:
    """The message whose element begins last before a place in a page."""
    offset = sum(len(it) + 1 for it in html.split("\n")[: line - 1]) + column - 1
    before = [match[1] for match in _MESSAGE.finditer(html) if match.start() <= offset]
    return before[-1] if before else None
