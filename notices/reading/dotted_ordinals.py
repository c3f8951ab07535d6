"""Ordinals that are figures with a dot, where a language writes them so: im 21. Jahrhundert, på 3. sal."""

from __future__ import annotations

from notices.reading.tokens import Passage

_LINKS = ("to", "or", "and", "fillers", "lead")


def is_dotted_ordinal(passage: Passage, i: int) -> bool:
    """Whether a dot behind digits makes them an ordinal, and ends no sentence."""
    return _numbers_a_unit(passage, i) or _numbers_a_word(passage, i)


def _numbers_a_unit(passage: Passage, i: int) -> bool:
    """Whether a dot makes digits an ordinal: im 21. Jahrhundert, das 3. Quartal."""
    tokens = passage.tokens
    if i + 1 >= len(tokens) or passage.gap(tokens[i], tokens[i + 1]) != ". ":
        return False
    sense = tokens[i + 1].sense
    return (
        tokens[i].word.isdigit()
        and len(tokens[i].word) < len("2025")
        and bool(sense.unit or sense.duration or sense.ordinal)
    )  # am 5. sechsten


def _numbers_a_word(passage: Passage, i: int) -> bool:
    """Whether digits and a dot stand before a word that goes on a sentence: på 3. sal, im 3. Stock."""
    token, tokens = passage.tokens[i], passage.tokens
    if not token.word.isdigit() or passage.text[token.end : token.end + 2] != ". ":
        return False
    beside = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].start == token.end + 2 else None
    if beside and (beside.sense.may_begin_date or any(map(beside.has, _LINKS))):
        return False  # 28. september; 1. til 28. september
    led = i > 0 and tokens[i - 1].has("ordinal_beginnings") and passage.gap(tokens[i - 1], token) == " "
    behind = passage.written[token.end + 2 : token.end + 3]
    return behind.islower() or (led and behind.isalpha())
