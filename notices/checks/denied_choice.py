"""A text denies that there is a choice, that it can wait, or that it must be made, or says who need not make it.

Why: “you can choose” and “you can no longer choose” have the same numbers and the same names.

    policy: choice.voluntary: true
    en: You can no longer choose whether we may use your chats.
                ^^^^^^^^^

A deadline means that the choice can wait until then and must be made after it, by whom the change concerns.
Some sentences (that there is a notification, that new users choose when they sign up) are judged only
in texts of our own.

Fix: correct the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._clauses import clause
from notices.checks._covered import described, in_one_list, parts_alone, sides
from notices.checks._deadline import deadlines, is_over
from notices.checks._denials import conditional, denied, negation
from notices.checks._effect import chosen_late, late
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._limits import excepted
from notices.checks._others import somebody_elses
from notices.checks._tenor import Case, governs, negators
from notices.checks._texts import Text, where
from notices.checks._undeniable import UNDENIABLE
from notices.diagnostics import Diagnostic
from notices.model import Bound, Passage

_RULE = "denied-choice"


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences that deny the choice."""
    if text.lex is None or not text.about:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            if sentence.asks:
                continue
            yield from _denies(text, passage, heard, sentence, text.lex)
            yield from _must_choose(text, passage, heard, sentence, text.lex)
            yield from _compels(text, passage, sentence, text.lex)
            yield from _may_choose(text, passage, sentence, text.lex)
            yield from _waits(text, passage, heard, sentence, text.lex)
            yield from _has_time(text, passage, heard, sentence, text.lex)
            yield from _waits_on(text, passage, heard, sentence, text.lex)
            yield from _goes_on(text, passage, heard, sentence, text.lex)
            yield from _takes_time(text, passage, heard, sentence, text.lex)
            yield from _received(text, passage, sentence, text.lex)


