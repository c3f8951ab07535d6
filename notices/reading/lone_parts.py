"""Parts of a whole that stand by themselves: `the result is ¾`, `more than half`, die Hälfte der Nutzer."""

from __future__ import annotations

from notices.reading.figures import tidy
from notices.reading.neighbours import near
from notices.reading.tokens import NOTHING, Passage, Token

_SPACE = frozenset({" "})
_MOST_LINKS = 4  # de l’année
_LONGEST_ARTICLE = 6
_OF = ("of", "of_the", "percent")  # what a part is a part of


def read_lone(passage: Passage, i: int) -> None:
    """Let a part be a number that nothing else has taken."""
    token = passage.tokens[i]
    if token.kind != "word" or token.sense.fraction is None or not _is_lone(passage, i):
        return
    article = _article(passage, i)
    if article is not token and passage.is_all(article.start, token.end):
        token.start, article.kind = article.start, "hidden"
    token.kind, token.value, token.sense = "number", tidy(token.sense.fraction), NOTHING
    token.word = passage.text[token.start : token.end]


def _article(passage: Passage, i: int) -> Token:
    """Give the article before a part, or the part itself: ein halbes, `one half`."""
    before = passage.tokens[i - 1] if near(passage, i - 1) else None
    if before is not None and (before.has("articles") or (before.value == 1 and before.kind in {"number", "hidden"})):
        return before
    return passage.tokens[i]


def _is_lone(passage: Passage, i: int) -> bool:
    token, tokens = passage.tokens[i], passage.tokens
    if not token.word.isalpha():
        return True
    if token.has("shares_of"):
        return not _halves_a_time(passage, i) and not (near(passage, i - 1) and tokens[i - 1].has("plus"))
    if token.has("halves") and near(passage, i, frozenset({""})) and tokens[i + 1].has("count_words"):
        return True  # 半个
    if token.has("halves") and tokens[i] is not _article(passage, i):
        return passage.is_all(_article(passage, i).start, token.end)
    if token.has("halves") and passage.is_all(token.start, token.end):
        return True
    if token.has("also_words") or (near(passage, i) and (tokens[i + 1].sense.unit or tokens[i + 1].kind != "word")):
        return False
    if passage.is_all(token.start, token.end):
        return token.has("halves") or token.sense.ordinal is None
    if passage.text[token.end : token.end + 1] == "-":
        return False  # half-word
    led = near(passage, i - 1, _SPACE) and tokens[i - 1].kind == "word" and tokens[i - 1].sense.before
    share = token.has("halves") or not (1 / (token.sense.fraction or 1)).is_integer()  # in thousandths of a second
    return bool(led) or (share and near(passage, i, _SPACE) and any(map(tokens[i + 1].has, _OF)))


def _halves_a_time(passage: Passage, i: int) -> bool:
    """Whether a half belongs to a time, not to a whole: w połowie roku, the second half, die Hälfte des Jahres."""
    tokens = passage.tokens
    for at in range(i + 1, min(len(tokens), i + _MOST_LINKS)):
        if not _is_short(passage.gap(tokens[at - 1], tokens[at])):
            break
        if _is_timed(tokens[at]):
            return True
    at = i - 1
    while at > 0 and tokens[at].start == tokens[at - 1].end:  # yıl|ın yarısı
        at -= 1
    return near(passage, i - 1) and _is_timed(tokens[at])


def _is_short(gap: str) -> bool:
    """Whether no more than an article stands in a gap."""
    return len(gap) <= _LONGEST_ARTICLE and (not gap.strip(" ") or gap.strip(" ").isalpha())


def _is_timed(token: Token) -> bool:
    sense = token.sense
    timed = sense.unit or sense.duration or sense.month or sense.ordinal or token.ordinal
    return bool(timed) or token.kind not in {"word", "number"} or (token.kind == "number" and token.written == "digits")
