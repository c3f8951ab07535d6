"""Catalogs follow the English one and lose nothing, also on their way through the tools of translators."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest

from notices.translating import entries, project
from notices.translating.entries import Item, Items
from notices.translating.syncing import synced
from tests import projects, tools
from tests.tools import require

TAGS = project.present(projects.ROOT)
assert TAGS, "no catalogs: run pytest from the project root"
OLD, NEW = ("Read it.",), ("Please read it.",)


def catalog(*items: Item) -> Items:
    return Items("x.po", 'msgid ""\nmsgstr ""\n', list(items))


def english(**texts: tuple[str, ...]) -> Items:
    return catalog(*(Item(id, text, ("",) * len(text), comments=[f"About {id}."]) for id, text in texts.items()))


def item(english: tuple[str, ...], *words: str, **more: object) -> Item:
    return Item("a", english, words, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine", "source", "after"),
    [
        # what the language has, the English now, what it then has
        (None, {"a": OLD}, item(OLD, "")),
        (item(OLD, "Läs."), {"a": OLD}, item(OLD, "Läs.")),
        (item(OLD, "Läs."), {"a": NEW}, item(NEW, "Läs.", flags={"fuzzy"}, previous=OLD)),
        (item(NEW, "Läs.", flags={"fuzzy"}, previous=OLD), {"a": ("Third.",)},
         item(("Third.",), "Läs.", flags={"fuzzy"}, previous=OLD)),
        (item(NEW, "Läs.", flags={"fuzzy"}, previous=OLD), {"a": OLD}, item(OLD, "Läs.")),
        (item(OLD, ""), {"a": NEW}, item(NEW, "")),
        (item(OLD, "Läs.", notes=["Kort!"], flags={"no-wrap"}), {"a": OLD},
         item(OLD, "Läs.", notes=["Kort!"], flags={"no-wrap"})),
        (item(OLD, "Läs."), {}, item(OLD, "Läs.", obsolete=True)),
        (item(OLD, ""), {}, None),
        (item(OLD, "Läs.", obsolete=True), {"a": OLD}, item(OLD, "Läs.")),
        (item(OLD, "Läs.", obsolete=True), {"a": NEW}, item(NEW, "Läs.", flags={"fuzzy"}, previous=OLD)),
        (item(OLD, "Läs."), {"a": ("One.", "Many.")},
         item(("One.", "Many."), "Läs.", "", flags={"fuzzy"}, previous=OLD)),
    ],
)  # fmt: skip
def test_what_becomes_of_a_message(mine: Item | None, source: dict[str, tuple[str, ...]], after: Item | None) -> None:
    result = synced(english(**source), catalog(*([mine] if mine else [])), plurals=2)
    found = [(it.english, it.words, it.flags, it.previous, it.notes, it.obsolete) for it in result.catalog.items]
    wanted = [(it.english, it.words, it.flags, it.previous, it.notes, it.obsolete) for it in [after] if it]
    assert found == wanted
    again = synced(english(**source), result.catalog, plurals=2)
    assert again.catalog == result.catalog and not again.new and not again.gone, "a second time changes nothing"


@pytest.mark.parametrize("tag", TAGS)
def test_our_catalogs_are_up_to_date_to_the_byte(tag: str) -> None:
    path = project.path(projects.ROOT, tag)
    assert entries.written(entries.read(path, path.name)) == path.read_text(encoding="utf-8")
    source, mine = project.read(projects.ROOT, "en"), project.read(projects.ROOT, tag)
    assert [it.id for it in mine.items if not it.obsolete] == [it.id for it in source.items]


def everything(path: Path) -> list[tuple[object, ...]]:
    """All that a translator put into a catalog, in order."""
    items = entries.read(path, path.name).items
    return [
        (it.id, it.english, it.words, it.comments, it.notes, it.references, it.flags, it.previous, it.obsolete)
        for it in items
    ]


@pytest.fixture
def worked_on(tmp_path: Path) -> Path:
    """A catalog as a translator leaves it: notes, a flag, a stale message, a given-up one."""
    path = projects.copy(tmp_path / "project", ("en", "sv")) / "locales" / "sv" / "messages.po"
    mine = entries.read(path, path.name)
    first, second, third = mine.items[0], mine.items[1], mine.items[2]
    first.notes = ["Kort, för den som hör det läst.", "Frågat: ja."]
    first.references = ["templates/page.html.j2:12"]
    first.flags = {"no-wrap"}
    second.flags, second.previous = (
        {"fuzzy"},
        ("An older English text, which was quite a bit longer than the new one is",),
    )
    third.obsolete = True
    mine.items.append(mine.items.pop(2))
    entries.save(path, entries.written(mine))
    return path


def test_msgmerge_and_msgfmt_keep_what_a_translator_wrote(worked_on: Path, tmp_path: Path) -> None:
    """References and layout flags are the template's there, as gettext has it."""
    template = worked_on.parents[1] / "en" / "messages.po"
    msgmerge, msgfmt = require("msgmerge", "gettext"), require("msgfmt", "gettext")
    merged = tmp_path / "merged.po"
    subprocess.run([msgmerge, "-q", "--previous", "--no-fuzzy-matching", "-o", merged, worked_on, template], check=True)
    before, after = ({it.id: it for it in entries.read(path, "x").items} for path in (worked_on, merged))
    assert list(before) == list(after) or set(before) == set(after)
    for id, it in before.items():
        kept = after[id]
        assert (kept.english, kept.words, kept.notes) == (it.english, it.words, it.notes)
        assert kept.comments == it.comments or it.obsolete, "a message that is given up is spoken of no more"
        assert (kept.stale, kept.previous) == (it.stale, it.previous)
        assert not kept.obsolete, "msgmerge, too, takes back what the template has again"
    subprocess.run([msgfmt, "--check", "--output-file", tmp_path / "x.mo", worked_on], check=True)


@pytest.mark.parametrize("width", [0, 40, 78])
def test_a_tool_that_wraps_lines_changes_nothing(worked_on: Path, width: int) -> None:
    before = everything(worked_on)
    editor = polib.pofile(str(worked_on), wrapwidth=width)
    editor.save()
    for ours, theirs in zip(before, everything(worked_on), strict=True):
        assert ours[:3] + ours[5:] == theirs[:3] + theirs[5:]
        assert letters(ours[3:5]) == letters(theirs[3:5]), "comments may be broken anew, and lose no word"


def letters(comments: object) -> str:
    return "".join(char for char in str(comments) if char.isalnum())


def test_translate_toolkit_keeps_all_of_it(worked_on: Path) -> None:
    storage = tools.module("translate.storage.pypo")
    before = everything(worked_on)
    store = storage.pofile.parsefile(str(worked_on))
    store.savefile(str(worked_on))
    for ours, theirs in zip(before, everything(worked_on), strict=True):
        assert ours[:3] + ours[5:] == theirs[:3] + theirs[5:]


def test_new_language_begins_empty_and_whole(tmp_path: Path) -> None:
    begun = project.begun("sv")
    result = synced(project.read(projects.ROOT, "en"), begun, plurals=2)
    path = tmp_path / "messages.po"
    entries.save(path, entries.written(result.catalog))
    assert len(entries.read(path, "x").items) == len(result.new) > 100
    assert not any(it.translated for it in entries.read(path, "x").items)
