"""In which language a text is: as it says itself, as its path says, or by its commonest words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from notices.checks._lexicon import lexicon
from notices.languages import readable
from notices.model import Passage

_HAN = re.compile("[\u3041-\u30ff\u3400-\u9fff]")  # and kana
_KANA = re.compile("[\u3041-\u30ff]")
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_LANG = re.compile(r"<html[^>]{0,200}?\slang=[\"']?([A-Za-z0-9-]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def recognise(read: Sequence[Passage], path: str, source: str) -> str | None:
    """The language of a text: as it says itself, as its path says, else by its commonest words."""
    if declared := _LANG.search(source[:5000]):
        return nearest(declared[1])
    for part in Path(path).parts[::-1]:
        if part in readable():
            return part
    return language([it.text for it in read])


def nearest(tag: str) -> str | None:
    """`en-GB` is read as English, `zh-CN` as Simplified Chinese, `zh-TW` as Traditional."""
    if tag in readable():
        return tag
    first, *others = tag.lower().split("-")
    if first == "zh":
        first = "zh-Hant" if _TRADITIONAL & set(others) else "zh-Hans"
    return first if first in readable() else None


def language(texts: Iterable[str]) -> str | None:
    """The language whose commonest words a text has most of; None where nothing decides."""
    text = " ".join(texts)[:20000]
    if len(_HAN.findall(text)) * 3 > len(text.replace(" ", "")):
        return _of_characters(text)
    words = [it.lower() for it in _WORD.findall(text)]
    scores = {
        tag: sum(word in lex.common for word in words)
        for tag in readable()
        if (lex := lexicon(tag)) and not lex.spaceless
    }
    best = max(scores, key=lambda tag: scores[tag], default=None)
    return best if best and scores[best] > 0 else None


def _of_characters(text: str) -> str | None:
    """The language with the fewest characters of others, with kana or without as the text, with most of its words."""
    kana = bool(_KANA.search(text))
    scores = {
        tag: (
            -sum(text.count(sign) for sign in set(text) & lex.foreign_signs),
            kana == any(map(_KANA.match, lex.common)),
            sum(map(text.count, lex.common)),
        )
        for tag in readable()
        if (lex := lexicon(tag)) and lex.spaceless
    }
    return max(scores, key=lambda tag: scores[tag], default=None)
