"""Every phrase of every corpus.yaml is read as it says, and what means nothing is read as nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from notices.reading import read

FILES = sorted(Path("notices/languages").glob("*/corpus.yaml"))
assert FILES, "no corpus found: run pytest from the project root"


def load(file: Path) -> tuple[dict[str, list[str]], list[dict[str, Any]]]:
    first, *entries = yaml.safe_load(file.read_text("utf-8"))
    return first["vocabulary"], entries


def phrases(file: Path) -> Iterator[tuple[str, dict[str, list[str]], dict[str, Any], str]]:
    vocabulary, entries = load(file)
    for entry in entries:
        for phrase in entry["phrases"]:
            yield file.parent.name, vocabulary, entry, str(phrase)


def said(locale: str, vocabulary: dict[str, list[str]], entry: dict[str, Any], phrase: str) -> dict[str, Any]:
    """What the phrase is read as, in the words of the corpus and as far as the entry speaks of it."""
    found = read(phrase, locale, vocabulary, claims=True)
    values = [mention for mention in found if mention.kind not in {"name", "claim"}]
    names = [mention for mention in found if mention.kind == "name"]
    claims = {mention.value: "denied" if mention.negated else "said" for mention in found if mention.kind == "claim"}
    told: dict[str, Any] = {"reads": [str(mention.value) for mention in values] or ["nothing"]}
    told["bound"] = "/".join(dict.fromkeys(mention.bound.value for mention in values))
    told["negated"] = bool(values) and all(mention.negated for mention in values)
    told["names"] = [mention.value for mention in names if not mention.negated]
    told["denied"] = [mention.value for mention in names if mention.negated]
    told["claims"] = {claim: claims.get(claim) for claim in entry.get("claims", {})}
    told["ambiguous"] = [other for mention in values for other in mention.ambiguous]
    told["weekday"] = [mention.weekday for mention in values if mention.weekday is not None]
    told["kind"] = values[0].kind if values else ""
    return {key: told[key] for key in entry if key != "phrases"}


def meant(entry: dict[str, Any]) -> dict[str, Any]:
    expected = {key: value for key, value in entry.items() if key != "phrases"}
    reads = expected.get("reads")
    if reads is not None:
        expected["reads"] = [str(each) for each in (reads if isinstance(reads, list) else [reads])]
    return expected


@pytest.mark.parametrize(("locale", "vocabulary", "entry", "phrase"), [p for file in FILES for p in phrases(file)])
def test_phrase(locale: str, vocabulary: dict[str, list[str]], entry: dict[str, Any], phrase: str) -> None:
    assert said(locale, vocabulary, entry, phrase) == meant(entry)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_corpus_is_large_enough(file: Path) -> None:
    _, entries = load(file)
    negative = sum(len(entry["phrases"]) for entry in entries if entry.get("reads") == "nothing")
    positive = sum(len(entry["phrases"]) for entry in entries) - negative
    assert positive >= 60, f"{file} has {positive} positive phrases, needs 60"
    assert negative >= 40, f"{file} has {negative} negative phrases, needs 40"


def test_the_runner_can_fail() -> None:
    entry = {"reads": "P31D", "phrases": ["30 days"]}
    assert said("en", {}, entry, "30 days") != meant(entry)


def test_an_empty_corpus_fails(tmp_path: Path) -> None:
    empty = tmp_path / "xx" / "corpus.yaml"
    empty.parent.mkdir()
    empty.write_text("- vocabulary: {}\n", "utf-8")
    with pytest.raises(AssertionError):
        test_corpus_is_large_enough(empty)
