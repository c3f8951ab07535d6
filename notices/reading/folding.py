"""Text as the eye compares it: one kind of digit, dash, quote, space; lower case; no hidden marks.

The folded text is as long as the text, character by character, or comes with the places it came from.
"""

from __future__ import annotations

import re
import unicodedata

_ALIKE = {
    "-": "‐‑‒–−﹣－~～〜∼־",
    "—": "―─",
    "'": "’‘ʼ＇׳",
    '"': "״",
    "?": "؟",
    ";": "؛",
    " ": "\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "/": "⁄∕",
    ".": "٫॰",
    ",": "٬،",
    "%": "٪",
    # Arabic letters that people write for each other.
    "ا": "أإآٱ",
    "ي": "ىی",
    "ك": "ک",
    # Hindi letters with a dot below, and the two signs of a nasal vowel, the same.
    "क": "\u0958",
    "ख": "\u0959",
    "ग": "\u095a",
    "ज": "\u095b",
    "ड": "\u095c",
    "ढ": "\u095d",
    "फ": "\u095e",
    "य": "\u095f",
    "\u0902": "\u0901",
    # Turkish has an i with a dot and one without, in both sizes; people and programs write one for the other.
    "i": "ı",
    "I": "İ",
}
# Soft hyphens, joiners, direction marks: a reader does not see them, so they part no word. Vowel signs of
# Arabic and Hebrew, the stroke that stretches a word, and the dot below a Hindi letter are written or not as one likes.
_HIDDEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u093c"
)
_UNSEEN = re.compile(f"[{_HIDDEN}]")
# Signs and letters that are compared as they stand: most texts in most scripts are made of nothing else.
_OTHER = re.compile(
    "[^\n -}\xa1-\xac\xae-\u012f\u0132-\u02ba\u0370-\u0482\u048a-\u058f\u05d0-\u05ea\u0904-\u093b\u093d-\u0957"
    "\u201c\u201d\u2026\u20ac\u3001-\u301b\u301d-\u302f\u3041-\u3098\u309b-\u30fa\u30fc-\u9fff\uac00-\ud7a3，]"
)
_MARKS = (
    "\u0300-\u036f\u0653-\u0655\u1160-\u11ff\u3099\u309a"  # accents, hamza, what ends a Korean syllable, voiced kana
)
_MARKED = re.compile(f"[{_MARKS}]")
# Letters without marks, or one with its marks.
_SEEN = re.compile(rf"(?s)([^{_HIDDEN}{_MARKS}]+(?![{_MARKS}]))|[^{_HIDDEN}][{_MARKS}]*")
_THIN = "\xa0\u2007\u2009\u202f"
_TIES = re.compile(f"[~～∼〜０-９{_THIN}]")  # without one of them, none of the three below
_AROUND = re.compile(r"(?<![\w)）])(?<!\d[ .])[~～∼〜](?=\d)")  # ~30 days; 7~10 is a range, 9/1(一)~9/28 too
_THIN_GROUPS = re.compile(f"(?<![\\d.,{_THIN}])[1-9]\\d{{0,2}}(?:[{_THIN}]\\d{{3}})+(?![{_THIN}]?\\d)")
_WIDE_GROUPS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_MOST_KNOWN = 0x10000  # a hostile text must not fill the memory
_LONGEST_RUN = 30  # normalisation is quadratic in a run of combining marks


class _Plain(dict[int, int | str]):
    """What each character is compared as, by its code; a digit of another script is found when it is first met."""

    def __missing__(self, code: int) -> int | str:
        char = chr(code)
        plain = str(unicodedata.digit(char)) if char.isdecimal() else code
        if code < _MOST_KNOWN:
            self[code] = plain
        return plain


_PLAIN = _Plain({ord(char): plain for plain, chars in _ALIKE.items() for char in chars})
# The wide comma parts clauses (2025年，30天); it groups digits only among wide ones.
_PLAIN |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code not in _PLAIN | {0xFF0C: ""}}


def fold(text: str) -> tuple[str, str, list[int] | None]:
    """Give the text with its own capitals, the same in lower case, and where each character came from.

    The places are None when every character stands where it stood.

    >>> fold("３０ Days")
    ('30 Days', '30 days', None)
    >>> fold("İKİ YIL")[1] == fold("iki yıl")[1]
    True
    """
    places = None
    if _OTHER.search(text):
        if _UNSEEN.search(text) or _MARKED.search(text):
            text, places = _composed(text)
        if _TIES.search(text):
            text = _THIN_GROUPS.sub(_grouped, _WIDE_GROUPS.sub(",", _AROUND.sub("≈", text)))
        text = text.translate(_PLAIN)
    if "=" in text:
        text = text.replace("<=", "≤ ").replace(">=", "≥ ")
    return text, text.lower(), places


def _grouped(figures: re.Match[str]) -> str:
    """Mark the groups of figures that a space which breaks no line holds together, whatever the language."""
    return re.sub(f"[{_THIN}]", "'", figures[0])


def _composed(text: str) -> tuple[str, list[int]]:
    """Drop what is unseen and write a letter and its accents as one character."""
    chars: list[str] = []
    places: list[int] = []
    for part in _SEEN.finditer(text):
        piece, start = part[0], part.start()
        marked = part.lastindex is None
        if not marked and unicodedata.is_normalized("NFC", piece):  # as most
            chars.append(piece)
            places += range(start, part.end())
            continue
        for at, letter in [(start, piece[:_LONGEST_RUN])] if marked else enumerate(piece, start):
            composed = unicodedata.normalize("NFC", letter).replace("i\u0307", "i")  # a small İ
            composed = _UNSEEN.sub("", composed)  # the dot of U+095E, which has no composed form
            chars.append(composed)
            places += [at] * len(composed)
    places.append(len(text))
    return "".join(chars), places


def plain(words: str) -> str:
    """A word or phrase of the lexicon, as it is compared."""
    return words.lower() if words.isascii() else fold(words)[1]


def without_accents(word: str) -> str:
    """A word as it is typed without the language's own letters.

    >>> without_accents("wrześniu"), without_accents("złoty")
    ('wrzesniu', 'zloty')
    """
    letters = unicodedata.normalize("NFD", word.replace("ł", "l"))
    return "".join(char for char in letters if not unicodedata.combining(char))
