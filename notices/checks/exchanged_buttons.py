"""A button does the opposite of what the question above it asks, or both buttons do the same.

Why: whoever is asked “Turn this setting off?” and presses the first button wants it off.

    en: Turn this setting off?   [Turn on]   [Keep on]
                                  ^^^^^^^

Judged in texts of our own, where a question speaks of one case (on, off): the first button is that case’s,
the second the other’s.

Fix: write each label in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._heard import Heard
from notices.checks._tenor import ALLOWED, DECLINED, cases
from notices.checks._texts import Text, where
from notices.checks.cut_off_text import ENDS
from notices.diagnostics import Diagnostic
from notices.model import Passage

_RULE = "exchanged-buttons"
_LONGEST = 40  # characters of a button in formats that do not tell what is one


def one(text: Text) -> Iterator[Diagnostic]:
    """Buttons that do not answer their question."""
    if text.lex is None or not text.ours:
        return
    awaited: list[str] = []
    for passage, heard in text.spoken:
        if heard.sentences[-1].asks:
            said = _case(heard)
            awaited = [said, DECLINED if said == ALLOWED else ALLOWED] if said else []
        elif awaited and _is_button(passage) and _case(heard) not in (awaited.pop(0), None):
            message = f"“{passage.text}” in `{text.locale}` is not what the question above it needs here"
            yield text.fault(_RULE, message, f"write the label that belongs to {where(passage)}", passage)


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
