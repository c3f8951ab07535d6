"""Every reading.yaml says what the English one says, in keys that the program knows, and once."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from notices.reading.lexicon import KEYS
from notices.reading.loading import lexicon

FILES = sorted(Path("notices/languages").glob("*/reading.yaml"))
assert FILES, "no reading.yaml found: run pytest from the project root"
NEEDED = [
    "numbers",
    "units",
    "dates",
    "numeric_dates",
    "bounds",
    "negators",
    "claims",
    "lead",
    "to",
    "or",
    "and",
    "percent",
]


def keys(node: yaml.Node) -> list[str]:
    """Every key of every mapping, with the path to it: a key written twice stands here twice."""
    found: list[str] = []
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            found += [key.value, *(f"{key.value}.{below}" for below in keys(value))]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_keys(file: Path) -> None:
    node = yaml.compose(file.read_text("utf-8"), yaml.SafeLoader)
    assert node
    written = keys(node)
    assert len(written) == len(set(written)), [key for key in written if written.count(key) > 1]
    top = {key.value for key, _ in node.value}
    assert not top - KEYS, f"{file} has keys that nobody reads"
    assert not set(NEEDED) - top, f"{file} lacks keys"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_what_english_can_say(file: Path) -> None:
    def told(path: Path) -> dict[str, Any]:
        data: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        return data

    english, other = told(Path("notices/languages/en/reading.yaml")), told(file)
    for key in ("units", "bounds", "claims"):
        assert set(other[key]) == set(english[key]), f"{file}: {key} differ from English"
    assert set(other["weekdays"]) == set("1234567")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_loads(file: Path) -> None:
    lex = lexicon(file.parent.name)
    assert lex.dates
    assert lexicon(file.parent.name) is lex
