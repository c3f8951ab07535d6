"""A text says that models are trained with data of a service that the policy excludes.

Why: no setting of theirs changes it; whoever reads it takes a promise for broken.

    policy: exclusions: Claude for Work (Team, Enterprise), API use …
    en: Anthropic will also train on what developers send through the API.
                                                                  ^^^

A sentence that also names a plan that is covered, allows something, or denies anything says more than this.

Fix: correct the sentence, or the exclusions in policy.yaml if that is what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._covered import described, parts_alone, sides
from notices.checks._heard import Heard, Sentence
from notices.checks._others import somebody_elses
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic

_RULE = "excluded-data"
_MORE = {"allow", "applies", "choose", "decline", "except", "finished", "may", "only", "other_data", "unaffected"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences that use what the policy leaves alone."""
    if text.lex is None or not text.about:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            if sentence.asks or "train" not in sentence.topics or sentence.topics & _MORE:
                continue
            if negators(sentence.text, text.lex) or text.lex.words["contrast"].search(sentence.text):
                continue
            if found := _excluded(text, heard, sentence):
                start, end, name = found
                message = f"`{text.locale}` says that models are trained with data of {name}, which the policy excludes"
                help = f"check each “not” in {where(passage)}"
                yield text.fault(_RULE, message, help, passage, start, end, ["exclusions"])


def _excluded(text: Text, heard: Heard, sentence: Sentence) -> tuple[int, int, str] | None:
    """Where a sentence speaks of what the policy excludes, and of nothing that it covers."""
    names = heard.within(heard.names, sentence)
    covered, excluded = sides(text)
    outside = [it for it in names if it.value in excluded] or parts_alone(text, names)
    word = None if outside else described(text, sentence)
    said = word[1][0] if word else ""
    if any(it.value in covered for it in names) or somebody_elses(heard, sentence.start, ours=said):
        return None
    if word:
        return sentence.start + word[1].start(), sentence.start + word[1].end(), said
    return (outside[0].start, outside[0].end, str(outside[0].value)) if outside else None
