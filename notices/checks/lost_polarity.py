"""A text says the opposite of the policy: a “not” lost or gained.

Why: “we don’t sell your data” and “we sell your data” have the same numbers and the same names.

    policy: promises.data_sold: false
    sv: Vi säljer dina data till tredje part.
           ^^^^^^

A sentence is judged where it says something that the policy answers with yes or no, where it says that
data are kept for a time of the policy, to whom the change applies, what is done without leave,
and who goes on without a choice.

Fix: correct the sentence, or the flag in policy.yaml if that is what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._propositions import said
from notices.checks._tenor import DECLINED, Case, cases, clause, denied, governs, negators
from notices.checks._texts import Heard, Sentence, Text, canonical, where
from notices.checks._values import same
from notices.diagnostics import Diagnostic
from notices.model import Bound, Mention, Names, Passage, Term

_RULE = "lost-polarity"
_OBJECT = 12  # characters between a verb and what it is said of
_GAP = 8  # characters between two names of one list


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences that deny what the policy affirms, or affirm what it denies."""
    if text.lex is None or not text.about:
        return
    yield from _flags(text)
    for passage, heard in text.heard("lost-polarity"):
        for sentence in heard.sentences:
            if sentence.asks:
                continue
            yield from _kept(text, passage, heard, sentence)
            yield from _applies(text, passage, heard, sentence)
            yield from _must_choose(text, passage, heard, sentence)
            yield from _declined(text, passage, sentence)
            yield from _waits(text, passage, heard, sentence)
            yield from _goes_on(text, passage, sentence)
            yield from _details(text, passage, heard, sentence)


def _flags(text: Text) -> Iterator[Diagnostic]:
    for it in said(text):
        flag = text.flag(it.proposition.fact)
        if flag is None or flag is it.answer:
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


def _word(answer: bool) -> str:
    return "yes" if answer else "no"


