"""The version before: found beside the policy, of the same policy, and what has changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from notices import spec
from notices.changed import changes, said
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Date, Duration, Names, Selection, Term, Unit
from tests import projects

# The line on which a policy of two versions names the one before.
EARLIER = (projects.ROOT / "policy.yaml").read_text(encoding="utf-8").splitlines().index("version: 1") + 2


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.copy(tmp_path / "project", ("en", "sv"))


def refused(project: Path) -> Diagnostic:
    with pytest.raises(Unusable) as faults:
        spec.load(project / "policy.yaml", "policy.yaml")
    [fault] = faults.value.diagnostics
    assert fault.help
    return fault


def told(project: Path) -> list[str]:
    policy = spec.load(project / "policy.yaml")
    assert policy.earlier is not None
    return [it.key for it in changes(policy.earlier, policy)]


def test_each_version_must_state_what_is_another_fact_there(project: Path) -> None:
    projects.versions(
        project, {"Claude Gov": "Claude Corps", "  data_sold: false\n": "", "includes: [Team, ": "includes: ["}
    )
    policy = spec.load(project / "policy.yaml")
    assert policy.earlier is not None
    assert (policy.version, policy.earlier.version) == (2, 1)
    now = [name for name, _ in policy.surfaces["changes"].must_state]
    before = [name for name, _ in policy.earlier.surfaces["changes"].must_state]
    assert sorted(now) == ["announced", "exclusions", "exclusions.1.includes", "promises.data_sold"]
    assert sorted(before) == ["announced", "exclusions", "exclusions.1.includes"]
    assert policy.earlier.facts["announced"].span.path.endswith("policy.1.yaml")


def test_names_of_both_versions_have_their_words_in_one_file(project: Path) -> None:
    projects.versions(project, {"{en: Commercial Terms}": "{en: Commercial Term}"})
    names = project / "locales/sv/names.yaml"
    names.write_text(names.read_text(encoding="utf-8") + "\nCommercial Term: kommersiellt villkor\n", encoding="utf-8")
    policy = spec.load(project / "policy.yaml")
    assert policy.earlier is not None
    under = policy.earlier.facts["exclusions.under"].value
    assert isinstance(under, Term) and under.text("sv") == "kommersiellt villkor"


@pytest.mark.parametrize(
    ("now", "was"),
    [
        ("plans: [Free, Pro, Max]", "plans: [Max, Free, Pro]"),
        ("allowed: 5 years", "allowed: 60 months"),
        ("zone: America/Los_Angeles", "zone: America/New_York"),
        ("Gov\n    - name: Claude for Education", "for Education\n    - name: Claude Gov"),
        ("  practices: https://privacy.anthropic.com/en/articles/10023548-how-long-do-you-store-my-data\n", ""),
    ],
    ids=["order", "same time", "zone", "order of services", "a new link"],
)  # fmt: skip
def test_what_is_told_alike_has_not_changed(project: Path, now: str, was: str) -> None:
    assert told(projects.versions(project, {now: was})) == ["announced"]


def test_a_service_that_moves_up_in_the_list_is_the_same_service(project: Path) -> None:
    """`exclusions.4.through` was `exclusions.3.through`."""
    assert told(projects.versions(project, {"    - name: Claude Gov\n": ""})) == ["announced", "exclusions"]


def test_of_a_selection_each_id_is_a_change(project: Path) -> None:
    projects.versions(project, {"[real_use, better_models, safer_models]": "[everyday_use, safer_models]"})
    found = set(told(project)) - {"announced"}
    assert found == {f"reasons.choice.{it}" for it in ("real_use", "better_models", "everyday_use")}


def test_values_are_said_alike() -> None:
    assert said(Date(2025, 9, 28, "UTC")) == said(Date(2025, 9, 28))
    assert said(Duration(1, Unit.YEAR)) == said(Duration(12, Unit.MONTH))
    assert said(Selection(("a", "b"))) == said(Selection(("b", "a")))
    one, other = (Names((Term({"en": {"base": "X"}, "sv": {"base": it}}),)) for it in "YZ")
    assert said(one) == said(other)


def test_without_a_file_it_is_said_where_and_what_to_do(project: Path) -> None:
    projects.versions(project, {})
    (project / "policy.1.yaml").unlink()
    fault = refused(project)
    assert (fault.rule, fault.span.line, fault.span.column) == ("unreadable", EARLIER, 10)
    assert fault.message == "can't read policy.1.yaml: no such file or directory"
    assert "copy it before you change it" in fault.help


def test_another_policy_is_no_version_before(project: Path) -> None:
    projects.versions(project, {"id: consumer-terms-2025": "id: commercial-terms-2025"})
    fault = refused(project)
    assert (fault.rule, fault.span.line) == ("another-policy", EARLIER)
    assert "`commercial-terms-2025`, not `consumer-terms-2025`" in fault.message


@pytest.mark.parametrize(
    ("now", "was", "help"),
    [("version: 1\n", "version: 2\n", "raise `version`"), ("2025-08-28", "2025-09-12", "set `announced`")],
)
def test_a_version_before_is_earlier(project: Path, now: str, was: str, help: str) -> None:
    projects.versions(project, {now: was})
    fault = refused(project)
    assert (fault.rule, fault.span.line) == ("not-earlier", EARLIER)
    assert help in fault.help


def test_a_policy_is_not_earlier_than_itself(project: Path) -> None:
    projects.versions(project, {})
    projects.edit(project / "policy.yaml", "earlier: policy.1.yaml", "earlier: policy.yaml")
    assert refused(project).rule == "not-earlier"


def test_a_fault_of_the_version_before_is_told_in_its_own_file(project: Path) -> None:
    projects.versions(project, {"allowed: 5 years": "allowed: 5 yeers"})
    fault = refused(project)
    assert (fault.rule, fault.span.path) == ("wrong-value", "policy.1.yaml")
    assert "allowed: 5 yeers" in fault.excerpt


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"", b"- 1\n", b"id: [\n"], ids=["bytes", "empty", "list", "no yaml"]
)
def test_what_is_no_policy_is_refused(project: Path, data: bytes) -> None:
    projects.versions(project, {})
    (project / "policy.1.yaml").write_bytes(data)
    with pytest.raises(Unusable) as faults:
        spec.load(project / "policy.yaml", "policy.yaml")
    assert {it.span.path for it in faults.value.diagnostics} == {"policy.1.yaml"}


def test_the_version_before_that_one_is_not_asked_for(project: Path) -> None:
    projects.versions(project, {"version: 1\n": "version: 1\nearlier: policy.0.yaml\n"})
    policy = spec.load(project / "policy.yaml")
    assert policy.earlier is not None and policy.earlier.earlier is None
