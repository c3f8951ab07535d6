"""What the sentences of a text say to the policy's questions of yes and no: alone, in part, as an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.checks._across import apart, stretch
from notices.checks._denials import denied, resumed
from notices.checks._heard import FIRST_WORD, Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._propositions import PREDICATES, PROPOSITIONS, Proposition, meant, said_in
from notices.checks._tenor import negators
from notices.checks._texts import Text
from notices.dataclass import dataclass
from notices.model import Passage

_FEW = 30  # characters of a sentence that says no more than what it is about
_ASKED = frozenset(("old", "delete", "finished"))
_SPEAKER = re.compile(r"\s*[^\W\d_][\w.]{0,19}(?: \w{1,19})?[:：]\s*")  # `Support: no, you need not`
_COMMA = re.compile("[,،，、]")
_COMPELLED = next(it for it in PROPOSITIONS if it.focus == "compelled")


@dataclass(frozen=True, slots=True)
class Said:
    """A proposition that a sentence states, and its answer."""

    proposition: Proposition
    passage: Passage
    start: int
    end: int
    answer: bool


def said(text: Text) -> list[Said]:
    """Every proposition that a text states."""
    found = text.memory.get("said")
    if found is None:
        found = text.memory["said"] = list(_find(text))
    return found


def _find(text: Text) -> Iterator[Said]:
    if text.lex is None or not text.about:
        return
    asked: Sentence | None = None
    for passage, heard in text.spoken:
        its = heard.sentences
        first, last = its[0], its[-1]
        if asked is not None and not first.asks:  # the answer below a heading
            for proposition, start, end, answer in _reply(asked, heard, text.lex):
                yield Said(proposition, passage, start, end, answer)
        asked = last if last.asks else None
        for proposition, start, end, answer in propositions_in(heard):
            yield Said(proposition, passage, start, end, answer)


_FACTS = frozenset(it.fact for it in PROPOSITIONS)
_Answer = tuple[Proposition, int, int, bool]


def propositions_in(heard: Heard) -> list[_Answer]:
    """What the sentences of one passage answer, and the words that decide it."""
    if "answers" not in heard.memory:
        heard.memory["answers"] = list(_answers(heard))
    return heard.memory["answers"]  # type: ignore[no-any-return]


def _answers(heard: Heard) -> Iterator[_Answer]:
    if heard.lex is None:
        return
    asked: Sentence | None = None
    before: Sentence | None = None
    for sentence in (it for whole in heard.sentences for it in apart(whole, heard.lex, _means)):
        yield from _compelled(before, sentence, heard.lex)
        before = sentence
        if asked is not None and not sentence.asks:
            yield from _replied(asked, sentence, heard.lex)
            yield from _went_on(asked, sentence, heard.lex)
        asked = sentence if sentence.asks else None
        if sentence.asks:
            continue
        whole = meant(sentence.topics)
        parts = _parts(sentence, heard.lex) if any(it.topics <= sentence.topics for it in PROPOSITIONS) else []
        # `What is in a finished model, nobody gets out of it`: what one part is about, the other need not say again.
        alone = [
            (it, part)
            for part in parts
            for it in meant(part.topics)
            if it in whole or not it.inverse or it.focus in PREDICATES
        ]
        settled = {it.fact for it, _ in alone}
        for proposition, part in [*alone, *((it, sentence) for it in whole if it.fact not in settled)]:
            if found := said_in(proposition, part, heard.lex):
                start, end, answer = found
                yield proposition, part.start + start, part.start + end, answer


def _means(item: Sentence) -> bool:
    return bool(meant(item.topics))


def _parts(sentence: Sentence, lex: Lexicon) -> list[Sentence]:
    """`We don’t sell your data` and `filter what is sensitive`: a comma or an “and” between two statements parts them.

    Where verbs come last, a “not” at the end is of all before it: there only what comes last stands by itself.
    """
    found, low, said = [], 0, sentence.text
    joints = (_COMMA, lex.words["and"], lex.words["joins"])
    for joint in sorted(it.start() for its in joints for it in its.finditer(said)):
        before, behind = (stretch(sentence, low, joint, lex), stretch(sentence, joint, len(said), lex))
        if meant(before.topics) and meant(behind.topics):
            found.append(before)
            low = joint
    rest = [stretch(sentence, low, len(said), lex)] if found else []
    return rest if lex.verb_final else [*found, *rest]


def _reply(asked: Sentence, heard: Heard, lex: Lexicon) -> list[_Answer]:
    """What the first sentence of a passage answers to a question before it."""
    key = f"reply to {asked.text}"
    if key not in heard.memory:
        first = heard.sentences[0]
        heard.memory[key] = [*_replied(asked, first, lex), *_went_on(asked, first, lex)]
    return heard.memory[key]  # type: ignore[no-any-return]


def _replied(asked: Sentence, reply: Sentence, lex: Lexicon) -> Iterator[_Answer]:
    """`Is my data sold? No.`: a plain question and its first word of answer state what was asked."""
    said = reply.text
    if (speaker := _SPEAKER.match(said)) and lex.answer(speaker[0].strip(" :：")) is None:
        said = said[speaker.end() :]
    word = FIRST_WORD.match(said)
    yes = lex.answer(word[1]) if word else None
    if yes is None or negators(asked.text, lex):
        return
    # `Can I change my mind? No.`, `Sold? No.`: few words leave out what they are about.
    implied = {"change", "anytime"} if "mind" in asked.topics else {"data"} if len(asked.text) <= _FEW else set()
    for it in PROPOSITIONS:
        topics = asked.topics | implied | (reply.topics & {"anytime", "train"})
        if it.denials or not it.topics <= topics or it.without & topics or (it.inverse and it.focus not in PREDICATES):
            continue
        if next(lex.topics[it.focus].finditer(asked.text), None):
            yield it, reply.start, reply.start + len(word[0]) if word else reply.end, yes != it.inverse


def _compelled(before: Sentence | None, sentence: Sentence, lex: Lexicon) -> Iterator[_Answer]:
    """`They ask to train on your chats. It’s mandatory.`: a few words on what the sentence before asks for."""
    if before is None or len(sentence.text) > _FEW or "compelled" not in sentence.topics:
        return
    if not before.topics & {"train", "allow"} or (before.topics | sentence.topics) & {"choose", "decline"}:
        return
    it, word = _COMPELLED, next(lex.topics["compelled"].finditer(sentence.text))
    # 必須: in some languages, what compels is also a word for what one must.
    if "must" in before.topics or any(
        must.span() != word.span() for must in lex.topics["must"].finditer(sentence.text)
    ):
        return
    if not denied(sentence.text, *word.span(), lex):
        yield it, sentence.start + word.start(), sentence.start + word.end(), False


def _went_on(asked: Sentence, reply: Sentence, lex: Lexicon) -> Iterator[_Answer]:
    """`What about my old chats? They are used as well`: an answer need not say again what was asked about."""
    about = asked.topics & _ASKED
    if len(about) != 1 or reply.topics & {*_ASKED, "allow", "decline"} or resumed(reply.text, lex):
        return
    for it in PROPOSITIONS:
        meant = it.topics & about and it.topics <= about | reply.topics and not it.without & reply.topics
        if meant and (found := said_in(it, reply, lex)):
            yield it, reply.start + found[0], reply.start + found[1], found[2]


def stated(text: Text, fact: str) -> bool | None:
    """Whether a text answers a question of the policy at all; None where nobody has said how one would."""
    if text.lex is None or fact not in _FACTS:
        return None
    if "answered" not in text.memory:
        text.memory["answered"] = {it.proposition.fact for it in said(text)}
    return fact in text.memory["answered"]
