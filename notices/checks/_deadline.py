"""On which side of the deadline a sentence stands."""

from __future__ import annotations

from notices.checks._clauses import clause
from notices.checks._heard import Heard, Sentence
from notices.checks._texts import Text
from notices.checks._values import next_day, same
from notices.model import Bound, Mention

_SENTENCES = 3  # behind which “after that” may still be after the deadline


def deadlines(text: Text, heard: Heard, sentence: Sentence) -> list[Mention]:
    """Where a sentence names the day of the deadline."""
    deadline = next(iter(text.release.values_of("deadline")), None)
    return [it for it in heard.within(heard.values, sentence) if deadline and same(deadline, it)]


def is_over(text: Text, heard: Heard, sentence: Sentence) -> bool:
    """Whether a sentence speaks of the time after the deadline: `after September 28`, `on September 29`."""
    if "over" in sentence.topics or any(it.bound is Bound.MORE_THAN for it in deadlines(text, heard, sentence)):
        return True
    begins = [it for it in heard.within(heard.values, sentence) if it.bound in (Bound.AT_LEAST, Bound.EXACTLY)]
    if any(next_day(known, it) for known in text.release.values_of("deadline") for it in begins):
        return True
    return not text.ours and _afterwards(text, heard, sentence)


def _afterwards(text: Text, heard: Heard, sentence: Sentence) -> bool:
    """`You have until September 28. After that, …`: behind the day itself, what comes then comes after it."""
    word = heard.lex.words["afterwards"].search(sentence.text) if heard.lex else None
    if word is None or heard.lex is None:
        return False
    low, _ = clause(sentence.text, word.start(), heard.lex)
    if any(it.end <= sentence.start + low for it in deadlines(text, heard, sentence)):
        return True  # `Whoever has not chosen by September 28, can go on afterwards`
    if sentence.text[low : word.start()].strip():
        return False
    before, _ = heard.beside(sentence)
    for _ in range(_SENTENCES):
        if before is None:
            return False
        if deadlines(text, heard, before) or "last_day" in before.topics:
            return True
        before, _ = heard.beside(before)
    return False
