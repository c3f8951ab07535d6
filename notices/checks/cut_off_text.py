"""A text ends in the middle of a sentence.

Why: what was lost with the end may be the “not”, the time or the date.

    en: You can select “Not now” until the end of September 28, 2025. After that, you’ll need
                                                                                         ^^^^

Asked of our own surfaces. Where a format tells paragraphs from headings and labels, each paragraph ends with a
sign that ends one; elsewhere a passage that has such a sign within has one at its end.

Fix: complete the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic

_RULE = "cut-off-text"
ENDS = frozenset(".!?:;…。！？：；؟؛।॥")
CLOSING = " \u2068\u2069\u200e\u200f”’\"'»）)」』*_"
_WITHIN = re.compile(r"(?:[^\W\d]{2}|\d{4})[”’\"»）)]*(?:[.!?؟।]\s|[。！？])")  # `z. B.` and `1.` end nothing
_TELLING = frozenset(("heading", "label", "action"))
_SHORT = 40  # characters up to which a paragraph may be a caption


def one(text: Text) -> Iterator[Diagnostic]:
    """Passages without an end."""
    if text.surface is None or text.lex is None:
        return
    others = {it.text for it in text.passages if it.role != "text"}
    # In plain text a heading is only guessed at.
    told = not text.path.endswith(".txt") and any(it.role in _TELLING for it in text.passages)
    for passage in text.passages:
        if passage.role != "text" or passage.text in others:
            continue
        said = passage.text.rstrip(CLOSING)
        if not said or said[-1] in ENDS:
            continue
        if _WITHIN.search(said) or (told and len(said) > _SHORT):
            words = said.split()[-1]
            message = f"`{text.locale}` ends in the middle of a sentence"
            help = f"complete {where(passage)}"
            yield text.fault(_RULE, message, help, passage, len(said) - len(words), len(said))
