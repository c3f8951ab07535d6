"""Of whom a sentence speaks: who allows, who does not."""

from __future__ import annotations

import re
from functools import lru_cache

from notices.checks._clauses import SEPARATOR, clause
from notices.checks._lexicon import Lexicon
from notices.dataclass import dataclass

ALLOWED, DECLINED = "allowed", "declined"
# Whose time each of the policy’s is.
CASES = {"retention.allowed": ALLOWED, "retention.feedback": ALLOWED, "retention.not_allowed": DECLINED}
_NEAR = 24  # characters between a negator and the word that it denies
_NEAR_SPACELESS = 5
_TAKEN_BACK = 32  # characters between a consent and the verb that takes it back; behind it, half as many
_LABEL = 40  # characters of what is quoted as a label, and no sentence
_LABELLED = 12  # characters of a time that stands behind a label
_DONE = ("use", "keep", "delete", "sell", "applies")  # of what a “not” behind a condition is


@dataclass(frozen=True, slots=True)
class Case:
    """Of whom a text speaks, and where it says so."""

    value: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def negators(text: str, lex: Lexicon) -> tuple[tuple[int, int], ...]:
    """Where a text denies, without what only looks so (`not only`, `Not now`)."""
    found = [it.span() for it in lex.words["negators"].finditer(text)]
    if not found:
        return ()
    hidden = [it.span() for it in lex.words["not_negators"].finditer(text)]
    hidden += [it.span() for it in lex.topics["existing"].finditer(text)]  # `nothing changes` for whom?
    # `inte obligatoriskt utan frivilligt`: behind a “not”, a word that is both “without” and “but” is the second.
    buts = lex.words["but"].finditer(text[found[0][1] :])
    hidden += [(it.start() + found[0][1], it.end() + found[0][1]) for it in buts]
    return tuple(it for it in found if not any(a <= it[0] < b for a, b in hidden))


@lru_cache(maxsize=8192)
def cases(text: str, lex: Lexicon) -> tuple[Case, ...]:
    """Each `if you allow this` and `if you don’t`, in order."""
    found = []
    denials = negators(text, lex)
    near = reach(lex)
    head = re.match(r"\W*([^.:=।。：]{1,12})[.:=।。：]", text)
    # 重新打开 is a chat’s, 打开 alone a setting’s; 愿不愿意 asks, and says no no.
    whole = [it.span() for words in (lex.topics["resumed"], lex.words["not_negators"]) for it in words.finditer(text)]
    for topic, value in (("allow", ALLOWED), ("decline", DECLINED)):
        for it in lex.topics[topic].finditer(text):
            if _quoted(text, it.start(), it.end(), lex) or any(a < it.start() and it.end() <= b for a, b in whole):
                continue
            governing = [
                (a, b)
                for a, b in denials
                if reaches(text, a, b, it.start(), it.end(), near)
                and not _parted(text, a, b, Case(value, it.start(), it.end()), lex)
            ]
            # `Not allowing it doesn’t cost anything`: the second is the verb’s.
            odd = len([b for _, b in governing if b <= it.start()]) or len(governing)
            # `Stimmen Sie nicht zu`: a verb in two parts has its “not” between them.
            odd += sum(it.start() < a and b < it.end() for a, b in denials) if value is ALLOWED else 0
            low, _ = clause(text, it.start(), lex)
            odd += lex.words["unless"].search(text, low, it.start()) is not None
            odd += value is ALLOWED and _withdrawn(text, *it.span(), lex)
            other = DECLINED if value is ALLOWED else ALLOWED
            found.append(Case(other if odd % 2 else value, it.start(), it.end()))
    if head:
        for name, value in (("on_label", ALLOWED), ("off_label", DECLINED)):
            if lex.words[name].fullmatch(head[1].strip()):
                found.append(Case(value, head.start(1), head.end(1)))
        # `Yes: 5 years.` With more behind it, it answers a question that stood before.
        for name, value in (("yes_label", ALLOWED), ("no_label", DECLINED)):
            alone = len(re.split("[:=：]", text[head.end() - 1 :].rstrip())[-1]) <= _LABELLED
            if alone and lex.words[name].fullmatch(head[1].strip()):
                found.append(Case(value, head.start(1), head.end(1)))
    return tuple(sorted(_outermost(found), key=lambda case: case.start))


def _withdrawn(text: str, low: int, high: int, lex: Lexicon) -> bool:
    """`If you withdraw your consent`: whoever takes it back does not allow it."""
    words = (it.span() for it in lex.words["withdraws"].finditer(text))
    return any(
        reaches(text, a, b, low, high, _TAKEN_BACK) and not lex.words["and"].search(text[high:a]) for a, b in words
    )


def _parted(text: str, a: int, b: int, case: Case, lex: Lexicon) -> bool:
    """`Not used even if you allow it`, `if you say no, they are not used`: the “not” is another verb's."""
    if b <= case.start:
        used = None if lex.close else lex.topics["use"].search(text, b, case.start)  # `not used even with it on`
        return used is not None or lex.words["conditions"].search(text, b, case.start) is not None
    if not lex.verb_final and lex.words["and"].search(text, case.end, a):
        return True  # `opt out and nothing changes`
    if lex.words["breaks"].search(text, case.end, b):
        return True  # إذا أوقفته فلن تُستخدم: a “not” that opens a clause
    return any(lex.topics[name].search(text, case.end, a) for name in _DONE)


def _outermost(found: list[Case]) -> list[Case]:
    """`don’t opt in` once, not also `in`."""
    return [
        it
        for it in found
        if not any(
            other is not it and other.start <= it.start and it.end <= other.end and _length(other) > _length(it)
            for other in found
        )
    ]


def _length(case: Case) -> int:
    """How many characters say it."""
    return case.end - case.start


def _quoted(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a word is a label in quotation marks, or begins or ends one: 「Claudeの改善に協力する」."""
    label = labelled(text, start, end, lex)
    return label is not None and (label[0] == start or label[1] == end)


def labelled(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, int] | None:
    """The label in quotation marks in which a word stands."""
    for q in lex.quotes:
        low, high = text.rfind(q[0], max(0, end - _LABEL), start) + 1, text.find(q[-1], end, start + _LABEL)
        if low and high >= 0 and q[-1] not in text[low:start]:
            return low, high
    return None


def reaches(text: str, start: int, end: int, low: int, high: int, near: int) -> bool:
    """Whether a “not” stands near some words, before them or half as near behind, with no comma between."""
    if end <= low:
        between = text[end:low]
        return len(between) <= near and not SEPARATOR.search(between)
    if start >= high:
        between = text[high:start]
        return len(between) <= near // 2 and not SEPARATOR.search(between)
    return False


def reach(lex: Lexicon) -> int:
    """How many characters may stand between a “not” and the word that it denies."""
    return _NEAR_SPACELESS if lex.close else _NEAR


def governs(text: str, negator: tuple[int, int], case: Case, lex: Lexicon) -> bool:
    """Whether a negator belongs to a condition: the `don’t` of `if you don’t allow it`."""
    near = reach(lex)
    return reaches(text, *negator, case.start, case.end, near) and not _parted(text, *negator, case, lex)
