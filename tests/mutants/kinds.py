"""What may go wrong in a passage: every kind of error as hunks in its text.

A kind yields only changes that are sure to change what is said. Left out, because they may leave it
as it is: the year dropped from a date (`After September 28` is true beside the full date), a count
and a unit changed into an equal pair (60 months for 5 years), the ends of a range exchanged (24 to 18
months), `may` denied inside `whether we may`, `allow` denied after `even if`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .places import DROP, Hunk, Hunks, applied
from .slips import slips

Words = dict[str, Any]
FACTS = ("date", "weekday", "date-bound", "count", "unit", "spelled", "bound", "range", "case", "machine")
POLARITY = ("list", "item", "polarity", "negation")


@cache
def words(locale: str) -> Words:
    """What the mutator knows of a language."""
    data: Words = yaml.safe_load((Path(__file__).parent / "words" / f"{locale}.yaml").read_text("utf-8"))
    return data


def locales() -> list[str]:
    """The languages that the mutator knows."""
    return sorted(it.stem for it in (Path(__file__).parent / "words").glob("*.yaml"))


@dataclass(frozen=True)
class Site:
    """A passage where errors are planted: its facts' spans, and the same message in other languages."""

    text: str
    locale: str
    facts: tuple[tuple[str, str, int, int], ...]  # name, kind, start, end
    abroad: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]  # locale, text, (fact, words)
    states: frozenset[str]


@dataclass(frozen=True)
class Mutant:
    """One error in one passage. `state` says in which state's files it is an error, if not in all."""

    kind: str
    site: Site
    hunks: Hunks
    state: str | None = None

    @property
    def said(self) -> str:
        """The passage with the error."""
        return "(dropped)" if self.hunks == DROP else applied(self.site.text, self.hunks)


def mutants(site: Site) -> Iterator[Mutant]:
    """Every error that is planted in a passage."""
    seen = {site.text}
    made = {kind: make(site, words(site.locale)) for kind, make in _KINDS.items()}
    for kind, every in (made | slips(site)).items():
        for hunks in every:
            said = applied(site.text, hunks)
            if hunks == DROP:
                said = ""
            if said in seen:
                continue
            seen.add(said)
            yield Mutant(kind, site, hunks)
    for state in ("before", "after"):
        if state in site.states:
            for hunks in _table(state)(site, words(site.locale)):
                yield Mutant("state", site, hunks, state)


def _table(name: str) -> Callable[[Site, Words], Iterator[Hunks]]:
    """The changes that a table of patterns in the words names."""

    def make(site: Site, known: Words) -> Iterator[Hunks]:
        for pattern, values in known.get(name, {}).items():
            for match in re.finditer(_spaced(pattern), site.text):
                for value in values:
                    yield (Hunk(*match.span(), match.expand(value) if "\\" in value else value),)

    return make


def _spaced(pattern: str) -> str:
    """The pattern with any space where it has a plain one: the pen ties words that no line may part."""
    return pattern.replace(" ", r"\s")


def _date(site: Site, known: Words) -> Iterator[Hunks]:
    for match in re.finditer(_spaced(known["date"]), site.text):
        day, month, year = match["day"], match["month"], match["year"]
        for other in {"1", "8", "18", "27", "29", "30"} - {day}:
            yield (Hunk(*match.span("day"), other),)
        months = known.get("months") or [str(n) for n in range(1, 13)]
        at = months.index(month)
        for step in (1, 2, 6, -1):
            yield (Hunk(*match.span("month"), months[(at + step) % 12]),)
        for other in ("2024", "2026", "2035", "2052") if year else ():
            yield (Hunk(*match.span("year"), other),)


def _ranges(site: Site, known: Words) -> list[re.Match[str]]:
    return list(re.finditer(_spaced(known["range"]), site.text))


def _durations(site: Site, known: Words) -> Iterator[re.Match[str]]:
    taken = [match.span() for match in _ranges(site, known)]
    for match in re.finditer(_spaced(known["duration"]), site.text):
        if not any(start <= match.start() < end for start, end in taken):
            yield match


def _count(site: Site, known: Words) -> Iterator[Hunks]:
    for match in _durations(site, known):
        for other in ("1", "3", "4", "6", "13", "15", "20", "31", "35", "50", "90", "300"):
            if other != match["count"]:
                yield (Hunk(*match.span("count"), other),)


