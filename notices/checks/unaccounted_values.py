"""A text states a number, a date or a time that no fact accounts for.

Why: in our own files every value comes from the policy; one that does not was typed by hand, and
nobody will correct it when the policy changes.

    policy: no fact says 18 months
    en: We review this policy every 18 months.
                                    ^^^^^^^^^

In other people’s texts this is a note: an author’s “more than 10 years” in a byline is no contradiction.

Fix: take the value out, or add the fact to policy.yaml and its placeholder to the message.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._meant import spoken_of
from notices.checks._texts import Text, where
from notices.checks._values import counts, day_after, from_to, same, shown
from notices.diagnostics import Diagnostic
from notices.model import Date


def one(text: Text) -> Iterator[Diagnostic]:
    """Values without a fact."""
    if not text.about:
        return
    harmless = text.once(_harmless)
    for passage, heard in text.heard("unaccounted-values"):
        for mention in heard.values:
            if any(same(it, mention) or day_after(it, mention) for it in text.release.known):
                continue
            if mention.kind == "number" and (mention.value in harmless or not text.ours):
                continue
            if not text.ours and from_to(text.release.known, mention):
                continue
            if spoken_of(text, heard, mention):
                continue
            yield text.fault(
                "unaccounted-values",
                f"no fact of the policy accounts for {shown(mention.value, mention.bound)}",
                f"take it out of {where(passage)}, or add the fact to the policy",
                passage,
                mention.start,
                mention.end,
                severity="error" if text.ours else "note",
            )


def _harmless(text: Text) -> set[int]:
    """Numbers that need no fact of their own: how many things there are, and the years of days."""
    days = (it.value for it in text.policy.facts.values())
    return counts(text.policy) | {it.year for it in days if isinstance(it, Date)}
