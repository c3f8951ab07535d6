"""Where one clause of a sentence ends and the next begins."""

from __future__ import annotations

import re
from functools import lru_cache

from notices.checks._heard import VERBS
from notices.checks._lexicon import Lexicon

SEPARATOR = re.compile(r"[,;:،؛，；：、()（）–—⁃=→]|\s-\s")


@lru_cache(maxsize=8192)
def _cuts(text: str, lex: Lexicon) -> tuple[tuple[int, int], ...]:
    """Where one clause ends and the next begins: commas, and the words that open a condition or a clause."""
    found = [it.span() for it in SEPARATOR.finditer(text)]
    for it in lex.words["interposed"].finditer(text):
        found = _rejoined(text, found, *it.span())
    # `när som helst`, 以后的训练 open no condition.
    whole = [it.span() for name in ("anytime", "future") for it in lex.topics[name].finditer(text)]
    # `kecuali jika`: the “if” of an “unless” is no condition of its own.
    whole += [(it.start() + 1, it.end()) for it in lex.words["unless"].finditer(text)]
    for name in ("conditions", "unless", "breaks"):
        found += [
            (it.start(), it.start())
            for it in lex.words[name].finditer(text)
            if not any(a <= it.start() < b for a, b in whole)
        ]
    if together := _denied_together(text, lex):
        found = [it for it in found if not together[0] <= it[0] < together[1]]
    # 許可しない場合は: a condition that comes first ends with its word.
    found += [(it.end(), it.end()) for it in lex.words["closing"].finditer(text)]
    return tuple(sorted(found))


def _denied_together(text: str, lex: Lexicon) -> tuple[int, int] | None:
    """`Neither Claude Gov, the API nor Claude for Education is affected`: the commas part nothing."""
    first = lex.words["nor"].search(text)
    if first is None:
        return None
    last = max(it.end() for name in ("nor", "or") for it in lex.words[name].finditer(text))
    return (first.start(), last) if lex.spoken_of(text[first.start() : last]).isdisjoint(VERBS) else None


def _rejoined(text: str, cuts: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """`It does not, however, filter them`: what is set between two commas parts nothing."""
    before = [it for it in cuts if it[1] <= start and not text[it[1] : start].strip()]
    behind = [it for it in cuts if it[0] >= end and not text[end : it[0]].strip()]
    return [it for it in cuts if it not in (*before, *behind)] if before and behind else cuts


def clause(text: str, start: int, lex: Lexicon) -> tuple[int, int]:
    """The stretch between commas and conditions around a position."""
    low, high = 0, len(text)
    for begin, end in _cuts(text, lex):
        if end <= start:
            low = max(low, end)
        elif begin >= start:
            high = begin
            break
    return low, high
