"""A text says that the choice does not count: silence is consent, a refusal shuts out, or it is all the same.

Why: who reads that a “no” costs the account, or that not to answer is a “yes”, has no choice any more.

    policy: choice.voluntary: true
    en: If you opt out, you can no longer use Claude.
                                ^^^^^^^^^^^^^

A deadline after which nobody goes on without a choice is none of these: who declines has chosen.

Fix: correct the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.checks._clauses import clause
from notices.checks._covered import sides
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._others import somebody_elses
from notices.checks._release import canonical
from notices.checks._tenor import DECLINED, cases, negators
from notices.checks._texts import Text, where
from notices.checks._values import same
from notices.diagnostics import Diagnostic
from notices.model import Term

_RULE = "overridden-choice"
_NEAR, _NEAR_SPACELESS = 12, 2  # characters between a “not” and the button that is not pressed


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences after which the choice is none."""
    if text.lex is None or not text.about or text.flag("choice.voluntary") is not True:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            if not sentence.asks and (found := _overridden(text, heard, sentence, text.lex)):
                what, it = found
                start, end = sentence.start + it.start(), sentence.start + it.end()
                message = f"`{text.locale}` says that {what}"
                help = f"check {where(passage)}: the choice is voluntary"
                yield text.fault(_RULE, message, help, passage, start, end, ["choice.voluntary"])


def _overridden(text: Text, heard: Heard, sentence: Sentence, lex: Lexicon) -> tuple[str, re.Match[str]] | None:
    """What a sentence says of the choice that cannot be, and where."""
    if not _accepts(text, sentence, lex) and (it := _presumed(heard, sentence, lex)):
        return "who does not choose agrees", it
    if it := _shut_out(text, heard, sentence, lex):
        return "who does not allow it can’t go on", it
    if it := _regardless(text, heard, sentence, lex):
        return "it is all the same what one chooses", it
    return None


def _accepts(text: Text, sentence: Sentence, lex: Lexicon) -> bool:
    """`Press “Accept” with the switch on and you have agreed`: who presses something is not silent."""
    labels = text.release.labels(text.locale, text.ours).get("choice.accept", ())
    places = (sentence.text.find(f"{q[0]}{label}{q[-1]}") for label in labels for q in lex.quotes)
    near = _NEAR_SPACELESS if lex.spaceless else _NEAR
    denials = [end for _, end in negators(sentence.text, lex)]
    return any(at >= 0 and not any(0 <= at - end <= near for end in denials) for at in places)


def _presumed(heard: Heard, sentence: Sentence, lex: Lexicon) -> re.Match[str] | None:
    """`Silence counts as consent`, `you will be opted in automatically`."""
    for it in _consents(sentence, lex):
        low, high = clause(sentence.text, it.start(), lex)
        # `Silence is not consent`; in `who does not answer agrees` the “not” is of a condition.
        silent = [found.span() for found in lex.topics["silent"].finditer(sentence.text)]
        own = [
            a
            for a, b in negators(sentence.text, lex)
            if low <= a < high and not _within(a, b, silent) and not it.start() <= a < it.end()
        ]
        if not own and not somebody_elses(heard, sentence.start + it.start()):
            return it
    return None


def _consents(sentence: Sentence, lex: Lexicon) -> Iterator[re.Match[str]]:
    """`Counts as consent`; `has agreed`, if it is said of those who are silent."""
    if "presumed" in sentence.topics:
        yield from lex.topics["presumed"].finditer(sentence.text)
    if sentence.topics >= {"silent", "agreed"}:
        silence = next(lex.topics["silent"].finditer(sentence.text)).end()
        for it in lex.topics["agreed"].finditer(sentence.text):
            if silence <= it.start() and not lex.words["conditions"].search(sentence.text, silence, it.start()):
                yield it


def _within(a: int, b: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start < b and a < end for start, end in stretches)


def _shut_out(text: Text, heard: Heard, sentence: Sentence, lex: Lexicon) -> re.Match[str] | None:
    """`Whoever declines can no longer use Claude`; not who has not chosen, or does not accept new terms."""
    if "document" in sentence.topics:
        return None
    words = [lex.topics["barred"]]
    named = _own_names(text) & {str(it.value) for it in heard.within(heard.names, sentence)}
    if named and not sentence.topics & {"train", "material"}:
        words.append(lex.topics["shut_out"])
    for it in (found for them in words for found in them.finditer(sentence.text)):
        rest = sentence.text[: it.start()] + "," + " " * (len(it[0]) - 1) + sentence.text[it.end() :]
        for silence in lex.topics["silent"].finditer(rest):  # `si no has elegido` declines nothing
            rest = rest[: silence.start()] + " " * len(silence[0]) + rest[silence.end() :]
        whom = {case.value for case in cases(rest, lex)}
        low, high = clause(rest, it.end(), lex)
        other = any(low <= a < high for a, _ in negators(rest, lex))
        if whom == {DECLINED} and not other and not somebody_elses(heard, sentence.start + it.start()):
            return it
    return None


def _own_names(text: Text) -> set[str]:
    """What the company offers, and not the company."""
    product = text.fact("product")
    return sides(text)[0] | ({canonical(product.value)} if product and isinstance(product.value, Term) else set())


def _regardless(text: Text, heard: Heard, sentence: Sentence, lex: Lexicon) -> re.Match[str] | None:
    """`Whether you allow it or not, your chats are used for training`, or are kept for 5 years."""
    if "regardless" not in sentence.topics or "whether" in sentence.topics:
        return None
    it = next(lex.topics["regardless"].finditer(sentence.text))
    longer = text.release.values_of("retention.allowed")
    kept = any(same(known, time) for known in longer for time in heard.within(heard.values, sentence))
    use = "use" if text.ours else "train"
    used = sentence.topics >= {use, "material"} and not sentence.topics & {"finished", "delete"}
    rest = sentence.text[: it.start()] + " " * len(it[0]) + sentence.text[it.end() :]
    return it if (kept or used) and not negators(rest, lex) else None
