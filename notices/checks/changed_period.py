"""A text says that the time of those who do not allow it is new; it is what it was.

Why: who reads that a time is new asks what has become of data that were there before.

    policy: retention.not_allowed_is_new: false
    en: The 30-day period is new.
            ^^^^^^

Fix: correct the sentence, or the flag in policy.yaml if that is what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._denials import denied
from notices.checks._others import somebody_elses
from notices.checks._tenor import ALLOWED, cases
from notices.checks._texts import Text, where
from notices.checks._values import same
from notices.diagnostics import Diagnostic

_RULE = "changed-period"


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences that call a time new that is not."""
    if text.lex is None or not text.about or text.flag("retention.not_allowed_is_new") is not False:
        return
    known = text.release.values_of("retention.not_allowed")
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            if sentence.asks or "novel" not in sentence.topics:
                continue
            times = [it for it in heard.within(heard.values, sentence) if it.kind.startswith("duration")]
            if not times or not all(any(same(it, time) for it in known) for time in times):
                continue
            word = next(text.lex.topics["novel"].finditer(sentence.text))
            allowed = any(it.value is ALLOWED for it in cases(sentence.text, text.lex))
            if (
                not allowed
                and not denied(sentence.text, *word.span(), text.lex)
                and not somebody_elses(heard, times[0].start)
            ):
                start, end = times[0].start, times[0].end
                message = f"`{text.locale}` says that a time is new, the policy that it stays as it was"
                help = f"correct {where(passage)}"
                yield text.fault(_RULE, message, help, passage, start, end, ["retention.not_allowed_is_new"])
