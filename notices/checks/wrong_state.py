"""A text speaks of the deadline from the wrong side: “Not now” when it is over, or as past when it is not.

Why: after the deadline nobody can choose “Not now” any more; before it, “your choice could wait” frightens.

    policy: deadline: 2025-09-28
    dist/sv/notice.after.html: Du kan välja ”Inte nu” till och med den 28 september 2025.
                                              ^^^^^^^

Asked of our own files, whose state is known, and of texts audited with `--state`.

Fix: use the message for that state in the template.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._denials import denied
from notices.checks._heard import Heard, Sentence
from notices.checks._texts import Text, where
from notices.checks._values import same
from notices.diagnostics import Diagnostic
from notices.model import Bound, Date, Passage, Term

_RULE = "wrong-state"


def one(text: Text) -> Iterator[Diagnostic]:
    """What may not be said on this side of the deadline."""
    if text.lex is None or text.state not in ("before", "after"):
        return
    for passage, heard in text.heard(f"{_RULE} {text.state}"):
        if text.state == "after":
            yield from _later(text, passage)
        for sentence in heard.sentences:
            yield from _tense(text, passage, heard, sentence)


def _later(text: Text, passage: Passage) -> Iterator[Diagnostic]:
    fact = text.fact("choice.later")
    forms = fact.value.forms(text.locale) if fact and isinstance(fact.value, Term) else None
    label = forms["base"] if forms else ""
    lex = text.lex
    assert lex is not None
    at = passage.text.find(label) if label else -1
    if at < 0:
        return
    end = at + len(label)
    before, behind = passage.text[:at].rstrip(), passage.text[end:].lstrip()  # « Pas maintenant »
    quoted = passage.text.strip() == label or any(
        before.endswith(q[0]) and behind.startswith(q[-1]) for q in lex.quotes
    )
    if quoted and not denied(passage.text, at, end, lex):
        yield text.fault(
            _RULE,
            f"“{label}” is offered although the deadline is over",
            f"take it out of {where(passage)} in the state `after`",
            passage,
            at,
            end,
            ["choice.later", "deadline"],
        )


def _tense(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    deadline = next(iter(text.release.values_of("deadline")), None)
    if deadline is None or not isinstance(deadline.fact.value, Date):
        return
    wrong, right = ("ahead", "past") if text.state == "after" else ("past", "ahead")
    for mention in heard.within(heard.values, sentence):
        if not same(deadline, mention):
            continue
        late = mention.bound in (Bound.MORE_THAN, Bound.AT_LEAST) and text.state == "after"
        if (wrong in sentence.topics or late) and right not in sentence.topics:
            side = "still ahead" if text.state == "after" else "past"
            yield text.fault(
                _RULE,
                f"the deadline is spoken of as {side}, in the state `{text.state}`",
                f"use the message for the state `{text.state}` instead of {where(passage)}",
                passage,
                mention.start,
                mention.end,
                ["deadline"],
            )
