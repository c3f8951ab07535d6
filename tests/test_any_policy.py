"""The pen's words for any value are read back by the eye as that value: policies drawn at random build clean.

python -m tests.test_any_policy 0 200      tries as many seeds as one likes
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from pathlib import Path

import pytest

from notices import pipeline
from notices.diagnostics import Diagnostic, show
from tests.projects import ROOT

BOUNDS = ("", "", "", "at most ", "at least ", "more than ", "less than ", "about ")
COUNTS = (1, 2, 3, 4, 5, 8, 11, 12, 14, 18, 21, 22, 24, 25, 30, 36, 60, 90, 100, 101, 365)
UNITS = ("hour", "day", "week", "month", "year")
ZONES = ("Asia/Tokyo", "Europe/Stockholm", "America/Los_Angeles", "Pacific/Auckland")
FLAGS = ("voluntary", "immediate", "old_used", "not_allowed_is_new", "sensitive_data_filtered",
         "data_sold", "deleted_data_used", "finished_training_undone", "changeable")  # fmt: skip
# What a surface has no reason to state under a flag: nothing is immediate, no path leads to a final choice.
UNSAID = {
    "immediate: false": ["choice.immediate"],
    "changeable: false": ["choice.path", "promises.finished_training_undone"],
}


def policy(seed: int) -> str:
    """The real policy with other values: every duration, the range, the deadline, and each flag by chance."""
    chance = random.Random(seed)
    text = (ROOT / "policy.yaml").read_text(encoding="utf-8")
    for name in ("allowed", "feedback", "not_allowed"):
        text = re.sub(rf"(?m)^  {name}: \d.*$", f"  {name}: {duration(chance)}", text)
    low = chance.randint(1, 30)
    text = text.replace("18 to 24 months", f"{low} to {low + chance.randint(1, 12)} {chance.choice(UNITS)}s")
    day = f"{chance.randint(2026, 2031)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    text = re.sub(r"(?m)^deadline: .*$", f"deadline: {{date: {day}, zone: {chance.choice(ZONES)}}}", text)
    for name in FLAGS:
        text = re.sub(rf"(?m)^(  {name}: )(true|false)$", lambda m: m[1] + chance.choice(("true", "false")), text)
    for flag, facts in UNSAID.items():
        if flag in text:
            head, _, surfaces = text.partition("\nsurfaces:")
            for fact in facts:
                surfaces = re.sub(rf"\b{re.escape(fact)}\b,?\s*", "", surfaces)
            text = f"{head}\nsurfaces:{surfaces}"
    return text


def duration(chance: random.Random) -> str:
    count = chance.choice(COUNTS)
    return f"{chance.choice(BOUNDS)}{count} {chance.choice(UNITS)}{'s' * (count > 1)}"


def faults(seed: int, folder: Path) -> list[Diagnostic]:
    path = folder / f"policy-{seed}.yaml"
    path.write_text(policy(seed), encoding="utf-8")
    if not (folder / "locales").exists():
        (folder / "locales").symlink_to(ROOT / "locales")  # the names stand beside the policy
    return [it for it in pipeline.build(path, None, root=ROOT).diagnostics if it.severity == "error"]


@pytest.mark.parametrize("seed", range(6))
def test_a_policy_of_any_values_builds_clean(seed: int, tmp_path: Path) -> None:
    found = faults(seed, tmp_path)
    assert not found, "\n".join(map(show, found[:5]))


def test_policies_differ() -> None:
    assert len({policy(seed) for seed in range(20)}) == 20


if __name__ == "__main__":
    first, last = map(int, sys.argv[1:])
    total = 0
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(first, last):
            these = faults(number, Path(scratch))
            total += len(these)
            print(number, len(these), *map(show, these[:3]), sep="\n" if these else " ", flush=True)  # noqa: T201
    print(f"{last - first} policies, {total} faults")  # noqa: T201
