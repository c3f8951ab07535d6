"""What a sentence denies: whose “not” a “not” is."""

from __future__ import annotations

from notices.checks._clauses import SEPARATOR, clause
from notices.checks._heard import VERBS
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import Case, cases, negators, reach, reaches

_BESIDE = 6  # characters between a “not” and the word that it denies, with a short verb between
_RESUMED = 20  # characters behind a “not” in which the verb that it denies ends
_RESUMED_SPACELESS = 5
_ENDS = 1  # characters between a verb and the “not” that ends it: `ne les reprenez pas`, `열지 않아도`
_CLOSE = 12  # characters between a negator and the very words that it denies
_CLOSE_SPACELESS = 24  # `不会将您的聊天用于训练`: the object stands between them
_VERB = 30  # characters between the comma behind a relative clause and the verb that goes on
_OPENED = 14  # characters between `if` and the words of its condition
_OPENED_SPACELESS = 4


def _is_own(text: str, a: int, b: int, case: Case) -> bool:
    """`Nobody has to allow it`, `turning it off doesn’t undo it`: a “not” right before a verb is its own.

    So is one that another word parts from what would be a condition: `your permission is not voluntary`. What a
    sentence begins with is one: `Tillåter du det inte sparas de`.
    """
    parted = bool(text[: case.start].strip() and text[case.end : a].strip())
    return b <= case.start or text[a:b].endswith(("n't", "n’t")) or parted


def _idle(text: str, a: int, b: int, start: int, lex: Lexicon) -> bool:
    """Whether a “not” is of a verb beside it: `Old chats that you don’t resume aren’t used`, `열지 않은 대화`."""
    if not lex.verb_final and (within := lex.topics["resumed"].search(text, a, b)):
        return within.start() != start  # `che non riapri mai`
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
    return found is not None and not SEPARATOR.search(text[behind : found.start()])


def _not_yet(text: str, behind: int, lex: Lexicon) -> int | None:
    """Where right behind a “not” something is taken up again."""
    reach = _RESUMED_SPACELESS if lex.spaceless else _RESUMED
    found = lex.topics["resumed"].search(text, behind, behind + reach)
    if found is None or SEPARATOR.search(text[behind : found.start()]) or new_or_resumed(text, found.start(), lex):
        return None
    return found.start()


def new_or_resumed(text: str, start: int, lex: Lexicon) -> bool:
    """Whether an “or” stands right before what is resumed: then new things are meant as well."""
    return any(it.end() + 1 >= start for it in lex.words["or"].finditer(text[:start]))


def resumed(text: str, lex: Lexicon) -> bool:
    """Whether a sentence speaks of what is taken up again, and not of what is not."""
    denials = [*negators(text, lex), *(it.span() for it in lex.words["unless"].finditer(text))]
    return any(
        not any(it.start() <= b + _RESUMED and _idle(text, a, b, -1, lex) for a, b in denials)
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


def _is_predicate(text: str, case: Case, lex: Lexicon) -> bool:
    """Silerseniz eğitime katılmazlar: where verbs come last, what ends a sentence is what it says, and no condition."""
    return lex.verb_final and not text[case.end :].strip(" .!।。！")


def _described(text: str, start: int, low: int, lex: Lexicon) -> bool:
    """`None of the tools, which they built on the API, is affected`: a “not” before a relative clause."""
    if lex.verb_final or start - low > _VERB or not low:
        return False
    comma = text.rfind(",", 0, low - 1)
    relative = lex.words["relative"].search(text, comma + 1) if comma > 0 else None
    if relative is None or text[comma + 1 : relative.start()].strip():
        return False
    first = clause(text, comma, lex)[0]
    denies = any(first <= a < comma for a, _ in negators(text, lex))
    return denies and lex.spoken_of(text[first:comma]).isdisjoint(VERBS)


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
        beside = (a, b) == (start, end) or a <= start < b or reaches(text, a, b, start, end, near)
        if beside and not conditional(text, min(a, start), lex):
            return a, b
    return None


def conditional(text: str, start: int, lex: Lexicon) -> bool:
    """Whether an `if` or `when` stands right before some words, or 場合 behind: then they state nothing."""
    near = _OPENED_SPACELESS if lex.close else _OPENED
    words = (it for name in ("conditions", "unless") for it in lex.words[name].finditer(text))
    opened = any(0 <= start - it.end() <= near and not SEPARATOR.search(text[it.end() : start]) for it in words)
    closing = lex.words["closing"].search(text, start, start + near)
    return opened or (closing is not None and not SEPARATOR.search(text[start : closing.start()]))


def denied(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether the clause around a stretch denies it, what denies a condition in it aside."""
    low, high = clause(text, start, lex)
    conditions = [it for it in cases(text, lex) if low <= it.start < high and not _is_predicate(text, it, lex)]
    near = reach(lex)
    idle = [it.span() for it in lex.topics["old"].finditer(text)]  # `Chats you haven’t touched in years are used`
    said: set[str] = set()
    count = last = 0
    neither = False
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
                and reaches(text, a, b, it.start, it.end, near)
                and not (beside and _is_own(text, a, b, it))
                # 同意を強制されません: right behind a verb that has a condition for its object, it is the verb’s.
                and not (lex.close and it.end <= start and end == a)
            )
            for it in conditions
        ):
            continue
        if lex.words["nor"].fullmatch(text[a:b]):
            neither = True
            continue  # `ні Team, ні Enterprise не охоплені`: however often, and with a “not” or without, it is one
        word = text[a:b].lower()
        if b > start and said.intersection((word, *(word.removeprefix(it) for it in lex.glued))):
            # `We never have sold it and never will`: said twice, not undone.
            continue
        if count and b > start and lex.words["and"].search(text, last, b):
            continue  # `We don’t sell it and never have`
        said.add(word)
        count, last = count + 1, b
    return count % 2 == 1 or (not count and (neither or _described(text, start, low, lex)))
