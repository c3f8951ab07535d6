"""Of whom a sentence speaks (who allows, who does not), and what it denies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from notices.checks._lexicon import Lexicon

ALLOWED, DECLINED = "allowed", "declined"
_CLAUSE = re.compile(r"[,;:،؛，；：、()（）–—=→]|\s-\s")
_NEAR = 24  # characters between a negator and the word that it denies
_NEAR_SPACELESS = 5
_BESIDE = 6  # characters between a “not” and the word that it denies, with a short verb between
_LABEL = 40  # characters of what is quoted as a label, and no sentence
_LABELLED = 12  # characters of a time that stands behind a label
_RESUMED = 20  # characters behind a “not” in which the verb that it denies ends
_RESUMED_SPACELESS = 5
_ENDS = 1  # characters between a verb and the “not” that ends it: `ne les reprenez pas`, `열지 않아도`
_DONE = ("use", "keep", "delete", "sell", "applies")  # of what a “not” behind a condition is
_CLOSE = 12  # characters between a negator and the very words that it denies
_CLOSE_SPACELESS = 24  # `不会将您的聊天用于训练`: the object stands between them
_OPENED = 14  # characters between `if` and the words of its condition
_OPENED_SPACELESS = 4


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
    near = _NEAR_SPACELESS if lex.close else _NEAR
    head = re.match(r"\W*([^.:।。：]{1,12})[.:।。：]", text)
    # 重新打开 is a chat’s, 打开 alone a setting’s; 愿不愿意 asks, and says no no.
    whole = [it.span() for words in (lex.topics["resumed"], lex.words["not_negators"]) for it in words.finditer(text)]
    for topic, value in (("allow", ALLOWED), ("decline", DECLINED)):
        for it in lex.topics[topic].finditer(text):
            if _quoted(text, it.start(), it.end(), lex) or any(a < it.start() and it.end() <= b for a, b in whole):
                continue
            governing = [
                (a, b)
                for a, b in denials
                if _governs(text, a, b, it.start(), it.end(), near)
                and not _parted(text, a, b, Case(value, it.start(), it.end()), lex)
            ]
            # `Not allowing it doesn’t cost anything`: the second is the verb’s.
            odd = len([b for _, b in governing if b <= it.start()]) or len(governing)
            # `Stimmen Sie nicht zu`: a verb in two parts has its “not” between them.
            odd += sum(it.start() < a and b < it.end() for a, b in denials) if value is ALLOWED else 0
            low, _ = clause(text, it.start(), lex)
            odd += lex.words["unless"].search(text, low, it.start()) is not None
            other = DECLINED if value is ALLOWED else ALLOWED
            found.append(Case(other if odd % 2 else value, it.start(), it.end()))
    if head:
        for name, value in (("on_label", ALLOWED), ("off_label", DECLINED)):
            if lex.words[name].fullmatch(head[1].strip()):
                found.append(Case(value, head.start(1), head.end(1)))
        # `Yes: 5 years.` With more behind it, it answers a question that stood before.
        for name, value in (("yes_label", ALLOWED), ("no_label", DECLINED)):
            alone = len(re.split("[:：]", text[head.end() - 1 :].rstrip())[-1]) <= _LABELLED
            if alone and lex.words[name].fullmatch(head[1].strip()):
                found.append(Case(value, head.start(1), head.end(1)))
    return tuple(sorted(_outermost(found), key=lambda case: case.start))


def _parted(text: str, a: int, b: int, case: Case, lex: Lexicon) -> bool:
    """`Not used even if you allow it`, `if you say no, they are not used`: the “not” is another verb's."""
    if b <= case.start:
        used = None if lex.close else lex.topics["use"].search(text, b, case.start)  # `not used even with it on`
        return used is not None or lex.words["conditions"].search(text, b, case.start) is not None
    if not lex.verb_final and lex.words["and"].search(text, case.end, a):
        return True  # `opt out and nothing changes`
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


def _governs(text: str, start: int, end: int, low: int, high: int, near: int) -> bool:
    if end <= low:
        between = text[end:low]
        return len(between) <= near and not _CLAUSE.search(between)
    if start >= high:
        between = text[high:start]
        return len(between) <= near // 2 and not _CLAUSE.search(between)
    return False


def governs(text: str, negator: tuple[int, int], case: Case, lex: Lexicon) -> bool:
    """Whether a negator belongs to a condition: the `don’t` of `if you don’t allow it`."""
    near = _NEAR_SPACELESS if lex.close else _NEAR
    return _governs(text, *negator, case.start, case.end, near) and not _parted(text, *negator, case, lex)


