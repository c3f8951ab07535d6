"""What the pen makes of every value: signed tables, CLDR as a source to check against, joints and endings."""

from __future__ import annotations

import gettext

import pytest
from babel import Locale

from notices import languages
from notices.model import Bound, Duration, Fact, Names, Number, Span, Term, Unit
from notices.reading import read
from notices.rendering.wording import NoWording, wording
from tests.wording import golden

TAGS = languages.known()
HERE = Span("policy.yaml", 1, 1)


def cldr(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


@pytest.mark.parametrize("tag", TAGS)
def test_the_table_is_the_one_that_was_read(tag: str) -> None:
    path = golden.FOLDER / f"{tag}.txt"
    assert path.is_file(), f"run: python -m tests.wording.golden, then read {path.name}"
    assert golden.table(tag) == path.read_text(encoding="utf-8"), "python -m tests.wording.golden, and read the diff"


@pytest.mark.parametrize("tag", TAGS)
def test_the_eye_reads_every_line_back(tag: str) -> None:
    vocabulary = {name: [name] for name in golden.NAMES}
    misread = {
        (shown, text): seen
        for shown, _, text in golden.rows(wording(tag))
        if (seen := heard(text, tag, vocabulary)) != meant(shown, text)
    }
    assert misread == {}


def heard(text: str, tag: str, vocabulary: dict[str, list[str]]) -> str:
    """What the eye makes of the pen's words, as the table writes it."""
    found = read(text, tag, vocabulary)
    names = [it for it in found if it.kind == "name"]
    values = [f"{'' if it.bound is Bound.EXACTLY else it.bound + ' '}{it.value}" for it in found if it not in names]
    return " ".join([*values, *([f"{len(names)} names"] if names else [])])


def meant(shown: str, text: str) -> str:
    """What a line says: a date without its year where a role leaves it out."""
    year, dash, rest = shown.partition("-")
    return f"--{rest}" if dash and year.isdigit() and year not in text else shown


@pytest.mark.parametrize("tag", TAGS)
def test_months_and_weekdays_are_cldrs(tag: str) -> None:
    data, locale = wording(tag).data, cldr(tag)
    assert data["months"] == [locale.months["format"]["wide"][n] for n in range(1, 13)] or tag.startswith("zh")
    assert data["weekdays"] == [locale.days["format"]["wide"][n] for n in range(7)]


def test_chinese_months_are_numbers() -> None:
    # CLDR writes 九月; with the day behind it, dates are written in digits: 9月28日.
    assert wording("zh-Hans").data["months"] == [f"{n}月" for n in range(1, 13)]


@pytest.mark.parametrize("tag", TAGS)
def test_plural_categories_are_cldrs(tag: str) -> None:
    rule = cldr(tag).plural_form
    differing = [n for n in range(2_000) if wording(tag).category(n) != rule(n)]
    assert differing == []


@pytest.mark.parametrize("tag", TAGS)
def test_plural_forms_are_gettexts(tag: str) -> None:
    """The formula in a catalog's header and our own rules choose the same form."""
    formula = gettext.c2py(wording(tag).plural_forms.partition("plural=")[2].rstrip(";"))
    differing = [n for n in range(2_000) if wording(tag).form(n) != formula(n)]
    assert differing == []


@pytest.mark.parametrize("tag", TAGS)
def test_direction_and_groups_are_cldrs(tag: str) -> None:
    locale = cldr(tag)
    assert wording(tag).direction == locale.text_direction
    written = "12{0}34{0}567" if locale.decimal_formats[None].grouping == (3, 2) else "1{0}234{0}567"
    assert wording(tag).number(1_234_567).replace("\u202f", "\u00a0") == written.format(
        locale.number_symbols["latn"]["group"].replace("\u202f", "\u00a0")
    )


@pytest.mark.parametrize("tag", TAGS)
def test_languages_speak_of_the_same_facts(tag: str) -> None:
    """A language that says a kind of fact says all its units; the English one is the measure."""
    ours, english = wording(tag).data, wording("en").data
    assert set(ours["duration"]["base"]) == set(english["duration"]["base"])
    assert set(ours["bounds"]) == set(english["bounds"])
    assert set(ours["range"]["base"]) == set(english["range"]["base"])
    assert {"base", "or"} <= set(ours["names"])
    missing = [role for role in ours["duration"] for bound in ours["bounds"].values() if role not in bound]
    assert missing == [], "a policy may put a bound on any duration"


def test_a_latin_name_keeps_its_distance_from_han() -> None:
    names = Names(tuple(Term({"default": {"base": name}}) for name in ("Free", "专业版", "Max")))
    assert wording("zh-Hans").say(Fact("plans", names, HERE)) == "Free、专业版和 Max"


def test_a_number_keeps_its_distance_where_the_language_wants_it() -> None:
    assert wording("zh-Hans").beside("保留", "5年") == "保留5年"
    assert wording("zh-Hant").beside("保留", "5 年") == "保留 5 年"


@pytest.mark.parametrize(
    ("role", "last", "said"),
    [
        ("base", "Iris", "Pro e Iris"),
        ("base", "Ion", "Pro y Ion"),
        ("or", "Max", "Pro o Max"),
        ("or", "Oro", "Pro u Oro"),
    ],
)
def test_a_conjunction_hears_the_word_behind_it(role: str, last: str, said: str) -> None:
    names = Names(tuple(Term({"default": {"base": name}}) for name in ("Pro", last)))
    assert wording("es").say(Fact("plans", names, HERE), role) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Claude", "Claude’u"),  # a silent e: its o is heard
        ("Free", "Free’yi"),
        ("Pro", "Pro’yu"),
        ("Max", "Max’ı"),
        ("Anthropic", "Anthropic’i"),
        ("Bedrock", "Bedrock’u"),
        ("Gül", "Gül’ü"),
        ("Vertex AI", "Vertex AI’yı"),
        ("XYZ 4", "XYZ 4’i"),  # with no vowel written
    ],
)
def test_an_ending_follows_the_last_vowel(name: str, said: str) -> None:
    assert wording("tr").say(Fact("product", Term({"default": {"base": name}}), HERE), "accusative") == said


