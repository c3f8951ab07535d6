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

from collections import Counter, defaultdict
from collections.abc import Iterator

from notices.checks._profiles import Gist, Profile, profile
from notices.checks._release import Release
from notices.checks._texts import Text
from notices.checks._values import shown
from notices.diagnostics import Diagnostic
from notices.model import Bound, Marked, Passage, Reference

_RULE = "languages-disagree"
_SOURCE = "en"
_Key = tuple[str, int]
_Kind = tuple[str | None, str | None, str]


def across(release: Release) -> Iterator[Diagnostic]:
    """Every language against a witness of the same surface, state and format, or against the English."""
    groups: dict[_Kind, dict[str, Text]] = defaultdict(dict)
    for text in release.texts:
        groups[_kind(text)].setdefault(text.locale, text)
    witnesses = {_kind(it): it for it in release.witnesses}
    seen: set[tuple[str, str, str]] = set()
    for kind, texts in groups.items():
        source = witnesses.get(kind) or texts[_SOURCE if _SOURCE in texts else min(texts)]
        if others := [it for _, it in sorted(texts.items()) if it is not source]:
            yield from _compare(source, others, seen, kind in witnesses)


def _kind(text: Text) -> _Kind:
    return text.surface, text.state, text.format


def gist(text: Text) -> dict[str, Gist]:
    """What each passage says, as short as it can be compared."""
    known = text.once(_gists)
    found = {}
    for (key, n), passage in _aligned(text).items():
        said = passage.text, passage.references, passage.marks
        if said not in known:
            known[said] = profile(text, passage).gist
        found[f"{key} {n}"] = known[said]
    return found


def _gists(text: Text) -> dict[tuple[str, tuple[Reference, ...], tuple[Marked, ...]], Gist]:
    """The gists of passages that have been asked for, by their words, links and marks: most stand in many formats."""
    return {}


def agree(one: dict[str, Gist], other: dict[str, Gist]) -> bool:
    """Whether nothing is told of two texts: `_differences` of their profiles are none."""
    return one.keys() == other.keys() and all(_alike(it, other[key]) for key, it in one.items())


def _alike(one: Gist, other: Gist) -> bool:
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


def _compare(
    source: Text, others: list[Text], seen: set[tuple[str, str, str]], witnessed: bool
) -> Iterator[Diagnostic]:
    wanted = _aligned(source)
    found = [(it, _aligned(it)) for it in others]
    for text, passages in found:
        yield from _outline(source, wanted, text, passages)
    for key, passage in wanted.items():
        rows = [(text, passages[key]) for text, passages in found if key in passages]
        own = profile(source, passage)
        profiles = [profile(text, it) for text, it in rows]
        odd = len(rows) > 1 and own not in profiles and len(set(profiles)) == 1
        if odd and not witnessed:
            yield from _once(source, passage, own, rows[0][0], rows[0][1], profiles[0], seen)
            continue
        for (text, it), other in zip(rows, profiles, strict=True):
            if other != own:
                yield from _once(text, it, other, source, passage, own, seen)


def _once(
    text: Text,
    passage: Passage,
    found: Profile,
    source: Text,
    other: Passage,
    wanted: Profile,
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


def _differences(text: Text, passage: Passage, found: Profile, source: Text, wanted: Profile) -> Iterator[Diagnostic]:
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
        ("tell machines", _told(found), _told(wanted)),
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


def _told(profile: Profile) -> frozenset[str]:
    """What a passage says to machines, as `retention.allowed P5Y`."""
    return frozenset(" ".join(filter(None, it)) for it in profile.marks)


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
