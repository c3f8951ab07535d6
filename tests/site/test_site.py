"""The pages as a site: every link leads somewhere, every page is found, and languages name each other."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from notices import pipeline
from tests import projects

BASE = "https://www.example.com/privacy/"


class Links(HTMLParser):
    """What a page links to, by relation, and what one can link to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        it = {name: value or "" for name, value in attrs}
        if "id" in it:
            self.ids.add(it["id"])
        if tag in ("a", "link"):
            self.links.append((it.get("rel", tag), it.get("hreflang", ""), it["href"]))


class Site:
    """A built release with or without an address, as a crawler sees it."""

    def __init__(self, folder: Path, base: str) -> None:
        self.base = base
        self.files = {urljoin(base, it): data for it, data in projects.contents(folder).items()}
        texts = {url: data.decode() for url, data in self.files.items() if url.endswith(".html")}
        # Fragments are parts of other people's pages.
        self.pages = {url: Links(text) for url, text in texts.items() if not url.endswith(".fragment.html")}

    def broken(self) -> Iterator[str]:
        """Links within the site that lead nowhere."""
        for url, found in self.pages.items():
            for _, _, href in found.links:
                target = urlsplit(urljoin(url, href))
                whole = target._replace(fragment="").geturl()
                is_missing = whole.startswith(self.base) and whole not in self.files
                if is_missing or (target.fragment and target.fragment not in self.pages[whole].ids):
                    yield f"{url}: {href}"

    def found(self) -> set[str]:
        """The pages that one finds from the root."""
        found, rest = set(), [urljoin(self.base, "index.html")]
        while rest:
            url = rest.pop()
            found.add(url)
            targets = {urljoin(url, href).partition("#")[0] for kind, _, href in self.pages[url].links if kind == "a"}
            rest += [it for it in targets if it in self.pages and it not in found and it not in rest]
        return found

    def related(self, url: str, kind: str) -> dict[str, str]:
        links = self.pages[url].links
        return {language: urljoin(url, href) for it, language, href in links if it == kind}


@pytest.fixture(scope="module", params=["with an address", "without"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = projects.copy(tmp_path_factory.mktemp("site"))
    if request.param == "with an address":
        projects.edit(folder / "policy.yaml", "\nversion: 1\n", f"\nversion: 1\nsite: {BASE.rstrip('/')}\n")
    assert pipeline.build(folder / "policy.yaml", folder / "dist").clean
    return Site(folder / "dist", BASE if request.param == "with an address" else "file:///dist/")


def test_every_link_leads_somewhere(site: Site) -> None:
    assert len(site.pages) > 20
    assert list(site.broken()) == []


def test_a_broken_link_would_be_seen(site: Site) -> None:
    url = next(iter(site.pages))
    before = site.pages[url].links
    for href in ("nowhere.html", "#nothing"):
        site.pages[url].links = [*before, ("a", "", href)]
        assert list(site.broken()) == [f"{url}: {href}"]
    site.pages[url].links = before


def test_every_page_is_found_from_the_root(site: Site) -> None:
    files = json.loads(site.files[urljoin(site.base, "manifest.json")])["files"]
    pages = {urljoin(site.base, path) for path, it in files.items() if it["format"] in ("page", "index", "languages")}
    assert len(pages) == 3 * 6 + 1
    assert site.found() == pages


def test_languages_name_each_other_and_one_is_for_everybody_else(site: Site) -> None:
    for url in site.found():
        named = site.related(url, "alternate")
        assert set(named) == {"en", "sv", "zh-Hans", "x-default"}
        for other in named.values():
            assert site.related(other, "alternate") == named
        own = [tag for tag, it in named.items() if it == url and tag != "x-default"]
        root = urljoin(site.base, "index.html")
        assert own == ([] if url == root else [urlsplit(url).path.split("/")[-2]])
        assert named["x-default"] == (root if url.endswith("index.html") else named["en"])


def test_only_a_site_with_an_address_says_it(site: Site) -> None:
    has_address = site.base == BASE
    for url in site.found():
        assert site.related(url, "canonical") == ({"": url} if has_address else {})
    assert (urljoin(site.base, "sitemap.xml") in site.files) is has_address
    if has_address:
        named = [
            str(it.text) for it in ET.fromstring(site.files[f"{BASE}sitemap.xml"]).iter() if it.tag.endswith("loc")
        ]
        assert sorted(named) == sorted(site.found())


def test_parts_of_a_release_are_sites_too(tmp_path: Path) -> None:
    import datetime

    folder = projects.copy(tmp_path / "p", ("en", "sv"))
    asked = {"at": datetime.date(2025, 12, 1), "surfaces": ["faq"], "locales": ["sv"]}
    assert pipeline.build(folder / "policy.yaml", folder / "dist", **asked).clean
    it = Site(folder / "dist", "file:///dist/")
    assert it.found() == {f"file:///dist/{path}" for path in ("index.html", "sv/index.html", "sv/faq.html")}
    assert list(it.broken()) == []
    assert pipeline.build(folder / "policy.yaml", folder / "dist", surfaces=["notice"]).clean
    assert not list((folder / "dist").rglob("index.html"))
