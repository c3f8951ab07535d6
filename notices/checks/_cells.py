"""What a row of a table answers in each case: `Used for training: if you agree: yes, if you don’t: no`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from notices.checks._denials import resumed
from notices.checks._heard import Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import ALLOWED, Case

_ANSWER = re.compile(r"[^:：]{0,40}[:：]\s*([^\s:：,،;；.]+)\s*(?:[,،;；.]|\Z)")
_NEVER = frozenset(("old", "delete"))  # what is not used whatever is chosen
_ELSE = frozenset(("finished", "keep", "sell"))


def answered_wrongly(sentence: Sentence, found: tuple[Case, ...], lex: Lexicon) -> Case | None:
    """The case that a cell answers with a yes although data are not used then, or with a no although they are."""
    if not found:
        return None
    row = sentence.text[: found[0].start]
    about = lex.spoken_of(row)
    if "use" not in about or about & _ELSE:
        return None
    never = bool(about & _NEVER) and not resumed(row, lex)
    for case, yes in _answers(sentence.text, found, lex):
        if yes is (never or case.value is not ALLOWED):
            return case
    return None


def _answers(said: str, found: tuple[Case, ...], lex: Lexicon) -> Iterator[tuple[Case, bool]]:
    """Each case behind which a colon, a yes or a no, and nothing else stand."""
    for case, behind in pairwise((*found, Case("", len(said), len(said)))):
        cell = _ANSWER.match(said, case.end, behind.start)
        if cell and (yes := lex.answer(cell[1])) is not None:
            yield case, yes
