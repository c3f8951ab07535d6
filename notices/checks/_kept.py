"""What a text denies of how long data are kept: that they are, and for the time that the policy states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notices.checks._clauses import clause
from notices.checks._denials import denied, negation
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import CASES, DECLINED, cases
from notices.checks._texts import Text, where
from notices.checks._values import same
from notices.diagnostics import Diagnostic
from notices.model import Bound, Mention, Passage

RULE = "lost-polarity"
_LONGER = 24  # characters behind a verb in which it says how long


def unkept(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """`We don’t keep them for 30 days`."""
    if not {"keep", "data"} <= sentence.topics:
        return
    lex = text.lex
    assert lex is not None
    bounded = any(it.bound is not Bound.EXACTLY for it in heard.within(heard.values, sentence))
    # Of a company that nobody knows, `it keeps nothing at all` says nothing of ours.
    named = text.ours or heard.names or sentence.topics & {"allow", "decline"}
    if text.close and named and not bounded and (no := _not_kept(sentence, lex)):
        facts = [it.fact.name for it in text.release.known if it.fact.name.startswith("retention.")]
        if facts:
            yield _keeps(text, passage, sentence.start + no[0], sentence.start + no[1], facts)
            return
    for mention in heard.within(heard.values, sentence):
        facts = [
            it.fact.name for it in text.release.known if it.fact.name.startswith("retention.") and same(it, mention)
        ]
        if not facts or mention.bound is not Bound.EXACTLY:
            continue  # `not kept for more than 30 days` is a bound
        whose = {it.value for it in cases(sentence.text, lex)}
        if len(whose) == 1 and not any(CASES[name] in whose for name in facts):
            continue  # `if you decline, we don’t keep it for 5 years`
        if verb := not_for(sentence, mention, lex):
            yield _keeps(text, passage, sentence.start + verb.start(), mention.end, facts)


def not_for(sentence: Sentence, mention: Mention, lex: Lexicon, by: Iterable[str] = ("keep",)) -> re.Match[str] | None:
    """The verb that denies a time: `we don’t keep it for 30 days`; 30日間しか保存されません says it has no other."""
    if "only" in sentence.topics:
        return None
    low, high = clause(sentence.text, mention.start - sentence.start, lex)
    for name in by:
        verb = next((it for it in lex.topics[name].finditer(sentence.text) if low <= it.start() < high), None)
        if verb and denied(sentence.text, verb.start(), verb.end(), lex):
            return verb
    return None


def unapplied(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """`Only if you allow it does the longer period, 5 years, not apply`."""
    lex = text.lex
    if lex is None or not text.close or "applies" not in sentence.topics:
        return
    if "keep" not in sentence.topics and not text.ours:
        return
    known = text.release.values_of("retention.allowed")
    times = [it for it in heard.within(heard.values, sentence) if any(same(fact, it) for fact in known)]
    if not times or any(it.value is DECLINED for it in cases(sentence.text, lex)):
        return
    for it in lex.topics["applies"].finditer(sentence.text):
        if denied(sentence.text, it.start(), it.end(), lex):
            start, end = sentence.start + it.start(), sentence.start + it.end()
            yield _keeps(text, passage, start, end, ["retention.allowed"])
            return


def _not_kept(sentence: Sentence, lex: Lexicon) -> tuple[int, int] | None:
    """`How long we don’t keep data`: in a text of our own, what is kept is kept."""
    if sentence.topics & {"finished", "delete", "unaffected", "use"}:
        return None
    stored = [it.span() for it in lex.topics["stored"].finditer(sentence.text)]
    for it in lex.topics["keep"].finditer(sentence.text):
        if any(a <= it.start() < b for a, b in stored):
            continue  # `chats we stored earlier`: what is denied is said of these chats
        if lex.words["longer"].search(sentence.text, it.end(), it.end() + _LONGER):
            continue  # `not kept longer than needed` is a bound
        no = negation(sentence.text, it.start(), it.end(), lex)
        if no is not None and denied(sentence.text, it.start(), it.end(), lex):
            return min(no[0], it.start()), max(no[1], it.end())
    return None


def _keeps(text: Text, passage: Passage, start: int, end: int, facts: list[str]) -> Diagnostic:
    message = f"`{text.locale}` denies what the policy states: `{facts[0]}`"
    return text.fault(RULE, message, f"check each “not” in {where(passage)}", passage, start, end, facts)
