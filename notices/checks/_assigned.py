"""Of several times in a sentence, which are whose: of who allows it, or of who does not."""

from __future__ import annotations

from notices.checks._clauses import clause
from notices.checks._heard import Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import ALLOWED, DECLINED, Case
from notices.model import Mention

_BESIDE = 6  # letters of a short word that belongs to the time: 30 päivän ajan sijasta


def assigned(
    sentence: Sentence,
    times: list[Mention],
    found: list[Case],
    contrast: int | None,
    lex: Lexicon,
    text_is_ours: bool,
) -> list[str | None]:
    """For each time, of whom it is said."""
    values = [it.value for it in found]
    if not values:
        return [None] * len(times)
    if len(times) == 1:
        return [_single(sentence, times[0], found, contrast)]
    if len(set(values)) == 1:
        if (replaced := _replaced(sentence, times, lex)) is not None:
            return [other(values[0]) if it is replaced else values[0] for it in times]
        turned = _turned(sentence, times, lex)
        if turned is not None:
            before = other(values[0]) if times[0].value == times[1].value else None  # nothing turns into itself
            return [values[0] if it is turned else before for it in times]
        if contrast is None and text_is_ours:
            return [values[0]] * len(times)
        if contrast is None:
            # One condition governs what stands in its own part: `5 years if you allow it, else 30 days`.
            return [_near(sentence, it, times, found, lex) for it in times]
        at = sentence.start + contrast
        first = not _of_the_last(sentence, times, found, contrast, lex)
        return [values[0] if (it.start < at) is first else other(values[0]) for it in times]
    if len(found) == len(times):
        return [it.value for it in found]
    return [None] * len(times)


def _of_the_last(sentence: Sentence, times: list[Mention], found: list[Case], contrast: int, lex: Lexicon) -> bool:
    """`5 years, against 30 days for those who decline`: a condition behind all is of what stands beside it."""
    against = any(it.start() == contrast for it in lex.words["versus"].finditer(sentence.text))
    return against and sentence.start + found[0].start >= times[-1].end


def _turned(sentence: Sentence, times: list[Mention], lex: Lexicon) -> Mention | None:
    """Of two times, the one that holds now: `30 days becomes 5 years`, `instead of 30 days, 5 years`."""
    if len(times) != 2:
        return None
    old, new = times
    first, second = (it.start - sentence.start for it in times)
    for name, holds in (("becomes", new), ("replaces", old)):
        for it in lex.words[name].finditer(sentence.text):
            if first < it.end() <= second:
                return holds
    for it in lex.words["contrast"].finditer(sentence.text):
        between = sentence.text[it.end() : first] if it.end() <= first else "."
        if not between.strip() or lex.topics["existing"].fullmatch(between.strip()):
            return new  # `instead of 30 days`, `instead of the existing 30 days`
    return None


def _replaced(sentence: Sentence, times: list[Mention], lex: Lexicon) -> Mention | None:
    """Of two times, the one that a word right behind it sets aside: `30 päivän sijaan 5 vuotta`."""
    if len(times) == 2:
        for it in lex.words["contrast_behind"].finditer(sentence.text):
            at = sentence.start + it.start()
            if found := next((time for time in times if time.end <= at <= time.end + _BESIDE), None):
                return found
    return None


def _near(sentence: Sentence, mention: Mention, times: list[Mention], found: list[Case], lex: Lexicon) -> str | None:
    """With several times and one condition, only the time right beside it is surely meant: in its clause, if any."""
    at = sentence.start + found[0].start
    low, high = clause(sentence.text, found[0].start, lex)
    beside = [it for it in times if low <= it.start - sentence.start < high]
    nearest = min(beside or times, key=lambda it: abs(it.start - at))
    return found[0].value if mention is nearest else None


def _single(sentence: Sentence, mention: Mention, found: list[Case], contrast: int | None) -> str | None:
    values = {it.value for it in found}
    if contrast is not None and sentence.start + contrast < mention.start and len(values) == 1:
        return None
    if len(values) == 1:
        return found[0].value
    return None


def other(value: str) -> str:
    return DECLINED if value is ALLOWED else ALLOWED