@pytest.mark.parametrize(
    ("name", "genitive", "plan"),
    [
        ("Claude", "Clauden", "Claude-tilaus"),
        ("Max", "Maxin", "Max-tilaus"),
        ("Claude AI", "Claude AI:n", "Claude AI -tilaus"),
        ("Claude 4", "Claude 4:n", "Claude 4 -tilaus"),
    ],
)
def test_a_form_by_the_shape_of_a_name(name: str, genitive: str, plan: str) -> None:
    fact = Fact("plans", Names((Term({"default": {"base": name}}),)), HERE)
    assert wording("fi").say(fact, "genitive") == genitive
    assert wording("fi").say(fact, "plan") == plan


def test_little_words_stay_with_what_follows() -> None:
    assert wording("pl").tied("(A w domu) i w lesie") == "(A\u00a0w\u00a0domu) i\u00a0w\u00a0lesie"
    assert wording("sv").tied("i år") == "i år"


def test_what_has_no_words_says_so() -> None:
    fact = Fact("grace", Duration(5, Unit.YEAR), HERE)
    with pytest.raises(NoWording, match="no role `ablative`"):
        wording("sv").say(fact, "ablative")
    with pytest.raises(NoWording, match="no form `definite` in sv"):
        wording("sv").say(Fact("x", Term({"default": {"base": "x"}}), HERE), "definite")
    assert wording("en").say(Fact("n", Number(1_250_000), HERE)) == "1,250,000"


def test_a_table_that_differs_fails() -> None:
    assert golden.table("en") != golden.table("sv")
