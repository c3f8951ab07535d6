"""Every page, dialog, mail and hosted fragment, in every language of the release, looked at by a browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.examining import LOOKS, faults
from tests.conftest import HOST_STYLE

if TYPE_CHECKING:
    from playwright.sync_api import Page


WHOLE = "en"


def test_nothing_is_wrong_with_any_document(page: Page, release: Path, documents: list[Path]) -> None:
    files = json.loads((release / "manifest.json").read_text(encoding="utf-8"))["files"]
    mails = {release / path for path, it in files.items() if it["format"] == "mail-page"}
    assert mails
    found: list[str] = []
    for file, looks in looked_at(documents).items():
        found += faults(page, file, is_mail=file in mails, is_hosted=not file.is_relative_to(release), looks=looks)
    assert not found, "\n".join(found)


def test_nothing_is_wrong_with_what_has_changed(page: Page, redlines: list[Path]) -> None:
    found: list[str] = []
    for file, looks in looked_at(redlines).items():
        found += faults(page, file, is_hosted=file.name.endswith(".fragment.html"), looks=looks)
    assert not found, "\n".join(found)


def looked_at(documents: list[Path]) -> dict[Path, Sequence[tuple[int, str]]]:
    """How each document is looked at: one whole language in every way, the others once, the ways taking turns.

    A document's way changes from language to language, so that each surface is seen in all of them by six.
    """
    languages = sorted({it.parent.name for it in documents})
    names = sorted({it.name for it in documents})

    def turn(file: Path) -> tuple[int, str]:
        return LOOKS[(names.index(file.name) + languages.index(file.parent.name)) % len(LOOKS)]

    return {it: LOOKS if it.parent.name == WHOLE else [turn(it)] for it in documents}


def test_every_way_to_look_is_taken_by_every_surface() -> None:
    languages = [WHOLE, *(f"l{n}" for n in range(len(LOOKS)))]
    files = [Path(tag, name) for tag in languages for name in ("a.html", "b.html", "c.html")]
    looks = looked_at(files)
    for name in ("a.html", "b.html", "c.html"):
        assert {it for tag in languages[1:] for it in looks[Path(tag, name)]} == set(LOOKS)
        assert looks[Path(WHOLE, name)] == LOOKS
    assert sum(len(it) for it in looks.values()) == 3 * 2 * len(LOOKS)


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ('<img alt="" src="https://example.invalid/a.png">', "request: https://example.invalid/a.png"),
        ('<script>console.log("hello")</script>', "console: hello"),
        ("<script>throw Error('oops')</script>", "error: oops"),
        ('<p style="width: 900px">Wide</p>', "768: too wide: <p"),
        ('<p style="color: #999; background: #fff">Pale</p>', "320 light: color-contrast: <p"),
        ('<p style="color: light-dark(#000, #222)">Pale in the dark</p>', "1280 dark: color-contrast: <p"),
        ('<button class="primary">Small</button>', "smaller than 44 px: <button"),
        ('<input type="checkbox" role="switch">', "320 light: label: <input"),
    ],
)
def test_each_fault_is_found(page: Page, tmp_path: Path, planted: str, fault: str) -> None:
    file = tmp_path / "planted.html"
    file.write_text(
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8">'
        f"<title>Planted</title>{HOST_STYLE}<main><h1>Planted</h1>{planted}</main>",
        encoding="utf-8",
    )
    assert any(fault in it for it in faults(page, file)), faults(page, file)


def test_the_security_policy_holds(page: Page, release: Path) -> None:
    """A shell is the same in every language: one of each file is enough."""
    files = {it.name: it for it in sorted(release.glob("*/*.html"))}.values()
    pages = [it for it in files if "Content-Security-Policy" in it.read_text("utf-8")]
    assert pages
    for file in pages:
        page.goto(file.as_uri())
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", f"{file}: its own style is not applied"
        refused = page.evaluate(
            """async () => {
              const refused = [];
              document.addEventListener("securitypolicyviolation", it => refused.push(it.effectiveDirective));
              document.body.insertAdjacentHTML("beforeend", "<style>body { margin: 7px }</style>"
                + "<p style='color: red'></p><img alt='' src='https://example.invalid/a.png'>");
              const script = document.createElement("script");
              script.textContent = "window.ran = true";
              document.body.append(script);
              await new Promise(done => setTimeout(done, 50));
              return [window.ran === undefined, getComputedStyle(document.body).margin, ...refused.sort()];
            }"""
        )
        assert refused == [True, "0px", "img-src", "script-src-elem", "style-src-attr", "style-src-elem"], file
