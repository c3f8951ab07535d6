"""Words in, words out, each with its place; and malformed input is read, never refused."""

from __future__ import annotations

import json
import re
import struct
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notices.model import Passage
from notices.reading.passages import passages, suffixes
from notices.reading.passages._builder import place

PLATFORMS = Path(__file__).parents[1] / "formats" / "platforms"
CASES = {
    "html": (
        "<p>Kept for <b>30&nbsp;days</b>, for&#32;all.</p><p title='Help'>Next</p>",
        ["Kept for 30\xa0days, for all.", "Help", "Next"],
    ),
    "md": (
        "# Title\n\n1\\. item *and*\nmore [link](https://example.com/a)\n\n- one\n- two",
        ["Title", "1. item and more link", "one", "two"],
    ),
    "txt": (
        "Head\n\n- one\n- two (https://example.com/a)\n\n[Accept] https://example.com/b\n",
        ["Head", "one", "two", "Accept"],
    ),
    "json": (
        json.dumps({"blocks": [{"type": "heading", "message": {"id": "a.b", "text": 'På "tisdag"'}}]}),
        ['På "tisdag"'],
    ),
    "eml": (
        "Subject: Hej\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nFem =C3=A5r i=\n dag\n",  # noqa: E501
        ["Hej", "Fem år i dag"],
    ),
    "xml": (
        "<resources><string name='a'>It\\'s \\u0022for\\u0022 <b>30</b>\n days &amp; 1</string></resources>",
        ['It\'s "for" 30 days & 1'],
    ),
    "xcstrings": (
        json.dumps({"strings": {"a": {"localizations": {"sv": {"stringUnit": {"value": "Fem år"}}}}}}),
        ["Fem år"],
    ),
    "strings": (
        '/* a, text */\n"a" = "Read \\"this\\"";\n"a.url" = "https://example.com";\n',
        ['Read "this"'],
    ),
    "arb": (json.dumps({"@@locale": "sv", "a": "Fem år", "@a": {"description": "not read"}}), ["Fem år"]),
    "i18next": (json.dumps({"a": {"b": "Fem år"}, "c": "Ett"}), ["Fem år", "Ett"]),
    "ftl": ('# not read\na = Five { "years" }\n    .title = and a day\n', ["Five years", "and a day"]),
    "mjs": ('export const messages = {\n  "a": "Five \\"years\\"",\n};\n', ['Five "years"']),
    "mts": ('/** Five years */\nreadonly "a": string;\n', ["Five years"]),
    "mo": (
        struct.pack("<7I2I2I", 0x950412DE, 0, 1, 28, 36, 0, 0, 1, 44, 8, 46) + b"a\0Fem \xc3\xa5r\0",
        ["Fem år"],
    ),
}


@pytest.mark.parametrize("suffix", CASES)
def test_a_person_s_words_come_out(suffix: str) -> None:
    source, expected = CASES[suffix]
    data = source if isinstance(source, bytes) else source.encode("utf-8")
    name = "a.i18next.json" if suffix == "i18next" else f"a.{suffix}"
    assert [it.text for it in passages(data, name)] == expected


def test_each_format_is_shown() -> None:
    """Here, or where it is written: what an app reads is tried with that app's own reader."""
    written = "".join(it.read_text("utf-8") for it in PLATFORMS.parent.rglob("test_*.py"))
    assert set(CASES) <= set(suffixes())
    assert [it for it in set(suffixes()) - set(CASES) if not re.search(rf"\b{it}\b", written)] == []


@pytest.mark.parametrize("suffix", ["html", "md", "txt"])
def test_each_character_leads_back_to_its_own(suffix: str) -> None:
    source, _ = CASES[suffix]
    for passage in passages(source.encode("utf-8"), f"a.{suffix}"):
        for n, char in enumerate(passage.text):
            if char.isalpha():
                assert source[place(passage.offsets, n)] == char


def test_ids_links_and_machine_values_come_along() -> None:
    source = (
        '<p data-message="a.b">Keep <time datetime="P5Y" data-fact="retention.allowed">5 years</time>, '
        '<a href="https://example.com">read</a></p>'
    )
    [it] = passages(source.encode(), "a.html")
    assert it.message == "a.b"
    assert [(m.fact, m.value, it.text[m.start : m.end]) for m in it.marks] == [("retention.allowed", "P5Y", "5 years")]
    assert [(r.url, it.text[r.start : r.end]) for r in it.references] == [("https://example.com", "read")]


