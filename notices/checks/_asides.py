"""What other people’s texts tell beside the policy: what another company does, and how things used to be.

News about a change compare it with others’ (`ChatGPT’s Free and Plus plans`) and with what was (`Until now,
chats were deleted within 30 days`, `a shift from its earlier practice of not training`). None of it is the
policy’s, so the judge does not hear it at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from notices.checks._clauses import clause
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._others import others
from notices.checks._release import canonical
from notices.model import Mention, Names, Passage

if TYPE_CHECKING:
    from notices.checks._texts import Text

_OWNER = re.compile(r"(?<!\w)[A-Z]\w*[A-Za-z](?:['’]s)?(?: 的 ?| )\Z")  # `ChatGPT`, `ChatGPT’s`, in front of a name
_LONGEST = 30  # characters of it
_AROUND = " \t\n\"'“”„«»‘’*_("
_JOINT = 12  # characters between two names of one list
_PARENTHESES = (("(", ")"), ("（", "）"), ("—", "—"), ("–", "–"))
_ENDS = '.!?;।؛؟。！？；…”’"»）) \n'


def without(passage: Passage, heard: Heard, plans: Collection[str]) -> Passage:
    """The passage with its asides left blank, of the same length; itself where it has none.

    `plans` are names that other companies have as well.
    """
    text = passage.text
    for start, end in _asides(heard, plans):
        said = text[start:end].rstrip(_ENDS)
        text = text[:start] + " " * len(said) + text[start + len(said) :]
    return passage if text == passage.text else passage._replace(text=text)


def plans(text: Text) -> frozenset[str]:
    """What plans are called, of the policy and of what it excludes: others have a Free and a Team as well."""
    lists = (it.value for name, it in text.policy.facts.items() if name == "plans" or name.endswith(".includes"))
    return frozenset(canonical(it) for names in lists if isinstance(names, Names) for it in names.items)


def _asides(heard: Heard, plans: Collection[str]) -> Iterator[tuple[int, int]]:
    if heard.lex is None:
        return
    owned = list(_owned(heard, plans, heard.lex))
    own = [it for it in heard.names if it.value not in plans]
    theirs = sorted([*others(heard), *((start, it.end) for start, it in owned)])
    goes_on = False  # behind a semicolon
    if passage := _headed(heard, own):
        yield passage
    for sentence in heard.sentences:
        yield from _theirs(heard, sentence, own, theirs)
        behind = max(_opening("formerly", sentence, heard.lex), 0 if goes_on else -1)
        turn = _turn(sentence, behind, heard.lex) if behind >= 0 else 0
        # `An earlier version of this article said September 30`
        if heard.lex.words["corrected"].search(sentence.text) or _compares(heard, sentence, own):
            turn = len(sentence.text)
        if turn:
            yield sentence.start, sentence.start + turn
        for it in heard.lex.words["practice"].finditer(sentence.text):
            yield sentence.start + it.start(), sentence.start + clause(sentence.text, it.end(), heard.lex)[1]
        goes_on = turn == len(sentence.text) and sentence.text.endswith((";", "；"))


def _headed(heard: Heard, own: list[Mention]) -> tuple[int, int] | None:
    """A passage that begins with another company is about it, up to the policy’s first name."""
    first = next(iter(others(heard)), None)
    if first is None or heard.text[: first[0]].strip(_AROUND):
        return None
    return 0, min((it.start for it in own), default=len(heard.text))


def _theirs(
    heard: Heard, sentence: Sentence, own: list[Mention], theirs: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """From where another company is named to the policy’s next name: what they do, and have."""
    named = theirs[bisect_left(theirs, (sentence.start,)) : bisect_left(theirs, (sentence.end,))]
    own = heard.within(own, sentence) if named else []
    for start, end in named:
        if not any(it.start < end and start < it.end for it in own):
            yield start, min((it.start for it in own if end <= it.start), default=_closed(heard, sentence, start))


def _closed(heard: Heard, sentence: Sentence, start: int) -> int:
    """Where a stretch between dashes or in brackets ends that stands around a place, or else its sentence."""
    for opens, closes in _PARENTHESES:
        opened = heard.text.count(opens, sentence.start, start)
        within = opened % 2 if opens == closes else opened > heard.text.count(closes, sentence.start, start)
        if within and (end := heard.text.find(closes, start, sentence.end)) >= 0:
            return end
    return sentence.end


def _owned(heard: Heard, plans: Collection[str], lex: Lexicon) -> Iterator[tuple[int, Mention]]:
    """Names of plans behind another product’s: where that stands, and each name of the list."""
    whose, last = -1, 0
    for it in heard.names:
        if whose < 0 or it.start - last > _JOINT or not _is_list(heard.text[last : it.start], lex):
            whose = _owner(heard, last, it.start, lex) if it.value in plans else -1
        if whose >= 0:
            yield whose, it
        last = it.end


def _owner(heard: Heard, low: int, high: int, lex: Lexicon) -> int:
    """Where the product stands that a plan’s name belongs to; -1 where it belongs to the policy’s, or to none."""
    found = _OWNER.search(heard.text, max(low, high - _LONGEST), high)
    if found is None:
        return -1
    word = found[0].split()[0].removesuffix("'s").removesuffix("’s")
    begins = not heard.text[heard.sentence(high).start : found.start()].strip(_AROUND)
    camel = any(char.isupper() for char in word[1:]) and not word.isupper()
    ordinary = word.lower() in lex.common or any(lex.topics[topic].fullmatch(word) for topic in lex.topics)
    return -1 if ordinary or ((begins or lex.capital_nouns) and not camel) else found.start()


def _is_list(between: str, lex: Lexicon) -> bool:
    """Whether a list goes on from one name to the next: `Free, Plus, Pro and Team`."""
    rest = between.strip()
    return rest[:1] in (",", "、", "，", "/") or any(lex.words[name].search(between) for name in ("and", "or"))


def _compares(heard: Heard, sentence: Sentence, own: list[Mention]) -> bool:
    """`For comparison: bank records are kept for ten years`; not where it is one of ours that is compared."""
    if heard.lex is None or _opening("in_comparison", sentence, heard.lex) < 0:
        return False
    return sentence.topics.isdisjoint(("allow", "decline")) and not heard.within(own, sentence)


def _opening(words: str, sentence: Sentence, lex: Lexicon) -> int:
    """Where one of some words ends, with which a sentence begins; -1 in any other."""
    found = lex.words[words].search(sentence.text)
    return -1 if found is None or sentence.text[: found.start()].strip(_AROUND) else found.end()


def _turn(sentence: Sentence, behind: int, lex: Lexicon) -> int:
    """Where a sentence about what was turns to what is to be."""
    turns = lex.words["turns"].search(sentence.text, behind)
    return turns.start() if turns else len(sentence.text)
