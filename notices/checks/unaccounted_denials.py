"""A text of our own denies something of which the policy denies nothing.

Why: “Models that don’t learn from real use get better”, “What isn’t changing?”: a “not” that no fact asks for
has slipped in, and turns around what is said.

    policy: no fact says that something is not useful
    en: Real interactions show which answers aren’t useful and accurate.
                                             ^^^^^^

What a policy denies is few things: what it answers with yes or no, that data are used or kept against a choice,
that a choice has been made, that somebody is affected. A “not” in a sentence about anything else has no fact;
but mistakes may be such that nobody has found.

Fix: take the “not” out, or say it of something that the policy denies.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._covered import sides
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._propositions import PROPOSITIONS
from notices.checks._release import canonical
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Term

_RULE = "unaccounted-denials"
_NEAR = 48  # characters between a mistake and a “not” that is said of it
_ACCOUNTED = tuple(
    frozenset(it.split())
    for it in (
        "delete",
        "unaffected",
        "allow",
        "decline",
        "old",
        "stored",
        "train use material",
        "train use new",
        "train use future",
        "choose received",
        "choose silent",
        "choose go_on",
    )
)


def one(text: Text) -> Iterator[Diagnostic]:
    """Each “not” in a sentence that speaks of nothing the policy denies."""
    if text.lex is None or not text.ours:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            denials = negators(sentence.text, text.lex)
            strange = [it for it in denials if not _of_mistakes(sentence, it, text.lex)]
            if strange and not _accounted(text, heard, sentence):
                start, end = (sentence.start + at for at in strange[0])
                message = f"`{text.locale}` denies what no fact of the policy denies"
                yield text.fault(_RULE, message, f"check each “not” in {where(passage)}", passage, start, end)


def _accounted(text: Text, heard: Heard, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what the policy answers, or of whom it does not concern."""
    if any(topics <= sentence.topics for topics in _ACCOUNTED):
        return True
    if any(it.topics <= sentence.topics for it in PROPOSITIONS):
        return True
    named = {str(it.value) for it in heard.within(heard.names, sentence)}
    data = text.fact("data.all")
    if "train" in sentence.topics and data and isinstance(data.value, Term) and canonical(data.value) in named:
        return True
    return "applies" in sentence.topics and not named.isdisjoint(sides(text)[0] | sides(text)[1])


def _of_mistakes(sentence: Sentence, denial: tuple[int, int], lex: Lexicon) -> bool:
    """`Mistakes that tests don’t show`."""
    return any(
        it.end() - _NEAR <= denial[1] and denial[0] <= it.end() + _NEAR
        for it in lex.topics["mistakes"].finditer(sentence.text)
    )
