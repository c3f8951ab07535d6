"""Numbers that are nothing more than numbers: which of them count something, and which are labels."""

from __future__ import annotations

import re
from itertools import pairwise

from notices.reading.lone_parts import read_lone
from notices.reading.neighbours import NEAR, near, signed
from notices.reading.tokens import Passage, Token
from notices.reading.unspaced import FIRST_SPACELESS

_MOST_NAMED = 3  # words in the name of a street
_DEEPEST = 12  # characters by which a list is set in
_BLANK = " \n\t"
_MOST_LISTED = 8
_LISTING = frozenset({" ", ", ", "、"})
_HOURS = 12
_SPACE = frozenset({" "})
_BESIDE = frozenset({"", " "})
_MOST_LINKS = 4  # (b) and/or
_OPEN = frozenset({" ", " ("})
_OUTLINE = re.compile(r"\d\d?(\.\d\d?){0,3}")
_PARAGRAPH = re.compile(r"\(\w{1,4}\)")
_BEFORE = NEAR | {". ", ".", ": ", ":", " ("}
_AFTER = NEAR | {".", "'"}  # 1990'erne
_STOPS, _OPENING, _CLOSING = frozenset("。、，,.；;：:！!？?\n"), frozenset('「『“《"'), frozenset('」』”》"')
_ITEM_ENDS = frozenset({";", ",", ".", ":"})


def judge_numbers(passage: Passage) -> None:
    """Keep the numbers that count something; hide page numbers, clock times, pronouns, list markers."""
    tokens = passage.tokens
    labelled = -1  # the last number that its word made a label
    for i, token in enumerate(tokens):
        if token.kind == "hidden" and i and tokens[i - 1].has("hides_before"):
            labelled = i
        if token.sense.fraction is not None:
            read_lone(passage, i)
        if token.kind in {"money", "percentage"}:
            signed(passage, token)  # -$5, -%5
        if token.kind != "number":
            continue
        if _goes_on(passage, labelled, i) or _marks_an_item(passage, i):
            token.kind = "hidden"
            labelled = i if _goes_on(passage, labelled, i) else labelled
            continue
        before = tokens[i - 1] if i and near(passage, i - 1, _BEFORE) else None
        after = tokens[i + 1] if near(passage, i, _AFTER) else None
        named = before is not None and (before.has("hides_before") or before.has("ages"))
        called = named or _names_a_unit(passage, i)
        labelled = i if called else labelled
        hides = called or (after is not None and (after.has("hides_after") or after.has("clock")))
        hides = hides or _is_hour(passage, i)
        if hides or _is_house(passage, i) or token.ordinal or token.value is None or not _counts(passage, i, after):
            token.kind = "hidden"
            if hides and not called and i and tokens[i - 1].kind == "number" and near(passage, i - 1, frozenset({"-"})):
                tokens[i - 1].kind = "hidden"  # 6–8 §§, 9-5 p.m.
        else:
            signed(passage, token)


def _names_a_unit(passage: Passage, i: int) -> bool:
    """Whether a unit's word stands in front: day 30, week 2, alle ore 17.30; the year 2025 is a number."""
    token = passage.tokens[i]
    before = passage.tokens[i - 1] if i and passage.gap(passage.tokens[i - 1], token) == " " else None
    if before is None or before.kind != "word" or not before.sense.unit or len(before.word) < len("wk"):
        return False
    hour = before.sense.unit == "hour" and len(token.word) == len("17.30")
    return token.written == "digits" and (hour or len(token.word) < len("2025"))


