"""Units that stand before their number, as both are definite: خلال الأيام التسعين التالية, الأشهر الستة."""

from __future__ import annotations

from notices.reading.neighbours import NEAR, near
from notices.reading.tokens import NOTHING, Passage, Token


def find_definite_counts(passage: Passage) -> None:
    """Let such a unit and its number be one duration."""
    tokens, i = passage.tokens, 1
    while i < len(tokens):
        token = tokens[i]
        at = i + 1
        if token.has("units_first") and tokens[i - 1].end == token.start and near(passage, i, NEAR):
            glued = at + 1 < len(tokens) and tokens[at].word == tokens[i - 1].word
            at += glued and near(passage, at, NEAR)
            count = tokens[at]
            if count.kind == "number" and count.value and (not count.ordinal or count.has("counting_ordinals")):
                parts = ((token.sense.unit or "", count.value),)
                text = passage.text[token.start : count.end]
                tokens[i : at + 1] = [Token("duration", token.start, count.end, text, NOTHING, parts=(parts,))]
        i += 1
