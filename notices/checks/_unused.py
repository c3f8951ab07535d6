"""What is said to be left unused although it is used, or for a reason that is none: old data, and deleted ones."""

from __future__ import annotations

from notices.checks._clauses import clause
from notices.checks._denials import denied, resumed
from notices.checks._heard import Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import DECLINED, Case, governs, negators

_MORE = frozenset(("allow", "decline", "delete", "finished", "must", "only", "unaffected"))


def whatever(sentence: Sentence, found: tuple[Case, ...], lex: Lexicon) -> bool:
    """`Older chats aren’t used, even if you don’t allow this`."""
    if found and lex.topics["resumed"].search(sentence.text, *clause(sentence.text, found[0].start, lex)):
        return False  # `si no se retoman`: it is not the choice that makes the condition
    if any(sentence.text[it.end :].lstrip()[:1] in (":", "：") for it in found):
        return False  # `Old chats: setting off: not used` is a cell of a table
    if not sentence.topics >= {"old", "use"} or {it.value for it in found} != {DECLINED}:
        return False
    if sentence.topics & {"stored", "future", "resumed"} and not sentence.topics >= {"old", "resumed", "use"}:
        return False
    return any(denied(sentence.text, it.start(), it.end(), lex) for it in lex.topics["use"].finditer(sentence.text))


def active(sentence: Sentence, lex: Lexicon) -> bool:
    """`Older chats with new activity aren’t used`: they are, as new ones are."""
    if not {"active", "old", "use"} <= sentence.topics:
        return False
    idle = [it.span() for it in lex.topics["old"].finditer(sentence.text)]
    lively = list(lex.topics["active"].finditer(sentence.text))
    if all(any(a < it.end() and it.start() < b for a, b in idle) for it in lively):
        return False
    return any(denied(sentence.text, it.start(), it.end(), lex) for it in lex.topics["use"].finditer(sentence.text))


def left_alone(sentence: Sentence, lex: Lexicon) -> bool:
    """`Old chats aren’t used as long as you resume them`."""
    said = sentence.text
    if not {"old", "resumed"} <= sentence.topics:
        return False
    for it in lex.words["while"].finditer(said):
        high = clause(said, it.end(), lex)[1]
        denials = negators(said, lex)
        if lex.topics["resumed"].search(said, it.end(), high) and not any(it.start() <= a < high for a, _ in denials):
            return bool(denials) or "unaffected" in sentence.topics
    return False


def untouched(sentence: Sentence, lex: Lexicon) -> bool:
    """`If you don’t resume a chat, it is used`, `old chats are used unless you resume them`."""
    said, topics = sentence.text, sentence.topics
    if not topics >= {"resumed", "use"} or topics & _MORE or resumed(said, lex):
        return False
    stretches = [clause(said, it.start(), lex) for it in lex.topics["resumed"].finditer(said)]

    def outside(at: int) -> bool:
        return not any(low <= at < high for low, high in stretches)

    used = [it.start() for it in lex.topics["use"].finditer(said) if outside(it.start())]
    return bool(used) and not any(outside(a) for a, _ in negators(said, lex))


def undeleted(sentence: Sentence, found: tuple[Case, ...], lex: Lexicon) -> bool:
    """`Unless you delete a chat, we won’t use it`."""
    if found or "delete" not in sentence.topics or not sentence.topics & {"use", "unaffected"}:
        return False
    said = sentence.text
    for it in lex.topics["delete"].finditer(said):
        low, _ = clause(said, it.start(), lex)
        case = Case("", it.start(), it.end())
        own = [no for no in negators(said, lex) if _denies(said, no, case, lex)]
        if own or lex.words["unless"].search(said, low, it.start()):
            return _left_out(said, own, lex)
    return False


def _denies(said: str, no: tuple[int, int], case: Case, lex: Lexicon) -> bool:
    """`If you don’t delete it`; where verbs come last, a “not” ends its own, or is its ending: 삭제하지 않은."""
    if any(lex.words[name].fullmatch(said[no[0] : no[1]]) for name in ("breaks", "nor")):
        return False  # `and neither are chats that you delete`
    ends = case.start <= no[0] < case.end or governs(said, no, case, lex)
    return ends if lex.verb_final else no[1] <= case.start and governs(said, no, case, lex)


def _left_out(said: str, but: list[tuple[int, int]], lex: Lexicon) -> bool:
    """Whether a sentence says that something is not used, by another “not” than those given."""
    for it in lex.topics["use"].finditer(said):
        low, high = clause(said, it.start(), lex)
        if any(low <= no[0] < high and no not in but for no in negators(said, lex)):
            return True
    return any(not denied(said, it.start(), it.end(), lex) for it in lex.topics["unaffected"].finditer(said))
