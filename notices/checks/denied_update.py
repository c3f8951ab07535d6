"""A text of our own says that the documents do not change.

Why: whoever reads that nothing is updated reads no further.

    policy: documents: Consumer Terms, Privacy Policy
    en: We haven’t updated our Consumer Terms and Privacy Policy.
            ^^^^^^^^^^^^^^

Fix: correct the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from notices.checks._covered import sides
from notices.checks._denials import negation
from notices.checks._release import canonical
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic
from notices.model import Names

_RULE = "denied-update"


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences after which a document that changes does not."""
    documents = text.fact("documents")
    if text.lex is None or not text.ours or documents is None or not isinstance(documents.value, Names):
        return
    changed = {canonical(it) for it in documents.value.items}
    others = set.union(*sides(text))
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences if heard.names else ():
            if sentence.asks or "update" not in sentence.topics:
                continue
            named = {str(it.value) for it in heard.within(heard.names, sentence)}
            if not named & changed or named & others:
                continue
            for it in text.lex.topics["update"].finditer(sentence.text):
                if no := negation(sentence.text, *it.span(), text.lex):
                    start, end = (sentence.start + at for at in (min(no[0], it.start()), max(no[1], it.end())))
                    message = f"`{text.locale}` says that documents do not change which the policy says do"
                    help = f"check each “not” in {where(passage)}"
                    yield text.fault(_RULE, message, help, passage, start, end, ["documents"])
                    break
