"""A text says that only some of the plans are meant: the rest reads that it need not care.

Why: “only Max subscribers have to choose” names no plan that is not covered, and leaves out two that are.

    policy: plans: Free, Pro, Max
    en: Only Max subscribers are asked.
        ^^^^^^^^

Fix: name all of them, or none.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._limits import lifted
from notices.checks._release import canonical
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Mention, Names

_RULE = "only-some"
_BESIDE = 14  # characters between an “only” and a name, or behind it: `Max subscribers only`
_SEPARATORS = " ,،、，/-"
_SAID = {"applies", "must", "choose", "train", "use"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences that single out some of the plans."""
    plans = text.fact("plans")
    if text.lex is None or not text.about or plans is None or not isinstance(plans.value, Names):
        return
    items = {canonical(it) for it in plans.value.items}
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences if heard.names else ():
            if sentence.asks or "only" not in sentence.topics or not sentence.topics & _SAID:
                continue
            if its := _singled_out(heard, sentence, items, text.lex):
                left = ", ".join(sorted(items - {str(it.value) for it in its}))
                message = f"`{text.locale}` says that it is only {its[0].value}, and leaves out {left}"
                help = f"name all of `plans` in {where(passage)}"
                yield text.fault(_RULE, message, help, passage, its[0].start, its[-1].end, ["plans"])


def _singled_out(heard: Heard, sentence: Sentence, items: set[str], lex: Lexicon) -> list[Mention]:
    """The plans of the list that an “only” stands beside, if they are not all of them."""
    idioms = [it.span() for it in lex.words["not_negators"].finditer(sentence.text)]  # `not only Max`
    for it in lex.topics["only"].finditer(sentence.text):
        if any(low <= it.start() < high for low, high in idioms) or lifted(sentence.text, it.start(), lex):
            continue
        start, end = sentence.start + it.start(), sentence.start + it.end()
        for names in _lists(heard, sentence, lex):
            behind = lex.close and 0 <= start - names[-1].end <= _BESIDE  # Maxの契約者だけ
            named = {str(name.value) for name in names}
            if (behind or 0 <= names[0].start - end <= _BESIDE) and named < items:
                return names
    return []


def _lists(heard: Heard, sentence: Sentence, lex: Lexicon) -> list[list[Mention]]:
    """The names of a sentence, those together that nothing parts but a comma, an `and`, or an `or`."""
    found: list[list[Mention]] = []
    for name in heard.within(heard.names, sentence):
        rest = heard.text[found[-1][-1].end : name.start].strip(_SEPARATORS) if found else ""
        if found and (not rest or any(lex.words[word].fullmatch(rest) for word in ("and", "or"))):
            found[-1].append(name)
        else:
            found.append([name])
    return found
