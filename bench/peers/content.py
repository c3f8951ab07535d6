"""Our own release → what the peers are given: pages, messages as Markdown, and facts.

It is taken from the JSON that we publish for apps, so that every peer says the very same words. A
fact stays a placeholder where the peer can format it itself (CLDR's long date, a unit, a list, a
term's plain words); where the sentence needs another form it stands expanded in the message.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit

UNITS = {"H": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}
# Our formats and the peers' kinds of file; a whole mail (.eml) is left out, Hugo has no MIME.
KINDS = {
    "page": "html", "dialog": "html", "mail-page": "html", "fragment": "fragment",
    "markdown": "md", "text": "txt", "json": "json",
}  # fmt: skip
_FRAME = {
    "page.skip": r'<a class="skip"[^>]*>(.*?)</a>',
    "page.languages": r'<nav class="languages" aria-label="([^"]*)"',
    "page.published": r"<footer><p>(.*?)</p>",
    "mail.why": r'<p class="why"[^>]*>(.*?)</p>',
}


def gather(release: Path, policy: dict[str, Any]) -> dict[str, Any]:
    """What a release says: languages, pages, messages, facts, styles; `formatted` counts facts."""
    manifest = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
    tags = [it["tag"] for it in manifest["languages"]]
    files = [(path, it) for path, it in manifest["files"].items() if it["format"] in KINDS]
    source = [(path.partition("/")[2], it) for path, it in files if it["locale"] == tags[0]]
    teller = _Teller(tags, policy)
    pages, styles = {}, {}
    for name, _ in (it for it in source if it[1]["format"] == "json"):
        stem = name.removesuffix(".json")
        data = [json.loads((release / tag / name).read_text(encoding="utf-8")) for tag in tags]
        formats = [it["format"] for path, it in source if path.startswith(stem + ".")]
        frame = next((it for it in formats if KINDS[it] == "html"), "")
        page = _page(teller.keyed(data), teller)
        pages[stem] = {**page, "frame": frame, "kinds": [KINDS[it] for it in formats]}
        if frame:
            for tag in tags:
                html = (release / tag / f"{stem}.html").read_text(encoding="utf-8")
                styles[frame] = "\n".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
                teller.frame(tag, html)
    return {
        "languages": manifest["languages"],
        "pages": pages,
        "messages": teller.messages,
        "facts": teller.facts,
        "styles": styles,
        "formatted": teller.formatted,
    }


def _page(page: dict[str, Any], teller: _Teller) -> dict[str, Any]:
    """What a template would otherwise have to work out: the title, the label of a switch, the questions."""
    blocks = page["blocks"]
    english = next(iter(teller.messages.values()))
    for heading, switch in pairwise(blocks):
        if heading["type"] == "heading" and switch["type"] == "switch":
            heading["hidden"] = english[heading["message"]] == english[switch["label"]]
    questions: list[dict[str, Any]] = []
    for block in blocks:
        if block["type"] == "heading":
            answering = block["message"].endswith(".question")
            if answering:
                questions.append({"name": block["message"], "answer": []})
        elif questions and answering:
            questions[-1]["answer"] += block.get("messages") or [block["message"]]
    title = page["meta"].get("title") or next(it["message"] for it in blocks if it["type"] == "heading")
    kept = {it: page[it] for it in ("surface", "state", "meta", "blocks")}
    return {**kept, "title": title, "questions": questions}


class _Teller:
    """Gives every message a key, and its Markdown in every language."""

    def __init__(self, tags: Sequence[str], policy: dict[str, Any]) -> None:
        self.tags, self.policy = tags, policy
        self.messages: dict[str, dict[str, str]] = {tag: {} for tag in tags}
        self.facts: dict[str, Any] = {}
        self.formatted = [0, 0]  # facts that the peers format themselves, and all of them

    def keyed(self, its: Sequence[Any]) -> Any:
        """The same JSON in every language → the same with keys in the place of messages."""
        first = its[0]
        if isinstance(first, dict):
            if {"id", "text"} <= first.keys():
                return self.key(first["id"], [self.markdown(*it) for it in zip(self.tags, its, strict=True)])
            return {name: self.keyed([it[name] for it in its]) for name in first}
        if isinstance(first, list):
            return [self.keyed(it) for it in zip(*its, strict=True)]
        return first

    def key(self, id: str, texts: list[str]) -> str:
        """One id can say several things (a link to each document); each has a key of its own."""
        for key in (id, *(f"{id}.{n}" for n in range(2, 1000))):
            known = [self.messages[tag].get(key) for tag in self.tags]
            if known in ([None] * len(texts), texts):
                for tag, text in zip(self.tags, texts, strict=True):
                    self.messages[tag][key] = text
                return key
        raise AssertionError(id)

    def frame(self, tag: str, html: str) -> None:
        """The words around a page."""
        for key, pattern in _FRAME.items():
            self.messages[tag].setdefault(key, "")
            if found := re.search(pattern, html, re.DOTALL):
                self.messages[tag][key] = re.sub(r"<[^>]*>", "", found[1])

    def markdown(self, tag: str, message: dict[str, Any]) -> str:
        """A message's text with its marks as Markdown and its facts as placeholders."""
        edits: list[tuple[int, int, str]] = []  # position, order there, what to put in
        text = message["text"]
        for start, end, opening, closing in _joined(message.get("marks", [])):
            edits += [(end, -start, closing), (start, 1_000_000 - end, opening)]
        cuts: dict[int, tuple[int, str]] = {}
        for fact in message["facts"]:
            cuts[fact["start"]] = fact["end"], self.hole(fact, text[fact["start"] : fact["end"]], tag)
        result, position = "", 0
        for place, _, piece in [*sorted(edits), (len(text), 0, "")]:
            while position < place:
                if position in cuts:
                    position, words = cuts[position]
                    result += words
                else:
                    result += text[position]
                    position += 1
            result += piece
        return result

    def hole(self, fact: dict[str, Any], words: str, tag: str) -> str:
        """The words with a placeholder where the peers' own formatting gives just these words."""
        name = fact["fact"]
        value = self.value(fact)
        self.formatted[1] += 1
        said = formatted(value, tag) if value else None
        if not said or said not in words:
            return words
        self.facts[name] = value
        self.formatted[0] += 1
        return words.replace(said, f"{{{name}}}", 1)

    def value(self, fact: dict[str, Any]) -> dict[str, Any] | None:
        kind, value = fact["kind"], fact["value"]
        if kind == "date":
            return {"kind": "date", "value": value}
        if kind == "duration" and (found := re.fullmatch(r"PT?(\d+)([HDWMY])", value)):
            return {"kind": "duration", "value": int(found[1]), "unit": UNITS[found[2]]}
        stated: Any = self.policy
        for part in fact["fact"].split("."):
            stated = stated.get(part) if isinstance(stated, dict) else None
        if kind == "names":
            items = stated.get("services") if isinstance(stated, dict) else stated
            names = [it.get("name", it) if isinstance(it, dict) else it for it in items or []]
            return {"kind": "list", "value": {tag: [_words(it, tag) for it in names] for tag in self.tags}}
        if kind == "term" and stated is not None:
            return {"kind": "text", "value": {tag: _words(stated, tag) for tag in self.tags}}
        return None


