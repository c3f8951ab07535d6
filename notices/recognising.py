"""In which language a text is: as it says itself, as its path says, or by its commonest words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from notices.checks._lexicon import lexicon
from notices.diagnostics import Diagnostic, Unusable
from notices.languages import readable
from notices.model import Passage, Span

_HAN = "[\u3041-\u30ff\u3400-\u9fff]"  # and kana; compiled for a text that does not say its language
_KANA = re.compile("[\u3041-\u30ff]")
# Tags of one language: older ones, Norwegian by its two ways of writing, Chinese by how it is spoken and written.
_SAME = {"iw": "he", "in": "id", "no": "nb", "nn": "nb", "cmn": "zh", "yue": "zh-hant"}
_SCRIPT = {"zh": "hans", **dict.fromkeys(("zh-tw", "zh-hk", "zh-mo"), "hant")}
_LANG = re.compile(r"<html[^>]{0,200}?\slang=[\"']?([A-Za-z0-9-]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def spoken(read: Sequence[Passage], path: str, source: str, locale: str | None) -> list[tuple[str, Sequence[Passage]]]:
    """The languages of a text and what it says in them: several where its format says so, as a string catalog does."""
    said = {it.locale for it in read if it.locale in readable() and it.role != "navigation"}
    if len(said) > 1 and all(it.locale for it in read if it.role not in ("data", "code")):
        wanted = sorted(it for it in said if it is not None and locale in (None, it))
        return [(tag, [it for it in read if it.locale == tag]) for tag in wanted]
    tag = locale or recognise(read, path, source)
    if tag is None:
        help = f"say which with --locale; it reads {', '.join(readable())}"
        raise Unusable(Diagnostic("unknown-locale", "the language can’t be recognised", Span(path, 0, 0), help))
    return [(tag, _told(read, tag))]


def _told(read: Sequence[Passage], tag: str) -> list[Passage]:
    """The passages, `en-GB` read as English; what a whole file says of its language yields to what we were told."""
    near = [it._replace(locale=nearest(it.locale) or it.locale) if it.locale else it for it in read]
    if any(it.locale in (tag, None) for it in near if it.role not in ("data", "code")):
        return near
    return [it._replace(locale=None) for it in read]


def recognise(read: Sequence[Passage], path: str, source: str) -> str | None:
    """The language of a text: as it says itself, as its path says, else by its commonest words."""
    if declared := _LANG.search(source[:5000]):
        return nearest(declared[1])
    place = Path(path)
    if place.is_relative_to(Path.cwd()):  # a folder above the project may well be called `id` or `it`
        place = place.relative_to(Path.cwd())
    for part in place.parts[::-1]:
        if part in readable():
            return part
    return language([it.text for it in read])


def nearest(tag: str) -> str | None:
    """The language of ours that a tag names: with its script and region, with its script, with neither.

    `en-GB` is read as English, `zh-CN` as Simplified Chinese, `zh-TW` as Traditional, `pt` and `pt-PT` as what we
    have of Portuguese; a tag that names none of our languages is none.
    """
    ours = {_likely(it): it for it in reversed(readable())}
    wanted = _likely(tag)
    return ours.get(wanted) or next((it for likely, it in ours.items() if likely[:2] == wanted[:2]), None)


def _likely(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a tag; where it names no script, the one that its region writes.

    >>> _likely("zh-TW"), _likely("nn"), _likely("pt_BR")
    (('zh', 'hant', 'tw'), ('nb', '', ''), ('pt', '', 'br'))
    """
    first, *others = tag.lower().replace("_", "-").split("-")
    first, *more = _SAME.get(first, first).split("-")
    others = [*others, *more]
    script = next((it for it in others if len(it) == 4 and it.isalpha()), "")
    region = next((it for it in others if len(it) == 2 or (len(it) == 3 and it.isdigit())), "")
    return first, script or _SCRIPT.get(f"{first}-{region}") or _SCRIPT.get(first, ""), region


def language(texts: Iterable[str]) -> str | None:
    """The language whose commonest words a text has most of; None where nothing decides."""
    text = " ".join(texts)[:20000]
    if len(re.findall(_HAN, text)) * 3 > len(text.replace(" ", "")):
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
