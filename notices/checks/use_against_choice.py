"""A text says that data are used against their owner’s choice, or left unused although it is allowed.

Why: whose data are used, and whose are not, is what the choice is about.

    policy: choice.setting: Help improve Claude
    en: If you turn “Help improve Claude” off, we use your chats for model training.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

Of whom a sentence speaks is read from its conditions (`if you allow`, `off`), in texts of our own also from
the question above it, and from a time that only those who allow it have.

Fix: check each “not” in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._advice import advises, guides
from notices.checks._cells import answered_wrongly
from notices.checks._clauses import clause
from notices.checks._conditions import ENDS, OPENING, in_condition, opener, opens_with_condition
from notices.checks._denials import denied, resumed
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._propositions import answered_no
from notices.checks._tenor import ALLOWED, DECLINED, Case, cases, governs, labelled, negators
from notices.checks._texts import Text, where
from notices.checks._unused import active, left_alone, undeleted, untouched, whatever
from notices.checks._values import same
from notices.diagnostics import Diagnostic

_RULE = "use-against-choice"
_NOT_USED = "data are not used although their owner allows it"
_OLD = "old"  # `And old chats? Even if you agree, they aren’t used.`
_COMMA = 2  # characters of a comma and the space behind it
# Sentences about something else than what a choice means for new data.
_ASIDE = {"finished", "unaffected", "old", "delete"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences about what is done with data that are somebody's who allows it, or does not."""
    if text.lex is None or not text.about:
        return
    section: str | None = None
    for passage, heard in text.spoken:
        if passage.role in ("heading", "action"):
            section = None
        for sentence in _speaking(heard):
            if sentence.asks:
                asked = {it.value for it in cases(sentence.text, text.lex)}
                section = asked.pop() if len(asked) == 1 else _OLD if "old" in sentence.topics else None
                continue
            what = _remembered(text, heard, sentence, section, text.lex)
            section = section if section != _OLD else None
            if what:
                help = f"check each “not” in {where(passage)}"
                message = f"`{text.locale}` says that {what}"
                yield text.fault(_RULE, message, help, passage, sentence.start, sentence.end, ["choice.setting"])


def _speaking(heard: Heard) -> list[Sentence]:
    """The sentences that ask something, or say what is done."""
    found: list[Sentence] | None = heard.memory.get(_RULE)
    if found is None:
        found = [it for it in heard.sentences if it.asks or it.topics & {"use", "train"}]
        heard.memory[_RULE] = found
    return found


def _remembered(text: Text, heard: Heard, sentence: Sentence, section: str | None, lex: Lexicon) -> str | None:
    key = f"{_RULE} {sentence.start} {section} {text.close}"
    if key not in heard.memory:
        heard.memory[key] = _told(text, heard, sentence, cases(sentence.text, lex), section, lex)
    told: str | None = heard.memory[key]
    return told


def _told(
    text: Text, heard: Heard, sentence: Sentence, found: tuple[Case, ...], section: str | None, lex: Lexicon
) -> str | None:
    """What a sentence says that cannot be, if it does."""
    if answered_wrongly(sentence, found, lex):
        return "data are used in one case, and not in another, the wrong way round"
    if _although_declined(text, sentence, found, lex):
        return "data are used although their owner does not allow it"
    if not text.close:
        if found and {"train", "material"} <= sentence.topics and opens_with_condition(sentence.text, lex):
            return _NOT_USED if _although_allowed(text, heard, sentence, found, section, lex) else None
        return None
    if _told_to_decline(sentence, found, lex) or _in_section(sentence, found, section, lex):
        return "data are used although their owner does not allow it"
    if _although_allowed(text, heard, sentence, found, section, lex):
        return _NOT_USED
    if not text.ours and _used_afterwards(heard, sentence, found, lex):
        return "data are used although their owner has turned it off"
    if _still_used(text, sentence, found, lex):
        return "data stored earlier are used for later training, whatever was chosen"
    if whatever(sentence, found, lex):
        return "old data are not used because their owner does not allow it; they never are"
    if active(sentence, lex) or left_alone(sentence, lex):
        return "data with new activity are not used"
    if not text.ours and text.flag("data.old_used") is False and untouched(sentence, lex):
        return "data are used though their owner does not take them up again"
    if undeleted(sentence, found, lex):
        return "data are not used unless they are deleted"
    return None


def _although_declined(text: Text, sentence: Sentence, found: tuple[Case, ...], lex: Lexicon) -> bool:
    """`If you turn it off, we use your chats for training`."""
    said = sentence.text
    undone = "undone" in sentence.topics and text.flag("promises.finished_training_undone")
    if (
        undone
        or "finished" in sentence.topics
        or not ("train" in sentence.topics or (text.close and _of_data(sentence)))
    ):
        return False
    if not found or found[0].value != DECLINED or len({it.value for it in found}) > 1:
        return False
    deeds = list(lex.topics["use" if text.close else "train"].finditer(said))
    opens = opener(said, found, lex)
    spoken = [it.start() for it in deeds if not labelled(said, *it.span(), lex)]  # and no word of a label
    done = [it for it in spoken if not in_condition(said, found, opens, it, lex)]
    if deeds and answered_no(said[deeds[-1].start() :].partition(",")[0], lex):
        return False  # `Off: used for training: no`
    if not done and (opens or deeds):
        return False  # `for people who don’t allow training`, `voor wie training niet toestaat` say nothing of it
    if not text.ours and (guides(said, found, done, lex) or (not opens and advises(said, found, done, lex))):
        return False
    for start, end in negators(said, lex):
        if lex.words["nor"].fullmatch(said[start:end]):
            continue  # `usaremos chats ni sesiones`: what is left of a denial
        # 許可しない人のチャットが学習に使われる: whose they are stands before the deed where a “not” ends its verb.
        whose = opens or (lex.close and not text.ours and bool(done) and done[-1] >= found[-1].end)
        own = whose and governs(said, (start, end), found[0], lex)
        if not (own or found[0].start <= start < found[-1].end):
            return False
    return not (("feedback" in sentence.topics and not text.close) or "unaffected" in sentence.topics)


