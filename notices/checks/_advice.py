"""Sentences that tell what one can do: they state nothing of what is done with data."""

from __future__ import annotations

from notices.checks._clauses import clause
from notices.checks._conditions import ENDS, OPENING
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import Case


def advises(said: str, found: tuple[Case, ...], done: list[int], lex: Lexicon) -> bool:
    """`Your chats may be used for training – opt out by September 28`, `opt out, or we train on your chats`."""
    first, last = found[0], found[-1]
    before = [it for it in done if it < first.start]
    behind = [it for it in done if it >= last.end]
    if before and not behind:
        return clause(said, before[-1], lex)[1] <= first.start
    return bool(behind) and any(lex.words[name].search(said, last.end, behind[0]) for name in ("or", "others"))


def guides(said: str, found: tuple[Case, ...], done: list[int], lex: Lexicon) -> bool:
    """`How to opt out of training`, オフにする方法; `Claude learns from your chats, here is how to opt out`."""
    words = list(lex.words["how_to"].finditer(said))
    if words and lex.close and not said[words[-1].end() :].strip(ENDS):
        return True
    for it in words:
        low, high = clause(said, it.start(), lex)
        if it.start() - low > OPENING:
            continue  # `used so that …`
        ahead = [case.start for case in found if it.start() <= case.start < high]
        behind = [deed for deed in done if it.end() <= deed < high]
        if ahead and (not behind or (it.start() <= OPENING and ahead[0] < behind[0])):
            return True
    return False
