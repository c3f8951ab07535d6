"""A text says that nobody need choose, that nobody can, or that who has chosen must.

Why: after the deadline whoever goes on has to make the choice, and it is theirs to make.

    policy: deadline: 2025-09-28
    es: Ahora no tienes que hacerlo para seguir usando Claude.
              ^^^^^^^^^^^^

In other people’s texts most of this may be said of something else: there only who goes on without a choice
after the deadline is one too many. See `denied-choice`.

Fix: correct the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._clauses import clause
from notices.checks._deadline import deadlines, is_over
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic

_RULE = "waived-choice"
_BEHIND = 10  # characters behind a day in which its “after” stands: 28 सितंबर के बाद


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences that take the choice away, or the need to make it."""
    if text.lex is None or not text.about:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            waived = _waives(text, sentence, text.lex) if text.ours else _unchosen(text, heard, sentence, text.lex)
            for fact, what, (start, end) in waived:
                message = f"`{text.locale}` says that {what}"
                help = f"check each “not” in {where(passage)}, and whom it speaks to"
                yield text.fault(_RULE, message, help, passage, sentence.start + start, sentence.start + end, [fact])


def _unchosen(text: Text, heard: Heard, sentence: Sentence, lex: Lexicon) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """`After that, you can carry on without choosing`, as other people say it; `nobody can` says the opposite."""
    without = lex.words["unchosen"].search(sentence.text)
    if without is None or sentence.asks or text.fact("deadline") is None or not is_over(text, heard, sentence):
        return
    goes_on = [it for it in lex.words["carries_on"].finditer(sentence.text) if not _within(it.span(), without.span())]
    after = [it.span() for it in lex.words["afterwards"].finditer(sentence.text)]  # the deadline
    after += [(it.start - sentence.start, it.end - sentence.start + _BEHIND) for it in deadlines(text, heard, sentence)]
    low = clause(sentence.text, without.start(), lex)[0]
    late = (it.span() for it in lex.topics["delayed"].finditer(sentence.text) if it.start() >= low)
    if any(not any(_within(it, day) for day in after) for it in late) or lex.words["conditions"].search(
        sentence.text, without.end()
    ):
        return  # `will be asked before going on`, `can go on once there is one`
    others = [it for it in negators(sentence.text, lex) if not _within(it, without.span())]
    others += [it.span() for it in lex.topics["unable"].finditer(sentence.text)]
    if goes_on and not others and not sentence.topics & {"only", "must", "needless", "barred", "shut_out"}:
        yield "deadline", "after the deadline there is no need to choose", without.span()


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


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
