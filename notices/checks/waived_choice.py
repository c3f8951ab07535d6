"""A text of our own says that nobody need choose, that nobody can, or that who has chosen must.

Why: after the deadline whoever goes on has to make the choice, and it is theirs to make.

    policy: deadline: 2025-09-28
    es: Ahora no tienes que hacerlo para seguir usando Claude.
              ^^^^^^^^^^^^

In other people’s texts much of this may be said of something else: see `denied-choice`.

Fix: correct the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._heard import Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic

_RULE = "waived-choice"


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences that take the choice away, or the need to make it."""
    if text.lex is None or not text.ours:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            for fact, what, (start, end) in _waives(text, sentence, text.lex):
                message = f"`{text.locale}` says that {what}"
                help = f"check each “not” in {where(passage)}, and whom it speaks to"
                yield text.fault(_RULE, message, help, passage, sentence.start + start, sentence.start + end, [fact])


def _waives(text: Text, sentence: Sentence, lex: Lexicon) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """What a sentence says of the choice that cannot be: of which fact, in words, and where."""
    denials = negators(sentence.text, lex)
    if text.fact("deadline") and "go_on" in sentence.topics:
        if it := lex.topics["needless"].search(sentence.text):
            yield "deadline", "whoever goes on need not choose", it.span()
        elif sentence.topics >= {"must", "received"} and not denials:
            it = next(lex.topics["received"].finditer(sentence.text))
            yield "deadline", "who has made the choice has to make it", it.span()
    if text.flag("choice.voluntary") and "whether" in sentence.topics and denials:
        yield "choice.voluntary", "nobody can choose", denials[0]
