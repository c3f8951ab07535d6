"""A text says that the choice can be changed only until a day, or for a time; it can be changed at any time.

Why: who reads that it is too late leaves a setting as it is.

    policy: choice.changeable: true
    fr: Vous pouvez changer d’avis jusqu’au 28 septembre.
                                   ^^^^^^^^^^^^^^^^^^^^

The deadline is for making the choice; what has been chosen, a setting changes also after it.

Fix: correct the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._across import stretch
from notices.checks._clauses import clause
from notices.checks._denials import denied
from notices.checks._heard import ASKS, Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._others import somebody_elses
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Bound, Mention

_RULE = "closed-choice"
_ABOUT = {"choose", "setting", "allow", "decline", "may"}
# What has a time of its own, or says that the choice is open.
_ELSE = {"anytime", "must", "wait", "keep", "delete", "finished", "announce", "made_known", "over", "effect"}
_UNTIL = 8  # characters of a word that leads to the end of a time
_COLONS = frozenset(":：")
_REPLY = 60  # characters of an answer
_OPENS = 16  # characters of one before its first time
_LAST = 3  # characters with which a question ends
_ENDS = (Bound.AT_MOST, Bound.LESS_THAN)


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences after which a choice that was made is final from some day on."""
    if text.lex is None or not text.close or text.flag("choice.changeable") is not True:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            for time in _closes(heard, sentence, text.lex):
                message = f"`{text.locale}` says that the choice can be changed only for a time"
                help = f"take the time out of {where(passage)}"
                yield text.fault(_RULE, message, help, passage, time.start, time.end, ["choice.changeable"])


def _closes(heard: Heard, sentence: Sentence, lex: Lexicon) -> list[Mention]:
    """The day or the time that ends a change, in one clause with it."""
    if time := _replied(heard, sentence, lex):
        return time
    if sentence.asks or "change" not in sentence.topics or not sentence.topics & _ABOUT or sentence.topics & _ELSE:
        return []
    ends = [it for it in heard.within(heard.values, sentence) if it.bound in _ENDS and it.kind in ("date", "duration")]
    for it in lex.topics["change"].finditer(sentence.text) if ends else ():
        low, high = clause(sentence.text, it.start(), lex)
        until = lex.words["unless"].search(sentence.text, high, high + _UNTIL)  # `change it until September 30`
        high = clause(sentence.text, until.end(), lex)[1] if until else high
        if sentence.text[high : high + 1] in _COLONS:  # `Changing it: within 30 days`
            high = clause(sentence.text, high + 1, lex)[1]
        beside = [time for time in ends if low <= time.start - sentence.start < high]
        if beside and not denied(sentence.text, *it.span(), lex) and not somebody_elses(heard, beside[0].start):
            return beside[:1]
    return []


def _replied(heard: Heard, sentence: Sentence, lex: Lexicon) -> list[Mention]:
    """`Can I change my mind? Yes, but only within 14 days.`: few words behind the question, or its first."""
    asked, _ = heard.beside(sentence)
    if low := max(sentence.text.rfind(sign, 0, -_LAST) for sign in ASKS) + 1:  # the answer is one with its question
        asked, sentence = stretch(sentence, 0, low, lex), stretch(sentence, low, len(sentence.text), lex)
    if asked is None or not (low or asked.asks) or sentence.asks or "change" not in asked.topics:
        return []
    if (asked.topics - {"anytime"} | sentence.topics) & _ELSE or "document" in asked.topics:
        return []
    ends = (it for it in heard.within(heard.values, sentence) if it.bound in _ENDS and it.kind in ("date", "duration"))
    return [it for it in ends if len(sentence.text) <= _REPLY or it.start - sentence.start <= _OPENS][:1]
