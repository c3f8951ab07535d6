"""What has changed, told sentence by sentence: before and now, each change once, with what differs marked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from notices import pipeline
from notices.diagnostics import show
from tests import projects

SOME = "Some of what we announced has changed."
NONE = "Nothing of what we announced has changed."


def built(project: Path, locale: str = "en") -> pipeline.Outcome:
    outcome = pipeline.build(project / "policy.yaml", None, locales=[locale])
    assert outcome.clean, "\n".join(map(show, outcome.diagnostics))
    return outcome


def text(outcome: pipeline.Outcome, name: str = "changes.txt") -> str:
    return next(it.data for it in outcome.files if it.path.endswith(f"/{name}")).decode("utf-8")


def cards(page: str) -> list[str]:
    """The changes, each with its lines, as HTML without the names of messages and facts."""
    plain = re.sub(r' (?:data-fact|data-message|datetime|dir)="[^"]*"|</?(?:bdi|time)>', "", page)
    plain = re.sub(r"</?(?:bdi|time)\b[^>]*>", "", plain)
    return re.findall(r'<div class="card">\n(.*?)\n</div>', plain, re.DOTALL)


def told(tmp_path: Path, before: dict[str, str], locale: str = "en") -> list[str]:
    """The changes but for the first, the dates of the versions."""
    project = projects.versions(projects.copy(tmp_path / "project", tuple(dict.fromkeys(("en", locale)))), before)
    return cards(text(built(project, locale), "changes.html"))[1:]


def test_legal_moves_the_deadline(tmp_path: Path) -> None:
    project = projects.versions(projects.copy(tmp_path / "project", ("en",)), {"date: 2025-09-28": "date: 2025-09-14"})
    page = built(project)
    assert text(page).splitlines()[4:] == [
        "Some of what we announced has changed. Below, you can read each change as it was before and as it is now. "
        "Everything else stays as announced.",
        "",
        "Versions compared",
        "",
        "Before: Anthropic announced this on August 28, 2025.",
        "",
        "Now: Anthropic announced this on September 11, 2025.",
        "",
        "What you need to do",
        "",
        "Before: You can select “Not now” until the end of September 14, 2025. "
        "After that, you’ll need to make your selection to continue using Claude.",
        "",
        "Now: You can select “Not now” until the end of September 28, 2025. "
        "After that, you’ll need to make your selection to continue using Claude.",
    ]
    html = text(page, "changes.html")
    assert '<del><time datetime="2025-09-14" data-fact="earlier.deadline">September 14, 2025</time></del>' in html
    assert '<ins><time datetime="2025-09-28" data-fact="deadline">September 28, 2025</time></ins>' in html


def test_a_plan_comes_and_it_alone_is_marked(tmp_path: Path) -> None:
    [card] = told(tmp_path, {"plans: [Free, Pro, Max]": "plans: [Free, Pro]"})
    before, now = card.splitlines()
    assert "on the Free and Pro plans, and" in before and "<del>" not in before
    assert "on the Free, Pro, and <ins>Max</ins> plans, and" in now


def test_a_plan_goes(tmp_path: Path) -> None:
    [card] = told(tmp_path, {"plans: [Free, Pro, Max]": "plans: [Free, Plus, Pro, Max]"})
    before, now = card.splitlines()
    assert "Free, <del>Plus</del>, Pro, and Max plans" in before
    assert "<ins>" not in now


def test_in_languages_written_from_right_to_left_a_name_is_marked_whole(tmp_path: Path) -> None:
    [card] = told(tmp_path, {"plans: [Free, Pro, Max]": "plans: [Free, Pro]"}, "ar")
    assert re.search(r"<ins>[^<>]*Max[^<>]*</ins>", card.splitlines()[1])


def test_an_exclusion_comes(tmp_path: Path) -> None:
    [card] = told(tmp_path, {"    - name: Claude Gov\n": ""})
    assert "Claude for Work, <ins>Claude Gov</ins>, Claude for Education" in card


def test_what_a_service_includes(tmp_path: Path) -> None:
    [card] = told(tmp_path, {"includes: [Team, Enterprise]": "includes: [Team]"})
    assert "Claude for Work, which includes Team and <ins>Enterprise</ins>." in card


def test_a_time_is_marked_whole_and_both_times_of_a_sentence_are_told_once(tmp_path: Path) -> None:
    [card] = told(tmp_path, {"allowed: 5 years\n  feedback: 5 years": "allowed: 3 years\n  feedback: 18 months"})
    before, now = card.splitlines()
    assert re.findall("<del>(.*?)</del>", before) == ["for 3 years", "for 18 months"]
    assert "<ins>for 5 years</ins>" in now


def test_a_flag_turns(tmp_path: Path) -> None:
    [card] = told(tmp_path, {"data_sold: false": "data_sold: true"})
    assert card.splitlines() == [
        "<p><strong>Before:</strong> We sell your data to third parties.</p>",
        "<p><strong>Now:</strong> We <ins>don’t</ins> sell your data to third parties.</p>",
    ]


def test_what_was_not_there_is_new_and_what_is_gone_applies_no_longer(tmp_path: Path) -> None:
    found = told(
        tmp_path, {"  data_sold: false\n": "", "[real_use, better_models, safer_models]": "[real_use, everyday_use]"}
    )
    assert [re.sub("<.*?>", "", it).split(":")[0] for it in found] == ["New", "New", "New", "No longer applies"]
    assert found[0] == "<p><strong>New:</strong> <ins>We don’t sell your data to third parties.</ins></p>"
    assert "<del>Everyday use shows where Claude already helps and where it still falls short.</del>" in found[3]


def test_another_sentence_about_the_same_stands_in_its_place(tmp_path: Path) -> None:
    [card] = told(tmp_path, {"deadline: {date: 2025-09-28, zone: America/Los_Angeles}\n": ""})
    before, now = card.splitlines()
    assert "If you’d like to decide another time" in before and "<strong>Before:" in before
    assert "until the end of" in now and "<strong>Now:" in now


def test_a_link_leads_elsewhere(tmp_path: Path) -> None:
    [card] = told(tmp_path, {"legal/consumer-terms": "legal/terms"})
    before, now = card.splitlines()
    assert '<a href="https://www.anthropic.com/legal/terms"><del>Consumer Terms</del></a>' in before
    assert '<a href="https://www.anthropic.com/legal/consumer-terms"><ins>Consumer Terms</ins></a>' in now


@pytest.mark.parametrize(
    ("now", "was", "sentences"),
    [
        ("organization: Anthropic", "organization: Anthropic PBC", 0),
        ("product: Claude\n", "product: Clyde\n", 1),
        ("all: {en: chats and coding sessions}", "all: {en: talks}", 1),
        ("setting: {en: Help improve Claude}", "setting: {en: Improve it}", 1),
        ("notification: {en: Updates to Consumer Terms and Policies}", "notification: {en: News}", 1),
        ("accept: {en: Accept}", "accept: {en: Agree}", 1),
        ("later: {en: Not now}", "later: {en: Some other time}", 1),
        ("    - {en: Privacy settings}\n", "", 1),
        ("under: {en: Commercial Terms}", "under: {en: Business Terms}", 1),
        ("tools: [Claude Code]", "tools: [Claude Code, Claude Desk]", 1),
        ("        - Amazon Bedrock\n", "", 1),
        ("immediate: true", "immediate: false", 1),
        ("changeable: true", "changeable: false", 1),
        ("not_allowed: 30 days", "not_allowed: at most 30 days", 1),
        ("development: 18 to 24 months", "development: 12 to 18 months", 1),
    ],
)
def test_every_kind_of_fact_is_told_by_one_sentence(tmp_path: Path, now: str, was: str, sentences: int) -> None:
    """The organization by the one with the dates."""
    assert len(told(tmp_path, {now: was})) == sentences


def test_that_nothing_has_changed_is_said(tmp_path: Path) -> None:
    project = projects.versions(projects.copy(tmp_path / "project", ("en",)), {})
    page = text(built(project))
    assert NONE in page and SOME not in page
    assert page.count("Before:") == 1  # the versions' dates
    projects.edit(project / "policy.1.yaml", "announced: 2025-08-28", "announced: 2025-09-11")
    page = text(built(project))
    assert NONE in page and "Before:" not in page and "Versions compared" not in page


def test_a_date_that_is_all_that_differs_is_no_change(tmp_path: Path) -> None:
    project = projects.versions(
        projects.copy(tmp_path / "project", ("en",)), {"zone: America/Los_Angeles": "zone: UTC"}
    )
    assert NONE in text(built(project))


def test_both_sides_of_the_deadline(tmp_path: Path) -> None:
    since = "  changes:\n    formats: [text, json]\n    states: [before, after]\n    must_state: changes\n"
    project = projects.copy(tmp_path / "project", ("en",))
    page = built(projects.versions(project, {"date: 2025-09-28": "date: 2025-09-14"}, since))
    assert "Before: You can select “Not now” until the end of September 14" in text(page, "changes.before.txt")
    assert "Now: Your choice could wait until September 28, 2025." in text(page, "changes.after.txt")


def test_json_tells_apart_the_facts_of_both(tmp_path: Path) -> None:
    project = projects.versions(projects.copy(tmp_path / "project", ("en",)), {"date: 2025-09-28": "date: 2025-09-14"})
    data = json.loads(text(built(project), "changes.json"))
    [before, now] = [it["message"] for it in data["blocks"][-1]["blocks"]]
    assert before["text"].startswith("Before: ") and now["text"].startswith("Now: ")
    for message, fact, day, mark in (
        (before, "earlier.deadline", "2025-09-14", "del"),
        (now, "deadline", "2025-09-28", "ins"),
    ):
        [stated] = [it for it in message["facts"] if it["fact"] == fact]
        assert stated["value"] == day
        assert {"mark": mark, "start": stated["start"], "end": stated["end"]} in message["marks"]


def test_apps_can_have_it_too(tmp_path: Path) -> None:
    formats = "android, xcstrings, strings, arb, i18next, fluent, es-module, es-types, gettext, json"
    since = f"  changes:\n    formats: [{formats}]\n    must_state: changes\n"
    project = projects.versions(projects.copy(tmp_path / "project"), {"date: 2025-09-28": "date: 2025-09-14"}, since)
    outcome = pipeline.build(project / "policy.yaml", None)
    assert outcome.clean, "\n".join(map(show, outcome.diagnostics))
    strings = text(outcome, "changes.i18next.json")
    assert '"facts.earlier.deadline": "2025-09-14"' in strings and '"facts.deadline": "2025-09-28"' in strings


def test_a_change_that_no_sentence_tells_stops_the_build(tmp_path: Path) -> None:
    project = projects.versions(projects.copy(tmp_path / "project", ("en",)), {"date: 2025-09-28": "date: 2025-09-14"})
    template = project / "templates/changes.md.j2"
    template.write_text("# {{ t('changes.title') }}\n\n## {{ t('do.title') }}\n\n{{ t('changes.version') }}\n", "utf-8")
    outcome = pipeline.build(project / "policy.yaml", None)
    found = [(it.rule, it.message) for it in outcome.diagnostics]
    text = "`changes` must state `deadline`, but its template says it nowhere"
    assert found == [("fact-not-covered", text), ("fact-not-covered", f"{text}, as it stood before")]


def test_a_fault_of_the_template_is_told_once(tmp_path: Path) -> None:
    project = projects.versions(projects.copy(tmp_path / "project", ("en",)), {})
    version = '{{ t("changes.version") }}'
    projects.edit(project / "templates/changes.md.j2", version, f'{version}\n\n{{{{ flagged("choice.volunteer") }}}}')
    outcome = pipeline.build(project / "policy.yaml", None)
    assert [it.rule for it in outcome.diagnostics] == ["unknown-fact"]
    projects.edit(project / "templates/changes.md.j2", "choice.volunteer", "promises.data_sold")
    projects.edit(project / "policy.1.yaml", "  data_sold: false\n", "")
    outcome = pipeline.build(project / "policy.yaml", None)
    assert [it.rule for it in outcome.diagnostics] == ["unknown-fact"]  # of the version before alone
