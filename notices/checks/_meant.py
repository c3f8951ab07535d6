"""Which facts a value must be meant for that is none of them: by what its sentence speaks of."""

from __future__ import annotations

import re

from notices.checks._announced import announces
from notices.checks._by_the_way import by_the_way
from notices.checks._heard import Heard
from notices.checks._lasting import of_keeping
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import ALLOWED, DECLINED, cases
from notices.checks._texts import Text
from notices.checks._values import Known, day_after, from_to, next_day, same, slips
from notices.model import Bound, Mention

_SHORT = 60  # characters of a sentence that goes on with what stands beside it
_OF_CHOICE = {"ahead", "allow", "choose", "decline", "may", "must", "notification", "time_left", "wait"}
_COMPELS = frozenset(("must", "go_on", "over", "shut_out", "barred", "unable"))  # what comes behind a deadline
_ENDS = frozenset(("last_day", "wait", "must", "ahead"))
OURS = frozenset(("material", "allow", "decline", "feedback"))  # what other people do not keep, nor ask
_CASES = {ALLOWED: frozenset(("allow",)), DECLINED: frozenset(("decline",))}
_ASKED = frozenset(("choose", "last_day", "keep", "data"))  # what an answer need not say again


def spoken_of(text: Text, heard: Heard, mention: Mention) -> list[Known]:
    """The facts that a value must be meant for, by what its sentence speaks of."""
    if mention.kind not in ("date", "duration", "duration_range", "date_range"):
        return []
    if any(day_after(it, mention) for it in text.release.known) or from_to(text.release.known, mention):
        return []
    if text.ours and heard.lex is None:
        return []
    if not text.ours and by_the_way(text, heard, mention):
        return []
    topics = topics_of(heard, mention)
    button = _at_button(text, heard, mention)
    found = []
    for it in text.release.known:
        name = it.fact.name
        since = not text.ours and mention.bound is Bound.AT_LEAST and not topics & _COMPELS
        if name == "deadline" and (since or _begins(heard, it, mention)):
            continue  # `since the end of August they ask`
        if mention.kind.startswith("date") != (it.kind == "date"):
            continue
        if (
            (name.startswith("retention.") and of_keeping(text, heard, mention, topics))
            or (name == "deadline" and text.about and (topics & {"choose", "last_day"} or _ends(text, heard, mention)))
            or (name == "deadline" and (button or _ends_near(text, heard, it, mention)))
            or (name == "announced" and ((text.ours and "announce" in topics) or announces(text, heard, it, mention)))
            or (name == "reasons.development" and "keep" not in topics and _develops(text, topics, mention))
        ) and (text.named or button or _near(it, topics, mention)):
            found.append(it)
    return found


def _begins(heard: Heard, deadline: Known, mention: Mention) -> bool:
    """`The last day is September 28. On September 29 nobody gets in`: the day behind it, beside the day itself."""
    if mention.bound is not Bound.EXACTLY or not next_day(deadline, mention):
        return False
    return any(same(deadline, it) for it in heard.values)


def _near(known: Known, topics: frozenset[str], mention: Mention) -> bool:
    """Whether a value that stands alone can be meant for nothing else: many things are kept, or end on some day."""
    if known.kind == "date":
        # `Until September 30 you can choose a school`: without a year, so does much else.
        told = not str(mention.value).startswith("--") or known.value[-2:] == str(mention.value)[-2:]
        # `The council decides on September 18, 2025` sets nobody a time.
        ends = known.fact.name != "deadline" or mention.bound is not Bound.EXACTLY or bool(topics & _ENDS)
        return ends and (told or "wait" in topics) and slips(known, mention)
    if known.kind == "duration_range":
        pairs = zip(re.findall(r"\d+", str(known.value)), re.findall(r"\d+", str(mention.value)), strict=False)
        return any(ours == theirs for ours, theirs in pairs)
    return bool(topics & OURS)


def topics_of(heard: Heard, mention: Mention) -> frozenset[str]:
    """What the sentence of a value speaks of: `Leave it off. They’ll be deleted after 90 days.` goes on with a case."""
    sentence = heard.sentence(mention.start)
    if heard.lex is None:
        return sentence.topics
    # `On: kept for five years`
    topics = sentence.topics | (_whom(sentence.text, heard.lex) if "keep" in heard.topics else frozenset())
    before, _ = heard.beside(sentence)
    if before is None:
        return topics
    topics |= before.topics & _ASKED if before.asks else frozenset()
    return topics if topics & {"allow", "decline"} else topics | _whom(before.text, heard.lex)


def _whom(said: str, lex: Lexicon) -> frozenset[str]:
    """Whether a sentence speaks of those who allow it, or of those who do not: nothing where it does of both."""
    whom = {it.value for it in cases(said, lex)}
    return _CASES[whom.pop()] if len(whom) == 1 else frozenset()


def _ends(text: Text, heard: Heard, mention: Mention) -> bool:
    """`You have until September 20 to opt out`; `Choose “Not now”. That works until September 20.`."""
    sentence = heard.sentence(mention.start)
    if mention.bound is Bound.AT_MOST and {"whether", "train"} <= sentence.topics:
        return True  # `You have until September 20 to say whether your chats may be used for training`
    if mention.bound is Bound.AT_MOST and not text.long and "time_left" in sentence.topics:
        return True  # `You have until October 28, 2025`
    if mention.bound is Bound.MORE_THAN and text.close:
        return "shut_out" in sentence.topics  # `After September 20 nobody can use Claude without a choice`
    if not text.close or mention.bound not in (Bound.AT_MOST, Bound.LESS_THAN):
        return False
    if sentence.topics & {"decline", "wait"}:
        return True
    return len(sentence.text) <= _SHORT and any(it and it.topics & {"choose", "wait"} for it in heard.beside(sentence))


def _ends_near(text: Text, heard: Heard, deadline: Known, mention: Mention) -> bool:
    """`The button is there until September 30`: what ends so near to the deadline is the time to choose.

    `Write to us by September 19 to join the session`, `Check your settings by September 19` speak of something else.
    """
    if text.ours or not text.close or heard.lex is None or not slips(deadline, mention):
        return False
    sentence = heard.sentence(mention.start)
    near = sentence.topics & _OF_CHOICE or _has_button(sentence.text, heard.lex)
    return mention.bound in (Bound.AT_MOST, Bound.LESS_THAN) and bool(near)


def _at_button(text: Text, heard: Heard, mention: Mention) -> bool:
    """`The “Not now” button is there until October 15`: in a lone sentence too, a button to wait is the policy’s."""
    sentence = heard.sentence(mention.start)
    if text.long or heard.lex is None or mention.kind != "date" or mention.bound is not Bound.AT_MOST:
        return False
    return "wait" in sentence.topics and _has_button(sentence.text, heard.lex)


def _has_button(said: str, lex: Lexicon) -> bool:
    """Whether a sentence speaks of what is pressed or switched, and not of settings alone."""
    settings = {it.start() for it in lex.topics["setting"].finditer(said)}
    return any(it.start() not in settings for it in lex.words["controls"].finditer(said))


def _develops(text: Text, topics: frozenset[str], mention: Mention) -> bool:
    """Other people develop other things: with them it is a model, and from when to when."""
    if text.ours:
        return "develop" in topics
    return text.about and {"develop", "model"} <= topics and mention.kind == "duration_range"
