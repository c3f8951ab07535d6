"""PDF: tagged, complete, the same bytes every time, and read back word for word."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from notices import pipeline
from notices.diagnostics import Unusable
from notices.reading.passages import passages
from notices.reading.passages.pdf import _logical
from notices.rendering.direction import bare
from tests import projects
from tests.formats.test_formats import texts
from tests.tools import chromium, missing

PRINTED = ("ar", "he", "hi")  # by a browser
LOCALES = ("en", "sv", "zh-Hans", *PRINTED)
try:
    import pypdf
    import weasyprint
except (ImportError, OSError) as error:
    pypdf, weasyprint = None, str(error)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if pypdf is None:
        missing(f"WeasyPrint or pypdf is not installed (pip install 'notices[pdf]'): {weasyprint}")
    chromium()
    folder = projects.copy(tmp_path_factory.mktemp("pdf"), LOCALES)
    projects.edit(folder / "policy.yaml", "formats: [page, markdown, text, json]", "formats: [pdf, json]")
    projects.edit(folder / "policy.yaml", "[page, fragment, markdown, text, json]", "[page, pdf, json]")
    outcome = pipeline.build(folder / "policy.yaml", folder / "dist", surfaces=["announcement", "faq"])
    assert outcome.clean, outcome.diagnostics[:3]
    return folder


def files(project: Path) -> list[Path]:
    found = sorted((project / "dist").glob("*/*.pdf"))
    assert len(found) == 3 * len(LOCALES)
    return found


def test_every_word_is_read_back_in_its_order(project: Path) -> None:
    for file in files(project):
        said = [spaced(bare(it)) for it in texts(json.loads(file.with_suffix(".json").read_text("utf-8")))]
        assert [spaced(it.text) for it in passages(file.read_bytes(), str(file))] == said


def spaced(text: str) -> str:
    """A font that has no no-break space draws a space, and the page says no more than it shows."""
    return text.replace("\xa0", " ")


def test_links_lead_where_the_policy_says(project: Path) -> None:
    read = passages((project / "dist/en/announcement.pdf").read_bytes(), "a.pdf")
    links = {it.text[r.start : r.end]: r.url for it in read for r in it.references}
    assert links["Consumer Terms"] == "https://www.anthropic.com/legal/consumer-terms"
    assert len(links) == 4


def test_it_is_tagged_named_and_brings_its_fonts(project: Path) -> None:
    for file in files(project):
        it: Any = pypdf.PdfReader(file)
        root = it.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == file.parent.name
        assert it.metadata.title and "/CreationDate" not in it.metadata
        assert file.parent.name in PRINTED or b"pdfuaid" in root["/Metadata"].get_data()
        for page in it.pages:
            for font in page["/Resources"]["/Font"].values():
                if font["/Subtype"] == "/Type3":  # its glyphs are drawings in the file
                    continue
                [inner] = font["/DescendantFonts"]
                assert {"/FontFile2", "/FontFile3"} & set(inner.get_object()["/FontDescriptor"]), font["/BaseFont"]


def test_the_bytes_are_the_same_in_another_world(project: Path, tmp_path: Path) -> None:
    world = {"PYTHONHASHSEED": "77", "TZ": "Asia/Kolkata", "PYTHONPATH": str(projects.ROOT)}
    command = [sys.executable, "-m", "notices", "build", "--surface", "faq", "--out", str(tmp_path / "dist")]
    subprocess.run(command, cwd=project, env={**os.environ, **world}, check=True, capture_output=True)
    for file in files(project):
        if file.stem.startswith("faq"):
            assert (tmp_path / "dist" / file.parent.name / file.name).read_bytes() == file.read_bytes()


def test_a_changed_fact_is_found_in_it(project: Path) -> None:
    projects.edit(project / "policy.yaml", "not_allowed: 30 days", "not_allowed: 31 days")
    try:
        found = pipeline.audit([project / "dist"], project / "policy.yaml").diagnostics
    finally:
        projects.edit(project / "policy.yaml", "not_allowed: 31 days", "not_allowed: 30 days")
    told = {Path(it.span.path).parent.name for it in found if it.span.path.endswith(".pdf") and "30 days" in it.message}
    assert told == set(LOCALES)


def test_a_pdf_of_other_people_is_read_line_by_line(project: Path) -> None:
    data = weasyprint.HTML(string="<p>We keep it for 90 days.</p><p>Always.</p>").write_pdf()
    assert "We keep it for 90 days." in " ".join(it.text for it in passages(data, "a.pdf"))
    broken = (project / "dist/en/announcement.pdf").read_bytes()[:9000]
    assert isinstance(passages(broken, "a.pdf"), list)
    assert io.BytesIO(data).getbuffer().nbytes > 1000


def test_what_can_not_be_made_stops_the_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from notices.rendering.formats import pdf
    from notices.rendering.formats._browser import printed

    surface = SimpleNamespace(span=SimpleNamespace(path="policy.yaml", line=1, column=1))
    about = {"locale": "ar", "stem": "faq", "surface": "faq", "policy": SimpleNamespace(surfaces={"faq": surface})}
    document: Any = SimpleNamespace(**about)
    with monkeypatch.context() as nowhere, pytest.raises(Unusable, match="needs Chromium"):
        nowhere.setenv("PATH", str(project))
        nowhere.delenv("NOTICES_CHROMIUM", raising=False)
        pipeline.build(project / "policy.yaml", None, surfaces=["faq"], locales=["ar"])
    with pytest.raises(Unusable, match="no font of this machine"):
        printed("<!doctype html><title>x</title><p>\U0010fffd</p>", document)
    with pytest.raises(Unusable, match=r"no font .*U\+10FFFD"), pdf._complete(document):
        weasyprint.HTML(string="<p>\U0010fffd").write_pdf()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Unusable, match="needs WeasyPrint"):
        pipeline.build(project / "policy.yaml", None, surfaces=["faq"], locales=["en"])


def test_what_is_drawn_from_left_to_right_is_read_in_its_order() -> None:
    assert _logical(list("abc 1"), rtl=False) == "abc 1"
    assert _logical(list("ב 30 א"), rtl=True) == "א 30 ב"
    assert _logical(list("ב Claude 4 א"), rtl=True) == "א Claude 4 ב"
    assert _logical(list(" ,"), rtl=True) == ", "
