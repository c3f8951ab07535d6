"""A catalog as rows for other tools: a row a message (or plural form), with all that a translator needs to know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from notices.dataclass import dataclass, field
from notices.translating.entries import Item, Items
from notices.translating.reviews import hashed

STATES = ("missing", "stale", "translated", "signed")
PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}")
_LIMIT = re.compile(r"Limit: (\d+) characters\.")


@dataclass(slots=True)
class Row:
    """One text to translate.

    `form` counts the plural forms, `examples` says what each placeholder becomes today (in the
    English text and in the translation), `base` is the hash of the translation as it went out, so
    that what came in meanwhile is not overwritten. `line` is the row's place in a file that came in.
    """

    id: str
    form: int
    english: str
    words: str
    state: str
    context: str = ""
    limit: int | None = None
    was: str = ""
    examples: dict[str, str] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    base: str = ""
    line: int = 0

    @property
    def key(self) -> str:
        """The id, with the plural form where there is more than one: `kept.items[2]`."""
        return f"{self.id}[{self.form}]" if self.form else self.id


Say = Callable[[str], str | None]
"""A placeholder's words today, or None where the policy does not state the fact."""


Terms = Callable[[str], dict[str, str]]
"""The glossary's terms that an English text has, with what each is called."""


def rows(catalog: Items, signed: set[str], english_say: Say, say: Say, terms: Terms) -> Iterator[Row]:
    """The catalog's rows in order."""
    for it in catalog.items:
        if not it.obsolete:
            for row in _rows(it, it.id in signed, english_say, say):
                row.terms = terms(row.english)
                yield row


def _rows(item: Item, signed: bool, english_say: Say, say: Say) -> Iterator[Row]:
    state = "missing" if not item.translated else "stale" if item.stale else "signed" if signed else "translated"
    limit = next((int(match[1]) for it in item.comments if (match := _LIMIT.search(it))), None)
    for form, words in enumerate(item.words or ("",)):
        english = item.english[min(form, len(item.english) - 1)]
        was = item.previous[min(form, len(item.previous) - 1)] if item.previous else ""
        examples = {name: text for name in names(english) if (text := english_say(name)) is not None}
        examples |= {name: text for name in names(words) if (text := say(name)) is not None}
        context = "\n".join([*item.comments, *item.notes])
        yield Row(item.id, form, english, words, state, context, limit, was, examples, {}, hashed([words]))


def names(text: str) -> list[str]:
    """The placeholders of a text, in order, each once."""
    return list(dict.fromkeys(match[1] for match in PLACEHOLDER.finditer(text) if match[1]))


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The text in parts: whether it is a placeholder (with its braces), and the part."""
    end = 0
    for match in PLACEHOLDER.finditer(text):
        if match[1]:
            if match.start() > end:
                yield False, text[end : match.start()]
            yield True, match[0]
            end = match.end()
    if end < len(text):
        yield False, text[end:]


def parsed(key: str) -> tuple[str, int]:
    """A row's id and form from its key."""
    match = re.fullmatch(r"(.*?)(?:\[(\d)\])?", key)
    assert match is not None
    return match[1], int(match[2] or 0)


def only(found: Iterable[Row], states: Iterable[str]) -> list[Row]:
    """The rows in some states, or all where none is named."""
    wanted = frozenset(states) or frozenset(STATES)
    return [it for it in found if it.state in wanted]
