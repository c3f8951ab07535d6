"""A text says the opposite of the policy: a “not” lost or gained.

Why: “we don’t sell your data” and “we sell your data” have the same numbers and the same names.

    policy: promises.data_sold: false
    sv: Vi säljer dina data till tredje part.
           ^^^^^^

A sentence is judged where it says something that the policy answers with yes or no, where it says that
data are kept for a time of the policy, and to whom the change applies.

Fix: correct the sentence, or the flag in policy.yaml if that is what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.checks._across import apart
from notices.checks._carried_over import answered, asked, taken_up
from notices.checks._clauses import clause
from notices.checks._covered import described, in_one_list, parts_alone, parts_of_services, sides
from notices.checks._heard import Heard, Sentence
from notices.checks._kept import RULE, unapplied, unkept
from notices.checks._lexicon import Lexicon
from notices.checks._limits import excepted
from notices.checks._others import somebody_elses
from notices.checks._release import canonical
from notices.checks._scope import (
    SCOPE,
    affirmed,
    among,
    businesses,
    continued,
    denied_alone,
    denied_ones,
    describes,
    everyone,
    first_named,
    left_out,
    rest,
    said_again,
    under_own_terms,
)
from notices.checks._statements import Said, said
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Mention, Names, Passage, Term


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences that deny what the policy affirms, or affirm what it denies."""
    if text.lex is None or not text.about:
        return
    yield from _flags(text)
    for passage, heard in text.heard("lost-polarity"):
        for sentence in heard.sentences:
            if sentence.asks:
                continue
            kept = list(unkept(text, passage, heard, sentence))
            yield from kept or unapplied(text, passage, heard, sentence)
            for it in _told(sentence, text.lex):
                yield from _applies(text, passage, heard, it)
            yield from _details(text, passage, heard, sentence)


def _flags(text: Text) -> Iterator[Diagnostic]:
    for it in said(text):
        flag = text.flag(it.proposition.fact)
        if flag is None or flag is it.answer or _told_of_others(text, it) or _of_another_matter(text, it):
            continue
        yield text.fault(
            RULE,
            f"`{text.locale}` says {_word(it.answer)} to `{it.proposition.fact}`, the policy says {_word(flag)}",
            f"check each “not” in {where(it.passage)}",
            it.passage,
            it.start,
            it.end,
            [it.proposition.fact],
        )


def _told_of_others(text: Text, it: Said) -> bool:
    """`OpenAI deletes chats and Meta uses posts`: what somebody else does answers nothing."""
    return not text.ours and somebody_elses(text.hear(it.passage), it.start)


def _of_another_matter(text: Text, it: Said) -> bool:
    """`Orders can’t be cancelled`, `Old cards can still be used`: what a sentence tells that names nothing of ours."""
    if text.named or text.lex is None:
        return False
    sentence = text.hear(it.passage).sentence(it.start)
    if sentence.topics & {"train", "model"}:
        return False
    of_data = it.proposition.fact != "data.old_used" or bool(sentence.topics & {"data", "material"})
    return not of_data or text.lex.words["other_matters"].search(sentence.text) is not None


def _word(answer: bool) -> str:
    return "yes" if answer else "no"


def _told(sentence: Sentence, lex: Lexicon) -> list[Sentence]:
    """A list of whom it applies to, and each item that says of somebody that it does not."""

    def excludes(item: Sentence) -> bool:
        return "unaffected" in item.topics or bool(negators(item.text, lex))

    opening, *items = apart(sentence, lex, excludes)
    return [opening, *filter(excludes, items)]


