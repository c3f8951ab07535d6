"""A plain page is taken apart by one expression, any other by the parser: both read the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notices.model import Passage
from notices.reading.passages import html
from notices.reading.passages._builder import place

NAMES = [
    "p", "b", "a", "div", "li", "h2", "span", "time", "data", "code", "title", "style", "script", "footer", "br", "img",
    "input", "meta", "bdo", "textarea", "label", "button", "s", "template",
]  # fmt: skip
ATTRIBUTES = [
    "hidden", 'class="button"', 'data-message="m"', "data-message", 'lang="sv"', 'href="https://x.y/?a&amp;b"',
    'datetime="P5Y"', 'name="description" content="a &lt; b"', 'alt="a  b"', 'title="a > b"', 'dir="rtl"',
    'data-fact="f"', 'type="application/ld+json"', "checked", 'value="later"', 'aria-hidden="true"',
    'style="display: none"', 'type="submit" value="Go"',
]  # fmt: skip
PIECES = [
    "words", " a b ", "\n", "\t", "&amp;", "&lt;", "&nbsp;", "&#38;", "&#x26;", "&#0;", "&bogus;", "&copy", "& ",
    "<", ">", '"', '{"text": "w"}', "<!-- c -->", "<!---->", "<!-->",
    "<!-- a -- b -->", "<!--[if mso]><p>x</p><![endif]-->",
    "<!DOCTYPE html>", "<![CDATA[x]]>", "<?x?>", "<br/>", "<P>", "<p\n>", "<p a='b'>", "</p >", "x<y", "\x00",
]  # fmt: skip

opened = st.builds(
    lambda name, attributes: f"<{' '.join([name, *attributes])}>",
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(ATTRIBUTES), max_size=3),
)
closed = st.sampled_from(NAMES).map(lambda name: f"</{name}>")
texts = st.lists(opened | closed | st.sampled_from(PIECES), max_size=12).map("".join)


def shown(found: list[Passage]) -> list[object]:
    return [(it._replace(offsets=()), [place(it.offsets, n) for n in range(len(it.text))]) for it in found]


@settings(max_examples=600, deadline=None)
@given(texts)
def test_both_ways_read_the_same(text: str) -> None:
    plain = html._plain(text, "a.html")
    if plain is not None:
        assert shown(plain.found) == shown(html._parsed(text, "a.html").found)


def test_our_own_pages_are_plain_and_tricks_are_not() -> None:
    assert html._plain('<!DOCTYPE html>\n<p lang="sv">a &amp; <time datetime="P5Y">5 år</time></p>', "a.html")
    for trick in ("<p title=a>", "<xmp/>", "<P>", "<!-- a -- b -->", "<style><!--</style>", "<xmp>", "a & b", "a < b"):
        assert html._plain(f"<p>{trick}</p>", "a.html") is None, trick


def test_a_list_of_languages_names_each_in_its_own() -> None:
    page = (
        '<html lang="sv"><nav><ul><li><a href="../da/a.html" lang="da">dansk</a></li>'
        '<li>in <a href="../de/a.html" lang="de">Deutsch</a></li></ul></nav><p>Hej <a lang="da">du</a></p></html>'
    )
    said = [("dansk", "da"), ("in Deutsch", "sv"), ("Hej du", "sv")]
    assert [(it.text, it.locale) for it in html.passages(page, "a.html")] == said


def test_an_answer_for_machines_is_read_line_by_line_as_the_page_says_it() -> None:
    page = r'<script type="application/ld+json">{"text": "Vi \u00e4ndrar:\n• tiden\n\n• valet"}</script>'
    found = html.passages(page, "a.html")
    assert [(it.text, it.role) for it in found] == [("Vi ändrar:", "data"), ("tiden", "data"), ("valet", "data")]
    for it in found[1:]:
        at = place(it.offsets, 0)
        assert page[at : at + len(it.text)] == it.text


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            '<label for="a">A</label><input id="a" type="checkbox" checked>'
            '<label><input type="checkbox" disabled>B</label>'
            '<label>C</label><button value="later">Not <b>now</b></button><button>D</button>',
            [("A", "on"), ("B", "disabled"), ("C", None), ("Not now", "later"), ("D", None)],
        ),
        (
            '<input id="a" type="checkbox"><label for="a">A</label><input id="b" type="checkbox" checked>'
            '<label for="b">B</label><input type="checkbox" disabled><label>C</label><label>D</label>',
            [("A", None), ("B", "on"), ("C", "disabled"), ("D", None)],
        ),
    ],
    ids=["to its words", "to the label that names it"],
)
def test_a_control_is_given(page: str, said: list[tuple[str, str | None]]) -> None:
    for found in (html._plain(page, "a.html"), html._parsed(page, "a.html")):
        assert found is not None
        assert [(it.text, it.control) for it in found.found] == said


def test_what_is_struck_out_or_not_shown_says_nothing() -> None:
    page = (
        "<p>Kept <s>30 <s>or</s> 40</s> 60 days.</p><template><p><s>Was</s> 5 years</p><style>p {}</style> 6</template>"
        "<p>Now <strike>10</strike> 11.</p>"
    )
    for found in (html._plain(page, "a.html"), html._parsed(page, "a.html")):
        assert found is not None
        assert [it.text for it in found.found] == ["Kept 60 days.", "Now 11."]
