"""Whether a sentence speaks of somebody else: a company that is none of the policy's."""

from __future__ import annotations

import re

from notices.checks._heard import Heard
from notices.checks._tenor import clause

_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][A-Za-z]+(?![\w-])")
_SUBJECT = 6  # characters behind a name in which its verb begins
_ACTS = ("keep", "use", "sell", "delete", "made_known", "presumed", "shut_out", "barred")


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
    """구글, `other companies`: behind them in a sentence, with none of the policy's names between, all is theirs."""
    sentence = heard.sentence(start)
    assert heard.lex is not None
    others = [it.end() for it in heard.lex.words["elsewhere"].finditer(sentence.text[: start - sentence.start])]
    return bool(others) and not any(sentence.start + others[-1] <= it.start < start for it in heard.names)


def _word_before(text: str, start: int) -> str:
    words = text[:start].split()
    return words[-1].lower() if words else ""