def _applies(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """To the plans and tools a change applies; to the exclusions it does not."""
    assert text.lex is not None
    reply = answered(heard, sentence, text.lex)
    if reply is None and not sentence.topics & SCOPE:
        return
    covered, excluded = sides(text)
    names = heard.within(heard.names, sentence) or asked(heard, sentence)
    about = None if names or text.ours else taken_up(heard, sentence)
    names = names or (heard.within(heard.names, about) if about else [])
    answer = affirmed(text, sentence) if reply is None else reply
    if answer is None or (answer and not text.ours and continued(text, heard, sentence)):
        return
    if not answer:
        names = denied_ones(sentence, names, text.lex)
    inside = [it for it in names if it.value in covered]
    outside = [it for it in names if it.value in excluded] + parts_alone(text, names)
    outside = [it for it in outside if not _left_aside(text, sentence, it)]
    outside.sort(key=lambda it: it.start)
    if answer and inside and (left := left_out(sentence, inside, text)):
        yield text.fault(
            RULE,
            f"`{text.locale}` leaves out {left.value}, which the policy covers",
            f"check each “not” in {where(passage)}",
            passage,
            left.start,
            left.end,
            ["plans"],
        )
        return
    wrong = outside if answer else inside
    if inside and outside:
        if answer and everyone(sentence, text.lex):
            wrong = outside
        else:
            wrong = in_one_list(heard, inside, outside) if answer else in_one_list(heard, outside, inside)
            wrong = wrong or (first_named(sentence, names, outside, text.lex) if answer else [])
            wrong = wrong or (said_again(sentence, outside, text.lex) if answer else [])
            wrong = wrong or ([] if answer else among(text, sentence, inside, outside))
        # `Free, Pro and Max; Team is not`
        wrong = [it for it in wrong if not answer or not negators(rest(heard, it), text.lex)] if text.lex else wrong
    if about and inside and outside:
        return
    found = (not names and described(text, about or sentence)) or businesses(text, sentence, inside)
    told = found and not denied_alone(text, sentence, found[1].start())
    if answer and found and told and not excepted(sentence.text, *found[1].span(), text.lex):
        yield _wrongly_applies(text, passage, about or sentence, found)
    if not answer:
        yield from _under(text, passage, heard, sentence)
    if not wrong or describes(text, sentence, wrong) or (not inside and under_own_terms(text, heard, sentence)):
        return
    verb = "applies" if answer else "does not apply"
    what = "excludes" if answer else "covers"
    yield text.fault(
        RULE,
        f"`{text.locale}` says that this {verb} to {wrong[0].value}, which the policy {what}",
        f"check each “not” in {where(passage)}",
        passage,
        wrong[0].start,
        wrong[-1].end,
        ["exclusions" if answer else "plans"],
    )


def _left_aside(text: Text, sentence: Sentence, name: Mention) -> bool:
    """`Everything except what is under the Commercial Terms`, `with an API key no`."""
    start, end = name.start - sentence.start, name.end - sentence.start
    if not text.ours and text.lex is not None and excepted(sentence.text, start, end, text.lex):
        return True
    return denied_alone(text, sentence, start)


def _wrongly_applies(text: Text, passage: Passage, sentence: Sentence, found: tuple[str, re.Match[str]]) -> Diagnostic:
    name, word = found
    message = f"`{text.locale}` says that this applies to {word[0]}, which the policy excludes"
    start, end = sentence.start + word.start(), sentence.start + word.end()
    return text.fault(RULE, message, f"check each “not” in {where(passage)}", passage, start, end, [name])


def _under(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """`Services under our Privacy Policy aren’t affected`: it is other terms that they are under."""
    under, documents = text.fact("exclusions.under"), text.fact("documents")
    if not text.close or "services" not in sentence.topics or under is None or documents is None:
        return
    if not (isinstance(under.value, Term) and isinstance(documents.value, Names)):
        return
    names = heard.within(heard.names, sentence)
    wrong = [it for it in names if it.value in {canonical(item) for item in documents.value.items}]
    if wrong and canonical(under.value) not in {it.value for it in names}:
        yield text.fault(
            RULE,
            f"`{text.locale}` says that services under {wrong[0].value} are not affected, the policy that those "
            f"under {canonical(under.value)} are not",
            f"correct the name in {where(passage)}",
            passage,
            wrong[0].start,
            wrong[0].end,
            ["exclusions.under"],
        )


def _details(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """`Claude for Work, which does not include the Team plan`."""
    lex = text.lex
    assert lex is not None
    if not text.close or not (sentence.topics & {"except", "only"} or negators(sentence.text, lex)):
        return
    names = heard.within(heard.names, sentence)
    values = {str(it.value) for it in names}
    for name, service, parts in text.once(parts_of_services):
        if service not in values or not (text.ours or name.endswith(".includes")):
            continue  # `API use isn’t affected, not even through Amazon Bedrock`
        items = [it for it in names if it.value in parts]
        # Between the service and its parts, in one clause with them: a denial elsewhere is of the whole.
        behind = min(it.end for it in names if it.value == service)
        low = max(behind, clause(heard.text, items[0].start, lex)[0]) if items else behind
        # Where verbs come last, so does what denies them, or leaves something out.
        ends = items and lex.verb_final and not sentence.topics & {"applies", "unaffected"}
        high = clause(heard.text, items[-1].end, lex)[1] if ends else 0
        between = heard.text[low : max(high, items[-1].end + 12)] if items else ""
        if items and (any(lex.topics[topic].search(between) for topic in ("except", "only")) or negators(between, lex)):
            yield text.fault(
                RULE,
                f"`{text.locale}` says that {service} leaves out {items[0].value}",
                f"check each “not” in {where(passage)}",
                passage,
                items[0].start,
                items[-1].end,
                [name],
            )
