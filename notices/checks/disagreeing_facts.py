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

from collections.abc import Iterator

from notices.checks._announced import made_known
from notices.checks._by_the_way import labelled, takes_time
from notices.checks._clauses import clause
from notices.checks._denials import denied
from notices.checks._heard import Heard
from notices.checks._meant import OURS, spoken_of
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.checks._values import Known, agrees, same, shown
from notices.dataclass import replace
from notices.diagnostics import Diagnostic
from notices.model import Bound, Mention, Passage

_RULE = "disagreeing-facts"
_OF_DEADLINE = {"choose", "go_on", "last_day", "must", "over", "wait", "effect"}
_APART = 12  # characters between a value and the word that bounds it


def one(text: Text) -> Iterator[Diagnostic]:
    """Values that are none of the policy's where it has one, and values with another bound."""
    for passage, heard in text.heard("disagreeing-facts"):
        for mention in heard.values:
            matches = [it for it in text.release.known if same(it, mention)]
            if mention.weekday is False:
                theirs = not (text.ours or text.named or matches)  # a day of somebody else's
                yield text.fault(
                    _RULE,
                    f"`{text.locale}` names a weekday that {shown(mention.value)} is not",
                    f"correct the weekday in {where(passage)}",
                    passage,
                    mention.start,
                    mention.end,
                    severity="note" if theirs else "error",
                )
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


def _of_another_day(text: Text, heard: Heard, mention: Mention, matches: list[Known]) -> list[Known]:
    """`Your choice can wait until` the day of the announcement, or `Announced on` the day of the deadline."""
    topics = heard.sentence(mention.start).topics
    facts = {it.fact.name for it in matches}
    if mention.kind != "date" or not text.about:
        return []
    if facts == {"deadline"} and mention.bound is Bound.EXACTLY and not topics & _OF_DEADLINE:
        return [it for it in text.release.values_of("announced") if made_known(text, heard, it, mention)]
    if facts != {"announced"}:
        return []
    deadline = text.release.values_of("deadline")
    if any(same(known, it) for known in deadline for it in heard.within(heard.values, heard.sentence(mention.start))):
        return []  # `Whoever had an account before` the one has until the other
    ends = mention.bound in (Bound.AT_MOST, Bound.LESS_THAN)
    waits = "wait" in topics or (ends and topics & {"choose", "time_left"}) or labelled(heard, mention)
    waits = waits or (not text.long and _is_last_day(heard, mention))
    return deadline if waits and "announce" not in topics else []


def _is_last_day(heard: Heard, mention: Mention) -> bool:
    """`The deadline is August 28`, in this order and with no comma between."""
    said = heard.text[heard.sentence(mention.start).start : mention.start]
    words = heard.lex.topics["last_day"].finditer(said) if heard.lex else ()
    return any("," not in said[it.end() :] for it in words)


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
    if not text.close and not (text.about and spoken_of_any(text, heard, mention)):
        return
    if not text.ours and (heard.sentence(mention.start).asks or takes_time(heard, mention)):
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


def _too_late(text: Text, heard: Heard, mention: Mention, matches: list[Known]) -> bool:
    """`Make your choice after September 28`: after it, only what must be done is said, or what can’t be any more."""
    lex, sentence = heard.lex, heard.sentence(mention.start)
    if not text.close or lex is None or mention.bound is not Bound.MORE_THAN or matches[0].fact.name != "deadline":
        return False
    low, high = clause(sentence.text, mention.start - sentence.start, lex)
    waits = [it for it in lex.topics["wait"].finditer(sentence.text) if text.ours or low <= it.start() < high]
    if waits:
        return not all(denied(sentence.text, it.start(), it.end(), lex) for it in waits)
    return sentence.topics.isdisjoint(("must", "compelled")) and (text.ours or not negators(sentence.text, lex))


def spoken_of_any(text: Text, heard: Heard, mention: Mention) -> bool:
    """Whether the sentence speaks of keeping data, or of choosing; `within 30 days` alone may be of anything."""
    topics = heard.sentence(mention.start).topics
    kept = {"keep", "data"} <= topics and (text.named or bool(topics & OURS))
    return kept or "choose" in topics
