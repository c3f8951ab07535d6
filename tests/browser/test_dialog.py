"""The notice as a keyboard and a screen reader meet it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

_FOCUSED = """() => {
  const it = document.activeElement, style = getComputedStyle(it);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [it.getAttribute("role") || it.value || it.localName, ring];
}"""


def notices(release: Path, state: str) -> list[Path]:
    """The notice in every language."""
    found = sorted(release.glob(f"*/notice.{state}.html"))
    assert found
    return found


def some(release: Path, state: str) -> list[Path]:
    """One from left to right, and one from right to left if there is one: what keys do hangs on nothing else."""
    by_direction = {'dir="rtl"' in it.read_text("utf-8"): it for it in notices(release, state)}
    return list(by_direction.values())


def walk(page: Page, steps: int) -> list[str]:
    """What Tab meets; each shows that it has the focus."""
    met = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        name, ring = page.evaluate(_FOCUSED)
        assert ring, f"{name} does not show its focus"
        met.append(name)
    return met


@pytest.mark.parametrize(("state", "buttons"), [("before", ["accept", "later"]), ("after", ["accept"])])
def test_tab_meets_the_switch_the_links_and_the_buttons(
    page: Page, release: Path, state: str, buttons: list[str]
) -> None:
    for file in some(release, state):
        page.goto(file.as_uri())
        links = page.locator("dialog a").count()
        assert links > 0
        expected = ["switch", *["a"] * links, *buttons]
        assert walk(page, len(expected)) == expected, file
        assert page.locator("dialog button:visible").count() == len(buttons), file


@pytest.mark.parametrize("state", ["before", "after"])
def test_space_turns_the_switch_and_enter_does_not_accept(page: Page, release: Path, state: str) -> None:
    for file in some(release, state):
        page.goto(file.as_uri())
        switch = page.get_by_role("switch")
        assert not switch.is_checked(), f"{file}: nobody is asked with the answer filled in"
        walk(page, 1)
        page.keyboard.press("Space")
        assert switch.is_checked()
        page.keyboard.press("Space")
        assert not switch.is_checked()
        page.keyboard.press("Enter")
        assert page.get_by_role("dialog").is_visible(), f"{file}: Enter on the switch accepts"


@pytest.mark.parametrize(("state", "value"), [("before", "accept"), ("before", "later"), ("after", "accept")])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_button_closes_the_dialog_and_says_which(page: Page, release: Path, state: str, value: str, key: str) -> None:
    for file in some(release, state):
        page.goto(file.as_uri())
        page.locator(f"button[value={value}]").focus()
        page.keyboard.press(key)
        assert page.get_by_role("dialog").count() == 0, file
        assert page.evaluate("document.querySelector('dialog').returnValue") == value


def words(message: dict[str, str]) -> str:
    """As HTML has them: there an element sets a name apart, in plain text the isolates U+2066 to U+2069."""
    return re.sub("[\u2066-\u2069]", "", message["text"])


@pytest.mark.parametrize("state", ["before", "after"])
def test_a_screen_reader_hears_names_and_descriptions(page: Page, release: Path, state: str) -> None:
    for file in notices(release, state):
        page.goto(file.as_uri())
        data = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        title, intro, switch = (it.get("message", it) for it in data["blocks"][:3])
        described = "it => document.getElementById(it.getAttribute('aria-describedby')).textContent"
        dialog = page.get_by_role("dialog", name=words(title), exact=True)
        assert dialog.evaluate(described) == words(intro)
        control = dialog.get_by_role("switch", name=words(switch["label"]), exact=True)
        assert control.evaluate(described) == words(switch["help"])


def test_an_app_can_lay_the_fragment_over_its_page(page: Page, release: Path, documents: list[Path]) -> None:
    fragments = [it for it in documents if it.name == "notice.before.fragment.html"]
    assert fragments
    for file in fragments:
        page.goto(file.as_uri())
        page.evaluate("it = document.querySelector('dialog'); it.open = false; it.showModal()")
        assert page.evaluate("document.activeElement.id") == page.locator("dialog h2").get_attribute("id"), (
            "its text is read first"
        )
        page.keyboard.press("Enter")
        assert page.get_by_role("dialog").is_visible(), "no key accepts by accident"
        page.keyboard.press("Tab")
        assert page.evaluate(_FOCUSED)[0] == "switch"