def _unit(site: Site, known: Words) -> Iterator[Hunks]:
    for match in [*_durations(site, known), *_ranges(site, known)]:
        for other in known["units"][match["unit"]]:
            yield (Hunk(*match.span("unit"), other),)


def _spelled(site: Site, known: Words) -> Iterator[Hunks]:
    for match in _durations(site, known):
        for count, word in known["spelled"].items():
            if str(count) != match["count"]:
                yield (Hunk(*match.span("count"), word),)
        for phrase in known["whole"]:
            yield (Hunk(*match.span(), phrase),)


def _bound(site: Site, known: Words) -> Iterator[Hunks]:
    for match in _durations(site, known):
        for frame in known["bounds"]:
            yield (Hunk(*match.span(), frame.replace("X", match[0])),)


def _range(site: Site, known: Words) -> Iterator[Hunks]:
    for match in _ranges(site, known):
        low, high, unit = match["low"], match["high"], match[0].split(match["high"], 1)[1]
        for other in ("6", "8", "12", "16", "22"):
            yield (Hunk(*match.span("low"), other),)
        for other in ("22", "26", "36", "42", "240"):
            yield (Hunk(*match.span("high"), other),)
        for frame in known["range_bounds"]:
            yield (Hunk(*match.span(), frame.replace("LOW", low + unit).replace("HIGH", high + unit)),)


_LOOKALIKES = dict(zip("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ", strict=True))  # Latin, Cyrillic


def _case(site: Site, known: Words) -> Iterator[Hunks]:
    """What belongs to one case is said of another: by the table, or two durations exchanged."""
    yield from _table("cases")(site, known)
    first, *others = [*_durations(site, known), None]
    for other in others:
        if first and other and first[0] != other[0]:
            yield (Hunk(*first.span(), other[0]), Hunk(*other.span(), first[0]))


def _names(site: Site, known: Words) -> Iterator[tuple[int, str]]:
    """Names where they stand as names: in facts, and not inside longer names or labels."""
    for name in known["names"]:
        for match in re.finditer(rf"\b{re.escape(name)}\b", site.text, re.ASCII):  # 「Maxの」, ‘Max를’
            if any(a <= match.start() and match.end() <= b for _, _, a, b in site.facts):
                yield match.start(), name


def _altered(site: Site, known: Words) -> Iterator[Hunks]:
    """A typing error, another case: the name is no longer the name."""
    for at, name in _names(site, known):
        last = at + len(name)
        if not name.isupper():
            yield (Hunk(at, last, name.upper()),)
            yield (Hunk(at, at + 1, name[0].swapcase()),)
        yield (Hunk(last - 1, last, name[-1] * 2 + "e"),)
        middle = len(name) // 2
        yield (Hunk(at + middle, at + middle + 1, "z"),)


def _lookalike(site: Site, known: Words) -> Iterator[Hunks]:
    for at, name in _names(site, known):
        for n, char in enumerate(name):
            if char in _LOOKALIKES:
                yield (Hunk(at + n, at + n + 1, _LOOKALIKES[char]),)


def _passage(site: Site, known: Words) -> Iterator[Hunks]:
    for _, text, _ in site.abroad:
        if text != site.text:
            yield (Hunk(0, len(site.text), text),)


_SENTENCE = re.compile(r"(?<=[.?!؟।])\s+(?=[^\W\da-zß-öø-ÿ])|(?<=[。？！])")


def _fragment(site: Site, known: Words) -> Iterator[Hunks]:
    """A fact's words, or one sentence of several, from another language."""
    for _, text, facts in site.abroad:
        theirs = dict(facts)
        for name, kind, start, end in site.facts:
            old, new = site.text[start:end], theirs.get(name, "")
            # `Claudes` for `Claude`: the name inflected is a slip of grammar, no other language.
            same = new.startswith(old) or old.startswith(new)
            if kind != "duration" and not same and old != site.text:
                yield (Hunk(start, end, new),)
        ours, others = _SENTENCE.split(site.text), _SENTENCE.split(text)
        if len([it for it in ours if it]) > 1 and len([it for it in others if it]) > 1:
            last = [it for it in ours if it][-1]
            at = site.text.rindex(last)
            yield (Hunk(at, at + len(last), [it for it in others if it][-1]),)


