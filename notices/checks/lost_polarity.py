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

from notices.checks._covered import described, in_one_list, parts_alone, parts_of_services, services, sides
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._others import somebody_elses
from notices.checks._propositions import Said, said
from notices.checks._release import canonical
from notices.checks._tenor import DECLINED, cases, clause, denied, negation, negators
from notices.checks._texts import Text, where
from notices.checks._values import same
from notices.diagnostics import Diagnostic
from notices.model import Bound, Mention, Names, Passage, Term

_RULE = "lost-polarity"
_GAP = 8  # characters between two names of one list
_UNDER = 32  # characters between services and the terms that they are under
_APART = 12  # characters between “other” and the terms that it says are others
_NOUN = 18  # characters between a name and its “not”: `Max subscribers aren’t`
_CLAUSE = re.compile("[,(、，（]")  # `API use, including through …` describes, `API use is affected` does not
_VERBS = ("applies", "unaffected", "use", "keep", "choose", "must", "delete", "sell")


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences that deny what the policy affirms, or affirm what it denies."""
    if text.lex is None or not text.about:
        return
    yield from _flags(text)
    for passage, heard in text.heard("lost-polarity"):
        for sentence in heard.sentences:
            if sentence.asks:
                continue
            kept = list(_kept(text, passage, heard, sentence))
            yield from kept or _period(text, passage, heard, sentence)
            yield from _applies(text, passage, heard, sentence)
            yield from _details(text, passage, heard, sentence)


def _flags(text: Text) -> Iterator[Diagnostic]:
    for it in said(text):
        flag = text.flag(it.proposition.fact)
        if flag is None or flag is it.answer or _told_of_others(text, it):
            continue
        yield text.fault(
            _RULE,
            f"`{text.locale}` says {_word(it.answer)} to `{it.proposition.fact}`, the policy says {_word(flag)}",
            f"check each “not” in {where(it.passage)}",
            it.passage,
            it.start,
            it.end,
            [it.proposition.fact],
        )


def _told_of_others(text: Text, it: Said) -> bool:
    """`OpenAI deletes chats and Meta uses posts`: what somebody else does answers nothing."""
    return not text.ours and somebody_elses(text.release.hear(it.passage.text, text.locale), it.start)


def _word(answer: bool) -> str:
    return "yes" if answer else "no"


def _kept(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """`We don’t keep them for 30 days`."""
    if not {"keep", "data"} <= sentence.topics:
        return
    lex = text.lex
    assert lex is not None
    bounded = any(it.bound is not Bound.EXACTLY for it in heard.within(heard.values, sentence))
    if text.close and not bounded and (no := _not_kept(sentence, lex)):
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
        low, high = clause(sentence.text, mention.start - sentence.start, lex)
        verbs = [it for it in lex.topics["keep"].finditer(sentence.text) if low <= it.start() < high]
        if verbs and denied(sentence.text, verbs[0].start(), verbs[0].end(), lex):
            yield _keeps(text, passage, sentence.start + verbs[0].start(), mention.end, facts)


def _period(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
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
        no = negation(sentence.text, it.start(), it.end(), lex)
        if no is not None and denied(sentence.text, it.start(), it.end(), lex):
            return min(no[0], it.start()), max(no[1], it.end())
    return None


def _keeps(text: Text, passage: Passage, start: int, end: int, facts: list[str]) -> Diagnostic:
    message = f"`{text.locale}` denies what the policy states: `{facts[0]}`"
    return text.fault(_RULE, message, f"check each “not” in {where(passage)}", passage, start, end, facts)


def _applies(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """To the plans and tools a change applies; to the exclusions it does not."""
    if not sentence.topics & {"applies", "unaffected"}:
        return
    covered, excluded = sides(text)
    names = heard.within(heard.names, sentence) or _asked(heard, sentence)
    answer = _affirmed(text, sentence)
    if answer is None:
        return
    if not answer:
        names = _denied_ones(sentence, names, text.lex)
    inside = [it for it in names if it.value in covered]
    outside = [it for it in names if it.value in excluded] + parts_alone(text, names)
    outside.sort(key=lambda it: it.start)
    if answer and inside and (left := _left_out(sentence, inside, text)):
        yield text.fault(
            _RULE,
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
        if answer and _everyone(sentence, text.lex):
            wrong = outside
        else:
            wrong = in_one_list(heard, inside, outside) if answer else in_one_list(heard, outside, inside)
        # `Free, Pro and Max; Team is not`
        wrong = [it for it in wrong if not answer or not negators(_rest(heard, it), text.lex)] if text.lex else wrong
    if answer and (found := (not names and described(text, sentence)) or (not inside and _businesses(text, sentence))):
        yield _wrongly_applies(text, passage, sentence, found)
    if not answer:
        yield from _under(text, passage, heard, sentence)
    if not wrong or _describes(text, sentence, wrong):
        return
    verb = "applies" if answer else "does not apply"
    what = "excludes" if answer else "covers"
    yield text.fault(
        _RULE,
        f"`{text.locale}` says that this {verb} to {wrong[0].value}, which the policy {what}",
        f"check each “not” in {where(passage)}",
        passage,
        wrong[0].start,
        wrong[-1].end,
        ["exclusions" if answer else "plans"],
    )


def _denied_ones(sentence: Sentence, names: list[Mention], lex: Lexicon | None) -> list[Mention]:
    """`It isn’t companies that this concerns but Free, Pro, and Max`: who comes behind the `but` is affirmed."""
    denials = negators(sentence.text, lex) if lex else ()
    turns = [it.start() for it in lex.words["but"].finditer(sentence.text)] if lex and denials else []
    turn = next((sentence.start + it for it in turns if it >= denials[0][1]), None)
    return [it for it in names if turn is None or it.start < turn]


def _asked(heard: Heard, sentence: Sentence) -> list[Mention]:
    """`And the Team plan? It is affected too.`: of whom a short question asks, its answer speaks."""
    before = [it for it in heard.sentences if it.end == sentence.start and it.asks]
    return heard.within(heard.names, before[0]) if before and not before[0].topics & {"applies", "unaffected"} else []


def _businesses(text: Text, sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    """`Business customers are affected as well`: whose terms are commercial, whatever service they use."""
    lex, said = text.lex, sentence.text
    if lex is None or not text.close or text.fact("exclusions.under") is None:
        return None
    for word in lex.topics["business"].finditer(said):
        low, high = clause(said, word.start(), lex)
        told = lex.spoken_of(said[low:high])
        if "applies" in told and "document" not in told and not negators(said[low:high], lex):
            return "exclusions.under", word
    return None


def _wrongly_applies(text: Text, passage: Passage, sentence: Sentence, found: tuple[str, re.Match[str]]) -> Diagnostic:
    name, word = found
    message = f"`{text.locale}` says that this applies to {word[0]}, which the policy excludes"
    start, end = sentence.start + word.start(), sentence.start + word.end()
    return text.fault(_RULE, message, f"check each “not” in {where(passage)}", passage, start, end, [name])


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
            _RULE,
            f"`{text.locale}` says that services under {wrong[0].value} are not affected, the policy that those "
            f"under {canonical(under.value)} are not",
            f"correct the name in {where(passage)}",
            passage,
            wrong[0].start,
            wrong[0].end,
            ["exclusions.under"],
        )


def _left_out(sentence: Sentence, inside: list[Mention], text: Text) -> Mention | None:
    """`Free and Pro are covered, Max is not`, `but not Max`: a clause that has no verb but a “not” beside the name."""
    lex, said = text.lex, sentence.text
    assert lex is not None
    for it in inside:
        start, end = it.start - sentence.start, it.end - sentence.start
        low, high = clause(said, start, lex)
        denials = [(a, b) for a, b in negators(said, lex) if low <= a < high]
        before = any(0 <= start - b <= _GAP for _, b in denials)
        behind = any(0 <= a - end <= _NOUN and not said[b:high].strip(" .!") for a, b in denials)
        if low and (before or behind) and not lex.spoken_of(said[low:high]).intersection(_VERBS):
            return it
    return None


def _describes(text: Text, sentence: Sentence, names: list[Mention]) -> bool:
    """`Claude for Work, which includes the Team and Enterprise plans` says nothing of the change.

    `Claude for Work, that is Team and Enterprise, is affected` does, if it is not about other terms; so does
    `API use is affected too, also through Amazon Bedrock`.
    """
    if _separate_terms(text, sentence):
        return True
    named = {str(it.value) for it in names}
    known = services(text, (".includes", ".through"))
    if not any(service in named and parts & named for service, parts in known.items()):
        return False
    plans = any(parts & named for parts in services(text).values())
    lex = text.lex
    assert lex is not None
    if _under_terms(text, sentence):
        return True
    low, high = names[0].end - sentence.start, names[-1].start - sentence.start
    includes = [it.span() for it in lex.topics["include"].finditer(sentence.text)]
    return all(
        (low <= it.start() < high and (plans or _CLAUSE.search(sentence.text, low, it.start())))
        or any(a < it.end() and it.start() < b for a, b in includes)
        for it in lex.topics["applies"].finditer(sentence.text)
    )


def _separate_terms(text: Text, sentence: Sentence) -> bool:
    """`Other contracts apply to Claude for Work`."""
    lex, said = text.lex, sentence.text
    assert lex is not None
    return any(
        lex.words["separate"].search(said, max(0, it.start() - _APART), it.start() + 1)
        for it in lex.topics["document"].finditer(said)
    )


def _under_terms(text: Text, sentence: Sentence) -> bool:
    """`Our Commercial Terms apply to Claude for Work`: what applies are terms, and not to services under them."""
    lex, said = text.lex, sentence.text
    assert lex is not None
    services = [it.span() for it in lex.topics["services"].finditer(said)]
    includes = [it.span() for it in lex.topics["include"].finditer(said)]
    verbs = [it.span() for it in lex.topics["applies"].finditer(said) if it.span() not in includes]

    def theirs(start: int, end: int) -> bool:
        """`services under these terms`, 條款下的服務, `koşullarımıza tabi hizmetler`."""
        for a, b in services:
            between = [it for it in verbs if end <= it[0] < a and not (lex.verb_final and it[1] + 1 == a)]
            if 0 <= start - b <= _UNDER or (0 <= a - end <= _UNDER and not between):
                return True
        return False

    terms = [it.span() for it in lex.topics["document"].finditer(said) if not theirs(*it.span())]
    return bool(verbs) and all(any(not _parted(said, verb, term, lex) for term in terms) for verb in verbs)


def _parted(said: str, verb: tuple[int, int], term: tuple[int, int], lex: Lexicon) -> bool:
    """`They apply to services that are under our terms`: it is not the terms that apply."""
    low, high = (verb[1], term[0]) if verb[1] <= term[0] else (term[1], verb[0])
    return lex.topics["services"].search(said, low, high) is not None


def _rest(heard: Heard, name: Mention) -> str:
    """What stands behind a name in its clause."""
    assert heard.lex is not None
    return heard.text[name.end : clause(heard.text, name.start, heard.lex)[1]]


def _everyone(sentence: Sentence, lex: Lexicon | None) -> bool:
    """`It affects everybody, from Free to Enterprise`: who speaks of all and excepts nobody leaves out nobody."""
    if lex is None or sentence.topics & {"except", "unaffected"} or negators(sentence.text, lex):
        return False
    return lex.words["everyone"].search(sentence.text) is not None


def _affirmed(text: Text, sentence: Sentence) -> bool | None:
    """Whether the sentence says that something applies; None where its words disagree with each other."""
    lex = text.lex
    assert lex is not None
    answers = []
    for topic, value in (("applies", True), ("unaffected", False)):
        for it in lex.topics[topic].finditer(sentence.text):
            answers.append(value != denied(sentence.text, it.start(), it.end(), lex))
    if not answers:
        return None
    # `Services that the Commercial Terms cover are not affected`: one denial decides.
    return False not in answers


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
                _RULE,
                f"`{text.locale}` says that {service} leaves out {items[0].value}",
                f"check each “not” in {where(passage)}",
                passage,
                items[0].start,
                items[-1].end,
                [name],
            )
