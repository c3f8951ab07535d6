"""A heading announces what the text below it does not say.

Why: whoever looks for “How long we keep your data” reads what stands there, and finds who is affected.

    en: ## How long we keep your data
           ^^^^^^^^^^^^^^^^^^^^^^^^^^
        This applies to accounts on the Free, Pro, and Max plans.

Judged in texts of our own, in formats that tell headings: how long data are kept is a time.

Fix: put each heading above its text.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._heard import Heard
from notices.checks._texts import Text, where
from notices.checks._values import same
from notices.diagnostics import Diagnostic
from notices.model import Passage

_RULE = "unanswered-headings"
_ASIDE = {"navigation", "data", "code", "footer"}
_SHORT = 40  # characters up to which a heading asks one thing


def one(text: Text) -> Iterator[Diagnostic]:
    """Headings whose sections lack what they announce."""
    if text.lex is None or not text.ours:
        return
    heading: tuple[Passage, Heard] | None = None
    below: list[Heard] = []
    for passage, heard in text.spoken:
        if passage.role == "heading":
            yield from _judge(text, heading, below)
            heading, below = (passage, heard), []
        elif passage.role not in _ASIDE:
            below.append(heard)
    yield from _judge(text, heading, below)


def _judge(text: Text, heading: tuple[Passage, Heard] | None, below: list[Heard]) -> Iterator[Diagnostic]:
    if heading is None or not below or len(heading[0].text) > _SHORT:
        return
    passage, heard = heading
    if heard.topics >= {"how_long", "keep"} and not any(_times(text, it) for it in below):
        message = f"a heading in `{text.locale}` announces how long, and no time stands below it"
        yield text.fault(_RULE, message, f"put {where(passage)} above its text", passage)


def _times(text: Text, heard: Heard) -> bool:
    """Whether a passage states a time for which data are kept."""
    kept = [it for it in text.release.known if it.fact.name.startswith("retention.")]
    return any(same(it, said) for it in kept for said in heard.values)
