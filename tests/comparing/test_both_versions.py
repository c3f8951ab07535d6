"""Whoever looks at a project that names its version before sees both: the editor, the preview, `notices explain`."""

from __future__ import annotations

from pathlib import Path

import pytest

from notices.comparing.snapshot import of_project
from notices.editing import overlay
from notices.tracing import trace
from tests import projects
from tests.tools import module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    before = {"date: 2025-09-28": "date: 2025-09-14"}
    return projects.versions(projects.copy(tmp_path / "project", ("en", "sv")), before)


def test_the_editor_checks_either_as_it_is_typed(project: Path) -> None:
    policy, earlier = project / "policy.yaml", project / "policy.1.yaml"
    text = earlier.read_text(encoding="utf-8")
    assert overlay.faults(policy, project, earlier, text) == []
    [fault] = overlay.faults(policy, project, earlier, text.replace("allowed: 5 years", "allowed: 5 yeers"))
    assert (fault.rule, fault.span.path) == ("wrong-value", "policy.1.yaml")
    text = policy.read_text(encoding="utf-8")
    [fault] = overlay.faults(policy, project, policy, text.replace("policy.1.yaml", "policy.0.yaml"))
    assert (fault.rule, fault.span.path) == ("unreadable", "policy.yaml")


def test_the_preview_knows_the_facts_of_both(project: Path) -> None:
    module("starlette")
    from notices.preview.stage import Stage, sources

    stage = Stage(project / "policy.yaml", project)
    stage.refresh()
    facts = stage.about()["facts"]
    assert (facts["deadline"]["value"], facts["earlier.deadline"]["value"]) == ("2025-09-28", "2025-09-14")
    assert facts["earlier.deadline"]["place"].partition(":")[0] in sources(stage)
    page = stage.page("sv", "changes")
    assert page and "14 september 2025" in page and "28 september 2025" in page
    assert stage.findings("sv") == []


def test_explain_tells_them_apart(project: Path) -> None:
    policy = project / "policy.yaml"
    snapshot = of_project("now", policy, project)
    [now], [before] = (trace(it, snapshot, policy, ["en"]) for it in ("deadline", "earlier.deadline"))
    assert [it.text.split()[0] for it in now.sentences] == ["Now:"]
    assert [it.text.split()[0] for it in before.sentences] == ["Before:"]
    place = snapshot.places["earlier.deadline"]
    [again] = trace(f"{place.path}:{place.line}", snapshot, policy, ["en"])
    assert again.sentences == before.sentences