_LEAKS = (
    "{plans}",
    "{deadline}",
    "{{ date }}",
    "%s",
    "%(count)d",
    "${value}",
    "undefined",
    "None",
    "&nbsp;",
    "**",
    "[[TODO]]",
    "\\u2019",
    "<bdi>",
)


def _leak(site: Site, known: Words) -> Iterator[Hunks]:
    for name, _, start, end in site.facts[:3]:
        yield (Hunk(start, end, f"{{{name}}}"),)
    for match in list(re.finditer(r"(?<=\w)[ ，]", site.text))[:1]:
        for n in range(3):  # by turns: the same leak in every passage would measure nothing new
            leak = _LEAKS[(len(site.text) + n * 5) % len(_LEAKS)]
            yield (Hunk(match.end(), match.end(), f"{leak} "),)


_HIDDEN = {
    "RLO": "\u202e",
    "LRI": "\u2066",
    "ZWSP": "\u200b",
    "SHY": "\u00ad",
    "BOM": "\ufeff",
    "ZWJ": "\u200d",
    "BS": "\x08",
    "WJ": "\u2060",
    "TAG": "\U000e0041",
}


def _hidden(site: Site, known: Words) -> Iterator[Hunks]:
    size, chars = len(site.text), list(_HIDDEN.values())
    for n in range(3):
        at = (n * 7 + size) % max(1, size - 1) + 1 if size > 1 else 1
        yield (Hunk(at, at, chars[(size + n * 4) % len(chars)]),)


def _digits(site: Site, known: Words) -> Iterator[Hunks]:
    """Digits of another script."""
    for match in re.finditer(r"\d+", site.text):
        for zero in known.get("foreign_zeros", "٠०０"):
            yield (Hunk(*match.span(), "".join(chr(ord(zero) + int(digit)) for digit in match[0])),)


def _punctuation(site: Site, known: Words) -> Iterator[Hunks]:
    pairs = known.get("foreign_signs", {",": "，", ".": "。", "?": "？"})
    for match in re.finditer("[" + re.escape("".join(pairs)) + r"](?!\w*@)", site.text):
        before = site.text[match.start() - 1 : match.start()]
        if not (before.isdigit() and match[0] == "."):
            yield (Hunk(*match.span(), pairs[match[0]]),)


def _other_characters(site: Site, known: Words) -> Iterator[Hunks]:
    """Characters as another language writes them: Traditional in Simplified Chinese, and the other way round."""
    table = {ord(key): value for key, value in known.get("other_characters", {}).items()}
    places = [n for n, char in enumerate(site.text) if ord(char) in table]
    for n in places[:: max(1, len(places) // 3)]:
        yield (Hunk(n, n + 1, table[ord(site.text[n])]),)
    if len(places) > 1:
        yield (Hunk(0, len(site.text), site.text.translate(table)),)


def _item(site: Site, known: Words) -> Iterator[Hunks]:
    """One of the services that are excluded goes from the list."""
    if any(re.fullmatch(r"exclusions\.\d+", name) for name, _, _, _ in site.facts):
        yield DROP


_CARRIED = ("date", "duration", "range", "names", "path")


def _drop(site: Site, known: Words) -> Iterator[Hunks]:
    """The whole passage goes, with the facts in it; labels and headings carry none that would go."""
    if any(kind in _CARRIED and end - start < len(site.text) for _, kind, start, end in site.facts):
        yield DROP


_KINDS: dict[str, Callable[[Site, Words], Iterator[Hunks]]] = {
    "date": _date,
    "weekday": _table("weekday"),
    "date-bound": _table("date_bounds"),
    "count": _count,
    "unit": _unit,
    "spelled": _spelled,
    "bound": _bound,
    "range": _range,
    "case": _case,
    "list": _table("list"),
    "item": _item,
    "polarity": _table("polarity"),
    "negation": _table("negation"),
    "renamed": _table("renamed"),
    "altered": _altered,
    "look-alike": _lookalike,
    "label": _table("label"),
    "path": _table("path"),
    "passage": _passage,
    "fragment": _fragment,
    "leak": _leak,
    "hidden": _hidden,
    "digits": _digits,
    "punctuation": _punctuation,
    "characters": _other_characters,
    "drop": _drop,
    "modal": _table("modal"),
    "only": _table("only"),
    "roles": _table("roles"),
    "moved": _table("moved"),
}
