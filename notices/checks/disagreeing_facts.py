"""A text states another date, time or number than the policy, or another bound.

Why: people act on the text in their own language; a wrong year or a lost “up to” is a wrong promise.

    policy: retention.not_allowed: 30 days
    sv: Om du inte tillåter detta sparar vi dem i 90 dagar.
                                                  ^^^^^^^^

The value is read from the words alone: in digits or spelled out, `12 months` or `1 year`.
In other people’s texts a value that the policy does not know is a contradiction only where the
sentence speaks of what the policy speaks of; else it is a note of `unaccounted-values`.

Fix: correct the sentence (in our own files the message in locales/<locale>/messages.po), or the
policy if that is what is wrong, then build again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from notices.checks._heard import Heard
from notices.checks._others import somebody_elses
from notices.checks._tenor import cases, clause, denied, negators
from notices.checks._texts import Text, where
from notices.checks._values import Known, agrees, day_after, days, from_to, same, shown
from notices.diagnostics import Diagnostic
from notices.model import Bound, Mention, Passage

_RULE = "disagreeing-facts"
_OWN = ("keep", "use", "sell", "delete")  # what a company does with its own data
_SHORT = 60  # characters of a sentence that goes on with what stands beside it
_APART = 12  # characters between a value and the word that bounds it
_HEAD = 40  # characters in front of news, and behind their date
_DASH = re.compile(r"(?: ?\([^()]{1,30}\)| ?[-–—] ?[\w ]{1,20}(?= [-–—]))? ?[-–—|] ")


def one(text: Text) -> Iterator[Diagnostic]:
    """Values that are none of the policy's where it has one, and values with another bound."""
    for passage, heard in text.heard("disagreeing-facts"):
        for mention in heard.values:
            if mention.weekday is False:
                yield text.fault(
                    _RULE,
                    f"`{text.locale}` names a weekday that {shown(mention.value)} is not",
                    f"correct the weekday in {where(passage)}",
                    passage,
                    mention.start,
                    mention.end,
                )
            matches = [it for it in text.release.known if same(it, mention)]
            if matches and (meant := _of_another_day(text, heard, mention, matches)):
                yield _other(text, passage, mention, meant)
            elif matches:
                yield from _bounds(text, passage, heard, mention, matches)
            elif facts := spoken_of(text, heard, mention):
                yield _other(text, passage, mention, facts)
        yield from _kept_otherwise(text, passage, heard)


def _kept_otherwise(text: Text, passage: Passage, heard: Heard) -> Iterator[Diagnostic]:
    """`We keep your data indefinitely`, `we kept them for 5 years`: each time has an end, and is still to come."""
    lex = heard.lex
    if not text.ours or lex is None or not any(it.fact.name.startswith("retention.") for it in text.release.known):
        return
    for sentence in heard.sentences:
        if "data" not in sentence.topics or sentence.topics & {"stored", "finished"}:
            continue
        for topic, what in (("forever", "without end"), ("kept_then", "only in the past")):
            if topic not in sentence.topics or (topic == "forever" and "keep" not in sentence.topics):
                continue
            it = next(lex.topics[topic].finditer(sentence.text))
            if not denied(sentence.text, it.start(), it.end(), lex):
                message = f"`{text.locale}` says that data are kept {what}"
                start, end = sentence.start + it.start(), sentence.start + it.end()
                yield text.fault(_RULE, message, f"correct {where(passage)}", passage, start, end)


def spoken_of(text: Text, heard: Heard, mention: Mention) -> list[Known]:
    """The facts that a value must be meant for, by what its sentence speaks of."""
    if mention.kind not in ("date", "duration", "duration_range", "date_range"):
        return []
    if any(day_after(it, mention) for it in text.release.known) or from_to(text.release.known, mention):
        return []
    if text.ours and heard.lex is None:
        return []
    if not text.ours and not heard.names and "cookies" in heard.topics:
        return []  # a banner's own choice
    if not text.ours and (_labelled(heard, mention, "update") or _dateline(heard, mention)):
        return []
    if not text.ours and (heard.sentence(mention.start).asks or somebody_elses(heard, mention.start, _OWN)):
        return []
    if not text.ours and (_of_flagged(heard, mention) or _roughly_said(text, heard, mention)):
        return []
    topics = _topics(heard, mention)
    found = []
    for it in text.release.known:
        name = it.fact.name
        if mention.kind.startswith("date") != (it.kind == "date"):
            continue
        if (
            (name.startswith("retention.") and (_keeps(text, topics) or _goes_on(text, heard, mention)) and text.about)
            or (name == "deadline" and text.about and (topics & {"choose", "last_day"} or _ends(text, heard, mention)))
            or (name == "announced" and (_announces(text, heard, mention) or (text.ours and "announce" in topics)))
            or (name == "reasons.development" and "keep" not in topics and _develops(text, topics, mention))
        ):
            found.append(it)
    return found


