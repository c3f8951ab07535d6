"""What a text tells of today, and what of the policy as it stood before: the words before a sentence say which.

`Before: your choice can wait until March 1. Now: …` Each side is judged by its own version of the policy, without
the label. Machines are told by the names of facts, `earlier.deadline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from notices.checks._lexicon import Lexicon, lexicon
from notices.checks._phrases import small
from notices.model import Marked, Passage, Reference
from notices.reading.passages._builder import place

_COLON = re.compile(r"[\s\u00a0\u202f]*[:：][\s\u00a0\u202f]*")
_EARLIER = "earlier."
_Stretch = TypeVar("_Stretch", Reference, Marked)


def parted(passages: Iterable[Passage], locale: str) -> tuple[list[Passage], list[Passage]]:
    """What is told of today, and what of the version before."""
    lex = lexicon(locale)
    today: list[Passage] = []
    earlier: list[Passage] = []
    for it in passages:
        end = _labelled(it.text, lex, "earlier") if lex is not None else 0
        if end or _is_earlier_value(it):
            earlier.append(_unprefixed(_behind(it, end)))
        else:
            today.append(_behind(it, _labelled(it.text, lex, "today")) if lex is not None else it)
    return today, earlier


def _is_earlier_value(passage: Passage) -> bool:
    """A value for programs, with no sentence around it."""
    return any(
        it.fact is not None and it.fact.startswith(_EARLIER) and passage.text == it.value for it in passage.marks
    )


def _labelled(text: str, lex: Lexicon, side: str) -> int:
    """Where a sentence begins behind its label; 0 where it has none, or nothing follows."""
    label = lex.words[side].pattern.match(small(text))
    colon = _COLON.match(text, label.end()) if label else None
    return colon.end() if colon and colon.end() < len(text) else 0


def _behind(passage: Passage, cut: int) -> Passage:
    """The passage from a character on."""
    if not cut:
        return passage
    offsets = [(0, place(passage.offsets, cut)), *((at - cut, there) for at, there in passage.offsets if at > cut)]
    return passage._replace(
        text=passage.text[cut:],
        offsets=tuple(offsets),
        references=tuple(_moved(it, cut) for it in passage.references if it.end > cut),
        marks=tuple(_moved(it, cut) for it in passage.marks if it.end > cut),
    )


def _moved(it: _Stretch, cut: int) -> _Stretch:
    return it._replace(start=max(0, it.start - cut), end=it.end - cut)


def _unprefixed(passage: Passage) -> Passage:
    """The passage with the names that facts have in their own version; one that claims to be of today is none."""
    return passage._replace(
        references=tuple(it._replace(fact=_own(it.fact)) for it in passage.references),
        marks=tuple(it._replace(fact=_own(it.fact)) for it in passage.marks),
    )


def _own(fact: str | None) -> str | None:
    if fact is None:
        return None
    return fact.removeprefix(_EARLIER) if fact.startswith(_EARLIER) else f"today.{fact}"
