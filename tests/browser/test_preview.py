"""The preview in a real browser: each journey of a writer, and everybody who may not come in."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import projects, tools
from tests.browser import examining

if TYPE_CHECKING:
    from playwright.sync_api import Page

SOON = 60_000  # milliseconds: a busy machine may take long, a quiet one takes none of it


class Running:
    """A preview of a scratch project."""

    def __init__(self, folder: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder, self.address = folder, f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "notices", "serve", "--port", str(self.port), *options]
        self.process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                if self.ask("/about.json")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the preview did not start")

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True)
        sent = {"Host": f"127.0.0.1:{self.port}", **{name.replace("_", "-"): it for name, it in headers.items()}}
        if body:
            sent |= {"Content-Length": str(len(body.encode()))}
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders(body.encode() if body else None)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    tools.module("starlette")
    it = Running(projects.copy(tmp_path / "project", ("en", "sv", "ar")), "--write")
    yield it
    it.stop()


@pytest.fixture
def desk(running: Running, page: Page) -> Page:
    """The desk with the notice in English and Arabic."""
    page.set_default_timeout(SOON)
    page.goto(running.address)
    only(page, "surfaces", ["notice"])
    only(page, "languages", ["en", "ar"])
    inside(page, "en").locator("[data-message]").first.wait_for()
    inside(page, "ar").locator("[data-message]").first.wait_for()
    return page


def only(page: Page, group: str, values: list[str]) -> None:
    page.locator(f"#{group} input").first.wait_for()
    for box in page.locator(f"#{group} input").all():
        box.set_checked(box.get_attribute("value") in values)


def inside(page: Page, tag: str, surface: str = "notice") -> Any:
    return page.frame_locator(f'figure[data-key="{tag}/{surface}"] iframe')


def test_the_page_follows_the_file(running: Running, desk: Page) -> None:
    assert "September 28" in inside(desk, "en").locator("body").inner_text()
    projects.edit(running.folder / "policy.yaml", "date: 2025-09-28", "date: 2025-10-12")
    inside(desk, "en").get_by_text("October 12").first.wait_for()
    inside(desk, "ar").get_by_text("أكتوبر").first.wait_for()
    # A fault is shown with its line, and the last pages that could be made stay.
    projects.edit(running.folder / "policy.yaml", "allowed: 5 years", "allowed: 5 yeers")
    desk.locator("#faults").get_by_text("`5 yeers` is no duration").wait_for()
    assert "October 12" in inside(desk, "en").locator("body").inner_text()
    projects.edit(running.folder / "policy.yaml", "allowed: 5 yeers", "allowed: 6 years")
    inside(desk, "en").get_by_text("6 years").first.wait_for()
    assert desk.locator("#faults").is_hidden()


def test_past_the_deadline_nobody_can_wait(desk: Page) -> None:
    labels = {"en": "Not now", "ar": "ليس الآن"}
    for tag, label in labels.items():
        assert inside(desk, tag).get_by_role("button", name=label).count() == 1
    desk.locator("#day").fill("1")
    assert "2025-09-29, after the deadline" in desk.locator("#date").inner_text()
    assert "America/Los_Angeles" in desk.locator("#date").inner_text()
    for tag, label in labels.items():
        inside(desk, tag).get_by_role("button", name=label).wait_for(state="detached")
    desk.locator("#day").fill("0")
    inside(desk, "ar").get_by_role("button", name=labels["ar"]).wait_for()


def test_a_fact_leads_to_its_line(running: Running, desk: Page) -> None:
    inside(desk, "ar").locator('[data-fact="retention.not_allowed"]').first.click()
    link = desk.locator("#panel a").first
    link.wait_for()
    assert "retention.not_allowed = 30 days" in desk.locator("#panel").inner_text()
    with desk.context.expect_page() as opened:
        link.click()
    source = opened.value
    source.wait_for_load_state()
    assert "not_allowed: 30 days" in source.locator("li:target").inner_text()


def test_by_keyboard_a_fact_leads_to_its_line_and_a_sentence_to_its_catalog(desk: Page) -> None:
    fact = inside(desk, "ar").locator('time[data-fact="retention.allowed"], data[data-fact="retention.allowed"]').first
    fact.focus()
    desk.keyboard.press("Enter")
    desk.locator("#panel a").first.wait_for()
    assert desk.evaluate("document.activeElement.textContent").startswith("policy.yaml:")
    desk.keyboard.press("Tab")
    with desk.context.expect_page() as opened:
        desk.keyboard.press("Enter")
    opened.value.wait_for_load_state()
    assert "locales/ar/messages.po" in opened.value.title()
    assert opened.value.locator("li:target").count() == 1
    desk.get_by_role("button", name="Close").press("Enter")
    assert desk.locator("#panel a").count() == 0


def test_what_stays_is_not_loaded_anew_and_what_is_far_not_at_all(desk: Page) -> None:
    asked: list[str] = []
    desk.on("request", lambda it: asked.append(it.url) if "/page/" in it.url else None)
    only(desk, "languages", ["en", "sv", "ar"])
    inside(desk, "sv").locator("[data-message]").first.wait_for()
    assert [it.split("/page/")[1].split("/")[0] for it in asked] == ["sv"]
    desk.locator("[data-all=surfaces]").click()
    assert desk.locator("#surfaces-counted").inner_text() == "7 of 7" and desk.locator("figure").count() == 21
    desk.locator("figure").last.scroll_into_view_if_needed()
    inside(desk, "ar", "reminder").locator("[data-message]").first.wait_for()
    assert not any("/signup" in it for it in asked)


def test_a_save_keeps_the_place_that_one_reads(running: Running, desk: Page) -> None:
    body = inside(desk, "en").locator("body")
    body.evaluate("() => scrollTo(0, 400)")
    projects.edit(running.folder / "policy.yaml", "allowed: 5 years", "allowed: 6 years")
    inside(desk, "en").get_by_text("6 years").first.wait_for()
    assert body.evaluate("() => scrollY") > 300


def test_the_address_keeps_what_is_chosen(desk: Page) -> None:
    desk.locator("#day").fill("1")
    desk.get_by_label("Width").select_option("768")
    inside(desk, "ar").get_by_role("button", name="ليس الآن").wait_for(state="detached")
    desk.reload()
    desk.locator("#date").get_by_text("2025-09-29, after the deadline").wait_for()
    inside(desk, "ar").locator("[data-message]").first.wait_for()
    assert inside(desk, "ar").get_by_role("button", name="ليس الآن").count() == 0
    assert desk.locator("figure").evaluate_all("all => all.map(it => it.dataset.key)") == ["en/notice", "ar/notice"]
    assert desk.get_by_label("Width").input_value() == "768"


def test_a_mail_is_shown_with_its_subject(desk: Page) -> None:
    only(desk, "surfaces", ["email", "reminder"])
    for tag in ("en", "ar"):
        desk.locator(f'figure[data-key="{tag}/reminder"] .beside p').filter(has_text="subject").wait_for()
    told = desk.locator('figure[data-key="en/reminder"] .beside').inner_text()
    assert "subject Please make your choice by September 28" in told and "preheader " in told
    desk.locator("#day").fill("1")
    desk.locator('figure[data-key="en/reminder"] .beside').get_by_text("Now we need it").wait_for()


def test_a_finding_stands_in_its_place_and_leads_to_its_source(running: Running, desk: Page) -> None:
    catalog = running.folder / "locales/ar/messages.po"
    text = catalog.read_text(encoding="utf-8")
    entry = re.search(r'msgctxt "choice\.voluntary\.yes"\nmsgid .*\nmsgstr "(.*)"', text)
    assert entry
    before = desk.evaluate("about.version")
    catalog.write_text(text.replace(entry[1], f"{entry[1]} 2031"), encoding="utf-8")
    # What is asked of the version before may tell of the file as it is now; a new version puts the panel to rest.
    desk.wait_for_function("before => about.version > before", arg=before)
    found = inside(desk, "ar").locator('[data-found][data-message="choice.voluntary.yes"]')
    found.wait_for()
    found.click(position={"x": 3, "y": 3})
    desk.locator("#panel").get_by_text("literal-fact").wait_for()
    with desk.context.expect_page() as opened:
        desk.locator("#panel a").first.click()
    opened.value.wait_for_load_state()
    assert "2031" in opened.value.locator("li:target").inner_text()


def test_new_users_see_what_is_theirs(desk: Page) -> None:
    only(desk, "surfaces", ["announcement", "notice", "signup"])
    only(desk, "languages", ["en"])

    def shown() -> list[str]:
        return list(desk.locator("figure").evaluate_all("all => all.map(it => it.dataset.key)"))

    assert shown() == ["en/announcement", "en/notice", "en/signup"]
    desk.get_by_label("Audience").select_option("new")
    assert shown() == ["en/announcement", "en/signup"]
    desk.get_by_label("Audience").select_option("current")
    assert shown() == ["en/announcement", "en/notice"]


def test_nothing_is_wrong_with_the_desk(running: Running, page: Page) -> None:
    heard: list[str] = []
    page.on("console", lambda it: heard.append(it.text))
    page.on("pageerror", lambda it: heard.append(str(it)))
    page.on("request", lambda it: None if it.url.startswith((running.address, "data:")) else heard.append(it.url))
    page.goto(running.address)
    page.locator("iframe").first.wait_for()
    assert list(examining.seen(page, is_mail=False, is_hosted=True, frames=False)) == []
    assert heard == []


def test_pseudolocales_and_themes(running: Running, desk: Page) -> None:
    only(desk, "languages", ["en", "en-XA", "ar-XB"])
    accented, mirrored = inside(desk, "en-XA"), inside(desk, "ar-XB")
    for frame in (accented, mirrored):
        frame.locator("[data-message]").first.wait_for()
    plain = inside(desk, "en").locator('[data-message="notice.intro"]').inner_text()
    longer = accented.locator('[data-message="notice.intro"]').inner_text()
    assert len(longer) >= 1.35 * len(plain) and "ŵ" in longer and "Consumer Terms" in longer
    assert mirrored.locator("html").get_attribute("dir") == "rtl"
    light = inside(desk, "en").locator("body").evaluate("it => getComputedStyle(it).color")
    desk.locator("#theme").select_option("dark")
    inside(desk, "en").locator("html").wait_for()
    desk.wait_for_function(
        """([key, old]) => { const it = document.querySelector(`figure[data-key="${key}"] iframe`).contentDocument;
        return it && it.body && getComputedStyle(it.body).color !== old }""", arg=["en/notice", light]
    )  # fmt: skip


def test_who_may_not_come_in(running: Running) -> None:
    ours = running.address
    sign, kind = json.dumps({"by": "Ada Öst", "ids": ["later.until"]}), "application/json"
    refused: list[dict[str, Any]] = [
        {"path": "/about.json", "Host": "evil.example"},  # a name of theirs that leads to 127.0.0.1
        {"path": "/about.json", "Host": f"evil.example:{running.port}"},
        {"path": "/about.json", "Host": "127.0.0.1"},
        {"path": "/about.json", "Host": f"127.0.0.1.evil.example:{running.port}"},
        {"path": "/about.json", "Origin": "http://evil.example"},
        {"path": "/about.json", "Origin": "null"},
        {"path": "/sign/sv", "method": "POST", "body": sign, "Content_Type": kind},  # from nowhere
        {"path": "/sign/sv", "method": "POST", "body": sign, "Content_Type": kind, "Origin": "http://evil.example"},
        {"path": "/sign/sv", "method": "POST", "body": sign, "Content_Type": kind, "Origin": f"{ours}.evil.example"},
        {"path": "/sign/sv", "method": "DELETE", "Origin": "https://127.0.0.1"},
    ]
    assert [running.ask(**it)[0] for it in refused] == [403] * len(refused)
    assert not (running.folder / "locales/sv/reviews.yaml").exists()
    for path in ("/source?path=/etc/passwd", "/source?path=../../etc/passwd", "/source?path=locales/en/../../secret"):
        assert running.ask(path)[0] == 404
    assert running.ask("/page/..%2f..%2fetc/passwd")[0] == 404
    status, text = running.ask("/sign/sv", method="POST", body=sign, Content_Type=kind, Origin=ours)
    assert (status, json.loads(text)) == (200, {"signed": ["later.until"]})
    status, _ = running.ask("/sign/sv", method="POST", body=sign, Content_Type="text/plain", Origin=ours)
    assert status == 400, "a form of another site can send text/plain, and no JSON"


def test_a_reviewer_signs_what_was_read(running: Running, page: Page) -> None:
    heard: list[str] = []
    page.on("console", lambda it: heard.append(it.text))
    page.goto(f"{running.address}/review/sv/")
    page.get_by_role("button", name="Sign page.skip").click()
    assert not (running.folder / "locales/sv/reviews.yaml").exists(), "a signature has a name"
    page.get_by_label("Your name").fill("Ada Öst")
    page.get_by_role("button", name="Sign page.skip").press("Enter")
    page.locator('[id="page.skip"].signed').wait_for()
    assert "page.skip: {by: Ada Öst, on: " in (running.folder / "locales/sv/reviews.yaml").read_text(encoding="utf-8")
    assert page.evaluate("document.activeElement.hash") == "#page.skip"
    projects.edit(running.folder / "locales/sv/messages.po", 'msgstr "Språk"', 'msgstr "Alla språk"')
    page.get_by_role("button", name="Sign page.languages").click()
    page.locator('[id="page.languages"]').get_by_text("has changed since it was read").wait_for()
    assert "page.languages" not in (running.folder / "locales/sv/reviews.yaml").read_text(encoding="utf-8")
    assert ["422" in it for it in heard] == [True]
    page.reload()
    assert "signed" in page.locator('[id="page.skip"] h2').inner_text()
    assert page.get_by_role("button", name="Sign page.skip").count() == 0
    assert list(examining.seen(page, is_mail=False, is_hosted=True, looks=[(320, "dark")], frames=False)) == []


def test_without_being_asked_it_only_reads(tmp_path: Path) -> None:
    tools.module("starlette")
    it = Running(projects.copy(tmp_path / "project", ("en", "sv")))
    try:
        body = json.dumps({"by": "Ada Öst", "ids": ["later.until"]})
        status, said = it.ask("/sign/sv", method="POST", body=body, Content_Type="application/json", Origin=it.address)
        assert status == 403 and "--write" in said
        status, said = it.ask("/review/sv/")
        assert status == 200 and "<script" not in said
    finally:
        it.stop()


def test_a_port_that_is_taken_is_said(running: Running) -> None:
    command = [sys.executable, "-m", "notices", "serve", "--port", str(running.port)]
    run = subprocess.run(command, cwd=running.folder, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 2 and "error[port-taken]" in run.stderr and "Traceback" not in run.stderr