def _of_flagged(heard: Heard, mention: Mention) -> bool:
    """`Inputs flagged as violating its policies are kept for up to two years`: these have times of their own."""
    sentence = heard.sentence(mention.start)
    return heard.lex is not None and heard.lex.words["flagged"].search(sentence.text) is not None


def _roughly_said(text: Text, heard: Heard, mention: Mention) -> bool:
    """`A month, or 30 days to be exact`: the policy's own time stands beside one that is nearly it."""
    if mention.kind != "duration":
        return False
    near = [it for it in text.release.known if it.kind == "duration" and abs(days(it.value) - days(mention.value)) <= 2]
    return any(same(it, said) for it in near for said in heard.within(heard.values, heard.sentence(mention.start)))


def _topics(heard: Heard, mention: Mention) -> frozenset[str]:
    """What the sentence of a value speaks of: `Leave it off. They’ll be deleted after 90 days.` goes on with a case."""
    sentence = heard.sentence(mention.start)
    before = next((it for it in heard.sentences if it.end == sentence.start), None)
    if before is None or heard.lex is None or sentence.topics & {"allow", "decline"}:
        return sentence.topics
    whom = {it.value for it in cases(before.text, heard.lex)}
    return sentence.topics | (before.topics & {"allow", "decline"} if len(whom) == 1 else set())


def _announces(text: Text, heard: Heard, mention: Mention) -> bool:
    """`The company announced the change on August 28`: not what others announce, nor when a text was published."""
    topics = heard.sentence(mention.start).topics
    if not text.about or "made_known" not in topics or not topics & {"update", "document", "whether"}:
        return False
    return not somebody_elses(heard, mention.start)


def _keeps(text: Text, topics: frozenset[str]) -> bool:
    """`If you opt out, data is deleted after a month`: deleting of one’s own accord has its own times."""
    whom = bool(topics & {"allow", "decline"})
    if not topics & {"data", "material", "feedback"}:
        return text.close and whom and "keep" in topics  # `for those who agree, retention goes up to five months`
    return "keep" in topics or ("delete" in topics and whom)


def _goes_on(text: Text, heard: Heard, mention: Mention) -> bool:
    """`Whoever says no stays with the 90 days of today`, in a passage that tells how long data are kept."""
    topics = heard.sentence(mention.start).topics
    if (
        text.ours
        or not text.close
        or str(mention.value).startswith("PT")
        or not topics & {"allow", "decline", "existing"}
        or "wait" in topics
        or ("choose" in topics and _chooses(heard, mention))
        or ("change" in topics and "existing" not in topics)
    ):
        return False
    known = [it for it in text.release.known if it.fact.name.startswith("retention.")]
    beside = any(same(it, said) for it in known for said in heard.values)
    return beside or ("keep" in heard.topics and bool(heard.topics & {"data", "material"}))


def _chooses(heard: Heard, mention: Mention) -> bool:
    """Whether a sentence speaks of choosing by other words than those of its case: `si vous acceptez`."""
    said, lex = heard.sentence(mention.start).text, heard.lex
    assert lex is not None
    case = [it.span() for name in ("allow", "decline", "existing") for it in lex.topics[name].finditer(said)]
    return not all(any(a < it.end() and it.start() < b for a, b in case) for it in lex.topics["choose"].finditer(said))


def _ends(text: Text, heard: Heard, mention: Mention) -> bool:
    """`You have until September 20 to opt out`; `Choose “Not now”. That works until September 20.`."""
    if not text.close or mention.bound not in (Bound.AT_MOST, Bound.LESS_THAN):
        return False
    sentence = heard.sentence(mention.start)
    if sentence.topics & {"decline", "wait"}:
        return True
    beside = [it for it in heard.sentences if sentence.start == it.end or sentence.end == it.start]
    return len(sentence.text) <= _SHORT and any(it.topics & {"choose", "wait"} for it in beside)


def _develops(text: Text, topics: frozenset[str], mention: Mention) -> bool:
    """Other people develop other things: with them it is a model, and from when to when."""
    if text.ours:
        return "develop" in topics
    return text.about and {"develop", "model"} <= topics and mention.kind == "duration_range"


