"""A text ends in the middle of a sentence.

Why: what was lost with the end may be the “not”, the time or the date.

    en: You can select “Not now” until the end of September 28, 2025. After that, you’ll need
                                                                                         ^^^^

Asked of texts of our own. A sentence ends with a sign that ends one; so a passage without one that has such a sign
within is cut off, a longer paragraph where a format tells it from headings and labels, and an item where all others
of its list have an end. Any passage is that ends with a word that leads on (`the`, `and`), or with a comma, or opens
a quotation and does not close it.

Fix: complete the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from notices.checks._lexicon import Lexicon
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Passage

_RULE = "cut-off-text"
ENDS = frozenset(".!?:;…。！？：；؟؛।॥")
CLOSING = " \u2068\u2069\u200e\u200f”’\"'»）)」』*_"
_WITHIN = re.compile(r"(?:[^\W\d]{2}|\d{4})[”’\"»）)]*(?:[.!?؟।]\s|[。！？])")  # `z. B.` and `1.` end nothing
_TELLING = frozenset(("heading", "label", "action"))
_WHOLE = frozenset(("description", "preheader"))
_SHORT = 24  # characters up to which a paragraph may be a caption
_COMMAS = frozenset(",،、，")
_PAIRS = ("()", "（）", "《》", "「」", "“”", "«»", "„“", "„”")


def one(text: Text) -> Iterator[Diagnostic]:
    """Passages without an end."""
    lex = text.lex
    # Of a release, what is no surface is an index, and its captions end as they like.
    if not text.ours or lex is None or (text.release.ours and text.surface is None):
        return
    others = {it.text for it in text.passages if it.role not in ("text", "item", "data") and it.role not in _WHOLE}
    # In plain text a heading is only guessed at.
    told = not text.path.endswith(".txt") and any(it.role in _TELLING for it in text.passages)
    alone = _alone(text.passages)
    for passage in text.passages:
        if passage.role in ("navigation", "data", "code") or (passage.text in others and told):
            continue
        said = passage.text.rstrip(CLOSING)
        if not said or said[-1] in ENDS or _is_link(passage):
            continue
        whole = passage in alone or (passage.text not in others and _is_sentence(passage, said, told))
        if whole or _leads_on(passage.text, said, lex):
            words = said.split()[-1]
            message = f"`{text.locale}` ends in the middle of a sentence"
            help = f"complete {where(passage)}"
            yield text.fault(_RULE, message, help, passage, len(said) - len(words), len(said))


def _is_link(passage: Passage) -> bool:
    """Whether a passage is nothing but a link: `Skip to content`."""
    return any(it.start == 0 and it.end == len(passage.text) for it in passage.references)


def _alone(passages: Sequence[Passage]) -> list[Passage]:
    """The items that have no end where all others of their list have one."""
    found = []
    for role, its in groupby(passages, key=attrgetter("role")):
        items = list(its) if role == "item" else []
        unended = [it for it in items if it.text.rstrip(CLOSING)[-1:] not in ENDS]
        if len(unended) == 1 < len(items) - 1 and len(unended[0].text) > _SHORT:
            found += unended
    return found


@lru_cache(maxsize=2048)
def _leads_on(written: str, said: str, lex: Lexicon) -> bool:
    """Whether what stands last cannot stand last: `which includes`, `Code when`, a comma, an open quotation."""
    if said[-1] in _COMMAS or any(written.count(it[0]) > written.count(it[1]) for it in _PAIRS):
        return True
    return any(it.end() == len(said) for it in lex.words["leads_on"].finditer(said))


def _is_sentence(passage: Passage, said: str, told: bool) -> bool:
    """Whether a passage must be a sentence or more: by its role, or by a sign within it. An item may be anything."""
    if passage.role in _WHOLE:
        return True
    if passage.role not in ("text", "item"):
        return False
    return _WITHIN.search(said) is not None or (told and passage.role == "text" and len(said) > _SHORT)
