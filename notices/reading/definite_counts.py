"""Units that stand before their number.

As both are definite: خلال الأيام التسعين التالية, الأشهر الستة; or in the language of offices: *entro giorni trenta*.
"""

from __future__ import annotations

from notices.reading.neighbours import NEAR, near
from notices.reading.tokens import NOTHING, Passage, Token

_OPENS = (":", "(")
_NEAREST = 3  # characters in which such a sign stands
_DECADES = range(20, 100, 10)


def find_definite_counts(passage: Passage) -> None:
    """Let such a unit and its number be one duration."""
    tokens, i = passage.tokens, 0
    while i < len(tokens):
        token = tokens[i]
        at = i + 1
        if token.has("units_first") and (_has_article(passage, i) or _is_led(passage, i)) and near(passage, i, NEAR):
            glued = i and at + 1 < len(tokens) and tokens[at].word == tokens[i - 1].word
            at += bool(glued) and near(passage, at, NEAR)
            count = tokens[at]
            if count.kind == "number" and count.value and (not count.ordinal or count.has("counting_ordinals")):
                parts = ((token.sense.unit or "", count.value),)
                text = passage.text[token.start : count.end]
                tokens[i : at + 1] = [Token("duration", token.start, count.end, text, NOTHING, parts=(parts,))]
        i += 1


def _has_article(passage: Passage, i: int) -> bool:
    """الأيام: what stands right before the unit sticks to it."""
    return i > 0 and passage.tokens[i - 1].end == passage.tokens[i].start


def _is_led(passage: Passage, i: int) -> bool:
    """`per anni dieci`, `Conservazione: giorni 30`; *gli anni novanta* and *Musica: anni 80* are decades."""
    tokens, start = passage.tokens, passage.tokens[i].start
    if i > 0 and tokens[i - 1].has("leads_units") and near(passage, i - 1):
        return True
    decade = tokens[i].sense.unit == "year" and i + 1 < len(tokens) and tokens[i + 1].value in _DECADES
    return not decade and passage.text[max(0, start - _NEAREST) : start].rstrip().endswith(_OPENS)