@pytest.mark.parametrize("suffix", suffixes())
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300) | st.text("<>/!-[]{}\"'&;#=ab \n\\*_`()", max_size=200).map(str.encode))
def test_nothing_makes_a_reader_fail(suffix: str, data: bytes) -> None:
    for it in passages(data, f"a.{suffix}"):
        assert isinstance(it, Passage)
        assert it.text
        assert all(0 <= m.start <= m.end <= len(it.text) for m in it.marks)


SCARS = [
    b"",
    b"\\",
    b"\\u12",
    b"\\x",
    b'"',
    b"\x00",
    b"\x07",
    b"\xff",
    b"\r",
    b"\n",
    b"<",
    b"&#x110000;",
    b"{",
    b"}",
    b"*/",
    b"%9$s",
]


@pytest.mark.parametrize("suffix", sorted(CASES))
@settings(max_examples=60, deadline=None)
@given(start=st.integers(0, 150), cut=st.integers(0, 9), scar=st.sampled_from(SCARS))
def test_a_scarred_file_is_read_all_the_same(suffix: str, start: int, cut: int, scar: bytes) -> None:
    source, _ = CASES[suffix]
    whole = source if isinstance(source, bytes) else source.encode("utf-8")
    for it in passages(whole[:start] + scar + whole[start + cut :], f"a.{suffix}"):
        assert it.text


@pytest.mark.parametrize("suffix", sorted(CASES))
@settings(max_examples=40, deadline=None)
@given(words=st.lists(st.text("abcåäö漢字", min_size=1, max_size=8), min_size=1, max_size=8))
def test_no_word_is_lost(suffix: str, words: list[str]) -> None:
    text = " ".join(words)
    source = {
        "html": f"<p>{text}",
        "json": json.dumps({"text": text}),
        "eml": f"Content-Type: text/plain; charset=utf-8\n\n{text}",
    }.get(suffix, text)
    assert " ".join(it.text for it in passages(source.encode("utf-8"), f"a.{suffix}")).split() == words


@pytest.mark.parametrize(
    "unit",
    [
        "---\n",
        'title: "\\u',
        "<div>",
        "<a ",
        "<!--",
        "</p>",
        "&",
        "> ",
        "- ",
        "[",
        "*a ",
        "`",
        '{"a":',
        "(http://a ",
        "=\n",
    ],
)
@pytest.mark.parametrize("suffix", suffixes())
def test_hostile_texts_take_no_longer_than_their_length(suffix: str, unit: str) -> None:
    started = time.process_time()
    passages((unit * (40_000 // len(unit))).encode(), f"a.{suffix}")
    assert time.process_time() - started < 4


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('---\ntitle: "Kept for \\"30\\" days"\ndate: 2025-01-02\n---\n\nText', ['Kept for "30" days', "Text"]),
        ("+++\ntitle = 'It''s'\ndescription = \"a\\u00e5\"\n+++\nText", ["It's", "aå", "Text"]),
        ("---\nsummary: >-\n  two\n  lines\ntitle: plain\n---\n# Text", ["two lines", "plain", "Text"]),
        ("---\ntitle: not closed\n\nText", ["title: not closed", "Text"]),
        ("---\n---\nText", ["Text"]),
    ],
)
def test_front_matter_is_read_as_people_see_it(source: str, expected: list[str]) -> None:
    read = passages(source.encode("utf-8"), "a.md")
    assert [it.text for it in read] == expected
    for it in read:
        assert [
            source[place(it.offsets, n)] for n, char in enumerate(it.text) if char.isascii() and char.isalpha()
        ] == [char for char in it.text if char.isascii() and char.isalpha()]


def test_what_is_struck_out_in_markdown_is_passed_over() -> None:
    source = "Kept ~~for *30* days~~ *30* days."
    (it,) = passages(source.encode("utf-8"), "a.md")
    assert it.text == "Kept 30 days."
    assert place(it.offsets, it.text.index("30")) == source.rindex("30")
