r"""What words are written with. For Python’s expressions a vowel sign of India’s scripts is no `\w`.

Without them नहीं would be three words, and न a word in each ने.
"""

from __future__ import annotations

import re
import unicodedata

from notices.reading.lexicon import SPACELESS

# Devanagari to Sinhala.
_RUNS = "".join(it if unicodedata.category(it)[0] == "M" else " " for it in map(chr, range(0x900, 0xE00))).split()
MARKS = "".join(_RUNS)
_RANGES = "".join(f"{run[0]}-{run[-1]}" for run in _RUNS)  # what is compiled sooner than each by itself
_SPACELESS = re.compile(f"[{SPACELESS}]")
_INDIAN = re.compile("[\u0900-\u0dff]")
_WITH_MARKS = rf"[\w{_RANGES}]"
_DOT = "\u093c"
# Some keyboards write a Hindi letter and the dot below it as one character.
_DOTTED = dict(zip("कखगजडढफय", map(chr, range(0x958, 0x960)), strict=True))
LETTER = rf"(?:[^\W\d_]|[{MARKS}])"


def inner(words: str) -> str:
    r"""Give the expression for a character within a word of the same script.

    >>> re.findall(inner("न") + "+", "हम नहीं बेचते"), inner("no")
    (['हम', 'नहीं', 'बेचते'], '\\w')
    """
    return _WITH_MARKS if _INDIAN.search(words) else r"\w"


def as_written(pattern: str) -> str:
    r"""Let an expression match a Hindi word however it is typed: with the dots below its letters or without.

    >>> [bool(re.fullmatch(as_written("हाँ, ज़रूर"), it)) for it in ("हां, जरूर", "हाँ, \u095bरूर", "हा, जरूर")]
    [True, True, False]
    """
    if not _INDIAN.search(pattern):
        return pattern
    pattern = re.sub(f"(.){_DOT}", lambda it: f"(?:{it[1]}{_DOT}?|{_DOTTED.get(it[1], it[1])})", pattern)
    return re.sub("[\u0901\u0902]", "[\u0901\u0902]", pattern)


def is_spelled(word: str) -> bool:
    """Whether a word is made of letters alone, with the signs on them: no `$`, no `art.`.

    >>> is_spelled("रुपये"), is_spelled("us$")
    (True, False)
    """
    return word.isalpha() or (not word.isascii() and all(char.isalpha() or char in MARKS for char in word))


def is_spaceless(text: str) -> bool:
    """Tell whether a text has a letter of a script that does not part its words."""
    return _SPACELESS.search(text) is not None


def is_spaced(char: str) -> bool:
    """Tell a letter of a script that parts its words: in the others, a word ends where digits begin."""
    return char.isalpha() and _SPACELESS.match(char) is None
