"""What was translated before: the messages whose English is most like one that is new or changed.

Suggestions are shown to people, with how alike the texts are; nothing is ever filled in by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from notices.dataclass import dataclass
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.translating.entries import Items

LEAST = 60
MOST = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An earlier translation: of which message, how alike its English is (0 to 100), and the words."""

    message: str
    likeness: int
    english: str
    words: str


def suggestions(english: str, catalog: Items, skip: Iterable[str] = ()) -> list[Suggestion]:
    """The best matches, the likest first; obsolete messages count, stale ones by what they were made for."""
    fuzz = _matcher()
    left_out = frozenset(skip)
    found = []
    for it in catalog.items:
        if it.translated and it.id not in left_out:
            made_for = (it.previous or it.english)[0]
            likeness = int(fuzz.ratio(english, made_for))
            if likeness >= LEAST:
                found.append(Suggestion(it.id, likeness, made_for, it.words[0]))
    return sorted(found, key=lambda it: (-it.likeness, it.message))[:MOST]


def _matcher() -> Any:
    try:
        from rapidfuzz import fuzz
    except ModuleNotFoundError:
        help = 'pip install "notices[review]"'
        message = "suggestions for new and changed messages need the library rapidfuzz"
        raise Unusable(Diagnostic("missing-library", message, Span("review", 0, 0), help)) from None
    return fuzz
