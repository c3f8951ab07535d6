"""A passage, or a few words of one, stands in another language.

Why: what was forgotten in translation is what the person cannot read.

    sv: Vi säljer inte dina data. We don’t sell your data.
                                  ^^^^^^^^^^^^^^^^^^^^^^^^

Words that only another language uses give it away, three of them together or a whole passage; so does a
script (Han in Swedish, a run of Latin words in Chinese), or a character (Traditional ones in Simplified
Chinese, Simplified ones in Japanese).
Names and labels of the policy are nobody’s language; what it calls its terms in one language is no word of another.

Fix: translate it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from notices.checks._covered import GAP
from notices.checks._heard import Heard
from notices.checks._lexicon import Lexicon, common, is_spaceless
from notices.checks._texts import Text, leads_on, where
from notices.diagnostics import Diagnostic
from notices.languages import readable
from notices.model import Mention, Passage
from notices.reading.letters import LETTER

_RULE = "wrong-language"
_WORD = re.compile(rf"{LETTER}+(?:['’]{LETTER}+)?")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ’']+(?: [A-Za-zÀ-ÿ’']+)*")
_LEAST = 5  # words that a sentence must have before it is expected to sound like its language
_LONG = 10  # letters of a word that is a term by itself: konsumentvillkoren
_SCRIPT = re.compile("LATIN|CJK|HIRAGANA|KATAKANA|HANGUL|CYRILLIC|GREEK|ARABIC|HEBREW|DEVANAGARI|THAI")


def one(text: Text) -> Iterator[Diagnostic]:
    """Passages and fragments that are not in the text’s language."""
    lex = text.lex
    if lex is None or not text.named:
        return
    for passage, heard in text.heard("wrong-language", leads_on):
        if leads_on(passage):
            continue
        found = list(_spaceless(heard, lex, text.ours) if lex.spaceless else _spaced(heard, lex, text.ours))
        if text.ours and not lex.spaceless:
            found += [*_terms(heard, text.once(_foreign)), *_between(heard, lex)]
        if not text.ours:
            found = [it for it in found if not _is_name(text, heard.text[it[0] : it[1]])]
        for start, end, what in found[:3]:
            yield _fault(text, passage, start, end, what)


def _fault(text: Text, passage: Passage, start: int, end: int, what: str) -> Diagnostic:
    return text.fault(
        _RULE,
        f"“{_short(passage.text[start:end])}” {what}, the text is in `{text.locale}`",
        f"translate {where(passage)}",
        passage,
        start,
        end,
    )


def _is_name(text: Text, words: str) -> bool:
    """`The New York Times`, `Settings > Privacy settings`: others name many, and a name is no language's."""
    title = " " in words and all(it[0].isupper() for it in words.split())
    return title or text.once(_labels).issuperset(_plain(words))


def _labels(text: Text) -> set[str]:
    """The words of the labels of the interface, as other people may leave them."""
    return {word for its in text.release.labels(text.locale, text.ours).values() for it in its for word in _plain(it)}


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"


def _in(spans: list[Mention], start: int, end: int) -> bool:
    for it in spans:  # noqa: SIM110 (a generator takes three times as long)
        if it.start < end and start < it.end:
            return True
    return False


def _spaced(heard: Heard, lex: Lexicon, ours: bool) -> Iterator[tuple[int, int, str]]:
    scripts = _scripts(lex.locale)
    for it in _HAN.finditer(heard.text):
        if not _in(heard.names, it.start(), it.end()) and _script(it[0][0]) not in scripts:
            yield it.start(), it.end(), "is in another script"
    names = heard.names
    words = [it for it in _WORD.finditer(heard.text) if not (names and _in(names, *it.span()))]
    lower = [it[0].lower() for it in words]
    if "’" in heard.text:
        lower = [it.replace("’", "'") for it in lower]
    own = not lex.common.isdisjoint(lower)
    if ours and (strange := {it for it in {word[0] for word in lower} if _script(it) not in scripts}):
        for it, word in zip(words, lower, strict=True):
            if word[0] in strange:
                yield it.start(), it.end(), "is in another script"
    yield from _strange(words, lower, lex)
    if ours and not own and not _unmistakable(lex.locale):
        yield from _unlike(heard, words, lower, lex)


