"""In right-to-left text, signs that only lay a line out are no words; all others stay, for the audit to refuse."""

from __future__ import annotations

import pytest

from notices.reading.passages import laid_out, passages
from notices.reading.passages._builder import place

PLAIN = {
    "an isolate around a name": ("خطط \u2066Free\u2069 و\u2066Pro\u2069.", "خطط Free وPro."),
    "a name alone": ("\u200f\u2066Claude Gov\u2069", "Claude Gov"),
    "a list of names alone": ("\u2066Free\u2069, \u2066Pro\u2069", "Free, Pro"),
    "an address": ("اقرأ \u2066https://example.com/a/\u2069.", "اقرأ https://example.com/a/."),
    "words of its own direction": ("قال \u2067كلمة\u2069 واحدة", "قال كلمة واحدة"),
    "a mark beside a slash": ("28\u200f/09\u200f/2025", "28/09/2025"),
    "a mark beside a sign": ("50\u200e%\u200e", "50%"),
}
TRICKS = {
    "a mark inside a number": "لمدة 5\u200f0 يومًا",
    "a mark inside a word": "Cla\u200eude",
    "an isolate inside a number": "لمدة 5\u20660\u2069 يومًا",
    "two isolates that make a number": "لمدة \u20665\u2069\u20660\u2069 يومًا",
    "an isolate that is not closed": "خطة \u2066Free",
    "one that is never opened": "خطة Free\u2069",
    "figures turned round": "\u20672025 - 2026\u2069",
    "right-to-left words turned round": "\u2066خطة Free\u2069",
    "an override": "\u202e03\u202c يومًا",
    "an embedding": "\u202bخطة\u202c",
    "an isolate in an isolate": "\u2066Free \u2066Pro\u2069\u2069",
}


def read(text: str, locale: str) -> str:
    return "\n".join(it.text for it in laid_out(passages(text.encode("utf-8"), "a.txt"), locale))


@pytest.mark.parametrize("name", PLAIN)
def test_what_only_lays_out_is_not_read(name: str) -> None:
    written, shown = PLAIN[name]
    found = laid_out(passages(written.encode("utf-8"), "a.html"), "he-IL")
    assert [it.text for it in found] == [shown]
    for at, char in enumerate(shown):
        assert written[place(found[0].offsets, at)] == char


@pytest.mark.parametrize("name", TRICKS)
def test_what_turns_something_stays(name: str) -> None:
    hidden = set("\u200e\u200f\u2066\u2067\u2069\u202a\u202b\u202c\u202e")
    assert hidden & set(read(TRICKS[name], "ar"))


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_an_element_that_turns_its_text_is_a_sign(tag: str) -> None:
    page = b'<p>30 <bdo dir="rtl">05</bdo> 30</p>'
    assert [it.text for it in laid_out(passages(page, "a.html"), tag)] == ["30 \u202e05 30"]


@pytest.mark.parametrize("name", PLAIN)
def test_elsewhere_all_signs_stay(name: str) -> None:
    assert read(PLAIN[name][0], "sv") == PLAIN[name][0].strip()


def test_marks_and_references_move_along() -> None:
    page = '<p>خطط <bdi data-fact="plans">\u2066Free\u2069 و\u2066Pro\u2069</bdi>، <a href="https://example.com">هنا</a></p>'
    (it,) = laid_out(passages(page.encode("utf-8"), "a.html"), "ar")
    assert it.text[it.marks[0].start : it.marks[0].end] == "Free وPro"
    assert it.text[it.references[0].start : it.references[0].end] == "هنا"
