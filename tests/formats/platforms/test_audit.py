"""What is wrong in a platform's file is seen by the audit, whichever format and language it stands in."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from notices import auditing, spec
from notices.dataclass import replace
from notices.publishing import ALL_LANGUAGES
from notices.publishing.manifest import File
from tests import projects
from tests.formats.platforms.release import Released

PLATFORMS = [
    "android",
    "xcstrings",
    "strings",
    "arb",
    "i18next",
    "fluent",
    "es-module",
    "es-types",
    "gettext",
]
# Each as long as what it replaces, so that a compiled file stays one.
FAULTS = {
    "a duration": ("30", "90"),
    "a date’s day": ("28", "27"),
    "a machine value": ("2025-09-28", "2025-09-27"),
    "an address": ("legal/privacy", "legal/prlvacy"),
    "a name": ("Claude Code", "Claude Cola"),
    "a hidden character": ("Claude", "Cl\u0430ud"),
}


def audited(files: list[File]) -> Counter[str]:
    """The rules that are broken, with the files in which they are."""
    found = auditing.release(spec.load(projects.ROOT / "policy.yaml"), files)
    return Counter(it.span.path for it in found if it.severity == "error")


@pytest.mark.parametrize("format", PLATFORMS)
@pytest.mark.parametrize("kind", FAULTS)
def test_a_planted_fault_is_seen(released: Released, format: str, kind: str) -> None:
    old, new = FAULTS[kind]
    for file in (it for it in released.of(format) if it.surface == "notice" and it.state == "before"):
        changed = file.data.replace(old.encode(), new.encode())
        assert changed != file.data
        assert audited([file]) == {}
        assert audited([replace(file, data=changed)])[file.path], (file.locale, kind)


@pytest.mark.parametrize("format", PLATFORMS)
def test_a_lost_message_is_seen(released: Released, format: str) -> None:
    """A file that lacks what its neighbour has: each has but half of its lines."""
    for file in (it for it in released.of(format) if it.surface == "notice" and it.state == "before"):
        if format == "gettext":
            changed = re.sub(rb"(?<=\0)[^\0]*30[^\0]*(?=\0)", lambda it: b" " * len(it[0]), file.data)
        else:
            changed = b"\n".join(line for line in file.data.split(b"\n") if b"30" not in line)
        assert audited([replace(file, data=changed)])[file.path]


def test_a_language_of_a_shared_file_is_judged_in_that_language(released: Released) -> None:
    for file in released.of("xcstrings"):
        assert file.locale == ALL_LANGUAGES
    [file] = [it for it in released.of("xcstrings") if it.surface == "settings"]
    text = file.data.decode("utf-8")
    changed = text.replace("i 30 dagar", "i 90 dagar")
    assert changed != text
    found = auditing.release(spec.load(projects.ROOT / "policy.yaml"), [replace(file, data=changed.encode())])
    seen = [it for it in found if "90 days" in it.message]
    assert seen
    assert all("`sv`" in it.message for it in seen)
    line = changed.split("\n")[seen[0].span.line - 1]
    assert "90" in line[seen[0].span.column - 1 :]


def test_a_shared_file_lacks_no_language(released: Released) -> None:
    [file] = [it for it in released.of("xcstrings") if it.surface == "settings"]
    others = [it for it in released.of("json") if it.surface == "settings"]
    assert audited([file, *others]) == {}
    for data in (file.data.replace(b'"sv"', b'"nb"'), b"{}", b"{", b""):
        assert audited([replace(file, data=data), *others])[file.path]