@lru_cache(maxsize=8192)
def _cuts(text: str, lex: Lexicon) -> tuple[tuple[int, int], ...]:
    """Where one clause ends and the next begins: commas, and the words that open a condition or a clause."""
    found = [it.span() for it in _CLAUSE.finditer(text)]
    for it in lex.words["interposed"].finditer(text):
        found = _rejoined(text, found, *it.span())
    # `när som helst`, 以后的训练 open no condition.
    whole = [it.span() for name in ("anytime", "future") for it in lex.topics[name].finditer(text)]
    # `kecuali jika`: the “if” of an “unless” is no condition of its own.
    whole += [(it.start() + 1, it.end()) for it in lex.words["unless"].finditer(text)]
    for name in ("conditions", "unless", "breaks"):
        found += [
            (it.start(), it.start())
            for it in lex.words[name].finditer(text)
            if not any(a <= it.start() < b for a, b in whole)
        ]
    # 許可しない場合は: a condition that comes first ends with its word.
    found += [(it.end(), it.end()) for it in lex.words["closing"].finditer(text)]
    return tuple(sorted(found))


def _rejoined(text: str, cuts: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """`It does not, however, filter them`: what is set between two commas parts nothing."""
    before = [it for it in cuts if it[1] <= start and not text[it[1] : start].strip()]
    behind = [it for it in cuts if it[0] >= end and not text[end : it[0]].strip()]
    return [it for it in cuts if it not in (*before, *behind)] if before and behind else cuts


def clause(text: str, start: int, lex: Lexicon) -> tuple[int, int]:
    """The stretch between commas and conditions around a position."""
    low, high = 0, len(text)
    for begin, end in _cuts(text, lex):
        if end <= start:
            low = max(low, end)
        elif begin >= start:
            high = begin
            break
    return low, high


def _is_own(text: str, a: int, b: int, case: Case) -> bool:
    """`Nobody has to allow it`, `turning it off doesn’t undo it`: a “not” right before a verb is its own.

    So is one that another word parts from what would be a condition: `your permission is not voluntary`. What a
    sentence begins with is one: `Tillåter du det inte sparas de`.
    """
    parted = bool(text[: case.start].strip() and text[case.end : a].strip())
    return b <= case.start or text[a:b].endswith(("n't", "n’t")) or parted


def _idle(text: str, a: int, b: int, start: int, lex: Lexicon) -> bool:
    """Whether a “not” is of a verb beside it: `Old chats that you don’t resume aren’t used`, `열지 않은 대화`."""
    if (found := _not_yet(text, b, lex)) is not None:
        return found != start
    for it in lex.topics["resumed"].finditer(text):
        if 0 <= a - it.end() <= _ENDS and it.start() != start and not new_or_resumed(text, it.start(), lex):
            if _of_use(text, b, lex):
                continue
            return not any(_not_yet(text, end, lex) == it.start() for _, end in negators(text, lex))
    return False


def _of_use(text: str, behind: int, lex: Lexicon) -> bool:
    """`Chats that you resume won’t be used`: a “not” right before its verb is no other’s."""
    found = None if lex.close else lex.topics["use"].search(text, behind, behind + _CLOSE)
    return found is not None and not _CLAUSE.search(text[behind : found.start()])


def _not_yet(text: str, behind: int, lex: Lexicon) -> int | None:
    """Where right behind a “not” something is taken up again."""
    reach = _RESUMED_SPACELESS if lex.spaceless else _RESUMED
    found = lex.topics["resumed"].search(text, behind, behind + reach)
    if found is None or _CLAUSE.search(text[behind : found.start()]) or new_or_resumed(text, found.start(), lex):
        return None
    return found.start()


def new_or_resumed(text: str, start: int, lex: Lexicon) -> bool:
    """Whether an “or” stands right before what is resumed: then new things are meant as well."""
    return any(it.end() + 1 >= start for it in lex.words["or"].finditer(text[:start]))


def resumed(text: str, lex: Lexicon) -> bool:
    """Whether a sentence speaks of what is taken up again, and not of what is not."""
    denials = [*negators(text, lex), *(it.span() for it in lex.words["unless"].finditer(text))]
    return any(
        not any((b <= it.start() <= b + _RESUMED or it.end() <= a) and _idle(text, a, b, -1, lex) for a, b in denials)
        for it in lex.topics["resumed"].finditer(text)
    )


def old_or_resumed(text: str, lex: Lexicon) -> bool:
    """Whether old things are meant beside what is resumed: `your older or resumed chats`."""
    old = [it.end() for it in lex.topics["old"].finditer(text)]
    return any(
        0 <= it.start() - end <= 1 and lex.topics["resumed"].search(text, it.end(), it.end() + _RESUMED)
        for it in lex.words["or"].finditer(text)
        for end in old
    )


def _subject(text: str, a: int, b: int, start: int, lex: Lexicon) -> bool:
    """`Nothing, which you deleted, is used`: where a comma sets a subject off, its verb stands behind another."""
    if not lex.words["nothing"].fullmatch(text[a:b]) or text[b : b + 1] != ",":
        return False
    return "," in text[b + 1 : start]


def _inside(text: str, a: int, b: int, start: int, end: int, lex: Lexicon) -> bool:
    """A “not” that is part of a phrase (`not required`) says nothing of it; a verb’s ending does.

    So does one in the gap of a phrase (`fällt nicht unter die Änderung`): without it, the phrase is still one.
    """
    if start < a and b < end:
        whole, rest = text[start:end], text[start:a] + text[b:end]
        return not any(it.fullmatch(rest) and it.fullmatch(whole) for it in lex.topics.values())
    return (start <= a < b <= end or a < start < b < end) and (a, b) != (start, end)


def _anothers(text: str, end: int, a: int, lex: Lexicon) -> bool:
    """`Kept for 30 days and never used`: behind an “and”, a “not” is of the verb that stands there."""
    ands = [it.end() for it in lex.words["and"].finditer(text[:a]) if it.start() >= end]
    if not ands:
        return False
    _, high = clause(text, a, lex)
    return any(lex.topics[name].search(text, ands[-1], high) for name in ("use", "sell", "delete"))


def _goes_on_denying(text: str, start: int, end: int, a: int, b: int, lex: Lexicon) -> bool:
    """`Nothing changes for Claude Gov nor for Claude for Education`: the `nor` of words that deny by themselves."""
    return bool(lex.words["nor"].fullmatch(text[a:b]) and lex.words["negators"].search(text, start, end))


def negation(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, int] | None:
    """The “not” right beside some words that denies them, where they are no condition."""
    near = _CLOSE_SPACELESS if lex.close else _CLOSE
    for a, b in negators(text, lex):
        beside = (a, b) == (start, end) or a <= start < b or _governs(text, a, b, start, end, near)
        if beside and not conditional(text, min(a, start), lex):
            return a, b
    return None


def conditional(text: str, start: int, lex: Lexicon) -> bool:
    """Whether an `if` or `when` stands right before some words, or 場合 behind: then they state nothing."""
    near = _OPENED_SPACELESS if lex.close else _OPENED
    words = (it for name in ("conditions", "unless") for it in lex.words[name].finditer(text))
    opened = any(0 <= start - it.end() <= near and not _CLAUSE.search(text[it.end() : start]) for it in words)
    closing = lex.words["closing"].search(text, start, start + near)
    return opened or (closing is not None and not _CLAUSE.search(text[start : closing.start()]))


def denied(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether the clause around a stretch denies it, what denies a condition in it aside."""
    low, high = clause(text, start, lex)
    conditions = [it for it in cases(text, lex) if low <= it.start < high]
    near = _NEAR_SPACELESS if lex.close else _NEAR
    idle = [it.span() for it in lex.topics["old"].finditer(text)]  # `Chats you haven’t touched in years are used`
    said: set[str] = set()
    count = last = 0
    for a, b in negators(text, lex):
        if (
            not (low <= a < high or _subject(text, a, b, start, lex))
            or _inside(text, a, b, start, end, lex)
            or any(first <= a < last_of and not first <= start < last_of for first, last_of in idle)
            or _idle(text, a, b, start, lex)
        ):
            continue
        if not a <= start < b and lex.topics["sell"].search(text, a, b):
            continue  # `instead of selling` says nothing of what is done instead
        if a >= end and (_anothers(text, end, a, lex) or _goes_on_denying(text, start, end, a, b, lex)):
            continue
        if a >= end and lex.words["joins"].search(text, start, a):
            continue
        if lex.verb_final and b <= start and lex.words["and"].search(text, b, start):
            continue  # where verbs come last, a “not” ends its own
        # `Nobody is obliged to allow it`: what stands between a “not” and a condition is what it denies.
        beside = 0 <= start - b <= _BESIDE
        if any(
            it.start <= a < it.end
            or (
                not b <= start < it.start
                # `Även om du godkänner används inte …`: the verb stands between them, and the “not” is its own.
                and (lex.close or not it.end <= start < a)
                and _governs(text, a, b, it.start, it.end, near)
                and not (beside and _is_own(text, a, b, it))
            )
            for it in conditions
        ):
            continue
        word = text[a:b].lower()
        if b > start and said.intersection((word, *(word.removeprefix(it) for it in lex.glued))):
            # `We never have sold it and never will`: said twice, not undone.
            continue
        if count and b > start and lex.words["and"].search(text, last, b):
            continue  # `We don’t sell it and never have`
        said.add(word)
        count, last = count + 1, b
    return count % 2 == 1