def _unlike(heard: Heard, words: list[re.Match[str]], lower: list[str], lex: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Sentences without one of the words that every sentence of a language has."""
    for sentence in heard.sentences:
        own = [n for n, it in enumerate(words) if sentence.start <= it.start() < sentence.end]
        small = sum(not words[n][0][0].isupper() for n in own)
        if small >= _LEAST and lex.common.isdisjoint(lower[n] for n in own):
            yield words[own[0]].start(), words[own[-1]].end(), "does not sound like its language"


def _foreign(text: Text) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """What the policy's terms are called in other languages and not in this one, by its first word."""
    own: set[str] = set()
    forms: dict[tuple[str, ...], str] = {}
    for _, term in text.release.terms:
        if its := term.forms(text.locale):
            own.update(word for form in its.values() for word in _plain(form))
            forms |= {_plain(it): tag for tag, words in term.words.items() for it in words.values()}
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    common = text.lex.common if text.lex else frozenset()
    for form, tag in forms.items():
        if (len(form) > 1 or len(form[0]) >= _LONG) and not own.union(common).issuperset(form):
            found.setdefault(form[0], []).append((form, tag))
    return found


@lru_cache(maxsize=4096)
def _plain(words: str) -> tuple[str, ...]:
    return tuple(it.lower().replace("’", "'") for it in _WORD.findall(words))


def _terms(heard: Heard, foreign: dict[str, list[tuple[tuple[str, ...], str]]]) -> Iterator[tuple[int, int, str]]:
    """`May we use your chattar och kodsessioner?`: what the policy calls a thing, in another of its languages."""
    if foreign.keys().isdisjoint(_plain(heard.text)):
        return
    words = list(_WORD.finditer(heard.text))
    lower = [it[0].lower().replace("’", "'") for it in words]
    for n, word in enumerate(lower):
        for form, tag in foreign.get(word, ()):
            if tuple(lower[n : n + len(form)]) == form:
                yield words[n].start(), words[n + len(form) - 1].end(), f"is in `{tag}`"


def _between(heard: Heard, lex: Lexicon) -> Iterator[tuple[int, int, str]]:
    """`Free, Pro och Max`: another language's word joins two names."""
    for a, b in pairwise(heard.names):
        for it in _WORD.finditer(heard.text, a.end, b.start) if b.start - a.end <= GAP else ():
            word = it[0].lower()
            ending = it.start() == a.end  # `Pocketin ja Deskin`
            if not ending and word not in lex.common and word not in lex.loans and (tags := _elsewhere().get(word)):
                yield it.start(), it.end(), f"is in `{tags[0]}`"


def _strange(words: list[re.Match[str]], lower: list[str], lex: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Runs of words that another language has and this one has not."""
    elsewhere = _elsewhere()
    places: dict[str, list[int]] = {}
    for n, word in enumerate(lower):
        if word not in lex.common and word not in lex.loans:
            for tag in elsewhere.get(word, ()):
                places.setdefault(tag, []).append(n)
    for tag, found in sorted(places.items()):
        run = found[:1]
        for n in found[1:]:
            if n - run[-1] > 3 or any(word in lex.common for word in lower[run[-1] + 1 : n]):
                yield from _run(run, words, lower, tag)
                run = []
            run.append(n)
        yield from _run(run, words, lower, tag)


def _run(run: list[int], words: list[re.Match[str]], lower: list[str], tag: str) -> Iterator[tuple[int, int, str]]:
    """Two words of another language next to each other, or more within a few words."""
    if len(run) >= 2 and run[-1] - run[0] <= len(run) * 2:
        yield words[run[0]].start(), words[run[-1]].end(), f"is in `{tag}`"
    elif len(run) == 1 and len(words) <= 4 and len(lower[run[0]]) > 2:
        yield words[run[0]].start(), words[run[0]].end(), f"is in `{tag}`"


@cache
def _elsewhere() -> dict[str, tuple[str, ...]]:
    """The languages of whose common words each is one; asked by word, the more languages cost no more."""
    found: dict[str, tuple[str, ...]] = {}
    for tag in readable():
        if not is_spaceless(tag):
            for word in common(tag):
                found[word] = (*found.get(word, ()), tag)
    return found


@cache
def _scripts(locale: str) -> frozenset[str | None]:
    """The scripts of a language: those of its commonest words."""
    return frozenset((None, *(_script(word[0]) for word in common(locale))))


@cache
def _unmistakable(locale: str) -> bool:
    """Whether nobody else of ours writes the language's script: Hangul is Korean, whatever the words are."""
    own = _scripts(locale) - {None, "LATIN"}
    return bool(own) and not any(own & _scripts(tag) for tag in readable() if tag != locale)


@cache
def _script(char: str) -> str | None:
    found = _SCRIPT.match(unicodedata.name(char, ""))
    return found[0] if found else None


def _quoted(text: str, start: int, lex: Lexicon) -> bool:
    return start > 0 and any(text[start - 1] == quotes[0] for quotes in lex.quotes)


def _spaceless(heard: Heard, lex: Lexicon, ours: bool) -> Iterator[tuple[int, int, str]]:
    for it in _LATIN.finditer(heard.text):
        if any(a <= it.start() < b for a, b in heard.addresses):
            continue
        words = [word for word in it[0].split() if not word.isupper()]
        if _in(heard.names, it.start(), it.end()):
            named = [m for m in heard.names if m.start < it.end() and it.start() < m.end]
            kept = it[0]
            for m in named:
                kept = kept.replace(heard.text[max(m.start, it.start()) : min(m.end, it.end())], " ")
            words = [word for word in kept.split() if word.islower()]
        # Other people name products of others (Microsoft Copilot, ChatGPT Pro), and quote.
        others = all(word[0].isupper() for word in words) or _quoted(heard.text, it.start(), lex)
        if (len(words) >= 2 or any(word.islower() and len(word) > 2 for word in words)) and (ours or not others):
            yield it.start(), it.end(), "is in another language"
    own = _scripts(lex.locale) | {"LATIN"}
    for at, char in enumerate(heard.text):
        foreign = char in lex.foreign_signs or (ours and _script(char) not in own)
        if foreign and not _in(heard.names, at, at + 1):
            yield at, at + 1, "is a character of another language"
            return
