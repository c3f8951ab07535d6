"""Percentages: `12.5 %`, `half a percent`, 百分之七, yüzde yirmi, 3割3分, 八五折."""

from __future__ import annotations

from notices.reading.neighbours import is_count, made_of_two, near, signed
from notices.reading.tokens import Passage, Token

_DASH = frozenset({"-", " - ", "—"})
_BESIDE = frozenset({"", " "})
_SOLID = frozenset({""})


def find_percentage(passage: Passage, i: int) -> tuple[Token, int]:
    """Put a number and what makes it a percentage together, whichever stands first."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.kind == "word":
        return _percentage_in_words(passage, i)
    if not is_count(token) or not near(passage, i):
        return token, 1
    if found := _with_half(passage, i):
        return found
    after, value = tokens[i + 1], token.value or 0
    if token.has("articles") and near(passage, i + 1) and (tokens[i + 2].has("of") or tokens[i + 2].has("of_the")):
        return token, 1  # a percentage of
    if after.kind == "word" and (after.has("percent") or after.sense.percent_share) and not _formats(passage, i):
        signed(passage, token, after.end)
        value = (token.value or 0) / (after.sense.percent_share or 1)
        return made_of_two(passage, "percentage", token, after, value), 2
    if token.tail == "part" and (at := over_links(passage, i + 1)) > i + 1 and tokens[at].has("percent"):
        return made_of_two(passage, "percentage", token, tokens[at], value), at + 1 - i  # a third of one percent
    spaced = i + 2 < len(tokens) and tokens[i + 2].has("percent_tenths") and near(passage, i + 1)
    if spaced and is_count(after) and 0 < value < 10 and 0 < (after.value or 0) < 10:
        return made_of_two(passage, "percentage", token, tokens[i + 2], value * 10 + (after.value or 0)), 3
    if after.has("percent_tenths") and 0 < value <= 10:
        return _tenths(passage, i, value)
    if after.has("percent_tenths") and token.written == "digits" and token.word.isdigit() and value < 100:  # 85折
        return made_of_two(passage, "percentage", token, after, value), 2
    ranged = i + 2 < len(tokens) and is_count(after) and tokens[i + 2].has("percent")
    if ranged and near(passage, i, _DASH) and near(passage, i + 1) and value < (after.value or 0):
        return made_of_two(passage, "percentage", token, token, value), 1
    return token, 1


def _with_half(passage: Passage, i: int) -> tuple[Token, int] | None:
    """Read a number in words and the half behind it: tolv en halv procent, dua belas setengah persen."""
    tokens, token, at = passage.tokens, passage.tokens[i], i + 1
    if token.written != "words" or token.has("articles") or not isinstance(token.value, int):
        return None
    at += tokens[at].has("articles") and near(passage, at)
    halved = tokens[at].has("halves") and near(passage, at) and tokens[at + 1].has("percent")
    half = tokens[at].sense.fraction if halved else None
    return (made_of_two(passage, "percentage", token, tokens[at + 1], token.value + half), at + 2 - i) if half else None


def _formats(passage: Passage, i: int) -> bool:
    """Whether a percent sign begins a letter code, as in the texts of programs: one %s, two %dkB."""
    sign, behind = passage.tokens[i + 1], passage.text[passage.tokens[i + 1].end : passage.tokens[i + 1].end + 1]
    return sign.word == "%" and sign.start > passage.tokens[i].end and behind.isascii() and behind.isalpha()


def _percentage_in_words(passage: Passage, i: int) -> tuple[Token, int]:
    """百分之七, 对折, `half a percent`, eksi yüzde beş."""
    tokens, token = passage.tokens, passage.tokens[i]
    if token.has("minus") and near(passage, i) and tokens[i + 1].sense.percent_part:
        made, width = _percentage_in_words(passage, i + 1)
        if made.kind == "percentage":
            return made_of_two(passage, "percentage", token, made, -(made.value or 0)), width + 1
    if token.sense.percentage is not None:
        return made_of_two(passage, "percentage", token, token, token.sense.percentage), 1
    if token.sense.percent_part and near(passage, i):
        counted = is_count(tokens[i + 1]) or tokens[i + 1].kind == "word"
        count = (tokens[i + 1].value or tokens[i + 1].sense.fraction) if counted else None
        if count is not None:
            value = count / token.sense.percent_part * (-1 if passage.gap(token, tokens[i + 1]) == "-" else 1)  # %-5
            return made_of_two(passage, "percentage", token, tokens[i + 1], value), 2
    at = over_links(passage, i + 1)
    if token.sense.fraction and at > i and tokens[at].has("percent"):
        return made_of_two(passage, "percentage", token, tokens[at], token.sense.fraction), at + 1 - i
    return token, 1


def over_links(passage: Passage, at: int) -> int:
    """Pass over `of a`, `of one`; 0 where the text ends or goes on elsewhere."""
    tokens, last = passage.tokens, at + 2
    while at < min(len(tokens), last) and near(passage, at - 1) and _may_stand_between(tokens[at]):
        at += 1
    return at if at < len(tokens) and near(passage, at - 1) else 0


def _may_stand_between(token: Token) -> bool:
    return token.has("of") or token.has("articles") or (token.kind == "number" and token.value == 1)


def _tenths(passage: Passage, i: int, value: int | float) -> tuple[Token, int]:
    """七成, 七成半, 七成六, 3割3分3厘."""
    tokens = passage.tokens
    if near(passage, i + 1, _SOLID) and tokens[i + 2].has("halves"):
        return made_of_two(passage, "percentage", tokens[i], tokens[i + 2], value * 10 + 5), 3
    end, value, most = i + 2, value * 10, 10.0
    while (part := _part(passage, end)) and part < most:
        value, end, most = value + part * (tokens[end].value or 0), end + 2, part
    more = tokens[i + 2] if near(passage, i + 1, _BESIDE) else None
    counts = more is not None and near(passage, i + 2, _SOLID) and tokens[i + 3].kind == "word"
    says = more is not None and more.written == "words" and not counts and is_count(more)
    if end == i + 2 and says and more and isinstance(more.value, int) and 0 < more.value < 10:
        return made_of_two(passage, "percentage", tokens[i], more, value + more.value), 3
    return made_of_two(passage, "percentage", tokens[i], tokens[end - 1], value), end - i


def _part(passage: Passage, at: int) -> float:
    """Of how many percent a digit behind the tenths counts one, or 0: the 5 of 3割5分."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or not near(passage, at - 1, _BESIDE) or not near(passage, at, _SOLID):
        return 0
    digit = tokens[at].value if is_count(tokens[at]) and isinstance(tokens[at].value, int) else 0
    return (tokens[at + 1].sense.percent_more or 0) if digit in range(1, 10) else 0
