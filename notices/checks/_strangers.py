"""A name too many: one that is nobody’s, beside the names of a list or where a document’s title stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.checks._across import ITEMS
from notices.checks._covered import GAP, described, sides
from notices.checks._heard import Heard
from notices.checks._lexicon import Lexicon
from notices.checks._others import owns_ours
from notices.checks._release import canonical
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Mention, Names, Passage, Term

RULE = "incomplete-lists"
_LISTS = ("plans", "tools", "exclusions", "documents")
SEPARATORS = ",،、，/"
# The unknown name among those of one list.
_STRANGER = re.compile(r"[A-ZÅÄÖÉ][\w’-]*(?: [A-Z][\w’-]*)*")
_DOCUMENT = 24  # characters between a name and the kind of the document that is joined to it
_TITLE = re.compile("《[^《》]{1,40}》")


def strangers(text: Text, passage: Passage, heard: Heard) -> Iterator[Diagnostic]:
    """A name that is nobody’s, between or beside the names of a list, or where a title stands."""
    if not text.close:
        return
    for name, items in text.once(_items) if heard.names else ():
        named = [it for it in heard.names if it.value in items]
        if not named:
            continue
        for start, end in _unknown(heard, named) if len(named) > 1 else ():
            known = described(text, heard.sentence(start))
            if known is None or known[1][0] not in heard.text[start:end]:
                yield _added(text, passage, start, end, name)
        yield from _of_another_list(text, passage, heard, name, named)
    yield from _documents(text, passage, heard)
    for it in _TITLE.finditer(heard.text):
        if not text.ours and not _beside_documents(text, heard, *it.span()):
            continue  # 《纽约时报》 is no document of the policy’s
        if not any(m.start < it.end() and it.start() < m.end for m in heard.names):
            yield _added(text, passage, it.start(), it.end(), "documents")


def _beside_documents(text: Text, heard: Heard, start: int, end: int) -> bool:
    """Whether a title stands in a list with one of the policy’s documents: 《消费者条款》和《…》."""
    return any(0 < start - it.end <= GAP or 0 < it.start - end <= GAP for it in _documents_in(text, heard))


def _documents_in(text: Text, heard: Heard) -> list[Mention]:
    """Where the policy’s documents are named."""
    fact = text.fact("documents")
    items = {canonical(it) for it in fact.value.items} if fact and isinstance(fact.value, Names) else set()
    return [it for it in heard.names if it.value in items]


def _items(text: Text) -> list[tuple[str, set[str]]]:
    """The names of each list that may have got one too many."""
    return [
        (name, {canonical(it) for it in fact.value.items})
        for name, fact in text.policy.facts.items()
        if isinstance(fact.value, Names) and name.startswith(_LISTS)
    ]


def _of_another_list(
    text: Text, passage: Passage, heard: Heard, name: str, named: list[Mention]
) -> Iterator[Diagnostic]:
    """`Claude for Work, which includes Team, Enterprise, and Max`: a plan among a service’s parts."""
    if not name.endswith((".includes", ".through")):
        return
    covered = sides(text)[0]
    for end in [it.end for it in named]:
        for it in heard.names:
            if it.value in covered and 0 < it.start - end <= GAP and _joined(heard.text[end : it.start], heard.lex):
                yield _added(text, passage, it.start, it.end, name)
                return


def _documents(text: Text, passage: Passage, heard: Heard) -> Iterator[Diagnostic]:
    """A document that is nobody’s, joined to one of the policy’s: `Consumer Terms and Cookie Policy`."""
    fact = text.fact("documents")
    lex = heard.lex
    if lex is None or fact is None or not isinstance(fact.value, Names):
        return
    named = _documents_in(text, heard)
    if not named:
        return
    yield from _other_terms(text, passage, heard, named)
    forms = {form.casefold() for forms in text.release.vocabulary(text.locale).values() for form in forms}
    others = "" if text.ours or lex.latin else _unnamed(text, fact.value, named)
    for it in lex.topics["document"].finditer(heard.text):
        word = heard.text[it.start() : it.end()].casefold()
        if word in forms or word in others:
            continue
        if any(a < it.end() and it.start() < b for a, b in ((m.start, m.end) for m in heard.names)):
            continue
        tied = next((sign for sign in lex.glued if it[0].startswith(sign) and lex.words["and"].fullmatch(sign)), "")
        behind = any(
            it.start() - m.end <= _DOCUMENT and _joined(heard.text[m.end : it.start()] + tied, lex) for m in named
        )
        before = any(0 <= m.start - it.end() <= GAP and _joined(heard.text[it.end() : m.start], lex) for m in named)
        if behind or before:
            yield _added(text, passage, it.start(), it.end(), "documents")
            return


def _other_terms(text: Text, passage: Passage, heard: Heard, named: list[Mention]) -> Iterator[Diagnostic]:
    """`They change the Consumer Terms and the Commercial Terms`: whom those concern, nothing changes for."""
    under = text.fact("exclusions.under")
    if text.ours or under is None or not isinstance(under.value, Term):
        return
    for it in (it for it in heard.names if it.value == canonical(under.value)):
        sentence = heard.sentence(it.start)
        joined = any(_joined(heard.text[m.end : it.start], heard.lex) for m in named if m.end <= it.start)
        if joined and "update" in sentence.topics and heard.lex and not negators(sentence.text, heard.lex):
            yield _added(text, passage, it.start, it.end, "documents")


def _unnamed(text: Text, documents: Names, named: list[Mention]) -> str:
    """What the documents that a text does not name are called: others may translate `Consumer Terms` otherwise."""
    met = {it.value for it in named}
    missing = [it.forms(text.locale) or {} for it in documents.items if canonical(it) not in met]
    return " ".join(form for forms in missing for form in forms.values())


def _added(text: Text, passage: Passage, start: int, end: int, name: str) -> Diagnostic:
    return text.fault(
        RULE,
        f"`{text.locale}` adds “{passage.text[start:end]}” to a list of `{name}`",
        f"take it out of {where(passage)}, or add it to the policy",
        passage,
        start,
        end,
        [name],
    )


def _unknown(heard: Heard, named: list[Mention]) -> Iterator[tuple[int, int]]:
    for a, b in zip(named, [*named[1:], None], strict=True):
        stretch = heard.text[a.end : b.start] if b else heard.text[a.end : a.end + 30]
        if len(stretch) > 40 or (b and heard.sentence(a.start) is not heard.sentence(b.start)):
            continue
        for it in _STRANGER.finditer(stretch):
            start = a.end + it.start()
            if any(m.start <= start < m.end for m in (*heard.names, *heard.values)):
                continue
            if start == heard.sentence(start).start or heard.text.startswith(ITEMS, start - len(ITEMS)):
                continue  # a capital that every sentence has, and every item
            if (heard.lex and it[0] in heard.lex.polite) or owns_ours(heard, start, start + len(it[0])):
                continue
            before, behind = stretch[: it.start()], stretch[it.end() :] if b else ""
            if _goes_on(before, behind, heard.lex) if _all_nouns(heard) else b or _joined(before, heard.lex):
                yield start, start + len(it[0])


def _all_nouns(heard: Heard) -> bool:
    """Whether a capital makes no name, since every noun has one."""
    return heard.lex is not None and heard.lex.capital_nouns


def _goes_on(before: str, behind: str, lex: Lexicon | None) -> bool:
    """Whether nothing but commas, hyphens and the language’s `and` joins a noun to the names: `Free-, Plus- oder …`.

    `Behörden mit Claude Gov und Schulen mit Claude for Education` have the names, and are none.
    """
    has = behind.rpartition(" ")[0].split()[-1:]
    if has and has[0].islower() and not _joined(has[0], lex):
        return False
    for said in (before, behind):
        rest = said.strip(SEPARATORS + " -")
        linked = lex is not None and any(lex.words[name].fullmatch(rest) for name in ("and", "or"))
        if linked or (not rest and said.strip(" -")):
            return True
    return False


def _joined(between: str, lex: Lexicon | None) -> bool:
    """Whether what follows goes on the list: a comma and at most a word, or the language’s `and`."""
    said = between.strip()
    if said[:1] and said[0] in SEPARATORS:
        return len(said.strip(SEPARATORS + " ").split()) <= 1
    return lex is not None and lex.words["and"].fullmatch(said.strip(" -")) is not None
