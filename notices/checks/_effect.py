"""When a choice is said to take effect, or to be made: later than at once."""

from __future__ import annotations

import re

from notices.checks._clauses import clause
from notices.checks._deadline import deadlines
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._texts import Text
from notices.model import Mention

_COMMA = re.compile("[,;:،؛，；：]")
_LATER = 10  # characters behind a time in which such a word ends
_DELAYED = frozenset(("choose", "delayed"))
_NEWCOMERS = frozenset(("new", "signup"))
_ELSE = frozenset(("keep", "delete", "effect", "train"))  # what else takes its time
_BEHIND = 12  # characters between “takes effect” and a time


def late(text: Text, heard: Heard, sentence: Sentence, lex: Lexicon) -> tuple[int, int] | None:
    """`Your choice takes effect after 30 days`: the verb and its time."""
    topics = sentence.topics
    if "effect" not in topics or "at_once" in topics or not topics & {"choose", "allow"}:
        return None
    times = [it for it in heard.within(heard.values, sentence) if it.kind == "duration"]
    # `gäller 30 dagar` is how long it lasts; a word between, or a bound, makes a time the day on which it begins.
    beside = [it for it in times if "choose" in topics]
    for it in lex.topics["effect"].finditer(sentence.text):
        at = sentence.start + it.end()
        found = [time for time in beside if 0 < len(heard.text[at : time.start].strip()) <= _BEHIND]
        found = found or _delays(sentence, it.start(), times, lex)
        found = found or [time for time in times if 0 <= time.start - at <= _BEHIND and _later(heard, time, lex)]
        found = found or _on_the_last_day(text, heard, sentence, it, lex)
        if found:
            return min(sentence.start + it.start(), found[0].start), max(at, found[0].end)
    return None


def chosen_late(heard: Heard, sentence: Sentence, lex: Lexicon) -> tuple[int, int] | None:
    """`New users can choose only after 30 days`: the verb and its time."""
    topics = sentence.topics
    if not topics >= _DELAYED or not topics & _NEWCOMERS or topics & _ELSE:
        return None
    times = [it for it in heard.within(heard.values, sentence) if it.kind == "duration"]
    for it in lex.topics["choose"].finditer(sentence.text):
        if found := _delays(sentence, it.start(), times, lex):
            start = sentence.start + it.start()
            return min(start, found[0].start), max(start + len(it[0]), found[0].end)
    return None


def _later(heard: Heard, time: Mention, lex: Lexicon) -> bool:
    """`30 days after you press Accept`."""
    found = lex.words["later"].search(heard.text, time.end, time.end + _LATER)
    return found is not None and not heard.text[time.end : found.start()].strip()


def _delays(sentence: Sentence, verb: int, times: list[Mention], lex: Lexicon) -> list[Mention]:
    """`Only after 30 days does your choice take effect`: the times that a word beside them makes a delay."""
    words = [it.span() for it in lex.topics["delayed"].finditer(sentence.text)]
    found = []
    for it in times:
        start, end = it.start - sentence.start, it.end - sentence.start
        beside = any(a - end <= 1 and start - b <= 1 for a, b in words)
        if beside and not _COMMA.search(sentence.text[min(end, verb) : max(end, verb)]):
            found.append(it)
    return found


def _on_the_last_day(text: Text, heard: Heard, sentence: Sentence, verb: re.Match[str], lex: Lexicon) -> list[Mention]:
    """`Your consent takes effect on September 28`: what takes effect on the last day to choose are the terms."""
    low, high = clause(sentence.text, verb.start(), lex)
    told = lex.spoken_of(sentence.text[low:high])
    if not told & {"choose", "allow"} or told & {"document", "update"}:
        return []
    at, end = sentence.start + verb.end(), sentence.start + high
    return [it for it in deadlines(text, heard, sentence) if it.start < end and 0 <= it.start - at <= _BEHIND]
