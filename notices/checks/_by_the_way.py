"""Values that other people tell by the way, and that are none of the policy's matter."""

from __future__ import annotations

import re

from notices.checks._heard import Heard
from notices.checks._others import DEEDS, somebody_elses
from notices.checks._tenor import negators, reach, reaches
from notices.checks._texts import Text
from notices.checks._values import Known, days, same
from notices.model import Bound, Mention

_ROUGHLY = 3  # days between a day and the end of its month that stands for it
_HEAD = 40  # characters in front of news, and behind their date
_DOTS = ("·", "•", "|")  # between who has said something, and when
_DASH = re.compile(r"(?: ?\([^()]{1,30}\)| ?[-–—] ?[\w ]{1,20}(?= [-–—]))? ?[-–—|] ")


def by_the_way(text: Text, heard: Heard, mention: Mention) -> bool:
    """Whether other people tell a value that is none of the policy's matter."""
    banner = not heard.names and "cookies" in heard.topics  # which has a choice of its own
    updated = mention.kind == "date" and labelled(heard, mention, "update")
    written = updated or _dateline(heard, mention) or _noted(heard, mention)
    theirs = heard.sentence(mention.start).asks or somebody_elses(heard, mention.start, DEEDS)
    aside = _of_flagged(heard, mention) or _set_aside(heard, mention)
    return banner or written or theirs or aside or _roughly_said(text, heard, mention)


def _set_aside(heard: Heard, mention: Mention) -> bool:
    """`They are deleted not after a month but after five years`: what stands between the two words is not so."""
    sentence, lex = heard.sentence(mention.start), heard.lex
    if lex is None:
        return False
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before = (it for it in negators(sentence.text, lex) if it[1] <= start)
    denied = any(reaches(sentence.text, a, b, start, end, reach(lex)) for a, b in before)
    return denied and lex.words["but"].search(sentence.text, end) is not None


def _noted(heard: Heard, mention: Mention) -> bool:
    """`@marcos (Sept 3, 2025)`, `marcos · Sept 3`: when something was said."""
    if mention.kind != "date" or mention.bound is not Bound.EXACTLY:
        return False
    before = heard.text[heard.sentence(mention.start).start : mention.start]
    byline = mention.start <= _HEAD and before.rstrip().endswith(_DOTS)
    return byline or max(before.count("(") - before.count(")"), before.count("（") - before.count("）")) > 0


def _of_flagged(heard: Heard, mention: Mention) -> bool:
    """`Inputs flagged as violating its policies are kept for up to two years`: these have times of their own."""
    sentence = heard.sentence(mention.start)
    return heard.lex is not None and heard.lex.words["flagged"].search(sentence.text) is not None


def takes_time(heard: Heard, mention: Mention) -> bool:
    """`A chat that you delete leaves our servers within 30 days`: how long that takes is no time for keeping."""
    topics = heard.sentence(mention.start).topics
    if mention.kind != "duration" or mention.bound is not Bound.AT_MOST or topics & {"allow", "decline"}:
        return False
    return "delete" in topics or "keep" not in topics


def _roughly_said(text: Text, heard: Heard, mention: Mention) -> bool:
    """`A month, or 30 days to be exact`: the policy's own time stands beside one that is nearly it."""
    if mention.kind == "date" and not any(map(str.isdigit, mention.text)):
        return any(_is_about(it, mention) for fact in ("deadline", "announced") for it in text.release.values_of(fact))
    if mention.kind != "duration":
        return False
    near = [it for it in text.release.known if it.kind == "duration" and abs(days(it.value) - days(mention.value)) <= 2]
    return any(same(it, said) for it in near for said in heard.within(heard.values, heard.sentence(mention.start)))


def _is_about(known: Known, mention: Mention) -> bool:
    """`At the end of September`, in words, for the 28th."""
    month, _, day = str(mention.value)[-5:].partition("-")
    return day.isdigit() and month == known.value[5:7] and abs(int(known.value[8:]) - int(day)) <= _ROUGHLY


def labelled(heard: Heard, mention: Mention, topic: str = "last_day") -> bool:
    """`Deadline: August 28`, `Last updated: November 3`."""
    sentence = heard.sentence(mention.start)
    label = heard.text[sentence.start : mention.start].replace("：", ":").rstrip()
    words = heard.lex.topics[topic].finditer(label) if heard.lex else ()
    return label.endswith(":") and any(not label[it.end() : -1].strip() for it in words)


def _dateline(heard: Heard, mention: Mention) -> bool:
    """`SAN FRANCISCO, Aug 29 (Newswire) – `, `本报8月29日讯`: when news were written."""
    if mention.kind != "date" or mention.bound is not Bound.EXACTLY or mention.start > _HEAD or heard.lex is None:
        return False
    if heard.lex.spoken_of(heard.text[: mention.start]):
        return False
    behind = heard.text[mention.end : mention.end + _HEAD]
    word = heard.lex.words["dateline"].search(behind)
    return _DASH.match(behind) is not None or (word is not None and not behind[: word.start()].strip())
