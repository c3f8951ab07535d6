"""A text says that old data are not used although their owner takes them up again and allows it.

Why: what is taken up again is used like what is new; who reads otherwise goes on with an old chat unawares.

    policy: data.old_used: false, what is resumed aside
    en: Old chats that you resume won’t be used, even with the setting on.
                                        ^^^^

Fix: correct the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.checks._denials import denied, resumed
from notices.checks._heard import Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._others import somebody_elses
from notices.checks._tenor import DECLINED, cases, negators
from notices.checks._texts import Text, where
from notices.diagnostics import Diagnostic

_RULE = "resumed-left-out"
_MORE = {"only", "except", "finished", "delete", "keep", "sell", "choose"}
_DEEDS = {"use", "applies", "unaffected"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences after which what is taken up again stays out of use."""
    if text.lex is None or not text.about or text.flag("data.old_used") is not False:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            if (
                sentence.asks
                or sentence.topics & _MORE
                or not ("resumed" in sentence.topics and sentence.topics & _DEEDS)
            ):
                continue
            if it := _left_out(heard, sentence, text.lex):
                start, end = sentence.start + it.start(), sentence.start + it.end()
                message = f"`{text.locale}` says that what is taken up again is not used"
                yield text.fault(
                    _RULE, message, f"check each “not” in {where(passage)}", passage, start, end, ["data.old_used"]
                )


def _left_out(heard: Heard, sentence: Sentence, lex: Lexicon) -> re.Match[str] | None:
    """The verb that is denied, behind what is taken up again; a sentence of at most one “not”, and of no `unless`."""
    said = sentence.text
    if not sentence.topics & {"material", "old"} or not resumed(said, lex) or len(negators(said, lex)) > 1:
        return None
    if lex.words["unless"].search(said) or any(it.value is DECLINED for it in cases(said, lex)):
        return None
    again = next(lex.topics["resumed"].finditer(said))
    for topic in sorted(_DEEDS & sentence.topics):
        verbs = [it for it in lex.topics[topic].finditer(said) if it.start() >= again.end()]
        if verbs and denied(said, *verbs[-1].span(), lex) is (topic != "unaffected"):
            return None if somebody_elses(heard, sentence.start + verbs[-1].start()) else verbs[-1]
    return None
