"""Words of dates in any order: the eye never stumbles over them, reads no character twice, and stays linear."""

import random
import time
from itertools import pairwise

import pytest

from notices.reading import read

WORDS = {
    "en": "from to between and 1 28 2025 September Sept. , - – / : 9:00 p.m. (inclusive) the of on 1/9 28.9.2025 "
    "2025-09-01 Sunday Sun. second 1st 28th '25 until Ramadan 1446",
    "de": "vom bis 1. 28. September 2025 2025,1.9. Montag den dem zum am 1.9. 28.9.2025 Uhr 9 und zwischen / – ( )",
    "fi": "1. 28. syyskuuta 2025 alkaen asti – 1.9. 28.9.2025 su klo 9 syyskuusta lokakuuhun ja välillä",
    "ko": "2025 년 9 월 28 일 부터 까지 ~ ( ) 10/2 에 9월 28일 2025. 9. 1. 와 과 5",
    "ar": "1 28 سبتمبر 2025 من إلى و بين رمضان 1446 هـ / الأحد ( ) ، 2/9 شهر",
    "hi": "1 28 सितंबर 2025 से तक और के बीच 1/5 7/5 बजे , - रविवार को",
    "zh-Hans": "2025 年 9 月 28 日 至 和 、 5月3 9月28日 （日） 起 止 上午 9时 民国 114",
}
PIECES = [
    ("en", "1/9-"),
    ("en", "from 1 September at 9:00 to "),
    ("en", "2, "),
    ("de", "28. 9. bis "),
    ("hi", "1/5 से "),
    ("ko", "28일과 "),
    ("ko", "2025. 9. 1. ~ "),
    ("zh-Hans", "5月3、"),
]


@pytest.mark.parametrize("locale", WORDS)
def test_no_character_is_read_twice(locale: str) -> None:
    words, chance = WORDS[locale].split(), random.Random(locale)
    for _ in range(400):
        text = "".join(chance.choice(words) + chance.choice([" ", " ", "", "\n"]) for _ in range(chance.randint(2, 14)))
        found = read(text, locale)
        assert all(mention.text == text[mention.start : mention.end] for mention in found)
        assert all(left.end <= right.start for left, right in pairwise(found)), text


@pytest.mark.parametrize(("locale", "piece"), PIECES)
def test_time_is_linear(locale: str, piece: str) -> None:
    def cost(count: int) -> float:
        start = time.process_time()
        read(piece * count, locale)
        return time.process_time() - start

    small, large = min(cost(500), cost(500)), min(cost(2_000), cost(2_000))
    assert large < 12 * small + 0.2
