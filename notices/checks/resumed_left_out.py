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
_MORE = {"only", "except", "unaffected", "finished", "delete", "keep", "sell", "choose"}


def one(text: Text) -> Iterator[Diagnostic]:
    """Sentences after which what is taken up again stays out of use."""
    if text.lex is None or not text.about or text.flag("data.old_used") is not False:
        return
    for passage, heard in text.heard(_RULE):
        for sentence in heard.sentences:
            if sentence.asks or sentence.topics & _MORE or not sentence.topics >= {"resumed", "use"}:
                continue
            if it := _left_out(heard, sentence, text.lex):
                start, end = sentence.start + it.start(), sentence.start + it.end()
                message = f"`{text.locale}` says that what is taken up again is not used"
                yield text.fault(
                    _RULE, message, f"check each “not” in {where(passage)}", passage, start, end, ["data.old_used"]
                )


def _left_out(heard: Heard, sentence: Sentence, lex: Lexicon) -> re.Match[str] | None:
    """The verb of use that is denied, behind what is taken up again; a sentence of one “not”, and of no `unless`."""
    said = sentence.text
    if not sentence.topics & {"material", "old"} or not resumed(said, lex) or len(negators(said, lex)) != 1:
        return None
    if lex.words["unless"].search(said) or any(it.value is DECLINED for it in cases(said, lex)):
        return None
    again = next(lex.topics["resumed"].finditer(said))
    used = [it for it in lex.topics["use"].finditer(said) if it.start() >= again.end()]
    if not used or not denied(said, *used[-1].span(), lex) or somebody_elses(heard, sentence.start + used[-1].start()):
        return None
    return used[-1]
