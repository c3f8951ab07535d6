"""What is stated twice at once, in words and in figures: `thirty (30) days`, `fifty percent (50%)`."""

from __future__ import annotations

from notices.reading.tokens import Passage, Token

_KINDS = frozenset({"percentage", "money", "duration"})
_MOST_SPACE = 30  # characters; the bracket may stand on the next line


def says_again(passage: Passage, left: Token, right: Token) -> bool:
    """Whether a value in brackets repeats the one before it."""
    if left.kind != right.kind or passage.text[right.end : right.end + 1] != ")" or _told(left) != _told(right):
        return False
    gap = passage.text[left.end : min(right.start, left.end + _MOST_SPACE)]
    return (
        right.start - left.end <= _MOST_SPACE
        and gap.lstrip(".").strip() == "("
        and gap[-1] == "("
        and gap.count("\n") < 2
    )


def join_repeats(passage: Passage) -> None:
    """Let a value take in its own repetition."""
    kept: list[Token] = []
    for token in passage.tokens:
        if kept and token.kind in _KINDS and says_again(passage, kept[-1], token):
            kept[-1].end = token.end + 1
        else:
            kept.append(token)
    passage.tokens = kept


def join_repeated_ranges(passage: Passage) -> None:
    """Let `seven to ten (7-10) days` be one range: drop the figures in brackets."""
    tokens = passage.tokens
    for i, first in enumerate(tokens[:-4]):
        if first.kind != "number":
            continue
        last, again, end = tokens[i + 2 : i + 5]
        same = _told(first) == _told(again) and _told(last) == _told(end)
        if same and passage.gap(last, again) in {" (", "("} and passage.text[end.end : end.end + 1] == ")":
            last.end, again.kind, end.kind = end.end + 1, "taken", "taken"
    passage.tokens = [token for token in tokens if token.kind != "taken"]


def _told(token: Token) -> tuple[object, ...]:
    return token.value, token.parts, token.currency
