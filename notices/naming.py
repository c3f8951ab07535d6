"""What the policy's names are called elsewhere: `locales/<tag>/names.yaml` beside policy.yaml → its terms.

Each entry goes by the words that policy.yaml itself uses, so that a translator's page needs no
dotted paths: `Privacy Policy: {base: integritetspolicy, definite: integritetspolicyn}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath

from notices.diagnostics import Diagnostic
from notices.model import Fact, Names, Path, Term
from notices.shapes import Reader, Words
from notices.shapes.words import TAG
from notices.yamlnodes import Node, opened

FILE = "names.yaml"
SOURCE = "en"


def add(facts: Iterable[Fact], folder: FilePath, faults: list[Diagnostic]) -> None:
    """Gives the facts' terms the words that the `names.yaml` files below `folder` have for them."""
    terms = _by_source(facts)
    for path in sorted(folder.glob(f"*/{FILE}")):
        if re.fullmatch(TAG, path.parent.name):
            _add(terms, path, path.parent.name, faults)


def _add(terms: dict[str, list[Term]], path: FilePath, locale: str, faults: list[Diagnostic]) -> None:
    """One language's."""
    if (read := opened(path, str(path), faults)) is None:
        return
    source, root = read
    reader = Reader(source, faults)
    if not isinstance(root.value, dict):
        reader.wrong(root, f"expected names, not a {root.kind}", "write `Privacy Policy: …`, a line a name")
        return
    for key in root.keys:
        _entry(key, root.value[key.value], terms, locale, reader)


def _entry(key: Node, node: Node, terms: dict[str, list[Term]], locale: str, reader: Reader) -> None:
    if key.value not in terms:
        # A name that the policy gave up waits here until it comes back; a slip of the pen does not.
        import difflib

        if near := difflib.get_close_matches(key.value, terms, 1, cutoff=0.75):
            message = f"the policy has no name `{key.value}`"
            reader.wrong(key, message, f"did you mean `{near[0]}`?", "unknown-name")
        return
    forms = Words().forms(node, reader)
    for term in terms[key.value] if forms else ():
        assert forms is not None
        if locale in term.words:
            message = f"`{key.value}` has words for `{locale}` here and in policy.yaml"
            reader.wrong(key, message, "keep one of the two", "named-twice")
        else:
            term.words[locale] = forms


def _by_source(facts: Iterable[Fact]) -> dict[str, list[Term]]:
    """The terms by the words that policy.yaml itself has for them; one object once."""
    found: dict[str, dict[int, Term]] = {}
    for fact in facts:
        for term in _terms(fact):
            forms = term.forms(SOURCE) or next(iter(term.words.values()))
            found.setdefault(forms["base"], {})[id(term)] = term
    return {words: list(terms.values()) for words, terms in found.items()}


def _terms(fact: Fact) -> Iterator[Term]:
    if isinstance(fact.value, Term):
        yield fact.value
    elif isinstance(fact.value, Names | Path):
        yield from fact.value.items
