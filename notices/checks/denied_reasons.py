"""A text of our own denies the reasons that it gives.

Why: a reason that says its opposite (“models don’t get better”) makes the whole notice worthless.

    policy: reasons.choice: real_use, better_models
    en: Models that learn from real use don’t get better at coding.
                                        ^^^^^^^^^^^^^^^^

Judged where a sentence says what the use of data brings, or since when a model has been developed.

Fix: correct the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._denials import negation
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.checks._values import same
from notices.diagnostics import Diagnostic
from notices.model import Passage

_RULE = "denied-reasons"
_ABOUT = {"use", "train", "model", "develop", "material"}
# Of what a sentence speaks that may well deny something: a sentence of reasons alone has nothing to deny.
_PROMISES = {
    "keep", "sell", "allow", "decline", "old", "delete", "resumed", "choose", "applies",
    "unaffected", "finished", "future", "stored", "wait", "change",
}  # fmt: skip


def one(text: Text) -> Iterator[Diagnostic]:
    """Benefits that are denied, and a development that did not begin."""
    if text.lex is None or not text.ours:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            if not sentence.asks:
                yield from _benefits(text, passage, sentence, text.lex)
                yield from _development(text, passage, heard, sentence, text.lex)


def _benefits(text: Text, passage: Passage, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    fact = next((it for it in ("reasons.choice", "reasons.retention") if text.fact(it)), None)
    if fact is not None and "benefits" in sentence.topics:
        yield from _denied(text, passage, sentence, "benefits", fact, lex)


def _development(text: Text, passage: Passage, heard: Heard, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    """`A model released today didn’t begin development 18 to 24 months ago`."""
    known = text.release.values_of("reasons.development")
    if any(same(it, mention) for it in known for mention in heard.within(heard.values, sentence)):
        yield from _denied(text, passage, sentence, "develop", "reasons.development", lex)


def _denied(
    text: Text, passage: Passage, sentence: Sentence, topic: str, fact: str, lex: Lexicon
) -> Iterator[Diagnostic]:
    """A “not” beside what is a reason, or before all reasons of a sentence that has nothing else to deny."""
    words = list(lex.topics[topic].finditer(sentence.text))
    for it in words if sentence.topics & _ABOUT else ():
        no = negation(sentence.text, it.start(), it.end(), lex)
        if no is not None:
            yield _fault(text, passage, sentence, min(no[0], it.start()), max(no[1], it.end()), fact)
            return
    denials = negators(sentence.text, lex)
    before = bool(words) and not lex.close and all(b <= words[0].start() for _, b in denials)
    if before and len(denials) == 1 and not sentence.topics & _PROMISES:
        yield _fault(text, passage, sentence, *denials[0], fact)


def _fault(text: Text, passage: Passage, sentence: Sentence, start: int, end: int, fact: str) -> Diagnostic:
    message = f"`{text.locale}` denies a reason that the policy gives: `{fact}`"
    start, end = sentence.start + start, sentence.start + end
    return text.fault(_RULE, message, f"check each “not” in {where(passage)}", passage, start, end, [fact])