def _kept(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """`We don’t keep them for 30 days`."""
    if not {"keep", "data"} <= sentence.topics:
        return
    lex = text.lex
    assert lex is not None
    for mention in heard.within(heard.values, sentence):
        facts = [
            it.fact.name for it in text.release.known if it.fact.name.startswith("retention.") and same(it, mention)
        ]
        if not facts:
            continue
        low, high = clause(sentence.text, mention.start - sentence.start, lex)
        verbs = [it for it in lex.topics["keep"].finditer(sentence.text) if low <= it.start() < high]
        if verbs and denied(sentence.text, verbs[0].start(), verbs[0].end(), lex):
            yield text.fault(
                _RULE,
                f"`{text.locale}` denies what the policy states: `{facts[0]}`",
                f"check each “not” in {where(passage)}",
                passage,
                sentence.start + verbs[0].start(),
                mention.end,
                facts,
            )


def _applies(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """To the plans and tools a change applies; to the exclusions it does not."""
    if not sentence.topics & {"applies", "unaffected"}:
        return
    covered, excluded = sides(text)
    names = heard.within(heard.names, sentence)
    inside = [it for it in names if it.value in covered]
    outside = [it for it in names if it.value in excluded] + _parts_alone(text, names)
    outside.sort(key=lambda it: it.start)
    answer = _affirmed(text, sentence)
    if answer is None:
        return
    wrong = outside if answer else inside
    if inside and outside:
        wrong = _in_one_list(heard, inside, outside) if answer else []
    if not wrong or _describes(text, names):
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


def sides(text: Text) -> tuple[set[str], set[str]]:
    """The names that the policy covers, and those that it excludes."""
    memory = text.release.memory.setdefault("", {})
    if "sides" not in memory:
        memory["sides"] = _sides(text)
    return memory["sides"]  # type: ignore[no-any-return]


def _sides(text: Text) -> tuple[set[str], set[str]]:
    covered: set[str] = set()
    excluded: set[str] = set()
    for fact in text.policy.facts.values():
        side = covered if fact.name in ("plans", "tools") else excluded if fact.name.startswith("exclusions") else None
        if side is None:
            continue
        if isinstance(fact.value, Names):
            side.update(canonical(it) for it in fact.value.items)
        elif isinstance(fact.value, Term):
            side.add(canonical(fact.value))
    return covered, excluded - covered


def _parts_alone(text: Text, names: list[Mention]) -> list[Mention]:
    """The Team and Enterprise plans where the service that includes them is not named beside them."""
    named = {str(it.value) for it in names}
    parts = {part for service, its in _services(text).items() if service not in named for part in its}
    return [it for it in names if it.value in parts]


def _services(text: Text, how: tuple[str, ...] = (".includes",)) -> dict[str, set[str]]:
    """What each excluded service includes."""
    found: dict[str, set[str]] = {}
    for name, fact in text.policy.facts.items():
        service = text.fact(name.rpartition(".")[0])
        if not (name.startswith("exclusions.") and name.endswith(how) and isinstance(fact.value, Names)):
            continue
        if service and isinstance(service.value, Term):
            found.setdefault(canonical(service.value), set()).update(canonical(it) for it in fact.value.items)
    return found


def _describes(text: Text, names: list[Mention]) -> bool:
    """`Claude for Work, which includes the Team and Enterprise plans` says nothing of the change."""
    named = {str(it.value) for it in names}
    services = _services(text, (".includes", ".through"))
    return any(service in named and parts & named for service, parts in services.items())


def _in_one_list(heard: Heard, inside: list[Mention], outside: list[Mention]) -> list[Mention]:
    """The excluded names that a list has between or right after covered ones: `Free, Pro and Team`."""
    lex = heard.lex
    assert lex is not None
    found: list[Mention] = []
    ends = {it.end for it in inside}
    for it in outside:
        for end in ends:
            gap = heard.text[end : it.start]
            if 0 < it.start - end <= _GAP and not negators(gap, lex) and not lex.topics["except"].search(gap):
                found.append(it)
                break
    return found


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


def _must_choose(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """`Enterprise customers have to choose as well`."""
    lex = text.lex
    assert lex is not None
    if not sentence.topics >= {"must", "choose"}:
        return
    covered, excluded = sides(text)
    names = heard.within(heard.names, sentence)
    wrong = [it for it in names if it.value in excluded] or _parts_alone(text, names)
    musts = list(lex.topics["must"].finditer(sentence.text))
    if not wrong or any(it.value in covered for it in names):
        return
    if any(denied(sentence.text, it.start(), it.end(), lex) for it in musts):
        return
    yield text.fault(
        _RULE,
        f"`{text.locale}` says that who uses {wrong[0].value} has to choose, the policy excludes it",
        f"check whom {where(passage)} speaks to",
        passage,
        wrong[0].start,
        wrong[-1].end,
        ["exclusions"],
    )


def _declined(text: Text, passage: Passage, sentence: Sentence) -> Iterator[Diagnostic]:
    """`If you turn it off, we use your chats for training`."""
    lex = text.lex
    assert lex is not None
    if "train" not in sentence.topics or "finished" in sentence.topics:
        return
    found = cases(sentence.text, lex)
    if not found or found[0].value != DECLINED or len({it.value for it in found}) > 1:
        return
    first, last = found[0], found[-1]
    low, high = clause(sentence.text, first.start, lex)
    verbs = lex.topics["train"].finditer(sentence.text)
    # `for people who don’t allow training` says nothing of what is done.
    conditional = lex.words["conditions"].search(sentence.text, low, first.start) and any(
        not 0 <= it.start() - last.end <= _OBJECT or it.start() >= high for it in verbs
    )
    for start, end in negators(sentence.text, lex):
        own = conditional and governs(sentence.text, (start, end), first, lex)
        if not (own or first.start <= start < last.end):
            return
    if "feedback" in sentence.topics and not text.ours:
        return
    if "unaffected" in sentence.topics:
        return
    yield text.fault(
        _RULE,
        f"`{text.locale}` says that data are used although their owner does not allow it",
        f"check each “not” in {where(passage)}",
        passage,
        sentence.start,
        sentence.end,
        ["choice.setting"],
    )


def _waits(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """`Your choice can’t wait until September 28`."""
    lex = text.lex
    assert lex is not None
    if "wait" not in sentence.topics or "over" in sentence.topics:
        return
    deadline = next((it for it in text.release.known if it.fact.name == "deadline"), None)
    days = [it for it in heard.within(heard.values, sentence) if deadline and same(deadline, it)]
    # After it, nothing can wait any more.
    if not any(it.bound in (Bound.EXACTLY, Bound.AT_MOST) for it in days):
        return
    for it in lex.topics["wait"].finditer(sentence.text):
        if denied(sentence.text, it.start(), it.end(), lex):
            yield text.fault(
                _RULE,
                f"`{text.locale}` denies that the choice can wait until the deadline",
                f"check each “not” in {where(passage)}",
                passage,
                sentence.start + it.start(),
                sentence.start + it.end(),
                ["deadline"],
            )


def _goes_on(text: Text, passage: Passage, sentence: Sentence) -> Iterator[Diagnostic]:
    """`After the deadline you can keep using Claude without making a selection`."""
    lex = text.lex
    assert lex is not None
    if not sentence.topics >= {"over", "go_on", "choose"} or text.fact("deadline") is None:
        return
    said = sentence.text
    whole = [it.span() for name in ("over", "last_day") for it in lex.topics[name].finditer(said)]
    choices = [it for it in lex.topics["choose"].finditer(said) if not any(a <= it.start() < b for a, b in whole)]
    denials = negators(said, lex)
    # One “not”, and it is the choice’s: with another, nobody goes on.
    if len(choices) != 1 or len(denials) != 1 or lex.words["unless"].search(said):
        return
    case = Case("", choices[0].start(), choices[0].end())
    if denials[0][1] <= case.start and governs(said, denials[0], case, lex):
        yield text.fault(
            _RULE,
            f"`{text.locale}` says that after the deadline there is no need to choose",
            f"check each “not” in {where(passage)}",
            passage,
            sentence.start + denials[0][0],
            sentence.start + case.end,
            ["deadline"],
        )


def _details(text: Text, passage: Passage, heard: Heard, sentence: Sentence) -> Iterator[Diagnostic]:
    """`Claude for Work, which does not include the Team plan`."""
    lex = text.lex
    assert lex is not None
    if not text.ours or not ("except" in sentence.topics or negators(sentence.text, lex)):
        return
    names = heard.within(heard.names, sentence)
    values = {str(it.value) for it in names}
    for name, fact in text.policy.facts.items():
        parent = text.fact(name.rpartition(".")[0])
        if not name.startswith("exclusions.") or not isinstance(fact.value, Names):
            continue
        if parent is None or not isinstance(parent.value, Term) or canonical(parent.value) not in values:
            continue
        items = [it for it in names if it.value in {canonical(item) for item in fact.value.items}]
        # Between the service and its parts: a denial elsewhere is of the whole.
        service = min(it.end for it in names if it.value == canonical(parent.value))
        between = heard.text[service : items[-1].end + 12] if items else ""
        if items and (lex.topics["except"].search(between) or negators(between, lex)):
            yield text.fault(
                _RULE,
                f"`{text.locale}` says that {canonical(parent.value)} leaves out {items[0].value}",
                f"check each “not” in {where(passage)}",
                passage,
                items[0].start,
                items[-1].end,
                [name],
            )