def _of_data(sentence: Sentence) -> bool:
    return "use" in sentence.topics and bool(sentence.topics & {"material", "new"})


def _told_to_decline(sentence: Sentence, found: tuple[Case, ...], lex: Lexicon) -> bool:
    """`Don’t allow us to use your chats to train models`, where a switch says what it is for."""
    said = sentence.text
    if not {"use", "train", "material"} <= sentence.topics or sentence.topics & {
        "choose",
        "must",
        "voluntary",
        "compelled",
    }:
        return False
    denials = negators(said, lex)
    if len(found) != 1 or found[0].value != DECLINED or len(denials) != 1 or lex.words["conditions"].search(said):
        return False
    if lex.close:  # 許可しません
        return governs(said, denials[0], found[0], lex) and not said[denials[0][1] :].strip(ENDS)
    return governs(said, denials[0], found[0], lex) and min(denials[0][0], found[0].start) <= OPENING


def _in_section(sentence: Sentence, found: tuple[Case, ...], section: str | None, lex: Lexicon) -> bool:
    """`We will use new chats for model training`, under the question `Turn this setting off?`."""
    if section != DECLINED or found or not {"use", "train", "new"} <= sentence.topics or sentence.topics & _ASIDE:
        return False
    return not negators(sentence.text, lex)


def _although_allowed(
    text: Text, heard: Heard, sentence: Sentence, found: tuple[Case, ...], section: str | None, lex: Lexicon
) -> bool:
    """`If you allow this, we don’t use your new chats`; `we never use them, and keep them for 5 years`."""
    aside = _ASIDE - {"old"} if resumed(sentence.text, lex) else _ASIDE
    if sentence.topics & (aside | {"stored", "sell"}) or not (_of_data(sentence) or "resumed" in sentence.topics):
        return False
    values = {it.value for it in found} or _whose(text, heard, sentence)
    if values != {ALLOWED} or section == _OLD:
        return False
    taken = [(it.start, it.end) for it in found]
    for it in lex.topics["use"].finditer(sentence.text):
        if any(a < it.end() and it.start() < b for a, b in taken):
            continue
        if denied(sentence.text, it.start(), it.end(), lex):
            return not _until_now(sentence.text, it.start(), lex)
    return False


def _until_now(said: str, start: int, lex: Lexicon) -> bool:
    """`So far it didn’t use chats, and from now on it does if they allow it`: what was so before is no promise."""
    before = [it.end() for it in lex.words["earlier"].finditer(said) if it.end() <= start]
    return bool(before) and not any(before[-1] <= it.start() < start for it in lex.words["today"].finditer(said))


def _whose(text: Text, heard: Heard, sentence: Sentence) -> set[str]:
    """Of whom the times in a sentence are, if they are of some only."""
    allowed = text.release.values_of("retention.allowed")
    others = text.release.values_of("retention.not_allowed")
    times = [it for it in heard.within(heard.values, sentence) if it.kind == "duration"]
    mine = any(same(it, time) for it in allowed for time in times)
    theirs = any(same(it, time) for it in others for time in times)
    return {ALLOWED} if mine and not theirs else set()


def _used_afterwards(heard: Heard, sentence: Sentence, found: tuple[Case, ...], lex: Lexicon) -> bool:
    """`Turn it off. After that, your chats go into new training`."""
    before, _ = heard.beside(sentence)
    if before is None or before.asks or found or not {"train", "material"} <= sentence.topics:
        return False
    if sentence.topics & {"finished", "delete", "unaffected", "only", "may"} or negators(sentence.text, lex):
        return False
    turned = {it.value for it in cases(before.text, lex)} == {DECLINED}
    return turned and any(lex.words[name].search(sentence.text) for name in ("afterwards", "takes_up"))


def _still_used(text: Text, sentence: Sentence, found: tuple[Case, ...], lex: Lexicon) -> bool:
    """`Future training runs will still use chats we stored earlier`: not for who changed the choice."""
    if text.flag("choice.changeable") is not True or any(it.value is ALLOWED for it in found):
        return False
    if not {"future", "stored", "use"} <= sentence.topics:
        return False
    said = sentence.text
    if text.ours and "finished" not in sentence.topics and not negators(said, lex):
        return True  # `In future training, we use chats that we stored earlier`: a comma parts one statement
    for it in lex.topics["use"].finditer(said):
        low, high = clause(said, it.start(), lex)
        told = lex.spoken_of(said[low:high])
        # `Wir hören auf, gespeicherte zu nutzen`: a “not” right in front of the comma is of what is behind it.
        no = any(low <= a < high or 0 <= low - b <= _COMMA for a, b in negators(said, lex))
        if {"future", "stored"} <= told and "finished" not in told and not no:
            return True
    return False
