"""A text lets the wrong one act: others sell data to us, we delete our own chats, customers train models.

Why: all the words are right, and so is every “not”; who acts and who is acted upon has been exchanged.

    policy: promises.data_sold: false
    en: Third parties don’t sell your data to us.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

Who acts and upon whom is said so differently from language to language that judging.yaml lists how each
says it the wrong way round (`exchanged`; `exchanged_ours` is what only a text of our own may not say). Nor
does the company decide whether data are used, or an employer or a school (`outsiders`) about accounts not theirs.

Fix: let them change places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.checks._clauses import clause
from notices.checks._covered import sides
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._release import canonical
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Term

_RULE = "exchanged-agents"
_BESIDE = 4  # characters between a “not” and what it denies, with an article between
_GAP = 10  # characters between a name and its verb: `Anthropic alone decides`
_GAP_VERB_FINAL = 4
_GAP_SPACELESS = 1
_SAY = 24  # characters behind somebody in which it stands that it is theirs to say
_DATA = frozenset(("material", "train"))
_CHOICE = _DATA | {"choose", "allow"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences in which the company and others have changed places."""
    if text.lex is None or not text.about:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            found = None if sentence.asks else _found(text, heard, sentence, text.lex)
            if found:
                start, end = (sentence.start + it for it in found)
                message = f"`{text.locale}` has who acts and who is acted upon the wrong way round"
                yield text.fault(_RULE, message, f"let them change places in {where(passage)}", passage, start, end)


def _found(text: Text, heard: Heard, sentence: Sentence, lex: Lexicon) -> tuple[int, int] | None:
    return _exchanged(text, sentence, lex) or _decides(text, heard, sentence) or _outsider(text, heard, sentence, lex)


def _exchanged(text: Text, sentence: Sentence, lex: Lexicon) -> tuple[int, int] | None:
    """`Third parties don’t sell your data`, `we decide whether`; in a text of our own also `it’s up to us`."""
    for topic in ("exchanged", "exchanged_ours") if text.ours else ("exchanged",):
        if topic in sentence.topics:
            start, end = next(lex.topics[topic].finditer(sentence.text)).span()
            # `It isn’t the company that decides`
            denied = any(0 <= start - b <= _BESIDE for _, b in negators(sentence.text, lex))
            return None if denied else (start, end)
    return None


def _decides(text: Text, heard: Heard, sentence: Sentence) -> tuple[int, int] | None:
    """`Anthropic decides whether your chats are used`; alone, a sentence that says `the company` means it."""
    organization, lex = text.fact("organization"), text.lex
    if lex is None or not sentence.topics & {"material", "train", "use"}:
        return None
    name = canonical(organization.value) if organization and isinstance(organization.value, Term) else None
    names = heard.within(heard.names, sentence)
    spans = [(it.start - sentence.start, it.end - sentence.start) for it in names if it.value == name]
    if not (text.ours or text.long or any(it.value in sides(text)[1] for it in names)):
        spans += _companies(sentence.text, lex)
    return next((found for span in spans if (found := _its_decision(sentence.text, *span, lex))), None)


def _companies(said: str, lex: Lexicon) -> list[tuple[int, int]]:
    """Where `the company` stands, with an article that begins its clause."""
    found = []
    for it in lex.words["company"].finditer(said):
        low, _ = clause(said, it.start(), lex)
        article = said[low : it.start()].strip().lower() in lex.common
        found.append((low if article else it.start(), it.end()))
    return found


def _outsider(text: Text, heard: Heard, sentence: Sentence, lex: Lexicon) -> tuple[int, int] | None:
    """`Your employer decides whether your chats are used`, but for accounts that are theirs."""
    if "outsiders" not in sentence.topics or not sentence.topics & _CHOICE or not text.close:
        return None
    around = [sentence, heard.beside(sentence)[0] or sentence]
    if any(it.value in sides(text)[1] for one in around for it in heard.within(heard.names, one)):
        return None
    asked = around[1].asks and "choose" in around[1].topics  # `Who decides? The school.`
    found = (_its_say(sentence, who, asked, lex) for who in lex.topics["outsiders"].finditer(sentence.text))
    return next((it for it in found if it), None)


def _its_say(sentence: Sentence, who: re.Match[str], asked: bool, lex: Lexicon) -> tuple[int, int] | None:
    """Where a sentence says that something is somebody’s to say: `the school decides`, `up to the school`."""
    said = sentence.text
    low, high = clause(said, who.start(), lex)
    behind = lex.words["has_say"].search(said, who.end(), min(high, who.end() + _SAY))
    before = (it for name in ("up_to", "asks") for it in lex.words[name].finditer(said[: who.start()]))
    beside = next((it for it in before if not said[it.end() : who.start()].strip()), None)
    if beside:
        start, end = beside.start(), who.end()
    elif behind and (asked or sentence.topics & _DATA):
        start, end = who.start(), behind.end()
    else:
        return None
    return None if any(low <= a < end for a, _ in negators(said, lex)) else (start, end)


def _its_decision(said: str, start: int, end: int, lex: Lexicon) -> tuple[int, int] | None:
    """Where a sentence says that it is a name that decides: right behind it, right before it, or `who decides is …`."""
    low, _ = clause(said, start, lex)
    denials = negators(said, lex)
    before = said[low:start].strip()
    if lex.close or _leads(before, lex):
        verb = lex.words["decides"].search(said, end)  # `…, der afgør`: a relative clause is still its own
        denied = verb and any(start <= a < clause(said, verb.start(), lex)[1] for a, _ in denials)
        if verb and verb.start() - end <= _gap(lex) and not denied:
            return start, verb.end()
    if lex.close or any(low <= a < start for a, _ in denials):
        return None
    words = [it for topic in ("decides", "up_to") for it in lex.words[topic].finditer(said) if it.end() <= start]
    beside = next((it for it in words if not said[it.end() : start].strip()), None)
    cleft = words and before and _leads(before, lex) and not any(a < start for a, _ in denials)
    found = beside or (words[0] if cleft else None)
    return (found.start(), end) if found else None


def _gap(lex: Lexicon) -> int:
    """How far from its subject a verb may stand before it is another’s: `Anthropic 让你决定`."""
    return _GAP_SPACELESS if lex.spaceless else _GAP_VERB_FINAL if lex.close else _GAP


def _leads(before: str, lex: Lexicon) -> bool:
    """Whether a name begins a clause, but for a `not you but`, or an `it is`."""
    opening = (it for name in ("but", "cleft") for it in lex.words[name].finditer(before))
    return not before or any(it.end() == len(before) for it in opening)