def _joined(marks: list[dict[str, Any]]) -> list[tuple[int, int, str, str]]:
    """Marks with their Markdown; neighbours of one kind are one."""
    spans: list[list[Any]] = []
    for mark in marks:
        closing = {"strong": "**", "em": "*"}.get(mark["mark"]) or f"]({mark['url']})"
        opening = "[" if closing.startswith("]") else closing
        for span in spans:
            if span[1] == mark["start"] and span[3] == closing:
                span[1] = mark["end"]
                break
        else:
            spans.append([mark["start"], mark["end"], opening, closing])
    return [tuple(span) for span in spans]


def _words(stated: Any, tag: str) -> str:
    words = stated
    if isinstance(stated, dict):
        words = next((stated[it] for it in (tag, "default", "en") if it in stated), "")
    return str(words.get("base", "") if isinstance(words, dict) else words)


@cache
def locale(tag: str) -> Locale:
    """Babel's locale of a tag."""
    return Locale.parse(tag, sep="-")


def formatted(fact: dict[str, Any], tag: str) -> str:
    """A fact as Babel formats it."""
    value = fact["value"]
    match fact["kind"]:
        case "date":
            return format_date(datetime.date.fromisoformat(value), "long", locale=locale(tag))
        case "duration":
            return format_unit(value, f"duration-{fact['unit']}", "long", locale=locale(tag))
        case "list":
            return format_list(value[tag], "standard", locale=locale(tag))
    return str(value[tag])