def _of_another_day(text: Text, heard: Heard, mention: Mention, matches: list[Known]) -> list[Known]:
    """`Your choice can wait until` the day of the announcement."""
    topics = heard.sentence(mention.start).topics
    if mention.kind != "date" or not text.about or {it.fact.name for it in matches} != {"announced"}:
        return []
    deadline = text.release.values_of("deadline")
    if any(same(known, it) for known in deadline for it in heard.within(heard.values, heard.sentence(mention.start))):
        return []  # `Whoever had an account before` the one has until the other
    ends = mention.bound in (Bound.AT_MOST, Bound.LESS_THAN)
    waits = "wait" in topics or ("choose" in topics and ends) or _labelled(heard, mention)
    return deadline if waits and "announce" not in topics else []


def _labelled(heard: Heard, mention: Mention, topic: str = "last_day") -> bool:
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


def _apart(heard: Heard, mention: Mention) -> Bound:
    """The bound of a value, also where the verb stands between them: `最多将数据保留五年`."""
    lex = heard.lex
    if mention.bound is not Bound.EXACTLY or mention.kind != "duration" or lex is None:
        return mention.bound
    low = max(heard.sentence(mention.start).start, mention.start - _APART)
    for name, bound in (("at_most", Bound.AT_MOST), ("at_least", Bound.AT_LEAST)):
        for it in lex.words[name].finditer(heard.text[low : mention.start]):
            between = heard.text[low + it.end() : mention.start]
            verbs = [verb.end() for verb in lex.topics["keep"].finditer(between)]
            if verbs and verbs[-1] == len(between) and not any(sign in between for sign in "，,；："):
                return bound
    return mention.bound


def _other(text: Text, passage: Passage, mention: Mention, facts: list[Known]) -> Diagnostic:
    stated = " or ".join(dict.fromkeys(shown(it.value, it.bound) for it in facts))
    return text.fault(
        _RULE,
        f"`{text.locale}` states {shown(mention.value, mention.bound)}, the policy states {stated}",
        f"correct {where(passage)}",
        passage,
        mention.start,
        mention.end,
        [it.fact.name for it in facts],
    )


def _bounds(text: Text, passage: Passage, heard: Heard, mention: Mention, matches: list[Known]) -> Iterator[Diagnostic]:
    mention = replace(mention, bound=_apart(heard, mention))
    if mention.kind == "number" or (
        any(agrees(it, mention) for it in matches) and not _too_late(text, heard, mention, matches)
    ):
        return
    if not text.close and not (text.about and (spoken_of_any(heard, mention))):
        return
    if not text.ours and (heard.sentence(mention.start).asks or _takes(heard, mention)):
        return
    first = matches[0]
    if first.kind == "date" and not text.ours:
        waits = "wait" in heard.sentence(mention.start).topics
        if mention.bound is Bound.LESS_THAN or (mention.bound is Bound.AT_LEAST and not waits):
            return
    yield text.fault(
        _RULE,
        f"`{text.locale}` says {shown(mention.value, mention.bound)}, "
        f"the policy {'exactly that' if first.bound is Bound.EXACTLY else shown(first.value, first.bound)}",
        f"correct the words before or after it in {where(passage)}",
        passage,
        mention.start,
        mention.end,
        [it.fact.name for it in matches],
    )


def _takes(heard: Heard, mention: Mention) -> bool:
    """`A chat that you delete leaves our servers within 30 days`: how long that takes is no time for keeping."""
    topics = _topics(heard, mention)
    if mention.kind != "duration" or topics & {"allow", "decline"}:
        return False
    return "delete" in topics or "keep" not in topics


def _too_late(text: Text, heard: Heard, mention: Mention, matches: list[Known]) -> bool:
    """`Make your choice after September 28`: after it, only what must be done is said, or what can’t be any more."""
    lex, sentence = heard.lex, heard.sentence(mention.start)
    if not text.close or lex is None or mention.bound is not Bound.MORE_THAN or matches[0].fact.name != "deadline":
        return False
    low, high = clause(sentence.text, mention.start - sentence.start, lex)
    waits = [it for it in lex.topics["wait"].finditer(sentence.text) if text.ours or low <= it.start() < high]
    if waits:
        return not all(denied(sentence.text, it.start(), it.end(), lex) for it in waits)
    return "must" not in sentence.topics and (text.ours or not negators(sentence.text, lex))


def spoken_of_any(heard: Heard, mention: Mention) -> bool:
    """Whether the sentence speaks of keeping data, or of choosing."""
    topics = heard.sentence(mention.start).topics
    return {"keep", "data"} <= topics or "choose" in topics
