"""Names of months that are other words too: `we may 5 times`, `mars`; what tells a date from them, and double names."""

from __future__ import annotations

from notices.reading.patterns import Pattern
from notices.reading.tokens import Passage, Token

_LONGEST_NAME = 16  # characters of a street's name before its month


def is_verb(passage: Passage, i: int, pattern: Pattern) -> bool:
    """Whether a month's name is another word here: we may 5 times write to you."""
    tokens, last = passage.tokens, i + len(pattern.slots) - 1
    if sorted(pattern.slots) != ["day", "month"]:
        return False
    if tokens[i] is not tokens[last] and tokens[i].kind == "word" and _is_street(passage, i):
        return True
    month, day = (tokens[i], tokens[last]) if tokens[i].kind == "word" else (tokens[last], tokens[i])
    if month is tokens[i] and month.sense.weekday and passage.gap(month, day) in {" ", ". "}:
        return True  # mar 4 lug 2025 is a martedì
    if not month.has("also_words") or day.ordinal:
        return False
    behind = passage.text[tokens[last].end : tokens[last].end + 2]
    after = tokens[last + 1] if last + 1 < len(tokens) and behind[:1] == " " else None
    if after is not None and (after.has("count_words") or after.has("hides_after")):
        return True
    before = tokens[i - 1] if i and passage.gap(tokens[i - 1], tokens[i]) == " " else None
    lower = passage.written[month.start : month.end].islower()
    goes_on = behind[:1] == " " and behind[1:].isalpha() and not (after is not None and _joins(passage, last, after))
    return lower and goes_on and not (before is not None and _leads(before))


def _is_street(passage: Passage, i: int) -> bool:
    """Whether a month belongs to the name of a street, so that a house's number follows: via XX Settembre 28."""
    start = passage.tokens[i].start
    return any(it.has("streets") and start - it.end <= _LONGEST_NAME for it in passage.tokens[max(0, i - 2) : i])


def _leads(before: Token) -> bool:
    """Whether a word before a month and a number says that they are a date: on, until, mardi."""
    told = before.has("date_lead") or before.has("sure_date")
    return told or bool(before.sense.before_date or before.sense.weekday)


def _joins(passage: Passage, last: int, after: Token) -> bool:
    """Whether a date goes on behind it, or a word that stands behind dates."""
    word = after.has("to") or after.has("or") or after.has("and") or after.has("fillers") or after.sense.after_date
    return bool(word or after.sense.weekday) and passage.gap(passage.tokens[last], after) == " "


def join_names(passage: Passage) -> None:
    """Let two names of one month be one word: سبتمبر/أيلول, September (Sept.)."""
    kept: list[Token] = []
    for token in passage.tokens:
        same = kept and token.sense.month and token.sense.month == kept[-1].sense.month and token.kind == "word"
        gap = passage.gap(kept[-1], token) if same else ""
        if gap in {"/", " / "} or (gap in {" (", "("} and passage.text[token.end : token.end + 1] == ")"):
            kept[-1].end = token.end + ("(" in gap)
        else:
            kept.append(token)
    passage.tokens = kept
