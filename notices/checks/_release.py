"""All texts of one audit, the policy that they are held against, and what was read of them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from notices.checks._heard import Heard
from notices.checks._lexicon import lexicon
from notices.checks._phrases import SPACELESS
from notices.checks._values import Known, known
from notices.model import Link, Path, Policy, Term
from notices.reading import Reader, reader

if TYPE_CHECKING:
    from notices.checks._texts import Text

# The labels of buttons and menus are ordinary words too; they are looked for where a text quotes them.
LABELS = ("choice.accept", "choice.later", "choice.path")
_COMMON_NOUNS = ("data.one",)
_SHORTEST = 5  # letters of a company's first word that stands for it
_ADDRESS = re.compile(r"https?://[^\s\u2069]+|\bwww\.[^\s\u2069]+|\S+@\S+\.\w+")


class Release:
    """All texts of one audit, and the policy that they are held against.

    `ours` says that the texts claim to be the policy's own: what is said in them and is in no fact is a
    fault. Of other people's texts it is only remarked.
    """

    def __init__(self, policy: Policy, ours: bool) -> None:
        self.policy = policy
        self.ours = ours
        self.beside: Policy | None = None  # another version of it, whose names are known, and none of this one's
        self.texts: list[Text] = []
        self.witnesses: list[Text] = []  # right ones, of which nothing is told; the texts are held to them
        self.clean: dict[tuple[str, str], set[Hashable]] = {}
        self.numbers: dict[Hashable, int] = {}
        self._heard: dict[tuple[str, str], Heard] = {}
        self.memory: dict[str, dict[object, Any]] = {}
        self._vocabularies: dict[str, dict[str, tuple[str, ...]]] = {}
        self._readers: dict[str, Reader | None] = {}
        self._labels: dict[tuple[str, bool], dict[str, tuple[str, ...]]] = {}

    @cached_property
    def known(self) -> list[Known]:
        """The policy's dates, durations and numbers."""
        return list(known(self.policy))

    def values_of(self, fact: str) -> list[Known]:
        """The values of one fact; most have one, or none."""
        return [it for it in self.known if it.fact.name == fact]

    @cached_property
    def urls(self) -> dict[str, list[str]]:
        """The policy's addresses, and the facts that each is."""
        found: dict[str, list[str]] = {}
        for fact in self.policy.facts.values():
            if isinstance(fact.value, Link):
                found.setdefault(fact.value.url, []).append(fact.name)
        return found

    @cached_property
    def terms(self) -> list[tuple[str, Term]]:
        """Every term with its name; a path's labels under the path's."""
        return _terms(self.policy)

    def vocabulary(self, locale: str) -> dict[str, tuple[str, ...]]:
        """The names that may stand in a text, under their English form, as the locale writes them."""
        if locale not in self._vocabularies:
            words: dict[str, tuple[str, ...]] = {}
            for name, term in (*self.terms, *self.strangers.values()):
                if name.startswith(LABELS) or name in _COMMON_NOUNS:
                    continue
                forms = term.forms(locale)
                if forms:
                    key = canonical(term)
                    also = () if self.ours else self._others_words(name, term, locale, forms.values())
                    words[key] = tuple(dict.fromkeys((*words.get(key, ()), *forms.values(), *also)))
            self._vocabularies[locale] = words
        return self._vocabularies[locale]

    @cached_property
    def strangers(self) -> dict[str, tuple[str, Term]]:
        """The terms that only the other version has, with their names there."""
        own = {canonical(term) for _, term in self.terms}
        terms = _terms(self.beside) if self.beside else []
        return {name: it for it in terms if (name := canonical(it[1])) not in own}

    def labels(self, locale: str, ours: bool) -> dict[str, tuple[str, ...]]:
        """The labels of the interface by fact, as the locale writes them; and what else other people call them."""
        if (locale, ours) not in self._labels:
            wanted = (*LABELS, "choice.setting", "choice.notification")
            self._labels[locale, ours] = {
                name: (forms["base"], *(() if ours else self.also_called(term, locale)))
                for name, term in self.terms
                if name.startswith(wanted) and (forms := term.forms(locale))
            }
        return self._labels[locale, ours]

    def also_called(self, term: Term, locale: str) -> tuple[str, ...]:
        """What other people call a thing who leave its name as it is, or translate it themselves."""
        if self.ours:
            return ()
        lex, name = lexicon(locale), canonical(term)
        return (name, *(lex.also_called.get(name, ()) if lex else ()))

    def _others_words(self, name: str, term: Term, locale: str, forms: Iterable[str]) -> Iterator[str]:
        """Other people write `Team` where a translation has its own word for a plan, and 無料プラン."""
        yield from self.also_called(term, locale)
        yield from _shortened(name, canonical(term))
        for form in forms:
            # `Privatlivspolitikken`, where it begins a sentence and is written small elsewhere.
            yield form[0].upper() + form[1:]
            if SPACELESS.search(form):
                yield tight(form)

    def hear(self, text: str, locale: str) -> Heard:
        """Read a text, or remember what was read."""
        key = (locale, text)
        if key not in self._heard:
            eye = self._reader(locale)
            mentions = eye.read(text) if eye else []
            addresses = [it.span() for it in _ADDRESS.finditer(text)] if "://" in text or "@" in text else []
            if addresses:
                mentions = [it for it in mentions if not any(a <= it.start < b for a, b in addresses)]
            names = [it for it in mentions if it.kind == "name"]
            values = [it for it in mentions if it.kind != "name"]
            self._heard[key] = Heard(text, lexicon(locale), values, names, addresses)
        return self._heard[key]

    def _reader(self, locale: str) -> Reader | None:
        if locale not in self._readers:
            try:
                self._readers[locale] = reader(locale, self.vocabulary(locale))
            except LookupError:
                self._readers[locale] = None
        return self._readers[locale]


def _shortened(name: str, words: str) -> tuple[str, ...]:
    """`Brightwater`, where it is Brightwater Learning that speaks."""
    first, _, rest = words.partition(" ")
    return (first,) if name == "organization" and rest and len(first) >= _SHORTEST else ()


def tight(words: str) -> str:
    """帮助改进Claude: not everybody sets a space between two scripts."""
    return words.replace(" ", "")


def _terms(policy: Policy) -> list[tuple[str, Term]]:
    found = []
    for fact in policy.facts.values():
        if isinstance(fact.value, Term):
            found.append((fact.name, fact.value))
        elif isinstance(fact.value, Path):
            found += [(f"{fact.name}.{n}", it) for n, it in enumerate(fact.value.items, 1)]
    return list(dict(found).items())


def canonical(term: Term) -> str:
    """The name under which all languages' words of a term are one: the English words."""
    for locale in ("en", "default"):
        if locale in term.words:
            return term.words[locale]["base"]
    return next(iter(term.words.values()))["base"]
