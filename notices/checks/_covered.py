"""Whom the policy covers, and whom it excludes, by the names that a text may have for them."""

from __future__ import annotations

import re

from notices.checks._across import ITEMS
from notices.checks._heard import Heard, Sentence
from notices.checks._release import canonical
from notices.checks._tenor import negators
from notices.checks._texts import Text
from notices.model import Mention, Names, Term

GAP = 8  # characters between two names of one list


def sides(text: Text) -> tuple[set[str], set[str]]:
    """The names that the policy covers, and those that it excludes."""
    return text.once(_sides)


def _sides(text: Text) -> tuple[set[str], set[str]]:
    covered: set[str] = set()
    excluded: set[str] = set()
    for fact in text.policy.facts.values():
        side = covered if fact.name in ("plans", "tools") else excluded if fact.name.startswith("exclusions") else None
        if side is None:
            continue
        if isinstance(fact.value, Names):
            side.update(canonical(it) for it in fact.value.items)
        elif isinstance(fact.value, Term):
            side.add(canonical(fact.value))
    return covered, excluded - covered


def parts_alone(text: Text, names: list[Mention]) -> list[Mention]:
    """The Team and Enterprise plans where the service that includes them is not named beside them."""
    named = {str(it.value) for it in names}
    parts = {part for service, its in services(text).items() if service not in named for part in its}
    return [it for it in names if it.value in parts]


def services(text: Text, how: tuple[str, ...] = (".includes",)) -> dict[str, set[str]]:
    """What each excluded service includes."""
    found: dict[str, set[str]] = {}
    for name, service, parts in text.once(parts_of_services):
        if name.endswith(how):
            found[service] = found.get(service, set()) | parts
    return found


def parts_of_services(text: Text) -> list[tuple[str, str, set[str]]]:
    """Each list of what an excluded service includes, or is reached through: its fact, the service, the names."""
    found = []
    for name, fact in text.policy.facts.items():
        service = text.fact(name.rpartition(".")[0])
        term = service.value if service else None
        if name.startswith("exclusions.") and isinstance(fact.value, Names) and isinstance(term, Term):
            found.append((name, canonical(term), {canonical(it) for it in fact.value.items}))
    return found


def in_one_list(heard: Heard, inside: list[Mention], outside: list[Mention]) -> list[Mention]:
    """The excluded names that a list has between or right after covered ones: `Free, Pro and Team`."""
    lex = heard.lex
    assert lex is not None
    found: list[Mention] = []
    for it in outside:
        for other in inside:
            gap = heard.text[other.end : it.start]
            joined = 0 < len(gap) <= GAP and not negators(gap, lex) and not lex.topics["except"].search(gap)
            if joined or heard.text[it.end : other.start] == ITEMS:
                found.append(it)
                break
    return found


def described(text: Text, sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    """`Use of the API is covered`: what is described (`API use`) may be described in other words."""
    for name, pattern in text.once(_capitals):
        if found := pattern.search(sentence.text):
            return name, found
    return None


def _capitals(text: Text) -> list[tuple[str, re.Pattern[str]]]:
    """The exclusions that have one word in capitals among others, by fact, and the expression for it."""
    found = []
    for name, fact in text.policy.facts.items():
        if not re.fullmatch(r"exclusions\.\d+", name) or not isinstance(fact.value, Term):
            continue
        own = (fact.value.forms(text.locale) or {}).get("base", "")
        # Other people write API where a translation has words for it.
        for words in dict.fromkeys((own,) if text.ours else (own, canonical(fact.value))):
            capital = re.findall(r"(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])", words)
            if capital != [words] and len(capital) == 1:
                found.append((name, re.compile(rf"(?<![A-Za-z]){re.escape(capital[0])}(?![A-Za-z])")))
    return found
