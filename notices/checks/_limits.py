"""What limits a statement to some, and what lifts the limit: `everybody except Team`, `not only Max`."""

from __future__ import annotations

from notices.checks._clauses import clause
from notices.checks._heard import VERBS, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._tenor import negators

_NEAR = 24  # characters between a “not” and the “only” that it denies, with a verb between


def excepted(said: str, start: int, end: int, lex: Lexicon) -> bool:
    """`Everybody except Team and Enterprise has to choose`; where postpositions do it: EnterpriseとTeam以外."""
    for it in lex.topics["except"].finditer(said):
        gaps = [] if lex.verb_final else [(it.end(), start)]
        gaps += [(end, it.start())] if lex.close else []
        if any(low <= high and lex.spoken_of(said[low:high]).isdisjoint(VERBS) for low, high in gaps):
            return True
    return False


def lifts_only(sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a sentence denies an “only”: `It does not apply only to Max`."""
    if "only" not in sentence.topics:
        return False
    return any(lifted(sentence.text, it.start(), lex) for it in lex.topics["only"].finditer(sentence.text))


def lifted(said: str, only: int, lex: Lexicon) -> bool:
    """Whether a “not” and its verb stand before an “only”; `not to Max but only to Free` is another thing."""
    if lex.close:
        return False  # there a “not” is of the verb right beside it
    low, _ = clause(said, only, lex)
    gaps = [said[b:only] for a, b in negators(said, lex) if low <= a and b <= only <= b + _NEAR]
    return bool(gaps) and not any(lex.words[name].search(gaps[-1]) for name in ("and", "but", "breaks", "contrast"))
