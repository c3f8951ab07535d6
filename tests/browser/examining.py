"""What is wrong with a document in a browser, at a width and in a colour scheme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
LOOKS = tuple(product(WIDTHS, SCHEMES))
# A mail is part of somebody else's page, which has the landmarks.
RULES_OF_WHOLE_PAGES = ("landmark-one-main", "region")

_AXE = """async ([rules, runOnly, iframes]) => {
  const options = {preload: false, iframes, resultTypes: ["violations", "incomplete"], rules, ...runOnly};
  const {violations, incomplete} = await axe.run(document, options);
  const unclear = incomplete.filter(it => it.id === "color-contrast");
  return [...violations, ...unclear].flatMap(it => it.nodes.map(node => `${it.id}: ${node.html}`));
}"""
_WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(it => it.getBoundingClientRect().right > room);
  return [...wide, document.body].slice(0, 3).map(it => it.outerHTML.slice(0, 120));
}"""
_SMALL = """() => [...document.querySelectorAll("button:not([hidden]), .button, [role=switch]")]
  .filter(it => it.getBoundingClientRect().width < 44 || it.getBoundingClientRect().height < 44)
  .map(it => it.outerHTML.slice(0, 120))"""


def faults(
    page: Page, file: Path, is_mail: bool = False, is_hosted: bool = False, looks: Sequence[tuple[int, str]] = LOOKS
) -> list[str]:
    """One line a fault, with the file's language and name, the width and the scheme."""
    name = f"{file.parent.name}/{file.name}"
    heard: list[str] = []
    listeners = {
        "console": lambda it: heard.append(f"console: {it.text}"),
        "pageerror": lambda it: heard.append(f"error: {it}"),
        "request": lambda it: heard.append(f"request: {it.url}"),
    }
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    page.goto(file.as_uri())
    found = [f"{name}: {it}" for it in seen(page, is_mail, is_hosted, looks)]
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    return found + [f"{name}: {it}" for it in heard if it != f"request: {file.as_uri()}"]


def seen(
    page: Page, is_mail: bool, is_hosted: bool, looks: Sequence[tuple[int, str]] = LOOKS, frames: bool = True
) -> Iterator[str]:
    rules: dict[str, Any] = {rule: {"enabled": not is_mail} for rule in RULES_OF_WHOLE_PAGES}
    whole = set()
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        # A width that was looked at whole differs in the other scheme by its colours alone.
        only = {"runOnly": ["color-contrast", "link-in-text-block"]} if width in whole else {}
        yield from (f"{width} {scheme}: {it}" for it in page.evaluate(_AXE, [rules, only, frames]))
        if width in whole:
            continue
        whole.add(width)
        yield from (f"{width}: too wide: {it}" for it in page.evaluate(_WIDER))
        if not is_hosted:  # there, size is the host's to choose
            yield from (f"{width}: smaller than 44 px: {it}" for it in page.evaluate(_SMALL))
