"""The way through menus that a text tells, by arrows or in words, and where it strays from the policy's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from notices.checks._heard import Heard
from notices.checks._quotations import quotations
from notices.checks._texts import Text
from notices.model import Passage, Path, Term

ARROWS = re.compile(r"\s*(?:[>›→＞▸←]|(?<=\s)»(?=\s))\s*")
_GUILLEMETS = re.compile("«[^«»]*»")
_KANA = "\u3040"  # from here on, letters of scripts in which particles follow without a space
_OF_CHOICE = frozenset(("choose", "train", "allow", "decline", "change", "setting"))
_OF_THIS = frozenset(("choose", "train"))
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]+")
_STEP = 40  # characters of a step in words, and of what leads to the next


def strayed(text: Text, passage: Passage, heard: Heard) -> Iterator[tuple[str, list[str], int, int]]:
    """Each way that is none of the policy's: its fact, the labels that it should have, and where it stands."""
    words = passage.text
    if "»" in words:
        words = _GUILLEMETS.sub(lambda it: it[0].replace("»", "\u201d"), words)  # « Accept » closes
    if ARROWS.search(words) is not None:
        yield from _by_arrows(text, passage, heard, _unquoted(words, text.lex.quotes if text.lex else ()))
    elif not text.ours and text.lex is not None and text.lex.words["then"].search(words):
        yield from _in_words(text, words)


def _by_arrows(text: Text, passage: Passage, heard: Heard, words: str) -> Iterator[tuple[str, list[str], int, int]]:
    parts = ARROWS.split(words)
    if len(parts) < 2:
        return
    arrows = list(ARROWS.finditer(words))
    for name, path, labels in _paths(text):
        if any(_follows(parts, way) for way in _ways(text, path)):
            continue
        if text.ours or _leads_there(text, passage.text, heard):
            start, end = arrows[0].start() - len(labels[0]), arrows[-1].end() + len(labels[-1])
            yield name, labels, max(0, start), min(len(passage.text), end)


def _leads_there(text: Text, words: str, heard: Heard) -> bool:
    """Whether a way is the one to the setting: many a program has settings, and `Settings > Delete account` as well."""
    labels = text.release.labels(text.locale, text.ours)
    met = [any(it in words for it in its) for name, its in labels.items() if name.startswith("choice.path")]
    chosen = not heard.topics.isdisjoint(_OF_CHOICE)
    if text.named:
        return any(met) and (chosen or "delete" not in heard.topics)
    return met[-1] or (met[0] and not heard.topics.isdisjoint(_OF_THIS))  # each switch is turned on and off somewhere


def _in_words(text: Text, words: str) -> Iterator[tuple[str, list[str], int, int]]:
    """`Settings, then Privacy, then Privacy settings`: between the first step and the last stands the one between."""
    lex = text.lex
    assert lex is not None
    for name, path, labels in _paths(text):
        if len(labels) != 3:
            continue
        first, between, last = ((label, *also_called(text, it)) for label, it in zip(labels, path.items, strict=True))
        starts = [it.end() for it in _any(first).finditer(words)]
        for end in _any(last).finditer(words):
            start = max((it for it in starts if 0 < end.start() - it <= 2 * _STEP), default=None)
            said = words[start : end.start()] if start is not None else ""
            steps = len(list(lex.words["then"].finditer(said)))
            labelled = any(quotations(said, lex.quotes)) or (lex.latin and not lex.capital_nouns and _NAME.search(said))
            if steps + bool(labelled) >= 2 and not _any(between).search(said):
                yield name, labels, end.start() - len(said), end.end()


def _any(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, labels)), re.IGNORECASE)


def _paths(text: Text) -> Iterator[tuple[str, Path, list[str]]]:
    """The policy's ways of which the text's language has all labels."""
    for fact in text.policy.facts.values():
        if isinstance(fact.value, Path):
            labels = [it.text(text.locale) for it in fact.value.items if it.forms(text.locale)]
            if len(labels) == len(fact.value.items):
                yield fact.name, fact.value, labels


def _ways(text: Text, path: Path) -> Iterator[list[str]]:
    """How a text may write the way; other people leave out a step, and have their own words for labels, or none."""
    steps = [(it.text(text.locale), *also_called(text, it)) for it in path.items]
    for left_out in (None,) if text.ours else (None, *range(len(steps))):
        yield from map(list, product(*(forms for n, forms in enumerate(steps) if n != left_out)))


def also_called(text: Text, term: Term) -> tuple[str, ...]:
    """What other people call a label; a text of our own, in whatever language, has but one word for it."""
    return () if text.ours else text.release.also_called(term, text.locale)


def _unquoted(words: str, quotes: tuple[str, ...]) -> str:
    """`“Settings” > “Privacy” > “Privacy settings”`, without the marks beside an arrow."""
    marks = re.escape("".join(sorted({*"".join(quotes)})))
    return re.sub(rf"[{marks}](?=\s*[>›→])|(?<=[>›→])(\s*)[{marks}]", r"\1 ", words) if marks else words


def _follows(parts: list[str], labels: list[str]) -> bool:
    """The first label ends a part, the last begins one, those between are whole parts."""
    if len(parts) != len(labels):
        return False
    first, *between = parts[:-1]
    last = parts[-1].lstrip('“”"*_「')
    ends = re.search(r"[\W_]*$", first)
    head = first[: ends.start()] if ends else first
    return (
        head.endswith(labels[0])
        and between == labels[1:-1]
        and last.startswith(labels[-1])
        and not _goes_on(last[len(labels[-1]) :][:1])
    )


def _goes_on(char: str) -> bool:
    """Whether a label is only the beginning of a word: プライバシー設定と goes on with a particle."""
    return char.isalnum() and char < _KANA
