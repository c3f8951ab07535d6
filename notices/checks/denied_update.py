"""A text says that the documents do not change.

Why: whoever reads that nothing is updated reads no further.

    policy: documents: Consumer Terms, Privacy Policy
    en: We haven’t updated our Consumer Terms and Privacy Policy.
            ^^^^^^^^^^^^^^

So is whoever reads that one document changes and the other stays as it is.

Fix: correct the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._clauses import clause
from notices.checks._covered import sides
from notices.checks._denials import denied, negation
from notices.checks._heard import Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._release import canonical
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Mention, Names

_RULE = "denied-update"


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences after which a document that changes does not."""
    fact = text.fact("documents")
    if text.lex is None or not text.about or fact is None or not isinstance(fact.value, Names):
        return
    changed = {canonical(it) for it in fact.value.items}
    others = set.union(*sides(text))
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences if heard.names else ():
            if sentence.asks or "update" not in sentence.topics:
                continue
            names = heard.within(heard.names, sentence)
            named = {str(it.value) for it in names}
            if not named & changed or named & others:
                continue
            if not text.ours and heard.within(heard.values, sentence):
                continue  # `They haven’t been updated since 2023`
            documents = [it for it in names if it.value in changed]
            if no := _denial(sentence, documents, text.lex) or _unchanged(sentence, documents, text.lex):
                message = f"`{text.locale}` says that documents do not change which the policy says do"
                help = f"check each “not” in {where(passage)}"
                start, end = (sentence.start + at for at in no)
                yield text.fault(_RULE, message, help, passage, start, end, ["documents"])


def _denial(sentence: Sentence, documents: list[Mention], lex: Lexicon) -> tuple[int, int] | None:
    """Where a sentence denies that they change: in its verb, or by `neither` in front of them."""
    for it in lex.topics["update"].finditer(sentence.text):
        if no := negation(sentence.text, *it.span(), lex):
            return min(no[0], it.start()), max(no[1], it.end())
        if all(document.negated for document in documents):
            return documents[0].start - sentence.start, documents[-1].end - sentence.start
    return None


def _unchanged(sentence: Sentence, documents: list[Mention], lex: Lexicon) -> tuple[int, int] | None:
    """`The Privacy Policy changes, but the Consumer Terms stay the same`: each in a clause of its own."""
    clauses = {clause(sentence.text, it.start - sentence.start, lex) for it in documents}
    for low, high in sorted(clauses) if len(clauses) > 1 else ():
        word = lex.topics["unaffected"].search(sentence.text, low, high)
        if word and not denied(sentence.text, *word.span(), lex):
            return word.span()
    return None