def _denies(text: Text, passage: Passage, heard: Heard, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    for rule in UNDENIABLE:
        if not rule.topics <= sentence.topics or rule.without & sentence.topics or (rule.ours and not text.close):
            continue
        if text.fact(rule.fact) is None or text.flag(rule.fact) is False:
            continue
        if rule.fact == "deadline" and _only_now(text, heard, sentence):
            continue
        if rule.focus == "leave" and (_of_others(text, heard, sentence) or somebody_elses(heard, sentence.start)):
            continue
        if rule.fact == "deadline" and not text.ours and not sentence.topics & {"go_on", "over"}:
            continue
        for it in lex.topics[rule.focus].finditer(sentence.text):
            no = negation(sentence.text, it.start(), it.end(), lex)
            if no is not None:
                start, end = sentence.start + min(no[0], it.start()), sentence.start + max(no[1], it.end())
                yield _fault(text, f"denies {rule.what}", passage, start, end, rule.fact)
                break


def _of_others(text: Text, heard: Heard, sentence: Sentence) -> bool:
    """Whether a sentence speaks of those whom nobody asks: the excluded."""
    names = heard.within(heard.names, sentence)
    return "business" in sentence.topics or any(it.value in sides(text)[1] for it in names)


def _only_now(text: Text, heard: Heard, sentence: Sentence) -> bool:
    """`You don’t have to decide right away`, `Customers of Claude Gov aren’t affected. They need not choose`."""
    days = [it for it in heard.within(heard.values, sentence) if it.kind == "date"]
    return bool(days) or "at_once" in sentence.topics or any(it.value in sides(text)[1] for it in heard.names)


def _received(text: Text, passage: Passage, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    """`We have received your choice yet`, in a reminder to make it."""
    if (
        "must" in sentence.topics
        or not text.ours
        or not {"received", "choose"} <= sentence.topics
        or text.fact("deadline") is None
    ):
        return
    for it in lex.topics["received"].finditer(sentence.text):
        if not denied(sentence.text, it.start(), it.end(), lex) and not conditional(sentence.text, it.start(), lex):
            start, end = sentence.start + it.start(), sentence.start + it.end()
            yield _fault(text, "says that the choice was made already", passage, start, end, "deadline")


def _must_choose(text: Text, passage: Passage, heard: Heard, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    """`Enterprise customers have to choose as well`."""
    if "choose" not in sentence.topics or not sentence.topics & {"must", "may", "whether"}:
        return
    covered, excluded = sides(text)
    names = heard.within(heard.names, sentence)
    wrong = [it for it in names if it.value in excluded] or parts_alone(text, names)
    wrong = [it for it in wrong if not excepted(sentence.text, it.start - sentence.start, it.end - sentence.start, lex)]
    musts = list(lex.topics["must"].finditer(sentence.text))
    if any(denied(sentence.text, it.start(), it.end(), lex) for it in musts):
        return
    inside = [it for it in names if it.value in covered]
    if inside:
        wrong = in_one_list(heard, inside, wrong)
    elif "must" not in sentence.topics:
        return  # `Team owners may choose`: what, nobody knows
    found = described(text, sentence) if not names else None
    if found and not excepted(sentence.text, *found[1].span(), lex):
        name, word = found
        what = f"says that who uses {word[0]} has to choose, the policy excludes it"
        yield _fault(text, what, passage, sentence.start + word.start(), sentence.start + word.end(), name)
    if not wrong:
        return
    what = f"says that who uses {wrong[0].value} has to choose, the policy excludes it"
    yield _fault(text, what, passage, wrong[0].start, wrong[-1].end, "exclusions")


def _compels(text: Text, passage: Passage, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    """`You must change your choice at any time`, `you must select Not now`: what one may do is no duty."""
    if not text.close or "must" not in sentence.topics or lex.close:
        return
    for fact, names in (("choice.changeable", ("change", "anytime")), ("deadline", ("wait",))):
        if text.fact(fact) is None or text.flag(fact) is False or not sentence.topics.issuperset(names):
            continue
        for must in lex.topics["must"].finditer(sentence.text):
            _, high = clause(sentence.text, must.start(), lex)
            found = [lex.topics[name].search(sentence.text, must.end(), high) for name in names]
            last = max((it.end() for it in found if it), default=must.end())
            joined = any(lex.words[name].search(sentence.text, must.end(), last) for name in ("and", "or"))
            if all(found) and not joined and not denied(sentence.text, must.start(), must.end(), lex):
                start, end = sentence.start + must.start(), sentence.start + last
                yield _fault(text, "says that what may be done must be", passage, start, end, fact)
                return


def _may_choose(text: Text, passage: Passage, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    """`You may make your selection to continue using Claude`: whoever goes on has to."""
    if not text.ours or text.fact("deadline") is None:
        return
    if sentence.topics >= {"go_on", "choose", "may"} and not sentence.topics & {"must", "wait"}:
        it = next(lex.topics["may"].finditer(sentence.text))
        start, end = sentence.start + it.start(), sentence.start + it.end()
        yield _fault(text, "says that who goes on may choose, and not that one must", passage, start, end, "deadline")


def _waits(text: Text, passage: Passage, heard: Heard, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    """`Your choice can’t wait until September 28`."""
    if "wait" not in sentence.topics or "over" in sentence.topics:
        return
    # After it, nothing can wait any more.
    if not any(it.bound in (Bound.EXACTLY, Bound.AT_MOST) for it in deadlines(text, heard, sentence)):
        return
    # `If you have not decided yet, you can wait`: that “not” opens a condition.
    if all(conditional(sentence.text, start, lex) for start, _ in negators(sentence.text, lex)):
        return
    for it in lex.topics["wait"].finditer(sentence.text):
        if denied(sentence.text, it.start(), it.end(), lex):
            start, end = sentence.start + it.start(), sentence.start + it.end()
            yield _fault(text, "denies that the choice can wait until the deadline", passage, start, end, "deadline")


def _has_time(text: Text, passage: Passage, heard: Heard, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    """`You didn’t have until September 28 to choose`; who hasn’t the time is asked nothing in a text of our own."""
    if not text.ours or "time_left" not in sentence.topics or sentence.topics & {"must", "wait", "over"}:
        return
    if not deadlines(text, heard, sentence) or lex.words["conditions"].search(sentence.text):
        return
    it = next(lex.topics["time_left"].finditer(sentence.text))
    if denied(sentence.text, it.start(), it.end(), lex):
        start, end = sentence.start + it.start(), sentence.start + it.end()
        yield _fault(text, "denies that there is time until the deadline", passage, start, end, "deadline")


def _waits_on(text: Text, passage: Passage, heard: Heard, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    """`After September 28 you can still select Not now`."""
    if "wait" not in sentence.topics or not sentence.topics & {"ahead", "may"} or "must" in sentence.topics:
        return
    if negators(sentence.text, lex):
        return
    over = [it.span() for it in lex.topics["over"].finditer(sentence.text)]
    past = [it.span() for it in lex.topics["past"].finditer(sentence.text)]
    told = any(not any(a <= start < b for a, b in over) for start, _ in past)  # 過ぎても tells nothing of the past
    if is_over(text, heard, sentence) and not told:
        it = next(lex.topics["wait"].finditer(sentence.text))
        if lex.words["afterwards"].search(sentence.text, it.end()):
            return  # `It can wait until then, and afterwards …`
        start, end = sentence.start + it.start(), sentence.start + it.end()
        yield _fault(text, "says that the choice can wait beyond the deadline", passage, start, end, "deadline")


def _takes_time(text: Text, passage: Passage, heard: Heard, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    """`Your choice takes effect after 30 days`."""
    if text.flag("choice.immediate") and (found := late(text, heard, sentence, lex)):
        what = "says that the choice takes effect later than at once"
        yield _fault(text, what, passage, *found, "choice.immediate")
    elif text.fact("choice.setting") and (found := chosen_late(heard, sentence, lex)):
        yield _fault(text, "says that who is new chooses only later", passage, *found, "choice.setting")


def _goes_on(text: Text, passage: Passage, heard: Heard, sentence: Sentence, lex: Lexicon) -> Iterator[Diagnostic]:
    """`After the deadline you can keep using Claude without making a selection`."""
    if "needless" in sentence.topics or not sentence.topics >= {"go_on", "choose"}:
        return
    if text.fact("deadline") is None or not is_over(text, heard, sentence):
        return
    said = sentence.text
    whole = [it.span() for name in ("over", "last_day") for it in lex.topics[name].finditer(said)]
    choices = [it for it in lex.topics["choose"].finditer(said) if not any(a <= it.start() < b for a, b in whole)]
    denials = negators(said, lex)
    # One “not”, and it is the choice’s: with another, nobody goes on.
    if len(choices) != 1 or len(denials) != 1 or lex.words["unless"].search(said):
        return
    case = Case("", choices[0].start(), choices[0].end())
    if not text.ours and lex.words["conditions"].search(said, case.end):
        return  # `Who has not chosen will be asked before going on`
    [no] = denials  # 選択せずに: where it ends its verb, it stands behind the choice
    if (lex.close or no[1] <= case.start) and governs(said, no, case, lex):
        start, end = sentence.start + min(no[0], case.start), sentence.start + max(no[1], case.end)
        yield _fault(text, "says that after the deadline there is no need to choose", passage, start, end, "deadline")


def _fault(text: Text, what: str, passage: Passage, start: int, end: int, fact: str) -> Diagnostic:
    help = f"check each “not” in {where(passage)}, and whom it speaks to"
    return text.fault(_RULE, f"`{text.locale}` {what}", help, passage, start, end, [fact])
