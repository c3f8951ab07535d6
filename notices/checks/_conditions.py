"""What a condition allows, and what is done where it holds: `if you allow training, we train`."""

from __future__ import annotations

import re

from notices.checks._clauses import clause
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import Case

OPENING = 2  # characters before the first word of a sentence
_OBJECT = 12  # characters between a verb and what it is said of
_ARTICLE = 5  # characters between a verb and its object: `disattivare l’addestramento`
_MARKS = re.compile("[,;:.!?،؛—–]")
ENDS = " .।。！!"  # what may stand behind a sentence's last word


def opens_with_condition(said: str, lex: Lexicon) -> bool:
    """Whether a sentence begins with its condition."""
    opens = lex.words["conditions"].search(said)
    return opens is not None and opens.start() <= OPENING


def opener(said: str, found: tuple[Case, ...], lex: Lexicon) -> re.Match[str] | None:
    """The word that makes a condition of a case: before it (`if`), or behind it (場合は)."""
    low, high = clause(said, found[0].start, lex)
    before = lex.words["conditions"].search(said, low, found[0].start)
    return before or lex.words["closing"].search(said, found[-1].end, high)


def in_condition(said: str, found: tuple[Case, ...], opens: re.Match[str] | None, at: int, lex: Lexicon) -> bool:
    """Whether a verb says what is allowed, and not what is done."""
    first, last = found[0], found[-1]
    low, high = clause(said, first.start, lex)
    if opens is None:
        # `How to turn off training`: what is turned off stands right behind it.
        beside = last.end <= at <= last.end + _ARTICLE and not _MARKS.search(said, last.end, at)
        return (low if lex.verb_final else first.start) <= at < last.end or beside
    if at >= high:
        return False
    closes = opens.start() >= last.end
    return bool(
        (low if closes else opens.end()) <= at < last.end
        # `If you decide not to provide your data for training, 30 days apply`: up to its comma all is condition.
        or (opens.start() <= OPENING and said[high:].strip(ENDS))
        # `30 days unless you allow us to use them`: a condition that comes last has the rest of its clause.
        or (OPENING < opens.start() < first.start <= at)
        or _is_object(said, last, at, lex)
    )


def _is_object(said: str, case: Case, start: int, lex: Lexicon) -> bool:
    """Whether a word is what is allowed: `allow training`, and not `allow this, we train`."""
    between = said[case.end : start] if case.end <= start else ""
    return 0 <= start - case.end <= _OBJECT and lex.topics["this"].search(between) is None
