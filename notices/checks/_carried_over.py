"""Whom a sentence speaks of that does not say so itself: whom was asked about, whom the sentence before names."""

from __future__ import annotations

from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._scope import SCOPE
from notices.checks._tenor import negators
from notices.model import Mention

_AGAIN = 16  # characters of an answer that says again what was asked


def asked(heard: Heard, sentence: Sentence) -> list[Mention]:
    """`And the Team plan? It is affected too.`, `Team 受影响吗？受影响。`: an answer speaks of whom was asked."""
    before, _ = heard.beside(sentence)
    if before is None or not before.asks or (len(sentence.text) > _AGAIN and before.topics & SCOPE):
        return []
    return heard.within(heard.names, before)


def taken_up(heard: Heard, sentence: Sentence) -> Sentence | None:
    """`At school we have Claude for Education. There this doesn’t apply`: a sentence that only names somebody."""
    before, _ = heard.beside(sentence)
    if before is None or before.asks or before.topics & SCOPE or heard.lex is None:
        return None
    opens = heard.lex.words["takes_up"].search(sentence.text)
    return before if opens and not sentence.text[: opens.start()].strip() else None


def answered(heard: Heard, sentence: Sentence, lex: Lexicon) -> bool | None:
    """`Am I affected? With a Team plan, no.`: the last word answers for whom it names what was asked."""
    before, _ = heard.beside(sentence)
    if before is None or not before.asks or not before.topics & SCOPE or negators(before.text, lex):
        return None
    named, _, word = sentence.text.rstrip(" .!\n").rpartition(",")
    if not named or sentence.topics & SCOPE:
        return None
    return lex.answer(word.strip())
