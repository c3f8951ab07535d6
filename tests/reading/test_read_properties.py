"""What holds for any text whatever: the eye never stumbles, and it points at what it read."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notices.reading import read

LOCALES = ["en", "sv", "zh-Hans"]
NAMES = {"Free": ["Free", "免费版"], "Pro": ["Pro"], "Not now": ["Not now"]}
WORDS = [
    "30",
    "days",
    "five",
    "years",
    "thirty",
    "(30)",
    "18–24",
    "months",
    "September",
    "28",
    "2025",
    "28/9",
    "up",
    "to",
    "not",
    "Free",
    "Pro",
    "half",
    "a",
    "and",
    "$",
    "12.5",
    "%",
    "1",
    "234",
    "fem",
    "års",
    "dagar",
    "högst",
    "inte",
    "三十",
    "天",
    "不",
    "年",
    "9月",
    "28日",
    "半",
    "个月",
    "免费版",
    "百分之",
    "İ",
    "ß",
    ".",
    ",",
    "-",
    "—",
    "2025-09-28",
    "１２",
    "٣",
    "½",
    "3.11.7",
    "10:35",
    "+46",
    "Not",
    "now",
]
WORDS += [" ", "  ", "\n", "\u0301", "\u00ad", "\u200b"]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
PACKED = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(TEXTS, PACKED), st.sampled_from(LOCALES))
def test_mentions_lie_in_the_text(text: str, locale: str) -> None:
    found = read(text, locale, NAMES, claims=True)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
    for kind in {mention.kind for mention in found}:
        for left, right in pairwise(mention for mention in found if mention.kind == kind):
            assert left.end <= right.start


@settings(max_examples=200, deadline=None)
@given(st.one_of(TEXTS, PACKED), st.sampled_from(LOCALES))
def test_a_part_is_not_read_twice(text: str, locale: str) -> None:
    values = [mention for mention in read(text, locale, NAMES) if mention.kind != "name"]
    for left, right in pairwise(values):
        assert left.end <= right.start


HOSTILE = [
    "1",
    "1.",
    "1-",
    "1_",
    "111_",
    "the_",
    "five_",
    "hundred_",
    "fem",
    "tvåhundra",
    "十",
    "百万",
    "一",
    "_",
    ".",
    "not_",
    "1_and_",
    "1_to_",
    "may_",
    "Not_",
    "half_a_",
    "%",
    "$_",
    "3_of_",
    "1_year_",
    "1年",
    "http://",
    "a'",
    "minus_",
    "(1)_",
    "1_point_",
    "不适用",
    "a",
    "en_",
    "no_longer_",
    "́",
    "a\u200b",
    "Free,",
]
HOSTILE = ["\n", *(piece.replace("_", " ") for piece in HOSTILE)]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str, locale: str) -> None:
    """Four times the text may cost four times as much; a quadratic reader costs sixteen times as much.

    What is compared is the processor's time, the better of two runs, with slack for a busy machine.
    """

    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        runs = []
        for _ in range(2):
            start = time.process_time()
            read(text, locale, NAMES, claims=True)
            runs.append(time.process_time() - start)
        return min(runs)

    small, large = cost(4_000), cost(16_000)
    assert large < 12 * small + 0.2
