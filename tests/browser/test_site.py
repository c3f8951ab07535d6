"""The site in a browser: one follows every link, prints a page, and unfolds a long list of languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_one_follows_every_link_in_a_browser(page: Page, release: Path) -> None:
    rest, found = [(release / "index.html").as_uri()], set()
    while rest:
        url = rest.pop()
        page.goto(url)  # raises where nothing is
        found.add(url)
        language = page.evaluate("document.documentElement.lang")
        assert language == (urlsplit(url).path.split("/")[-2] if not url.endswith("dist/index.html") else "en")
        links = page.evaluate("[...document.links].map(it => it.href.split('#')[0])")
        rest += [it for it in set(links) if it.startswith("file:") and it not in found and it not in rest]
    assert len(found) == 6 * len(list(release.glob("*/index.html"))) + 1


def test_on_paper_stands_the_text_alone(page: Page, release: Path) -> None:
    page.goto((release / "sv" / "faq.before.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not [it for it in page.get_by_role("navigation").all() if it.is_visible()]
    assert not page.locator(".all").is_visible()


def test_many_languages_fold_into_one_line(page: Page) -> None:
    from dataclasses import dataclass

    from notices.rendering.site import switch

    @dataclass
    class Document:
        siblings: tuple[tuple[str, str], ...]
        locale: str = "ar"
        stem: str = "faq"

    names = (("ar", "العربية"), ("de", "Deutsch"), ("en", "English"), *((f"x-{n}", f"X{n}") for n in range(18)))
    html = switch(Document(names))  # type: ignore[arg-type]
    page.set_content(f'<html lang="ar" dir="rtl"><nav aria-label="a">{html}</nav></html>')
    assert page.locator("summary").inner_text().strip() == "العربية"
    assert page.locator("a:visible").count() == 0
    page.locator("summary").press("Enter")
    assert page.locator("a:visible").count() == 21
    assert page.locator("[aria-current=page]").inner_text() == "العربية"
