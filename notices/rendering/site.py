"""The pages as a small static site: an index in each language, a root page of languages, the sitemap.

Every page links to itself in the other languages, for people in its switch and for machines in its
head. With an address in the policy (`site`) these links are whole and canonical; without one they lead
from file to file, and the folder works wherever it is put. No page needs a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Any

from notices.model import Link, Policy
from notices.publishing import ALL_LANGUAGES
from notices.publishing.manifest import File
from notices.rendering.blocks import Heading, Outline, Slot
from notices.rendering.catalog import SOURCE
from notices.rendering.documents import Document
from notices.rendering.escaping import escape
from notices.rendering.framing import framed
from notices.rendering.markup import Body, line
from notices.rendering.moulds import Cast, filled
from notices.rendering.shells import Shell
from notices.rendering.speaking import Speaker
from notices.source import Source

FORMAT = "page"  # whose documents are the site's pages
INDEX = "index"
TITLE = Slot("site.title")
# With more languages than fit in a row or two the switch is folded, under the current one's name.
_ROW = 6
# Who can't read the current language's name knows the sign.
_GLOBE = (
    '<svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor">'
    '<circle cx="8" cy="8" r="7"/><path d="M1 8h14M8 1C4 5 4 11 8 15M8 1c4 4 4 10 0 14"/></svg>'
)
_STATES = {"before": Slot("site.before"), "after": Slot("site.after")}
# Where messages are asked for that no template asks for; named should a catalog lack one.
_SHELL = "templates/page.html.j2"

Page = tuple[Outline, str]  # a page's outline and its stem


def address(policy: Policy) -> str | None:
    """Where the release will stand, with a slash at its end; None where the policy does not say."""
    fact = policy.facts.get("site")
    return fact.value.url.rstrip("/") + "/" if fact and isinstance(fact.value, Link) else None


@lru_cache(maxsize=256)
def _switch(siblings: tuple[tuple[str, str], ...], file: str, up: str) -> str:
    links = (
        f'<li><a href="{up}{tag}/{file}" lang="{tag}" hreflang="{tag}">{escape(name)}</a></li>'
        for tag, name in siblings
    )
    return "<ul>\n" + "\n".join(links) + "\n</ul>"


def switch(document: Document, up: str = "../") -> str:
    """One link a language to this page in it, each in that language's own name."""
    links = _switch(document.siblings, f"{document.stem}.html", up)
    if not up:  # from the root, every language is another one
        return links
    if len(document.siblings) == 1:
        return ""
    current = f'hreflang="{document.locale}"'
    links = links.replace(current, f'{current} aria-current="page"', 1)
    if len(document.siblings) <= _ROW:
        return links
    name = escape(dict(document.siblings)[document.locale])
    return f"<details><summary>{_GLOBE} {name}</summary>\n{links}\n</details>"


@lru_cache(maxsize=256)
def _alternates(siblings: tuple[tuple[str, str], ...], file: str, base: str, default: str) -> str:
    links = [f'<link rel="alternate" hreflang="{tag}" href="{base}{tag}/{file}">' for tag, _ in siblings]
    return "\n".join([*links, f'<link rel="alternate" hreflang="x-default" href="{base}{default}">'])


def head_links(document: Document, up: str = "../") -> str:
    """For machines: this page in each language, in the one for everybody else, and its address."""
    site = address(document.policy)
    file = f"{document.stem}.html"
    tags = [tag for tag, _ in document.siblings]
    # Of an index the root is for everybody else; of a page, the source language's.
    default = file if document.stem == INDEX else f"{SOURCE if SOURCE in tags else tags[0]}/{file}"
    links = _alternates(document.siblings, file, escape(site or up), default)
    if site is None:
        return links
    own = file if not up else f"{document.locale}/{file}"
    return f'<link rel="canonical" href="{escape(site)}{own}">\n{links}'


class Index:
    """A language's list of its pages, and in the source language also the root's list of languages."""

    def __init__(self, pages: Sequence[Page], shell: Shell | None) -> None:
        self.pages, self.shell = pages, shell
        self.outline = Outline(INDEX, "always", (Heading(1, TITLE),), {}, Source(_SHELL, ""))
        titles = (shape.title for shape, _ in pages)
        labels = (_STATES[shape.state] for shape, _ in pages if shape.state in _STATES)
        self.slots = tuple(dict.fromkeys((TITLE, *(shell.slots if shell else ()), *titles, *labels)))
        self.moulds: dict[Any, Any] = {}

    def files(self, speaker: Speaker) -> Iterator[File]:
        """Those of one language."""
        if not self.pages or self.shell is None:
            return
        document = speaker.document(self.outline, INDEX, self.slots, self.moulds)
        if document is None:
            return
        data = filled(self._shape, document, self.shell)
        yield _file(f"{document.locale}/{INDEX}.html", document.locale, INDEX, data)
        if document.locale == document.siblings[0][0]:
            yield _file(f"{INDEX}.html", document.locale, "languages", filled(self._root, document, self.shell))

    def _shape(self, cast: Cast, shell: Shell | None) -> str:
        body = f"{Body(cast).html()}\n{self._list(cast)}"
        return framed(cast, shell, body, languages=cast.tell(switch), links=cast.tell(head_links))

    def _root(self, cast: Cast, shell: Shell | None) -> str:
        languages = cast.tell(partial(switch, up=""))
        body = f'{Body(cast).html()}\n<nav class="pages">\n{languages}\n</nav>'
        return framed(cast, shell, body, links=cast.tell(partial(head_links, up="")))

    def _list(self, cast: Cast) -> str:
        """Each page by its title; of one that changes with the deadline, both, and until when each holds."""
        items = []
        both = {(shape.surface, shape.state) for shape, _ in self.pages}
        for shape, stem in self.pages:
            title = f'<a href="{stem}.html"{Body.message(shape.title)}>{cast.say(shape.title, line)}</a>'
            label = _STATES.get(shape.state)
            if label and {(shape.surface, state) for state in _STATES} <= both:
                title += f"\n<p{Body.message(label)}>{cast.say(label, line)}</p>"
            items.append(f"<li>{title}</li>")
        return '<ul class="pages">\n' + "\n".join(items) + "\n</ul>"


def sitemap(policy: Policy, files: Iterable[tuple[str, str]]) -> Iterator[File]:
    """The pages' addresses (sitemaps.org), which only a site with an address has; of files, path and format."""
    site = address(policy)
    pages = sorted(path for path, format in files if format in (FORMAT, INDEX, "languages"))
    if site is None or not pages:
        return
    rows = "\n".join(f"<url><loc>{escape(site + path)}</loc></url>" for path in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    yield _file("sitemap.xml", ALL_LANGUAGES, "sitemap", f"{head}\n{rows}\n</urlset>\n".encode(), "application/xml")


def _file(path: str, locale: str, format: str, data: bytes, media_type: str = "text/html") -> File:
    """A file of no surface: it belongs to all of them."""
    return File(path, locale, "", "always", format, media_type, data)
