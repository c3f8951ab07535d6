"""policy.yaml: every fault is found with its place, and the schema gives the loader's verdict."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from notices import spec
from notices.diagnostics import Unusable, show
from notices.schemas import FOLDER as SCHEMAS
from notices.source import Source
from notices.yamlnodes import Node, parse
from tests.pages import Case, all_cases

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CASES = all_cases(HERE)
# Faults of the YAML itself, of which a schema never hears.
LEXICAL = {"key-twice", "anchor", "tag", "not-yaml", "too-deep", "two-documents", "key-not-text"}
# Faults between values, or of the world.
BEYOND = {
    "deadline-too-early", "unknown-zone", "later-missing", "covered-and-excluded", "unknown-fact",
    "state-without-deadline", "state-mixed", "name-twice", "fact-twice", "name-taken", "earlier-missing",
}  # fmt: skip
# Values that a schema's pattern lets through, because only arithmetic could tell.
ARITHMETIC = re.compile(r"is not below")


def policy_of(case: Case) -> str:
    """The minimal policy with the case's sections in the place of its own."""
    sections = sections_of((HERE / "minimal.yaml").read_text(encoding="utf-8"))
    replaced = re.split(r"^(?=[a-z_]+:)", case.blocks["policy"], flags=re.MULTILINE)
    ours: dict[str, str] = {}
    for section in filter(None, replaced):
        name = section.split(":")[0]
        ours[name] = ours.get(name, "") + section
    return "".join((sections | ours).values())


def sections_of(text: str) -> dict[str, str]:
    return {part.split(":")[0]: part for part in re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE) if part}


def found(text: str) -> list[str]:
    """The diagnostics as the pages write them."""
    try:
        spec.loads(text)
    except Unusable as faults:
        return [line_of(it, text) for it in faults.diagnostics]
    return []


def line_of(it, text: str) -> str:
    line = text.splitlines()[it.span.line - 1] if it.span.line <= len(text.splitlines()) else ""
    marked = line[it.span.column - 1 :][: it.span.length]
    assert show(it), "a diagnostic can be shown"
    assert it.help, "a diagnostic says what to do"
    return f"{it.rule} `{marked}`: {it.message}"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_loader_finds_exactly_these_faults(case: Case) -> None:
    expected = case.blocks["diagnostics"].splitlines()
    got = found(policy_of(case))
    assert sorted(got) == sorted(expected), "\n".join(got)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_schema_gives_the_same_verdict(case: Case) -> None:
    faults = case.blocks["diagnostics"].splitlines()
    rules = {fault.split()[0] for fault in faults}
    if rules & LEXICAL:
        return
    visible = [it for it in faults if it.split()[0] not in BEYOND and not ARITHMETIC.search(it)]
    assert schema_refuses(policy_of(case)) == bool(visible)


def schema_refuses(text: str) -> bool:
    source = Source("policy.yaml", text)
    validator = jsonschema.Draft202012Validator(
        spec.schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return not validator.is_valid(plain(parse(source, text, [])))


def plain(node: Node | None):
    """The node as an editor's YAML 1.1 reader hands it to a schema; dates stay text there."""
    value = node.value
    if isinstance(value, dict):
        return {key: plain(it) for key, it in value.items()}
    if isinstance(value, list):
        return [plain(it) for it in value]
    if node.is_plain_text or re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value if node.is_plain_text else DateText(value)
    if re.fullmatch(r"[0-9]+", value):
        return int(value)
    return {"true": True, "on": True, "yes": True}.get(value, False)


class DateText(str):
    """A plain date: text to a schema where a date is wanted; as a name, the loader asks for quotes."""


def test_the_cases_include_every_rule_of_the_loader() -> None:
    written = {line.split()[0] for case in CASES for line in case.blocks["diagnostics"].splitlines()}
    house = ROOT / "notices"
    files = [house / "spec.py", house / "yamlnodes.py", *(house / "shapes").glob("*.py")]
    words = re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', "".join(it.read_text(encoding="utf-8") for it in files))
    rules = set(words) - NO_CASE
    assert rules - written == set(), "add a case for each"


# Not rules, or faults of bytes, which tests/cli holds.
NO_CASE = {"mail-page", "byte-order-mark", "not-utf-8", "file-too-large", "control-character", "utf-8",
           "consumer-terms-2025"}  # fmt: skip


def test_the_committed_schema_is_the_loaders() -> None:
    committed = json.loads((SCHEMAS / "policy.schema.json").read_text(encoding="utf-8"))
    assert committed == spec.schema(), "run: notices schema > notices/schemas/policy.schema.json"
    jsonschema.Draft202012Validator.check_schema(committed)


POLICIES = [ROOT / "policy.yaml", *sorted((ROOT / "examples").glob("*/policy.yaml"))]


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.parent.name)
def test_the_policies_we_ship_are_good_to_both(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert found(text) == []
    assert not schema_refuses(text)
    named = re.match(r"# yaml-language-server: \$schema=(\S+)", text)
    assert named and (path.parent / named[1]).resolve() == (SCHEMAS / "policy.schema.json").resolve()


def test_equality_is_by_value() -> None:
    def time(text: str):
        policy = (HERE / "minimal.yaml").read_text().replace("allowed: 5 years", f"allowed: {text}", 1)
        return spec.loads(policy).facts["retention.allowed"].value

    assert time("1 year") == time("12 months") == time("P1Y")
    assert time("2 weeks") == time("14 days") == time("P14D")
    assert time("1 month") != time("30 days")
    assert time("at most 30 days") != time("30 days")
