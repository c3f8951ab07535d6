"""A text lets the wrong one act: others sell data to us, we delete our own chats, customers train models.

Why: all the words are right, and so is every “not”; who acts and who is acted upon has been exchanged.

    policy: promises.data_sold: false
    en: Third parties don’t sell your data to us.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

Who acts and upon whom is said so differently from language to language that judging.yaml lists how each
says it the wrong way round (`exchanged`).

Fix: let them change places.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._release import canonical
from notices.checks._tenor import clause, negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Term

_RULE = "exchanged-agents"
_VERB = 20  # characters behind a name in which its verb ends
_VERB_BESIDE = 12  # where verbs come last, or nothing parts words


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences in which the company and others have changed places."""
    if text.lex is None or not text.about:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            found = None if sentence.asks else _exchanged(sentence, text.lex) or _decides(text, heard, sentence)
            if found:
                start, end = (sentence.start + it for it in found)
                message = f"`{text.locale}` has who acts and who is acted upon the wrong way round"
                yield text.fault(_RULE, message, f"let them change places in {where(passage)}", passage, start, end)


def _exchanged(sentence: Sentence, lex: Lexicon) -> tuple[int, int] | None:
    """`Third parties don’t sell your data`, `we decide whether`."""
    if "exchanged" not in sentence.topics:
        return None
    return next(lex.topics["exchanged"].finditer(sentence.text)).span()


def _decides(text: Text, heard: Heard, sentence: Sentence) -> tuple[int, int] | None:
    """`Anthropic decides whether your chats are used`: the company begins a clause, and right behind it decides."""
    organization, lex = text.fact("organization"), text.lex
    if lex is None or not sentence.topics & {"material", "train", "use"}:
        return None
    name = canonical(organization.value) if organization and isinstance(organization.value, Term) else None
    for it in heard.within(heard.names, sentence):
        start, end = it.start - sentence.start, it.end - sentence.start
        low, high = clause(sentence.text, start, lex)
        if it.value != name or not (lex.close or _leads(sentence.text[low:start].strip(), lex)):
            continue
        denials = negators(sentence.text, lex)
        verb = lex.words["decides"].search(sentence.text, end, min(high, end + (_VERB_BESIDE if lex.close else _VERB)))
        if verb and not any(start <= a for a, _ in denials):
            return start, verb.end()
        # `Who decides that is Anthropic, not you`
        before = lex.words["decides"].search(sentence.text, 0, start)
        if before and sentence.text[low:start].strip() and not lex.close and not any(a < start for a, _ in denials):
            return before.start(), end
    return None


def _leads(before: str, lex: Lexicon) -> bool:
    """Whether a name begins a clause, but for a `not you but`, or an `it is`."""
    opening = (it for name in ("but", "cleft") for it in lex.words[name].finditer(before))
    return not before or any(it.end() == len(before) for it in opening)
