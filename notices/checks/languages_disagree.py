"""A translation says more, less or something else than the English.

Why: every fact, bound, “not”, name and link of a message stands in each of its languages.

    en: Services under our Commercial Terms aren’t affected: Claude for Work, Claude Gov and API use.
    sv: Tjänster som omfattas av de kommersiella villkoren påverkas inte: Claude for Work och API-användning.
        ^ Claude Gov is not named

Messages are laid side by side by their id, or by their order where a format carries none; all
languages share one outline. Grammar may differ between languages, facts may not.

Fix: correct the translation in locales/<locale>/messages.po (or the English, if all others agree).
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from notices.checks._heard import Heard
from notices.checks._lexicon import Lexicon
from notices.checks._propositions import propositions_in
from notices.checks._release import Release
from notices.checks._tenor import cases, clause, negators
from notices.checks._texts import Text
from notices.checks._values import counts, measure, shown
from notices.checks.cut_off_text import CLOSING, ENDS
from notices.diagnostics import Diagnostic
from notices.model import Bound, Mention, Passage

_RULE = "languages-disagree"
_SOURCE = "en"
_Key = tuple[str, int]
_Gist = list[Any]


@dataclass(frozen=True)
class _Profile:
    """What a passage says, apart from the words."""

    values: tuple[tuple[str, object, Bound], ...]
    names: frozenset[str]
    labels: frozenset[str]
    links: frozenset[str]
    answers: frozenset[tuple[str, bool]]
    cases: frozenset[str]
    denials: int
    ends: bool

    @cached_property
    def gist(self) -> _Gist:
        """What two languages must share (a digest of it), the cases, and the answers, as JSON has them."""
        must = repr((self.values, sorted(self.names), sorted(self.labels), sorted(self.links), self.denials, self.ends))
        digest = hashlib.blake2b(must.encode(), digest_size=16).hexdigest()
        return [digest, sorted(self.cases), sorted([name, answer] for name, answer in self.answers)]


def across(release: Release) -> Iterator[Diagnostic]:
    """Every language against the English of the same surface, state and format."""
    groups: dict[tuple[str | None, str | None, str], dict[str, Text]] = defaultdict(dict)
    for text in release.texts:
        groups[text.surface, text.state, text.format].setdefault(text.locale, text)
    seen: set[tuple[str, str, str]] = set()
    for texts in groups.values():
        if len(texts) < 2:
            continue
        first = _SOURCE if _SOURCE in texts else min(texts)
        source = texts[first]
        yield from _compare(source, [it for tag, it in sorted(texts.items()) if tag != first], seen)


def gist(text: Text) -> dict[str, _Gist]:
    """What each passage says, as short as it can be compared."""
    return {f"{key} {n}": _profile(text, passage).gist for (key, n), passage in _aligned(text).items()}


def agree(one: dict[str, _Gist], other: dict[str, _Gist]) -> bool:
    """Whether nothing is told of two texts: `_differences` of their profiles are none."""
    return one.keys() == other.keys() and all(_alike(it, other[key]) for key, it in one.items())


def _alike(one: _Gist, other: _Gist) -> bool:
    (must, cases, answers), (must_too, cases_too, answers_too) = one, other
    if must != must_too or (cases != cases_too and len(cases) == len(cases_too) == 1):
        return False
    return not answers or not any([it, not yes] in answers_too for it, yes in answers)


def _aligned(text: Text) -> dict[_Key, Passage]:
    """Passages by id and how often it came before; without ids, by their order."""
    counted: dict[str, int] = {}
    found = {}
    for passage in text.passages:
        if passage.role in ("navigation", "code"):
            continue
        key = passage.message or f"{passage.role} in order"
        n = counted[key] = counted.get(key, -1) + 1
        found[key, n] = passage
    return found


def _compare(source: Text, others: list[Text], seen: set[tuple[str, str, str]]) -> Iterator[Diagnostic]:
    wanted = _aligned(source)
    found = [(it, _aligned(it)) for it in others]
    for text, passages in found:
        yield from _outline(source, wanted, text, passages)
    for key, passage in wanted.items():
        rows = [(text, passages[key]) for text, passages in found if key in passages]
        profile = _profile(source, passage)
        profiles = [_profile(text, it) for text, it in rows]
        odd = len(rows) > 1 and profile not in profiles and len(set(profiles)) == 1
        if odd:
            yield from _once(source, passage, profile, rows[0][0], rows[0][1], profiles[0], seen)
            continue
        for (text, it), other in zip(rows, profiles, strict=True):
            if other != profile:
                yield from _once(text, it, other, source, passage, profile, seen)


def _once(
    text: Text,
    passage: Passage,
    found: _Profile,
    source: Text,
    other: Passage,
    wanted: _Profile,
    seen: set[tuple[str, str, str]],
) -> Iterator[Diagnostic]:
    """The same two sentences are compared in every format; one report for each pair and file is enough."""
    key = (text.path, passage.text, other.text)
    if key not in seen:
        seen.add(key)
        yield from _differences(text, passage, found, source, wanted)


def _outline(source: Text, wanted: dict[_Key, Passage], text: Text, found: dict[_Key, Passage]) -> Iterator[Diagnostic]:
    for key in wanted.keys() - found.keys():
        yield text.fault(
            _RULE,
            f"`{text.locale}` lacks “{_short(wanted[key].text)}”, which `{source.locale}` has",
            "translate it, and build the release again",
        )
    for key in found.keys() - wanted.keys():
        yield text.fault(
            _RULE,
            f"`{text.locale}` says this, `{source.locale}` has nothing in its place",
            "take it out, or say it in every language",
            found[key],
        )


def _profile(text: Text, passage: Passage) -> _Profile:
    heard = text.release.hear(passage.text, text.locale)
    known: dict[object, _Profile] = heard.memory.setdefault(_RULE, {})
    if passage.references not in known:
        lengths = text.once(_lengths)
        lex = heard.lex
        values = sorted(
            (_sign(it) for it in heard.values if not (it.kind == "number" and it.value in lengths)), key=repr
        )
        known[passage.references] = _Profile(
            tuple(values),
            frozenset(str(it.value) for it in heard.names),
            frozenset(_labels(text, passage)),
            frozenset(it.url for it in passage.references if not it.url.startswith(("#", "..", "./"))),
            frozenset((it.fact, answer) for it, _, _, answer in propositions_in(heard)),
            frozenset(it.value for it in cases(passage.text, lex)) if lex else frozenset(),
            _denials(heard, lex) if lex else 0,
            passage.text.rstrip(CLOSING)[-1:] in ENDS,
        )
    return known[passage.references]


def _lengths(text: Text) -> set[int]:
    return counts(text.policy)


def _denials(heard: Heard, lex: Lexicon) -> int:
    """0, 1 or 2: none, an odd number or an even one of clauses that deny, and of words that exclude or leave out.

    A clause denies once, however many words do it (`neither … nor`, `nikt nie`, `nothing changes`); behind an
    “and” it is another.
    """
    denials = negators(heard.text, lex)
    words = [it.span() for it in lex.topics["unaffected"].finditer(heard.text)]
    count = sum(not any(low <= a < high for a, _ in denials) for low, high in words)
    for sentence in heard.sentences:
        high = last = 0
        for a, b in negators(sentence.text, lex):
            another = a >= high or lex.words["and"].search(sentence.text, last, a) is not None
            if another and not (last and lex.words["nor"].fullmatch(sentence.text[a:b])):
                count += 1
            high, last = max(high, clause(sentence.text, a, lex)[1]), b
    return 0 if not count else 2 - count % 2


def _sign(mention: Mention) -> tuple[str, object, Bound]:
    bound = mention.bound
    if mention.kind == "date" and bound is Bound.AT_MOST:
        bound = Bound.EXACTLY  # `9月28日结束前`, `until the end of`: a deadline’s day is included either way
    return mention.kind, measure(mention.kind, str(mention.value)), bound


def _labels(text: Text, passage: Passage) -> Iterator[str]:
    """The labels that a passage quotes, and those that it is."""
    lex = text.lex
    led = ">" in passage.text
    quoted = {passage.text.strip()} if passage.role in ("action", "label") else set()
    for quotes in lex.quotes if lex else ():
        if quotes[0] in passage.text:
            parts = passage.text.split(quotes[0])
            quoted |= {part.partition(quotes[-1])[0].strip() for part in parts[1:]}
    for name, words in text.release.labels(text.locale).items():
        if words in quoted or (led and words in passage.text and name.startswith("choice.path")):
            yield name


def _differences(text: Text, passage: Passage, found: _Profile, source: Text, wanted: _Profile) -> Iterator[Diagnostic]:
    told = []
    lost, more = (
        Counter(wanted.values) - Counter(found.values),
        Counter(found.values) - Counter(wanted.values),
    )
    if lost or more:
        told.append(_listed("does not state", (_value(it) for it in lost)))
        told.append(_listed("states", (_value(it) for it in more)))
    for noun, here, there in (
        ("name", found.names, wanted.names),
        ("quote", found.labels, wanted.labels),
        ("link to", found.links, wanted.links),
    ):
        told.append(_listed(f"does not {noun}", there - here))
        told.append(_listed(f"does {noun}", here - there))
    answers = dict(found.answers)
    for name, answer in wanted.answers:
        if name in answers and answers[name] is not answer:
            told.append(f"says {'no' if answer else 'yes'} to `{name}`")
    # `turn it on or off` speaks of no case.
    if not any(told) and len(found.cases) == len(wanted.cases) == 1 and found.cases != wanted.cases:
        told.append("speaks of another case")
    if not any(told) and found.denials != wanted.denials:
        told.append("does not deny as much" if wanted.denials else "denies more than that")
    if found.ends != wanted.ends:
        told.append("ends no sentence" if wanted.ends else "ends as a sentence")
    for words in filter(None, told):
        yield text.fault(
            _RULE,
            f"`{text.locale}` {words}, unlike `{source.locale}` ({source.path})",
            f"correct the translation of `{passage.message}`" if passage.message else "correct the translation",
            passage,
        )


def _value(it: tuple[str, object, Bound]) -> str:
    _, value, bound = it
    if isinstance(value, tuple):
        words = " to ".join(_length(part) for part in value)
        return words if bound is Bound.EXACTLY else f"{bound.value.replace('_', ' ')} {words}"
    return shown(str(value), bound)


def _length(part: tuple[float, float, str]) -> str:
    months, days, time = part
    texts = [f"{count:g} {unit}" for count, unit in ((months, "months"), (days, "days")) if count]
    if months and months % 12 == 0:
        texts[0] = f"{months / 12:g} years"
    return " ".join([*texts, time]).strip()


def _listed(words: str, items: Iterator[str] | frozenset[str]) -> str:
    listed = sorted(items)
    return f"{words} {', '.join(listed)}" if listed else ""


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
