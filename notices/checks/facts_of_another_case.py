"""A text gives those who allow the use of their data the time of those who do not, or the other way round.

Why: both times are the policy’s, so neither is unknown; only the sentence is wrong.

    policy: retention.not_allowed: 30 days
    en: If you don’t allow this, we keep your chats for 5 years.
                                                        ^^^^^^^

Of whom a sentence speaks is read from its conditions (`if you allow`, `wenn Sie`, `off`), denied or
not; where two times stand in one sentence, each belongs to the condition next to it.

Fix: exchange the placeholders in the message, or the facts in policy.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._assigned import assigned, other
from notices.checks._by_the_way import takes_time
from notices.checks._clauses import clause
from notices.checks._conditions import opens_with_condition
from notices.checks._heard import Heard, Sentence
from notices.checks._kept import not_for
from notices.checks._lexicon import Lexicon
from notices.checks._others import somebody_elses
from notices.checks._tenor import ALLOWED, CASES, DECLINED, Case, cases, negators
from notices.checks._texts import Text, where
from notices.checks._values import Known, days, same, shown
from notices.dataclass import replace
from notices.diagnostics import Diagnostic
from notices.model import Bound, Mention, Passage

_RULE = "facts-of-another-case"


def one(text: Text) -> Iterator[Diagnostic]:
    """Times that the policy gives to others than those of whom the text speaks."""
    if text.lex is None or not text.about:
        return
    for passage, heard in text.heard("facts-of-another-case"):
        before: Case | None = None
        for sentence in heard.sentences:
            found = cases(sentence.text, text.lex)
            times = [it for it in heard.within(heard.values, sentence) if _facts(text, it)]
            if not text.ours:
                opinion = text.lex.words["too_long"].search(sentence.text)  # `I said no: five years is too long`
                times = [it for it in times if not opinion and not somebody_elses(heard, it.start)]
                times = [it for it in times if not takes_time(heard, it)]
                times = [
                    it
                    for it in times
                    if it.bound is not Bound.EXACTLY or not not_for(sentence, it, text.lex, ("keep", "applies"))
                ]
            yield from _turns(text, passage, heard, sentence, found)
            if all(it.bound is Bound.EXACTLY for it in times):  # 60 हफ़्तों से कम समय तक is a bound
                yield from _shortened(text, passage, sentence, found, text.lex)
            if times and (found or sentence.topics & {"keep", "existing"}):
                said = list(found) or _existing(sentence, times, text)
                said = said or _carried(before, sentence, text.lex) or _used(sentence, text) or _sent(sentence, text)
                yield from _judge(text, passage, heard, sentence, times, said)
            if len({it.value for it in found}) == 1:
                before = found[0]


def _turns(
    text: Text, passage: Passage, heard: Heard, sentence: Sentence, found: tuple[Case, ...]
) -> Iterator[Diagnostic]:
    """`From five years to 30 days for those who allow it`: what a time turns into is theirs."""
    whom = {it.value for it in found}
    if len(whom) != 1 or "keep" not in sentence.topics:
        return
    [value] = whom
    meant = [it for it in text.release.known if CASES.get(it.fact.name) == value]
    others = [it for it in text.release.known if CASES.get(it.fact.name) == other(value)]
    for mention in heard.within(heard.values, sentence):
        ends = [replace(mention, kind="duration", value=end) for end in str(mention.value).split("/")]
        if mention.kind != "duration_range" or any(same(it, ends[-1]) for it in meant):
            continue
        if any(same(it, ends[-1]) for it in others) and any(same(it, ends[0]) for it in meant):
            yield _fault(text, passage, mention, value, meant, others)


def _shortened(
    text: Text, passage: Passage, sentence: Sentence, found: tuple[Case, ...], lex: Lexicon
) -> Iterator[Diagnostic]:
    """`If you allow this, we keep them for a shorter time`: where the policy has the longer one for them."""
    whom = {it.value for it in found} or {ALLOWED}  # `Why we keep data for a shorter time`: whose time changes
    if not text.ours or len(whom) != 1 or not sentence.topics >= {"keep", "shorter"}:
        return
    [value] = whom
    meant, others = (
        [days(it.value) for it in text.release.known if CASES.get(it.fact.name) == case]
        for case in (value, other(value))
    )
    it = lex.topics["shorter"].search(sentence.text)
    if it and meant and others and min(meant) > max(others):
        message = f"`{text.locale}` says that the time is shorter for those whose time is the longer one"
        start, end = sentence.start + it.start(), sentence.start + it.end()
        facts = [name for name, case in CASES.items() if case == value]
        yield text.fault(_RULE, message, f"correct {where(passage)}", passage, start, end, facts)


def _carried(before: Case | None, sentence: Sentence, lex: Lexicon) -> list[Case]:
    """What the sentence before was about goes on, unless this one has a condition of its own, or turns to others.

    `If you say no, it’s 30 days. Feedback is kept for 5 years.`: whoever sends some has chosen to.
    """
    if before is None or "feedback" in sentence.topics or opens_with_condition(sentence.text, lex):
        return []
    turned = lex.words["others"].search(sentence.text)
    return [replace(before, value=other(before.value))] if turned else [before]


def _existing(sentence: Sentence, times: list[Mention], text: Text) -> list[Case]:
    """`Our existing period of 30 days goes on`: who goes on with what there is did not allow anything."""
    if text.lex is None or not text.close or len(times) > 1 or text.flag("retention.not_allowed_is_new") is not False:
        return []
    word = next(text.lex.topics["existing"].finditer(sentence.text), None)
    return [Case(DECLINED, word.start(), word.end())] if word else []


def _used(sentence: Sentence, text: Text) -> list[Case]:
    """`We may use them for training and keep them for 5 years`: so somebody allowed it."""
    lex = text.lex
    if lex is None or not text.close or "train" not in sentence.topics or "finished" in sentence.topics:
        return []
    verb = next(lex.topics["train"].finditer(sentence.text))
    return [] if negators(sentence.text, lex) else [Case(ALLOWED, verb.start(), verb.end())]


def _sent(sentence: Sentence, text: Text) -> list[Case]:
    """`Feedback is kept for 5 years`: whoever sends some has chosen to."""
    word = text.lex.topics["feedback"].search(sentence.text) if text.lex and text.close else None
    return [Case(ALLOWED, *word.span())] if word else []


def _facts(text: Text, mention: Mention) -> list[Known]:
    return [it for it in text.release.known if it.fact.name in CASES and same(it, mention)]


def _judge(
    text: Text, passage: Passage, heard: Heard, sentence: Sentence, times: list[Mention], found: list[Case]
) -> Iterator[Diagnostic]:
    if heard.lex is None:
        return
    turns = [
        _turn(sentence, times, it.start(), heard.lex) if name == "others" else it.start()
        for name in ("contrast", "others")
        for it in heard.lex.words[name].finditer(sentence.text)
        # `Si no lo permites`: not otherwise, but a condition.
        if not any(it.start() <= case.start < it.end() < sentence.text.find(",") for case in found)
    ]
    values = assigned(sentence, times, found, min(turns, default=None), heard.lex, text.ours)
    for mention, value in zip(times, values, strict=True):
        facts = _facts(text, mention)
        if value is None:
            continue
        if any(CASES[it.fact.name] == value for it in facts):
            yield from _other_object(text, passage, sentence, mention, facts, value)
            continue
        meant = [it for it in text.release.known if CASES.get(it.fact.name) == value]
        yield _fault(text, passage, mention, value, meant, facts)


def _turn(sentence: Sentence, times: list[Mention], start: int, lex: Lexicon) -> int:
    """`Five years for those who agree, 30 days for the others`: theirs is the clause, if it has a time."""
    low, _ = clause(sentence.text, start, lex)
    at = [it.start - sentence.start for it in times]
    return low if any(low <= it < start for it in at) and any(it < low for it in at) else start


def _fault(
    text: Text, passage: Passage, mention: Mention, value: str, meant: list[Known], facts: list[Known]
) -> Diagnostic:
    whom = "allow" if value is ALLOWED else "do not allow"
    return text.fault(
        _RULE,
        f"`{text.locale}` states {shown(mention.value)} for those who {whom} it, the policy states "
        + " or ".join(dict.fromkeys(shown(it.value, it.bound) for it in meant)),
        f"correct {where(passage)}",
        passage,
        mention.start,
        mention.end,
        [it.fact.name for it in (*meant, *facts)],
    )


def _other_object(
    text: Text, passage: Passage, sentence: Sentence, mention: Mention, facts: list[Known], value: str
) -> Iterator[Diagnostic]:
    """The time of feedback where the sentence speaks of chats, and the other way round."""
    if value is not ALLOWED or text.fact("retention.feedback") is None:
        return
    wanted = "retention.feedback" if "feedback" in sentence.topics else "retention.allowed"
    names = [it.fact.name for it in facts]
    if wanted in names or ("retention.feedback" not in names and wanted == "retention.allowed"):
        return
    meant = next(iter(text.release.values_of(wanted)), None)
    if meant is None or ("feedback" in sentence.topics and _both(sentence)):
        return
    yield text.fault(
        _RULE,
        f"`{text.locale}` states {shown(mention.value)}, the policy here {shown(meant.value, meant.bound)}",
        f"correct {where(passage)}",
        passage,
        mention.start,
        mention.end,
        [wanted, *names],
    )


def _both(sentence: Sentence) -> bool:
    """`chats for 1 year and feedback for 6 months`: which is which, only the order tells."""
    return sentence.topics >= {"feedback", "new"}
