r"""What words are written with. For Python’s expressions a vowel sign of India’s scripts is no `\w`.

Without them नहीं would be three words, and न a word in each ने.
"""

from __future__ import annotations

import re
import unicodedata

# Devanagari to Sinhala.
MARKS = "".join(char for char in map(chr, range(0x900, 0xE00)) if unicodedata.category(char)[0] == "M")
_INDIAN = re.compile("[\u0900-\u0dff]")
_WITH_MARKS = rf"[\w{MARKS}]"
LETTER = rf"(?:[^\W\d_]|[{MARKS}])"


def inner(words: str) -> str:
    r"""Give the expression for a character within a word of the same script.

    >>> re.findall(inner("न") + "+", "हम नहीं बेचते"), inner("no")
    (['हम', 'नहीं', 'बेचते'], '\\w')
    """
    return _WITH_MARKS if _INDIAN.search(words) else r"\w"


def is_spelled(word: str) -> bool:
    """Whether a word is made of letters alone, with the signs on them: no `$`, no `art.`.

    >>> is_spelled("रुपये"), is_spelled("us$")
    (True, False)
    """
    return word.isalpha() or (not word.isascii() and all(char.isalpha() or char in MARKS for char in word))