def _goes_on(passage: Passage, labelled: int, i: int) -> bool:
    """Whether a label goes on: Article 6(1), sections 3, 4 and 5, kl. 9–17."""
    tokens = passage.tokens
    if labelled < 0:
        return False
    if labelled == i - 1:
        gap = passage.gap(tokens[labelled], tokens[i])
        parted = gap == " " and tokens[labelled].word[:1] == "0" and tokens[i].written == "digits"  # Tel. 030 123456
        return (
            parted
            or gap in {"(", ")(", "-", "/"}
            or (_PARAGRAPH.sub("", gap) in {", ", "、"} and _ends_in_and(passage, i))
        )
    at = i - 1
    while at > labelled and i - at < _MOST_LINKS and (_links(tokens[at]) or _is_lettered(passage, tokens[at])):
        at -= 1
    if at != labelled:
        return False
    gaps = (_PARAGRAPH.sub("", passage.gap(tokens[k], tokens[k + 1])) for k in range(labelled, i))
    return set(gaps) <= {"", " ", ", ", "/", "(", " (", ") "}


def _ends_in_and(passage: Passage, i: int) -> bool:
    """Whether a list of numbers ends in `and 5`: a comma alone may begin something else."""
    tokens, at = passage.tokens, i
    while at + 1 < len(tokens) and at - i < _MOST_LISTED and tokens[at + 1].kind == "number":
        if _PARAGRAPH.sub("", passage.gap(tokens[at], tokens[at + 1])) not in {", ", "、"}:
            return False
        at += 1
    return at + 2 < len(tokens) and _links(tokens[at + 1]) and tokens[at + 2].kind == "number"


def _is_lettered(passage: Passage, token: Token) -> bool:
    """Whether an article in brackets is a letter: 2.2(a)."""
    return passage.text[token.start - 1 : token.start] == "(" and passage.text[token.end : token.end + 1] == ")"


def _links(token: Token) -> bool:
    return token.has("and") or token.has("or") or token.has("to") or token.has("of")


def _marks_an_item(passage: Passage, i: int) -> bool:
    """Whether a small number opens a line, or an item in brackets: `2. Pro`, `(2) Pro`, 2、Pro."""
    token = passage.tokens[i]
    text, start, end = passage.text, token.start, token.end
    if token.written != "digits" or not _OUTLINE.fullmatch(token.word):
        return False
    bracketed = text[start - 1 : start] == "("
    before = text[max(0, start - _DEEPEST) : start - bracketed].rstrip(" \t")
    opens = before.endswith("\n") or (not before and start < _DEEPEST)
    behind = text[end : end + 1]
    goes_on = text[end + 1 : end + _DEEPEST].strip(_BLANK)
    listed = (
        opens or before[-1:] in _ITEM_ENDS or (i > 0 and _links(passage.tokens[i - 1]) and near(passage, i - 1, _OPEN))
    )
    if bracketed or (listed and behind == ")"):
        counts = i > 0 and passage.tokens[i - 1].kind in {"number", "hidden"} and near(passage, i - 1, _OPEN)
        return behind == ")" and bool(goes_on) and not counts and (listed or goes_on[:1].isalpha())
    if "." in token.word and opens and behind in {" ", "\t"}:
        return passage.written[end + 1 : end + 3].istitle()  # 2.1 Grants
    if behind == "、":
        return opens and not (near(passage, i, frozenset({"、"})) and passage.tokens[i + 1].kind == "number")
    spaced = text[end + 1 : end + 2] in _BLANK or not goes_on[:1].isascii()
    return opens and behind in {".", ")"} and bool(goes_on) and spaced


def _is_house(passage: Passage, i: int) -> bool:
    """Whether a name in capitals stands between a number and a word for a street: 12 Main Street, ul. Długa 5."""
    tokens, number = passage.tokens, passage.tokens[i]
    if number.written != "digits":
        return False
    written, stretches = passage.written, list[str]()
    if i + 1 < len(tokens) and tokens[i + 1].has("streets"):
        stretches.append(written[number.end : tokens[i + 1].start])
    if i and tokens[i - 1].has("streets"):
        stretches.append(written[tokens[i - 1].end : number.start].removeprefix("."))
    return any(_is_named(stretch.split(" ")[1:-1]) for stretch in stretches)


def _is_named(words: list[str]) -> bool:
    return 1 <= len(words) <= _MOST_NAMED and all(word[:1].isupper() for word in words)


