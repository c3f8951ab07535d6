"""Whether a sentence speaks of somebody else: a company that is none of the policy's."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from notices import languages
from notices.checks._clauses import clause
from notices.checks._heard import Heard
from notices.languages import compiled
from notices.model import Mention

_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][A-Za-z]+(?![\w-])")
_PART = 4  # characters between a company and a name of the policy’s that is theirs as well
_PLAN = 1  # characters between a product of others and its plan: ChatGPT Enterprise
_SUBJECT = 6  # characters behind a name in which its verb begins
DEEDS = ("keep", "use", "sell", "delete")  # what a company does with its own data
_ACTS = (*DEEDS, "made_known", "presumed", "shut_out", "barred")


def somebody_elses(heard: Heard, start: int, acts: tuple[str, ...] = _ACTS, ours: str = "") -> bool:
    """`Google stores conversations for up to 18 months`: a name that is none of the policy's, nor `ours`, does it."""
    lex, sentence = heard.lex, heard.sentence(start)
    if lex is None:
        return False
    if _named_elsewhere(heard, start):
        return True
    low, high = clause(sentence.text, start - sentence.start, lex)
    for it in _CAPITAL.finditer(sentence.text, low, high):
        begin, end = sentence.start + it.start(), sentence.start + it.end()
        if it[0] == ours or it[0].lower() in lex.common:
            continue
        if any(a.start < end and begin < a.end for a in (*heard.names, *heard.values)):
            continue
        if lex.words["company"].fullmatch(it[0]):
            continue  # `Bolaget säljer`: the policy’s own
        before = _word_before(sentence.text, it.start())
        if lex.capital_nouns and before in lex.common and not lex.words["and"].fullmatch(before):
            continue  # `das Unternehmen`, `zu Antworten`: a noun with its article is no name
        behind = (lex.topics[topic].search(sentence.text, it.end()) for topic in acts)
        if any(verb and verb.start() - it.end() <= _SUBJECT for verb in behind) and not any(
            lex.topics[topic].fullmatch(it[0]) for topic in lex.topics
        ):
            return True
    return False


def _named_elsewhere(heard: Heard, start: int) -> bool:
    """구글, `other companies`, GDPR: behind them in a sentence, with no name of ours between, all is theirs."""
    sentence, known = heard.sentence(start), others(heard)
    first, last = bisect_left(known, (sentence.start,)), bisect_left(known, (start,))
    ends = [known[last - 1][1]] if first < last else []
    ends += [sentence.start + end for end in _laws(heard, sentence.text[: start - sentence.start])]
    name = heard.names[n - 1] if (n := bisect_left(heard.names, start, key=_start)) else None
    return bool(ends) and not (name and name.start > max(ends) + _PLAN)


def others(heard: Heard) -> list[tuple[int, int]]:
    """Where other companies and their products are named, in order; not where the policy itself names one."""
    if "others" not in heard.memory:
        words = heard.lex.words["elsewhere"].finditer(heard.text) if heard.lex else ()
        named = [it.span() for it in _names("products").finditer(heard.text)]
        companies = (it.span() for it in (*_names("companies").finditer(heard.text), *words))
        named += [it for it in companies if not owns_ours(heard, *it)]
        named = [it for it in named if not _is_ours(heard, *it) and not _is_compared(heard, it[0])]
        heard.memory["others"] = sorted(named)
    return heard.memory["others"]  # type: ignore[no-any-return]


def _is_compared(heard: Heard, start: int) -> bool:
    """`Unlike other companies, it …`: what stands behind the comma is not theirs."""
    lex, sentence = heard.lex, heard.sentence(start)
    if lex is None:
        return False
    low, high = clause(sentence.text, start - sentence.start, lex)
    said = sentence.text[low:high]
    return (
        high < len(sentence.text)
        and lex.words["compared"].search(said) is not None
        and lex.spoken_of(said).isdisjoint(DEEDS)
    )


def owns_ours(heard: Heard, start: int, end: int) -> bool:
    """`Google’s Vertex AI`: whether a company stands there as whose one of the policy's names is."""
    known = _names("companies").fullmatch(heard.text, start, end) is not None
    named = known or (heard.lex is not None and heard.lex.words["elsewhere"].fullmatch(heard.text[start:end]))
    n = bisect_left(heard.names, end, key=_start)
    return bool(named) and n < len(heard.names) and heard.names[n].start - end <= _PART


def _is_ours(heard: Heard, start: int, end: int) -> bool:
    """Whether a name of the policy's stands there."""
    n = bisect_left(heard.names, end, key=_start)
    return n > 0 and heard.names[n - 1].end > start


def _start(name: Mention) -> int:
    return name.start


def _laws(heard: Heard, said: str) -> list[int]:
    """Where laws end that are named: what they demand of everybody is no promise."""
    words = heard.lex.words["laws"].finditer(said) if heard.lex else ()
    return [it.end() for it in (*_names("laws").finditer(said), *words)]


@cache
def _names(kind: str) -> re.Pattern[str]:
    """The names of others that are the same in every language."""
    known = compiled.words(languages.FOLDER / "elsewhere.yaml")[kind]
    names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"(?<![A-Za-z])(?:{names})(?![a-z])")


def _word_before(text: str, start: int) -> str:
    words = text[:start].split()
    return words[-1].lower() if words else ""
