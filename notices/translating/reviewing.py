"""What a reviewer needs of each message of a language, gathered: words, context, values, places, findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from notices.comparing.marking import Mark, marked
from notices.dataclass import dataclass, field
from notices.diagnostics import Diagnostic, ordered
from notices.model import Policy
from notices.publishing.manifest import File
from notices.rendering.blocks import Slot
from notices.rendering.project import Project, languages_of, siblings
from notices.rendering.sheets import Choice, Sheet
from notices.rendering.speaking import Speaker
from notices.rendering.wording import wording
from notices.translating import desk, pictures, reviews
from notices.translating import project as catalogs
from notices.translating.memory import Suggestion, suggestions
from notices.translating.rows import Row
from notices.translating.variations import variations


@dataclass(slots=True)
class Card:
    """One message. `words` are the hashes of what is shown, for a signature.

    `today` is what it says, `values` are label and words for awkward ones.

    `places` are the pages in whose text it stands, `beside` those with it as a title, label or line of the frame.
    """

    row: Row
    words: str = ""
    today: str = ""
    english_today: str = ""
    marks: list[Mark] = field(default_factory=list)
    values: list[tuple[str, str]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class Review:
    """A language's cards, and the pages on which they stand."""

    locale: str
    name: str
    direction: str
    cards: list[Card]
    pages: dict[str, str]
    findings: list[Diagnostic]


def review(policy_file: Path, root: Path, tag: str) -> Review:
    """Everything about a language's messages. Raises Unusable."""
    project = desk.project(policy_file, root)
    rows = desk.rows(policy_file, root, tag)
    files, faults = _files(project, tag)
    pages = {name: html for name, (_, html) in pictures.pictures(files).items()}
    voice = _Voice(project, tag)
    said, english = voice.says(project.policy), _Voice(project, catalogs.SOURCE).says(project.policy)
    cards = [Card(row, today=said.get(row.id, ""), english_today=english.get(row.id, "")) for row in rows]
    by_id = {card.row.id: card for card in cards}
    _vary(voice, by_id)
    for name, html in pages.items():
        for id in pictures.messages(html) & by_id.keys():
            by_id[id].places.append(name)
    for sheet in voice.sheets:
        for id in dict.fromkeys(slot.message for slot in _slots(sheet)):
            if id in by_id and sheet.stem in pages and sheet.stem not in by_id[id].places:
                by_id[id].beside.append(sheet.stem)
    memory = catalogs.read(root, tag)
    hashes = {it.id: reviews.words(it) for it in memory.items if not it.obsolete}
    for card in cards:
        card.words = hashes.get(card.row.id, "")
        if card.row.state in ("missing", "stale"):
            card.suggestions = suggestions(card.row.english, memory, [card.row.id])
        if card.row.was:
            card.marks = marked(card.row.was, card.row.english)
    rest = _place_findings(faults, files, by_id, root, tag)
    words = wording(tag)
    return Review(tag, words.name, words.direction, cards, pages, rest)


def _files(project: Project, tag: str) -> tuple[list[File], list[Diagnostic]]:
    """The language's files as far as they can be made, with what the pen and the judge say of them."""
    tags = dict.fromkeys((catalogs.SOURCE, tag))
    editions = project.editions(list(tags), project.sheets(Choice()), siblings(languages_of(project.locales)))
    files = [file for it in editions for file in it.files]
    found = [it for it in project.faults if tag in it.span.path.split("/") or it.span.path == project.policy.path]
    if not project.faults:
        from notices import auditing

        found = [it for it in auditing.release(project.policy, files) if it.span.path.split("/")[0] == tag]
    return [file for file in files if file.locale == tag], ordered(found)


class _Voice:
    """A language as it speaks for any policy; catalog and templates are read once."""

    def __init__(self, project: Project, tag: str) -> None:
        self.project, self.words = project, wording(tag)
        self.catalog = project.catalog(tag, [])
        self.sheets = project.sheets(Choice())

    def says(self, policy: Policy) -> dict[str, str]:
        """What each message says, also one that no surface says today; of a list's items, the first.

        What the policy has no facts for is left out.
        """
        speaker = Speaker(policy, self.catalog, self.words, self.project.table, (), [])
        said: dict[str, str] = {}
        for sheet in self.sheets:
            rest = (Slot(id) for id in self.catalog.messages if id not in said) if sheet is self.sheets[-1] else ()
            for slot in (*_slots(sheet), *rest):
                line = speaker.line(slot, sheet.outline)
                if line is not None and line.id in self.catalog.messages:
                    said.setdefault(line.id, line.text)
        return said


def _slots(sheet: Sheet) -> Iterator[Slot]:
    """All messages of a surface in a state, with those of the frames around it."""
    yield from sheet.outline.slots()
    for shell in sheet.shells.values():
        yield from shell.slots


def _vary(voice: _Voice, cards: dict[str, Card]) -> None:
    for label, policy in variations(voice.project.policy):
        for id, text in voice.says(policy).items():
            card = cards.get(id)
            if card and text != card.today and text not in (words for _, words in card.values):
                card.values.append((label, text))


def _place_findings(
    faults: list[Diagnostic], files: list[File], cards: dict[str, Card], root: Path, tag: str
) -> list[Diagnostic]:
    """Puts each finding to its message; those that belong to none are given back."""
    html = {file.path: file.data.decode("utf-8") for file in files if file.format in pictures.FORMATS}
    starts = sorted((it.line, it.id) for it in catalogs.read(root, tag).items)
    rest = []
    for it in faults:
        if it.span.path in html:
            id = pictures.message_at(html[it.span.path], it.span.line, it.span.column)
        elif it.span.path == catalogs.shown(tag):
            id = next((id for line, id in reversed(starts) if line <= it.span.line), None)
        else:
            id = None
        if id in cards and id is not None:
            cards[id].findings.append(it)
        elif it.span.path == catalogs.shown(tag) or it.span.path in html:
            rest.append(it)
    return rest