def _counts(passage: Passage, i: int, after: Token | None) -> bool:
    """Whether a word that is not always a number (`one`, 一) is one here."""
    token = passage.tokens[i]
    if not (token.has("also_words") or token.has("articles")):
        return True
    if token.has("not_alone") and not passage.is_all(token.start, token.end):
        return after is not None and after.start == token.end and after.has("count_words")  # 이 항목은
    if after is not None and after.has("count_words") and (token.value != 1 or token.has("own_numbers")):
        return True
    if after is not None and token.value != 1 and after.kind == "number" and after.written != "digits":
        return True  # not 만 14세
    if token.written == "words" and (_leads_to_more(passage, i) or _is_sure(passage, i, after)):
        return True
    counted = after is not None and after.has("count_words") and token.word[0] >= FIRST_SPACELESS
    if counted and after is not None and passage.is_all(token.start, after.end):
        return True  # 一个
    return passage.is_all(token.start, token.end) or _is_listed(passage) or _is_told(passage, i)


def _is_sure(passage: Passage, i: int, after: Token | None) -> bool:
    """Whether a word beside it makes a number of one: at least one, only one, un seul, واحد فقط."""
    if after is not None and after.has("sure_one") and (after.sense.before is None or after.sense.after):
        return True
    before = passage.tokens[i - 1] if near(passage, i - 1, _BESIDE) else None
    timed = after is not None and bool(after.sense.unit or after.sense.duration)  # exactly a month ago
    return before is not None and before.has("sure_one") and not timed


def _leads_to_more(passage: Passage, i: int) -> bool:
    """Whether a larger number in words goes on the count: `one or two users`, दो, तीन या चार."""
    tokens, at = passage.tokens, i + 1
    if at < len(tokens) and any(map(tokens[at].has, ("to", "or", "and"))) and near(passage, i, _SPACE):
        at += 1
    elif at == len(tokens) or passage.gap(tokens[i], tokens[at]) != ", ":
        return False
    more = tokens[at] if near(passage, at - 1, _SPACE) or at == i + 1 else None
    counts = more is not None and more.kind == "number" and more.written == "words" and not more.ordinal
    return counts and more is not None and (more.value or 0) > (tokens[i].value or 0)


def _is_listed(passage: Passage) -> bool:
    """Whether a text lists numbers and says nothing else: 零 一 二 三."""
    tokens = passage.tokens
    listed = 1 < len(tokens) <= _MOST_LISTED and passage.is_all(tokens[0].start, tokens[-1].end)
    return listed and all(
        left.kind == right.kind == "number" and not left.has("articles") and passage.gap(left, right) in _LISTING
        for left, right in pairwise(tokens)
    )


def _is_hour(passage: Passage, i: int) -> bool:
    """Whether a half before a number makes it an hour: halb neun, klokken halv ni."""
    token, before = passage.tokens[i], passage.tokens[i - 1]
    halved = i > 0 and before.kind == "word" and before.has("halves") and passage.gap(before, token) == " "
    return halved and token.written == "words" and 1 <= (token.value or 0) <= _HOURS


def _is_told(passage: Passage, i: int) -> bool:
    """Whether a sentence or its quotes name a number and nothing else: 答えは七です, 答案是四不是五, 「三」."""
    tokens, token = passage.tokens, passage.tokens[i]
    before, behind = passage.text[token.start - 1 : token.start], passage.text[token.end : token.end + 1]
    named = i > 0 and tokens[i - 1].end == token.start and tokens[i - 1].has("equals")
    said = i + 1 < len(tokens) and tokens[i + 1].start == token.end and tokens[i + 1].has("equals")
    opens, ends = not token.start or before in _STOPS | _OPENING, not behind or behind in _STOPS | _CLOSING
    if before in _OPENING and behind in _CLOSING and before and behind:
        return token.word[0] >= FIRST_SPACELESS
    return (named and (said or ends)) or (said and opens)
