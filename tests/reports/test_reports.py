"""What CI systems are given is well-formed, whatever the texts hold."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from notices import auditing, recognising
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Span
from notices.reports import formats, report
from notices.reports.baseline import forgiven

from ..checks.pages import policy

NASTY = Diagnostic("a-rule", 'says "<b>" & \x00\u202e%0A::x', Span("a b,c:d.html", 3, 7, 2), "help, me", "line \x0b]]>")
NOTE = Diagnostic("b-rule", "only a note", Span("x", 0, 0), "", severity="note")
FOUND = [NASTY, NOTE]


@pytest.mark.parametrize("format", formats())
def test_every_format_takes_everything(format: str) -> None:
    assert isinstance(report(format, FOUND), str)
    assert isinstance(report(format, []), str)


def test_sarif_has_what_the_standard_asks_for() -> None:
    data = json.loads(report("sarif", FOUND))
    [run] = data["runs"]
    assert data["version"] == "2.1.0"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 7, 9)
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert " " not in uri


def test_sarif_is_valid_by_the_standard_s_own_schema() -> None:
    schema = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    for found in (FOUND, [NASTY, NASTY], []):
        assert not [it.message for it in validator.iter_errors(json.loads(report("sarif", found)))]
    wrong = json.loads(report("sarif", FOUND))
    wrong["runs"][0]["results"][0]["level"] = "fatal"
    assert list(validator.iter_errors(wrong))


# There is no standard; these are the elements and attributes that Jenkins, GitLab and Ant’s own reports read.
_JUNIT: dict[str, tuple[set[str], set[str], set[str]]] = {  # required, allowed attributes; children
    "testsuites": ({"name"}, {"name", "tests", "failures", "errors", "time", "disabled"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname", "id", "package"},
        {"properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": (
        {"name", "classname"},
        {"name", "classname", "time", "file", "line"},
        {"failure", "error", "skipped", "system-out", "system-err"},
    ),
    "failure": ({"message", "type"}, {"message", "type"}, set()),
    "system-out": (set(), set(), set()),
}


@pytest.mark.parametrize("found", [FOUND, [NASTY, NASTY], [NOTE], []], ids=["both", "twice", "note", "nothing"])
def test_junit_has_nothing_that_its_readers_do_not_know(found: list[Diagnostic]) -> None:
    root = ElementTree.fromstring(report("junit", found))
    assert root.tag == "testsuites"
    for element in root.iter():
        required, allowed, children = _JUNIT[element.tag]
        assert required <= set(element.keys()) <= allowed
        assert {child.tag for child in element} <= children
    for suite in root.findall("testsuite"):
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))


def test_github_hides_no_command_in_a_finding() -> None:
    words = "100 % sure\r\n::set-output name=a::b"
    hostile = Diagnostic("a:rule,b", words, Span("a%b\r\n::error::c,d:e", 1, 2), words)
    text = report("github", [hostile])
    assert "\n" not in text
    assert "\r" not in text
    head, _, message = text.removeprefix("::error ").partition("::")
    assert head.split(",") == [
        "file=a%25b\\u{000d}\\u{000a}%3A%3Aerror%3A%3Ac%2Cd%3Ae",
        "line=1",
        "col=2",
        "title=a%3Arule%2Cb",
    ]
    assert message.startswith("100 %25 sure")


def test_junit_is_xml_with_one_failure() -> None:
    root = ElementTree.fromstring(report("junit", FOUND))
    assert root.get("failures") == "1"
    assert len(root.findall(".//failure")) == 1
    assert len(root.findall(".//testcase")) == 2


def test_github_escapes_what_would_be_a_command() -> None:
    lines = report("github", FOUND).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=a b%2Cc%3Ad.html,line=3,col=7,title=a-rule::")
    assert "%250A" in lines[0]


def test_what_is_wrong_in_a_message_is_told_once_where_it_is_written() -> None:
    origin = Span("locales/sv/messages.po", 7, 8, 20)
    read = [
        Diagnostic("a-rule", f"unlike `en` (en/{it})", Span(f"sv/{it}", n, 3), "", f"words {n}", origin=origin)
        for n, it in enumerate(("a.html", "b.txt"), 1)
    ]
    [line] = report("github", read).splitlines()
    assert line.startswith("::error file=locales/sv/messages.po,line=7,col=8,") and "read in sv/a.html:1:3" in line
    for result in json.loads(report("sarif", read))["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("locales/sv/messages.po", 7)
        assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("sv/")


def _baseline(folder: Path, text: str) -> Path:
    file = folder / "baseline.yaml"
    file.write_text(text, "utf-8")
    return file


ENTRY = "- {rule: a-rule, path: %s, text: %r, reason: looked at}"


def test_an_exception_lets_its_finding_pass(tmp_path: Path) -> None:
    it = Diagnostic("a-rule", "x", Span("site/faq.html", 1, 1), "", "the line")
    assert not forgiven([it], _baseline(tmp_path, ENTRY % ("faq.html", "the line")))


def test_an_exception_expires_when_the_text_changes(tmp_path: Path) -> None:
    it = Diagnostic("a-rule", "x", Span("site/faq.html", 1, 1), "", "the new line")
    found = forgiven([it], _baseline(tmp_path, ENTRY % ("faq.html", "the line")))
    assert [d.rule for d in found] == ["expired-exception", "a-rule"] or {d.rule for d in found} == {
        "expired-exception",
        "a-rule",
    }


@pytest.mark.parametrize(
    "text", ["- {rule: a, path: b, text: c}", "a: b", "- [x", "- {rule: a, path: b, text: c, reason: ' '}"]
)
def test_an_exception_without_a_reason_is_none(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unusable):
        forgiven([], _baseline(tmp_path, text))


def test_a_language_is_recognised() -> None:
    texts = {
        "sv": "Vi säljer inte dina data.",
        "en": "We don’t sell your data.",
        "zh-Hans": "我们不会出售您的数据。",
        "zh-Hant": "我們不會出售您的資料。",
        "ja": "お客様のデータを第三者に販売することはありません。",
    }
    for locale, text in texts.items():
        assert recognising.language([text]) == locale


def test_a_tag_is_read_as_the_nearest_language() -> None:
    near = {
        "zh-Hant": ["zh-TW", "zh-Hant-HK", "zh-MO", "yue"],
        "zh-Hans": ["zh", "zh-CN", "zh-SG", "zh-Hans-HK", "cmn"],
        "pt-BR": ["pt", "pt-PT", "pt_BR", "PT-br"],
        "he": ["iw", "he-IL"],
        "es": ["es-419"],
        "en": ["en-GB-oxendict"],
        None: ["sw", "x-en", "e", ""],
    }
    assert {tag: recognising.nearest(tag) for tags in near.values() for tag in tags} == {
        tag: own for own, tags in near.items() for tag in tags
    }


def test_a_text_in_no_known_language_is_unusable() -> None:
    with pytest.raises(Unusable):
        auditing.loose(policy(), [("a.txt", b"42")])
