"""How words of judging.yaml are matched in languages that write words together, bend them, or leave no spaces."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from notices import languages
from notices.checks._denials import denied, negation
from notices.checks._lexicon import Lexicon, Lists
from notices.checks._lexicon import lexicon as lexicon_of
from notices.checks._phrases import Affixes, small
from notices.checks._words import Words
from notices.languages import compiled, readable

ROOT = Path(__file__).parents[2]

FINNISH = Affixes(endings=("a", "ssa", "sta", "n", "t", "ja"))
HEBREW = Affixes(glued=("ו", "ה", "ב", "ש", "כש"))
ARABIC = Affixes(glued=("و", "ال", "ب", "ل"))


@pytest.mark.parametrize(
    ("phrase", "affixes", "text", "found"),
    [
        ("keep", Affixes(), "We KEEP it", "keep"),
        ("keep", Affixes(), "the keeper", None),
        ("filter*", Affixes(), "filtering works", "filtering"),
        ("*policyn", Affixes(), "integritetspolicyn", "integritetspolicyn"),
        ("turn* ... off", Affixes(), "turning the switch off", "turning the switch off"),
        ("turn* ... off", Affixes(), "turn it on. Then off", None),
        ("can't", Affixes(), "you can’t", "can’t"),
        ("keskustelu+", FINNISH, "keskusteluja säilytetään", "keskusteluja"),
        ("keskustelu+", FINNISH, "keskusteluryhmä", None),
        ("נתונים", HEBREW, "והנתונים שלך", "והנתונים"),
        ("נתונים", HEBREW, "מטהנתונים", None),
        ("بيانات", ARABIC, "نحتفظ بالبيانات", "بالبيانات"),
        ("保留", Affixes(), "我们会保留数据", "保留"),
        ("เก็บ", Affixes(), "เราจะเก็บข้อมูล", "เก็บ"),
        ("izin*", Affixes(), "İZİNLE", "izinle"),
        ("*mıyor*", Affixes(), "VERİ SATMIYORUZ", "satmiyoruz"),
    ],
)
def test_a_phrase_stands_where_the_language_lets_it_stand(
    phrase: str, affixes: Affixes, text: str, found: str | None
) -> None:
    match = Words([phrase], affixes).search(text)
    assert (match[0] if match else None) == found


@pytest.mark.parametrize("tag", readable())
def test_what_is_looked_for_as_it_stands_is_what_the_expression_finds(tag: str) -> None:
    lex = lexicon_of(tag)
    assert lex
    for phrase in {it for words in lex.topics.values() for it in words.phrases}:
        words = phrase.replace("*", "").replace("+", "").replace(" ... ", " x ").replace("'", "’")
        for text in (words, f"“{words.upper()}”, x", f"({words.replace(' ', '  ')}x", f"x{words}", f"l’{words}-x"):
            found = {name for name, its in lex.topics.items() if its.pattern.search(small(text))}
            assert lex.spoken_of(text) == found, text


@pytest.mark.parametrize("tag", readable())
def test_no_phrase_stands_twice_in_a_list(tag: str) -> None:
    said = data(tag)
    lists = {name: its for name, its in {**said, **said["topics"]}.items() if isinstance(its, list)}
    assert {name: twice for name, its in lists.items() if (twice := {it for it in its if its.count(it) > 1})} == {}


@pytest.mark.parametrize("tag", readable())
def test_every_key_is_told_to_who_adds_a_language(tag: str) -> None:
    _, _, page = (ROOT / "docs/adding-a-language.md").read_text("utf-8").partition("\n## judging.yaml")
    told = re.findall(r"`([a-z_]+)\b", page)
    assert {*data(tag), *data(tag)["topics"]} - {*told} == set()


def data(tag: str) -> dict[str, Any]:
    return compiled.words(languages.file(tag, "judging.yaml"))


def lexicon(**words: list[str]) -> Lexicon:
    lex = Lexicon("xx", Lists(), Lists())
    lex.words.update((name, Words(phrases)) for name, phrases in words.items())
    return lex


def test_a_verb_may_hold_its_own_negation() -> None:
    """Turkish `satmıyoruz`: sell, not, we."""
    lex = lexicon(negators=["*mıyor*", "değil"])
    for text, no in (("Verilerinizi satmıyoruz.", True), ("Verilerinizi satıyoruz.", False)):
        verb = Words(["sat*"]).search(text)
        assert verb
        assert denied(text, *verb.span(), lex) is no
        assert (negation(text, *verb.span(), lex) is not None) is no


def test_a_negation_may_be_a_verb_of_its_own() -> None:
    """Finnish `emme myy`."""
    lex = lexicon(negators=["en", "et", "ei", "emme", "ette", "eivät"], conditions=["jos"])
    text = "Jos et halua, emme myy tietojasi."
    verb = Words(["myy*"]).search(text)
    assert verb
    assert denied(text, *verb.span(), lex)
