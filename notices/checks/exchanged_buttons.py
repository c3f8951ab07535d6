"""A text says that the button that accepts puts the choice off.

Why: who means to think it over has accepted then.

    policy: choice.later: Not now
    en: Until then you can put the decision off by choosing “Accept”.
                                                             ^^^^^^

A sentence that names the button for later as well, or says “or” or “not”, tells the two apart.

Fix: name the button that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._heard import Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._quotations import quotations
from notices.checks._tenor import negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic

_RULE = "exchanged-buttons"
_OPENS = ".:!?"  # behind which every word may have a capital


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences in which accepting is a way to wait."""
    labels = text.release.labels(text.locale, text.ours)
    accept, later = (labels.get(f"choice.{name}", ()) for name in ("accept", "later"))
    if text.lex is None or not text.about or not accept or not later:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            if sentence.asks or "wait" not in sentence.topics or _tells_apart(sentence, later, text.lex):
                continue
            for a, b in _named(sentence.text, accept, text.lex):
                message = f"`{text.locale}` says that “{sentence.text[a:b]}” puts the choice off"
                help = f"name “{later[0]}” in {where(passage)}"
                facts = ["choice.accept", "choice.later"]
                yield text.fault(_RULE, message, help, passage, sentence.start + a, sentence.start + b, facts)


def _tells_apart(sentence: Sentence, later: tuple[str, ...], lex: Lexicon) -> bool:
    said = sentence.text.casefold()
    named = any(it.casefold() in said for it in later)
    return named or bool(negators(sentence.text, lex)) or lex.words["or"].search(sentence.text) is not None


def _named(said: str, labels: tuple[str, ...], lex: Lexicon) -> Iterator[tuple[int, int]]:
    """Where one of some labels stands in quotation marks, or inside a sentence with its capital."""
    yield from (it for it in quotations(said, lex.quotes) if said[slice(*it)] in labels)
    for label in labels if not lex.capital_nouns else ():
        at = said.find(f" {label} ")
        if at > 0 and label[0].isupper() and said[at - 1] not in _OPENS:
            yield at + 1, at + 1 + len(label)
