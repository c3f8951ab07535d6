"""The policy's answers to questions of yes and no, and how a sentence says them.

A proposition is recognised by topics that meet in one sentence; the word of its `focus` is what a
“not” in the same clause denies. All words stand in judging.yaml; here is only what they amount to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from notices.checks._clauses import clause
from notices.checks._denials import conditional, denied, negation, old_or_resumed, resumed
from notices.checks._heard import Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import labelled
from notices.dataclass import dataclass

PREDICATES = ("voluntary", "compelled", "must")  # what allowing it is said to be
_GIVEN = frozenset(("allow", "applies"))  # what a permission is said to be for
_DENIED_BEFORE = (*PREDICATES, "undone")  # by a “not” right before them, which is of no condition


@dataclass(frozen=True, slots=True)
class Proposition:
    """`fact` is yes where a sentence with all `topics` (and without `unless`) affirms its `focus`.

    `inverse` turns that around: training that still includes the data is not undone. With `denials` only
    a sentence that denies it counts: what takes effect may do so at once or later, what does not, does not.
    """

    fact: str
    topics: frozenset[str]
    focus: str
    without: frozenset[str] = frozenset()
    inverse: bool = False
    denials: bool = False


def _of(
    fact: str, topics: str, focus: str, without: str = "", inverse: bool = False, denials: bool = False
) -> Proposition:
    return Proposition(fact, frozenset(topics.split()), focus, frozenset(without.split()), inverse, denials)


PROPOSITIONS = (
    _of("promises.data_sold", "sell data", "sell"),
    _of("promises.sensitive_data_filtered", "filter sensitive", "filter"),
    _of("promises.sensitive_data_filtered", "unfiltered sensitive", "unfiltered", inverse=True),
    _of("promises.deleted_data_used", "delete use", "use", without="unaffected"),
    _of("promises.finished_training_undone", "finished include", "include", inverse=True),
    _of("promises.finished_training_undone", "finished undone", "undone", without="include"),
    _of(
        "promises.finished_training_undone", "finished change applies", "applies", without="future include only undone"
    ),
    _of(
        "promises.finished_training_undone", "finished decline applies", "applies", without="future include only undone"
    ),
    _of("data.old_used", "old use", "use", without="finished unaffected"),
    _of("data.old_used", "old unaffected", "unaffected", inverse=True),
    _of("data.old_used", "old applies", "applies", without="document finished keep unaffected use"),
    _of("promises.deleted_data_used", "delete unaffected train", "unaffected", inverse=True),
    _of(
        "promises.deleted_data_used",
        "delete allow applies material",
        "applies",
        without="except keep train unaffected use",
    ),
    _of("choice.immediate", "effect at_once", "effect"),
    _of("choice.immediate", "effect choose", "effect", without="at_once old", denials=True),
    _of("choice.voluntary", "voluntary", "voluntary"),
    _of("choice.voluntary", "no_choice", "no_choice", without="wait", inverse=True),
    _of("choice.voluntary", "compelled train", "compelled", without="decline", inverse=True),
    _of("choice.voluntary", "compelled allow", "compelled", without="train", inverse=True),
    _of("choice.voluntary", "compelled take_part", "compelled", without="choose decline train whether", inverse=True),
    _of("choice.voluntary", "compelled change anytime", "compelled", without="choose decline document", inverse=True),
    _of("choice.voluntary", "compelled change may", "compelled", without="choose decline document", inverse=True),
    _of("choice.voluntary", "must allow", "must", without="decline wait whether", inverse=True),
    _of("choice.changeable", "change anytime", "change"),
    _of("choice.changeable", "change once", "once", inverse=True),
    _of("choice.changeable", "no_return", "no_return", without="finished model train", inverse=True),
    _of("choice.changeable", "unable change choose", "unable", without="wait finished model", inverse=True),
    _of("choice.changeable", "unable change allow", "unable", without="choose wait finished model", inverse=True),
    _of("choice.changeable", "fixed choose", "fixed", inverse=True),
    _of("choice.changeable", "fixed setting", "fixed", without="choose finished", inverse=True),
)


def meant(topics: frozenset[str]) -> list[Proposition]:
    """The propositions of which a sentence with some topics may speak."""
    return [it for it in PROPOSITIONS if it.topics <= topics and not it.without & topics]


def said_in(it: Proposition, sentence: Sentence, lex: Lexicon) -> tuple[int, int, bool] | None:
    """The words of a sentence that decide a proposition, and its answer; None where it says nothing of it."""
    words = list(lex.topics[it.focus].finditer(sentence.text))
    if it.focus == "unaffected" and "delete" in it.topics:
        deleted = {match.start() for match in lex.topics["delete"].finditer(sentence.text)}
        words = [match for match in words if match.start() not in deleted]  # `as excluídas`: one word for both
    if it.focus == "must":
        # `Who agrees must know that`: nobody has to agree.
        words = [match for match in words if _demands(sentence.text, match, it, lex)]
    elif it.focus == "undone":
        # `Training that has begun goes on even if you take it back`: what is undone is the choice.
        words = [it for it in words if not any(conditional(sentence.text, at, lex) for at in it.span())]
    elif it.focus == "unable":
        # `Once you have chosen, it can’t be changed`: what can’t be is said in one clause.
        words = [match for match in words if _beside(sentence.text, match.start(), ("change",), lex)]
    elif it.fact.startswith("choice."):
        # `Training can’t be undone, but you can change your choice`: the clause that has all the rest is meant.
        words = [match for match in words if _beside(sentence.text, match.start(), it.topics, lex)] or words
    if not words:
        return None
    # The last one is the verb of the sentence: in `training that has begun will still include it`.
    word = words[-1]
    no = any(denied(sentence.text, match.start(), match.end(), lex) for match in words)
    no = no and it.focus != "unable"  # it is the denial
    # `Il consenso non è facoltativo`, `disattivarlo non annulla …`
    no = no or (it.focus in _DENIED_BEFORE and any(_before(sentence.text, match.span(), lex) for match in words))
    if it.topics >= _GIVEN:  # `Your permission does not apply to deleted chats`
        no = no or any(negation(sentence.text, *match.span(), lex) for match in words)
    no = no or answered_no(sentence.text[word.end() :], lex)
    no = no or (it.fact == "data.old_used" and it.focus == "use" and _left_out(sentence.text, word.start(), "old", lex))
    no = no or ("finished" in it.topics and not it.inverse and _left_out(sentence.text, word.start(), "finished", lex))
    if it.fact == "promises.deleted_data_used" and _undeleted(sentence.text, lex):
        return None
    aside = it.fact == "data.old_used" and not no and not it.inverse
    alone = _behind_colon(sentence.text, lex) if aside else ""
    either = lex.words["either_way"].search(alone)  # `whether or not you resume them`
    if aside and not either and resumed(alone, lex) and not old_or_resumed(alone, lex):
        return None  # `Old chats are used only once you resume them`: no longer old
    if (it.denials and not no) or (no and "anytime" in it.topics and "finished" in sentence.topics):
        return None  # `Changing it later doesn’t rewrite the past: models already trained stay as they are`
    answer = not no
    return word.start(), word.end(), answer != it.inverse


def _left_out(text: str, verb: int, topic: str, lex: Lexicon) -> bool:
    """`Even if you allow training, it won’t do so with old chats`: what is denied is another clause."""
    own = clause(text, verb, lex)
    words = list(lex.topics[topic].finditer(text))
    return all(clause(text, it.start(), lex) != own for it in words) and any(
        denied(text, it.start(), it.end(), lex) for it in words
    )


def _before(text: str, span: tuple[int, int], lex: Lexicon) -> bool:
    """Whether a “not” stands before some words that denies them."""
    no = negation(text, *span, lex)
    return no is not None and no[1] <= span[0]


def _behind_colon(said: str, lex: Lexicon) -> str:
    """`What counts is new and resumed: an old chat is used as well`: what says it of old ones alone."""
    old = lex.topics["old"].search(said)
    return said[max(said.rfind(sign, 0, old.start()) for sign in ":：;；") + 1 :] if old else said


def _undeleted(text: str, lex: Lexicon) -> bool:
    """`Turning it off doesn’t erase the past: trained models stay as they are`: nothing that is deleted.

    So it is with `then the button disappears, and you can’t use Claude any more`.
    """
    words = list(lex.topics["delete"].finditer(text))  # an answer may have none
    return bool(words) and all(
        negation(text, *it.span(), lex)
        or lex.words["controls"].search(text, clause(text, it.start(), lex)[0], it.start())
        for it in words
    )


def _beside(text: str, start: int, topics: Iterable[str], lex: Lexicon) -> bool:
    low, high = clause(text, start, lex)
    return all(lex.topics[name].search(text, low, high) for name in topics)


def _demands(text: str, must: re.Match[str], it: Proposition, lex: Lexicon) -> bool:
    """Whether what must be done is to allow it: in one clause, or behind it and no condition."""
    if lex.words["valid"].search(text) or _choosing(text, must.start(), lex):
        return False  # `Consent must be freely given`
    behind = (word for word in lex.topics["allow"].finditer(text) if word.start() >= must.end())
    return _beside(text, must.start(), it.topics, lex) or any(
        not conditional(text, word.start(), lex) for word in behind
    )


def _choosing(text: str, start: int, lex: Lexicon) -> bool:
    """Whether a clause speaks of choosing, or names documents; in some languages to accept is a word for both."""
    allowing = [it.span() for it in lex.topics["allow"].finditer(text)]
    if any(labelled(text, *it, lex) for it in allowing):
        return True  # the button
    low, high = clause(text, start, lex)
    words = (
        it for topic in ("choose", "document") for it in lex.topics[topic].finditer(text) if low <= it.start() < high
    )
    return any(not any(a < it.end() and it.start() < b for a, b in allowing) for it in words)


def answered_no(behind: str, lex: Lexicon) -> bool:
    """Whether the answer stands behind a colon: `Data that we sell: none`."""
    _, colon, answer = behind.replace("：", ":").rpartition(":")
    word = answer.strip(" .!।。！")
    return bool(colon) and any(lex.words[name].fullmatch(word) for name in ("negators", "no_label"))
