"""A translation against the glossary: where the English has a term, the language's word for it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from notices.diagnostics import Diagnostic
from notices.model import Entry
from notices.rendering.catalog import SOURCE, Catalog

_PLACEHOLDER = re.compile(r"\{[^}]*\}")

Glossary = dict[str, tuple[Entry, ...]]


def spoken_of(english: str, tag: str, glossary: Glossary) -> Iterator[Entry]:
    """A language's entries for the terms that an English text has."""
    if own := glossary.get(tag, ()):
        named = _finder(glossary)(english)
        yield from (it for it in own if it.term in named)


def check(other: Catalog, glossary: Glossary, faults: list[Diagnostic]) -> None:
    """Notes each message that has another word for a term of the glossary."""
    own = glossary.get(other.locale, ())
    named = _finder(glossary)
    for message in other.messages.values() if own else ():
        terms = named(message.english)
        text = "\n".join(it.value for it in message.places).casefold() if terms else ""
        for entry in own if text else ():
            if entry.term in terms and not any(it.casefold() in text for it in entry.words):
                said = f"`{message.id}` speaks of “{entry.term}” and has no “{entry.words[0]}”"
                help = f"write it, or add the word that stands there to `{entry.term}` in {entry.span.path}"
                faults.append(other.source.fault("off-glossary", message.span, said, help))


def _finder(glossary: Glossary) -> Callable[[str], frozenset[str]]:
    return _finding(tuple((it.term, it.words) for it in glossary.get(SOURCE, ())))


@lru_cache(maxsize=4)
def _finding(terms: tuple[tuple[str, tuple[str, ...]], ...]) -> Callable[[str], frozenset[str]]:
    """What tells the terms that an English text has: the same for every language."""

    @lru_cache(maxsize=4096)
    def named(english: str) -> frozenset[str]:
        text = _PLACEHOLDER.sub("", english)
        return frozenset(term for term, words in terms if _pattern(words).search(text))

    return named


@lru_cache(maxsize=512)
def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(it) for it in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
