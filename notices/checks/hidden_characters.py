r"""A text holds characters that cannot be seen, that turn its direction, or that only look like others.

Why: with them a text shows one thing to people and another to machines: `Сlaude` with a Cyrillic С
is no name of ours, and a right-to-left override shows 05 where 50 is written.

    sv: Vi sparar dem i 5\u{200b}0 dagar.
                         ^

Isolates (U+2066 to U+2069) and marks of direction are right in texts that run from right to left where
they turn nothing, and no check sees those; joiners in Arabic scripts, and beside the sign of India’s that
takes a letter’s vowel away (क्‍ष). Nowhere else.

Fix: type the word again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from notices.checks._texts import Text
from notices.diagnostics import Diagnostic

_RULE = "hidden-characters"
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]"
)
_JOINED = (
    "fa",
    "hi",
    "mr",
    "ne",
    "bn",
    "ta",
    "te",
    "kn",
    "ml",
    "gu",
    "pa",
    "si",
    "km",
    "my",
    "sa",
    "ckb",
    "ur",
)
_ARABIC = ("fa", "ckb", "ur")
_VIRAMA = 9  # its combining class
_WORD = re.compile(r"[^\W\d_]+")
_LOOKALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
_FORMS = re.compile("[\uff21-\uff5a\U0001d400-\U0001d7ff\u24b6-\u24e9\u1d00-\u1d2b]")


def one(text: Text) -> Iterator[Diagnostic]:
    """Hidden characters, and words that mix look-alike scripts."""
    tag = text.locale.split("-")[0]
    for passage in text.fresh("hidden-characters", attrgetter("text")):
        if passage.text.isascii() and passage.text.isprintable():
            continue
        for it in _HIDDEN.finditer(passage.text):
            if not _allowed(passage.text, it.start(), tag) and not _emoji(passage.text, it.start()):
                name = unicodedata.name(it[0], "control character").lower()
                yield text.fault(
                    _RULE,
                    f"U+{ord(it[0]):04X} ({name}) is hidden here",
                    "delete it",
                    passage,
                    it.start(),
                    it.end(),
                    severity="note" if it[0] == "\u00ad" and not text.ours else "error",
                )
        for it in _WORD.finditer(passage.text):
            if not it[0].isascii() and (message := _mixed(it[0])):
                yield text.fault(_RULE, message, "type the word again", passage, it.start(), it.end())


def _allowed(text: str, at: int, tag: str) -> bool:
    """Whether a joiner may stand here: it parts or ties letters, in India’s scripts a letter without its vowel."""
    if text[at] not in "\u200c\u200d" or tag not in _JOINED:
        return False
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return tag in _ARABIC or any(unicodedata.combining(char) == _VIRAMA for char in beside)


def _emoji(text: str, at: int) -> bool:
    """A joiner or a selector behind a picture belongs to it."""
    before = text[at - 1 : at]
    picture = before in ("\ufe0e", "\ufe0f") or (before and unicodedata.category(before) in ("So", "Sk"))
    return text[at] in "\u200d\ufe0e\ufe0f" and bool(picture)


@lru_cache(maxsize=4096)
def _mixed(word: str) -> str | None:
    scripts = {name.split()[0] for char in word if (name := unicodedata.name(char, "")) and char.isalpha()}
    if len(scripts & _LOOKALIKE) > 1:
        return f"“{word}” mixes {' and '.join(sorted(it.lower() for it in scripts & _LOOKALIKE))} letters"
    if _FORMS.search(word):
        return f"“{word}” is written in look-alike letters"
    return None
