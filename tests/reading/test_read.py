"""What the real policy states, read in the three languages that ship first."""

import pytest

from notices.reading import mention_json, read

NAMES = {
    "Free": ["Free", "免费版"],
    "Pro": ["Pro"],
    "Max": ["Max"],
    "Claude": ["Claude"],
    "Claude for Work": ["Claude for Work"],
}
SENTENCES = {
    "en": "Until September 28, 2025: Free, Pro and Max keep data for five years, or 30 days.",
    "sv": "Till och med den 28 september 2025: Free-, Pro- och Max-abonnemangen, fem år eller 30 dagar.",
    "zh-Hans": "截至2025年9月28日：免费版、Pro版和Max版保留五年或30天。",
}


@pytest.mark.parametrize("locale", SENTENCES)
def test_one_sentence_in_every_language(locale: str) -> None:
    found = read(SENTENCES[locale], locale, NAMES)
    assert [mention.value for mention in found] == ["2025-09-28", "Free", "Pro", "Max", "P5Y", "P30D"]
    assert found[0].bound == "at_most"


@pytest.mark.parametrize(
    "text", ["otuz gün, kırk yıl", "OTUZ GÜN, KIRK YIL", "otuz gun, kirk yil", "OTUZ GÜN, KİRK YİL"]
)
def test_an_i_with_a_dot_or_without(text: str) -> None:
    assert [mention.value for mention in read(text, "tr")] == ["P30D", "P40Y"]


def test_an_ending_is_no_part_of_the_words_before_it() -> None:
    found = read("28 Eylül 2025’e kadar 30 güne, sonra 5 yıla", "tr")
    assert [mention.text for mention in found] == ["28 Eylül 2025", "30 gün", "5 yıl"]


def test_small_letters_of_a_program_that_kept_the_dot() -> None:
    assert [mention.value for mention in read("İki hafta".lower(), "tr")] == ["P2W"]


def test_the_shape_that_programs_get() -> None:
    (mention,) = read("no later than Sunday, 09/08/2025", "en")
    assert mention_json(mention) == {
        "kind": "date",
        "value": "2025-09-08",
        "bound": "at_most",
        "negated": False,
        "start": 14,
        "end": 32,
        "text": "Sunday, 09/08/2025",
        "ambiguous": ["2025-08-09"],
        "weekday": False,
    }


def test_claims_only_when_asked_for() -> None:
    text = "These changes do not apply to Claude for Work."
    assert [mention.kind for mention in read(text, "en", NAMES)] == ["name"]
    claim, name = read(text, "en", NAMES, claims=True)
    assert (claim.kind, claim.value, claim.negated, name.negated) == ("claim", "applies", True, True)


def test_a_language_that_nobody_has_written() -> None:
    with pytest.raises(LookupError):
        read("", "../en")
