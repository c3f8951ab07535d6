"""A text uses digits or punctuation of another script, or letters of another language.

Why: a full-width comma in Swedish, or a half-width one between Chinese characters, shows that a text was
put together from two, and machines read `５年` and `5年` as two things.

    zh-Hans: 如果您允许,我们会将其保留5年。
                      ^

Fix: type the sign of the text’s own script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from notices.checks._heard import Heard
from notices.checks._lexicon import Lexicon
from notices.checks._texts import Text, leads_on, where
from notices.diagnostics import Diagnostic

_RULE = "wrong-script"
_WORD = re.compile(r"[^\W\d_]+")
_HAN = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"  # and kana
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")


def one(text: Text) -> Iterator[Diagnostic]:
    """Signs of another script, and digits of another."""
    if text.lex is None or not text.close:
        return
    for passage, heard in text.heard(_RULE, leads_on):
        for start, end in _signs(passage.text, text):
            yield text.fault(
                _RULE,
                f"“{passage.text[start:end]}” is no sign of `{text.locale}`",
                f"type it as `{text.locale}` does, in {where(passage)}",
                passage,
                start,
                end,
            )
        # A list of languages names each in its own.
        for start, end in _letters(heard, text) if not leads_on(passage) else ():
            yield text.fault(
                _RULE,
                f"“{passage.text[start:end]}” is no word of `{text.locale}`: it has letters of another language",
                f"say it in the text’s own language, in {where(passage)}",
                passage,
                start,
                end,
            )


def _letters(heard: Heard, text: Text) -> Iterator[tuple[int, int]]:
    """Words with a Latin letter that the language does not have; other people’s names may have any."""
    lex = text.lex
    if lex is None or not lex.letters or not text.ours or heard.text.isascii():
        return
    for it in _WORD.finditer(heard.text):
        strange = any(
            char not in lex.letters and not char.isascii() and unicodedata.name(char, "").startswith("LATIN SMALL")
            for char in it[0].lower()
        )
        if strange and not any(name.start < it.end() and it.start() < name.end for name in heard.names):
            yield it.span()


def _signs(words: str, text: Text) -> Iterator[tuple[int, int]]:
    lex = text.lex
    if lex is None or (words.isascii() and not lex.spaceless):
        return
    signs = set(words)
    wrong = {it for it in _OTHER_DIGITS.findall(words) if _is_strange_digit(it, lex, text.ours)}
    if text.ours:
        wrong |= signs & lex.wrong_signs
    if text.ours and not signs.isdisjoint("0123456789"):
        wrong |= signs & lex.digits  # २८ सितंबर 2025: one text, two kinds
    for at, char in enumerate(words) if wrong else ():
        if char in wrong:
            yield at, at + 1
    if lex.spaceless and text.ours:
        for pattern in _narrow():
            for it in pattern.finditer(words):
                yield it.start(), it.end()


@cache
def _narrow() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Narrow signs between wide characters (quotation marks and titles counted with them), and straight quotes there.

    To compile them takes longer than all else that a text in another script is asked here.
    """
    around = rf"(?<=[{_HAN}》”’）」])[,;:?!()](?=[\s{_HAN}《“‘（「]|$)|(?<=[{_HAN}》”’）」])\.(?=[\s{_HAN}]|$)"
    return re.compile(around), re.compile(rf"\"(?=[{_HAN}])|(?<=[{_HAN}])\"")


def _is_strange_digit(char: str, lex: Lexicon, ours: bool) -> bool:
    """Whether a digit that is none of 0 to 9 is none of the language’s own either."""
    # Other people type full-width digits too.
    return char not in lex.digits and (ours or unicodedata.decomposition(char) == "")
