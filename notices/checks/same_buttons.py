"""Both buttons below a question do the same.

Why: whoever is asked “Turn this setting off?” has one answer then, and believes to have two.

    en: Turn this setting off?   [Turn off]   [Keep off]
                                               ^^^^^^^^

Judged in texts of our own, where a question speaks of one case (on, off); which of the buttons comes first is
a matter of taste.

Fix: write each label in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._heard import Heard
from notices.checks._tenor import cases
from notices.checks._texts import Text, where
from notices.checks.cut_off_text import ENDS
from notices.diagnostics import Diagnostic
from notices.model import Passage

_RULE = "same-buttons"
_LONGEST = 40  # characters of a button in formats that do not tell what is one


def one(text: Text) -> Iterator[Diagnostic]:
    """Buttons that give their question no second answer."""
    if text.lex is None or not text.ours:
        return
    answered: set[str] | None = None
    for passage, heard in text.spoken:
        if heard.sentences[-1].asks:
            answered = set() if _case(heard) else None
        elif answered is not None and _is_button(passage) and (said := _case(heard)):
            if said in answered:
                message = f"“{passage.text}” in `{text.locale}` answers the question above it as the button before does"
                yield text.fault(_RULE, message, f"write the label that belongs to {where(passage)}", passage)
            answered.add(said)


def _case(heard: Heard) -> str | None:
    """The one case of which a passage speaks."""
    if heard.lex is None or len(heard.sentences) > 1:
        return None
    values = {it.value for it in cases(heard.text, heard.lex)}
    return values.pop() if len(values) == 1 else None


def _is_button(passage: Passage) -> bool:
    if passage.role != "text":
        return passage.role == "action"
    return len(passage.text) <= _LONGEST and passage.text.rstrip()[-1:] not in ENDS
