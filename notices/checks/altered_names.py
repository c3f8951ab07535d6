"""A name is misspelt, translated where it stays as it is, or one that nobody knows.

Why: “Claude Goverment” and “Google Vertex” are no services; whoever uses Claude Gov does not see
themselves named.

    policy: exclusions.2: Claude Gov
    en: Claude Govt
        ^^^^^^^^^^^

Looked for are words within one or two letters of a name’s, and names that begin like one of ours and
go on otherwise. Look-alike letters of other alphabets are `hidden-characters`.

Fix: write the name as the policy has it for that language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from notices.checks._covered import sides
from notices.checks._heard import Heard
from notices.checks._lexicon import Lexicon
from notices.checks._release import LABELS, canonical
from notices.checks._texts import Text, leads_on, where
from notices.diagnostics import Diagnostic
from notices.model import Passage, Term

_RULE = "altered-names"
_WORD = re.compile(r"[^\W\d_]+(?:[’'](?=[^\W\d_]))?[^\W\d_]*")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][a-z]+[A-Za-z]*(?![A-Za-z])")
# A capital within a sentence, behind a word in small letters.
_CAPITAL = re.compile(r"(?<=[^\W\d_] )(?<![A-ZÅÄÖÉ] )[A-ZÅÄÖÉ][\w’'-]+")
_VERSION = re.compile(r" \d")
_DONE = {"use", "train", "model", "go_on"}
_HANDLES = ("/", "@", "#")  # `r/ClaudeAI` is a place
_SHORTEST = 4
_SHORT_ENDINGS = ("s", "n", "en", "ns")
_ENDINGS = (*_SHORT_ENDINGS, "in", "iin", "issa", "ista", "illa", "a", "u", "em", "ie", "owi", "om")
_GLUED = "".join(map(chr, (*range(0x5D0, 0x5EB), *range(0x620, 0x64B))))  # وPro: the و is a word of its own


def one(text: Text) -> Iterator[Diagnostic]:
    """Words that are nearly a name, and longer names that begin like ours."""
    if not text.about or text.lex is None:
        return
    names = text.once(_names)
    for passage, heard in text.heard("altered-names", leads_on):
        if leads_on(passage):
            continue
        taken = [(it.start, it.end) for it in heard.names] + heard.addresses
        yield from _near(text, passage, heard, taken, names)
        yield from _translated(text, passage, heard)
        yield from _another(text, passage, heard)


def _names(text: Text) -> dict[str, tuple[str, str]]:
    """Every word of a name that all languages share: the word, the name and its fact."""
    found: dict[str, tuple[str, str]] = {}
    for name, term in text.release.terms:
        if name.startswith((*LABELS, "choice", "data", "documents")):
            continue
        forms = term.forms(text.locale)
        for word in _WORD.findall(" ".join((forms or {}).values())):
            shared = word in canonical(term)
            if shared and len(word) >= _SHORTEST and word[0].isupper() and word.isascii():
                found.setdefault(word, (canonical(term), name))
    return found


def _near(
    text: Text,
    passage: Passage,
    heard: Heard,
    taken: list[tuple[int, int]],
    names: dict[str, tuple[str, str]],
) -> Iterator[Diagnostic]:
    met = text.once(_met)
    common = text.lex.common if text.lex else frozenset()  # “stedet” is near Student, and a word
    for it in _WORD.finditer(heard.text):
        if it[0] not in met:
            met[it[0]] = _meant(it[0], text.once(_folded), common, text)
        found = met[it[0]]
        if found is None:
            continue
        word, near = found
        start = it.start() + it[0].replace("’", "'").partition("'")[0].rfind(word)
        if any(a <= start < b or (start <= a and b <= it.end()) for a, b in taken):
            continue  # 米Anthropicは
        if not text.ours and heard.text[start - 1 : start] in _HANDLES:
            continue
        name, fact = names[near]
        yield text.fault(
            _RULE,
            f"“{word}” is no name of the policy’s; did you mean “{near}” ({name})?",
            f"correct it in {where(passage)}",
            passage,
            start,
            start + len(word),
            [fact],
        )


def _met(text: Text) -> dict[str, tuple[str, str] | None]:
    """What of a name each word nearly is that has been met."""
    return {}


def _folded(text: Text) -> dict[str, str]:
    """The names’ words, and how they are compared."""
    return {it: it.casefold() for it in text.once(_names)}


def _meant(written: str, names: Mapping[str, str], common: frozenset[str], text: Text) -> tuple[str, str] | None:
    """A word without what is glued to it, and what of a name it nearly is, if it is."""
    word = written.replace("’", "'").partition("'")[0].lstrip(_GLUED)
    near = _nearest(word, names, text.close, text.ours) if len(word) > 2 and word not in common else None
    return (word, near) if near else None


def _nearest(word: str, known: Mapping[str, str], close: bool, ours: bool) -> str | None:
    """The name’s word that this one nearly is; an inflected one is itself."""
    if word in known:
        return None
    if word.startswith(tuple(known)):
        if not close:
            return None  # `Educational` is another word
        for name in known:
            if word.startswith(name) and word[len(name) :] in (_ENDINGS if len(name) > 4 else _SHORT_ENDINGS):
                return None
    folded, first = word.casefold(), word[0].casefold()
    for name, plain in known.items():
        if folded == plain:
            # `claude`, `CLAUDE`; `free` and `max` are words of the language too.
            if (close and len(name) > 4 and word != word.lower()) or (word == name.lower() and name in ("Claude",)):
                return name
            return None
    if not word[0].isupper() and not (close and len(word) > 5):
        return None
    short = 6 if ours else 7  # The Verge is no slip for Vertex
    for name, plain in known.items():
        length = len(plain)
        allowed = 1 if length < short else 2
        if length < 5 or not -allowed <= length - len(word) <= allowed:
            continue
        if (first == plain[0] or length > 6) and _distance(folded, plain, allowed) <= allowed:
            return name
    return None


def _distance(a: str, b: str, most: int) -> int:
    """Insertions, deletions, replacements and exchanges of neighbours; more than `most` is all the same."""
    if len(set(a) ^ set(b)) > 2 * most:
        return most + 1  # each change takes one letter and gives one
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == b[j - 2] and a[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _translated(text: Text, passage: Passage, heard: Heard) -> Iterator[Diagnostic]:
    """`Claude Government`, `Claude för arbetet`: ours to begin with, then somebody else’s."""
    if not text.close:
        return
    heads = text.once(_heads)
    for it in heard.names:
        if it.value not in heads:
            continue
        rest = heard.text[it.end :]
        run = heard.lex.longer_name.match(rest) if heard.lex else None
        if run is None or any(o.start <= it.end + 1 < o.end for o in heard.names):
            continue
        if not text.ours and (run[0].split()[-1].islower() or _VERSION.match(rest, run.end())):
            continue  # `what you write with Claude for future training`, `Claude Opus 4.1`
        if not text.ours and passage.role == "heading" and _is_title_case(heard.text):
            continue  # `Anthropic Will Train Claude Models on Your Chats`
        yield text.fault(
            _RULE,
            f"“{it.text}{run[0]}” is no name of the policy’s",
            f"write the name as the policy has it, in {where(passage)}",
            passage,
            it.start,
            it.end + run.end(),
            [heads[str(it.value)]],
        )


def _is_title_case(words: str) -> bool:
    """Whether a heading has its capitals as a heading, and not where names stand."""
    longer = [it[0][0].isupper() for it in _WORD.finditer(words) if len(it[0]) >= _SHORTEST]
    return sum(longer) > len(longer) * 3 / 4


def _heads(text: Text) -> dict[str, str]:
    """The names with which longer ones begin: Claude, Claude Code."""
    found: dict[str, str] = {}
    names = {canonical(term) for _, term in text.release.terms}
    for name in ("product", "organization"):
        fact = text.fact(name)
        if fact and isinstance(fact.value, Term) and any(it.startswith(f"{canonical(fact.value)} ") for it in names):
            found[canonical(fact.value)] = name
    return found


def _another(text: Text, passage: Passage, heard: Heard) -> Iterator[Diagnostic]:
    """`To continue using Copilot`: in a text of our own, people go on using what the policy offers."""
    product, lex = text.fact("product"), heard.lex
    if not text.ours or product is None or not isinstance(product.value, Term) or lex is None:
        return
    message = f"`{text.locale}` names another product than {canonical(product.value)}"
    help = f"write the name as the policy has it, in {where(passage)}"
    if lex.latin:
        found = _unnamed(heard, sides(text)[0] | {canonical(product.value)})
        if not lex.capital_nouns:
            found = chain(found, _unknown(heard, lex, text.once(_own_words)))
    else:
        found = _strange(heard, text.once(_known_words))
    for start, end in found:
        yield text.fault(_RULE, message, help, passage, start, end, ["product"])


def _unnamed(heard: Heard, ours: set[str]) -> Iterator[tuple[int, int]]:
    """Where something goes on being used, and it is nothing of ours."""
    assert heard.lex is not None
    for sentence in heard.sentences:
        named = {str(it.value) for it in heard.within(heard.names, sentence)}
        if sentence.topics >= {"go_on", "choose"} and not named & ours:
            it = next(heard.lex.topics["go_on"].finditer(sentence.text))
            yield sentence.start + it.start(), sentence.start + it.end()


def _unknown(heard: Heard, lex: Lexicon, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """`To train Gemini models`: a name within a sentence on what is done with data, or what is used on."""
    taken = [(it.start, it.end) for it in (*heard.names, *heard.values)] + heard.addresses
    for it in _CAPITAL.finditer(heard.text):
        if it[0] in known or it[0] in lex.polite or any(a < it.end() and it.start() < b for a, b in taken):
            continue
        if heard.sentence(it.start()).topics & _DONE:
            yield it.span()


def _own_words(text: Text) -> frozenset[str]:
    """Every word of the policy's names and labels in this language."""
    return frozenset(
        word
        for _, term in text.release.terms
        for form in (term.forms(text.locale) or {}).values()
        for word in _WORD.findall(form)
    )


def _strange(heard: Heard, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Latin names in another script that are none of ours."""
    taken = [(it.start, it.end) for it in heard.names] + heard.addresses
    for it in _LATIN.finditer(heard.text):
        if it[0] not in known and not any(a <= it.start() < b for a, b in taken):
            yield it.span()


def _known_words(text: Text) -> frozenset[str]:
    """Every word of the policy's names and labels, in any language."""
    forms = (form for _, term in text.release.terms for words in term.words.values() for form in words.values())
    return frozenset(word for form in forms for word in _LATIN.findall(form))
