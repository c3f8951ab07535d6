"""Flutter's bundles: their documented form, and each message parsed by an ICU parser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from notices.publishing.manifest import File
from tests.formats.platforms.conftest import Show
from tests.formats.platforms.release import LOCALES, Released, agree, loose, sees_a_changed_word

SCHEMA = json.loads((Path(__file__).parent / "arb.schema.json").read_text(encoding="utf-8"))


def asked(released: Released) -> list[dict[str, str]]:
    return [{"locale": it.locale, "source": it.data.decode("utf-8")} for it in released.of("arb")]


def test_every_message_is_parsed_and_shown(released: Released, show: Show) -> None:
    for file, shown in zip(released.of("arb"), show("arb", asked(released)), strict=True):
        agree(shown, released.beside(file), file.surface)


def test_a_pattern_with_its_date_is_the_sentence(released: Released, show: Show) -> None:
    """Where the weekday is not said: it may be joined otherwise than in our sentence."""
    seen = set()
    for file, shown in zip(released.of("arb"), show("arb", asked(released)), strict=True):
        bundle = json.loads(file.data)
        for key, text in shown.items():
            placeholders = bundle[f"@{key}"].get("placeholders", {})
            if key.endswith("Pattern") and placeholders["deadline"]["format"] == "yMMMMd":
                seen.add(file.locale)
                assert loose(text) == loose(shown[key.removesuffix("Pattern")])
    assert seen == set(LOCALES)


def test_bundles_have_the_documented_form(released: Released) -> None:
    for file in released.of("arb"):
        bundle = json.loads(file.data)
        jsonschema.validate(bundle, SCHEMA)
        assert bundle["@@locale"] == file.locale.replace("-", "_")
        keys = [key for key in bundle if not key.startswith("@")]
        assert [f"@{key}" for key in keys] == [key for key in bundle if key[0] == "@" and key[1] != "@"]
        for key in keys:
            holes = set(re.findall(r"\{(\w+)\}", bundle[key]))
            assert holes == set(bundle[f"@{key}"].get("placeholders", {}))


def test_names_are_unique_in_the_whole_app(released: Released) -> None:
    for locale in {it.locale for it in released.of("arb")}:
        files = [json.loads(it.data) for it in released.of("arb") if it.locale == locale]
        names = [key for it in files for key in it if not key.startswith("@")]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "change",
    [
        {"@@locale": 7},
        {"no.name": "x"},
        {"@a": {"type": "words"}},
        {"@a": {"placeholders": {"b": {"type": "DateTime", "format": "yy"}}}},
        {"a": 1},
    ],
)
def test_the_schema_refuses_other_forms(change: dict[str, Any]) -> None:
    bundle: dict[str, Any] = {"@@locale": "en", "a": "b", "@a": {"type": "text"}}
    jsonschema.validate(bundle, SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bundle | change, SCHEMA)


def test_a_changed_word_is_seen(released: Released, show: Show) -> None:
    def ask(files: list[tuple[File, bytes]]) -> list[dict[str, str]]:
        return show("arb", [{"locale": it.locale, "source": data.decode("utf-8")} for it, data in files])

    sees_a_changed_word(released, "arb", ask)


def test_the_parser_refuses_a_broken_message(show: Show) -> None:
    with pytest.raises(AssertionError):
        show("arb", [{"locale": "en", "source": '{"a": "b {", "@a": {}}'}])


def test_braces_and_quotes_are_words(show: Show) -> None:
    from notices.rendering.formats.arb import quoted

    hard = ["It's {a} 'b'", "{}", "a {{b}} c", "<b>no tag</b>", "# {n, plural}"]
    rows = {f"a{n}": quoted(text) for n, text in enumerate(hard)} | {f"@a{n}": {} for n in range(len(hard))}
    [shown] = show("arb", [{"locale": "en", "source": json.dumps(rows)}])
    assert [shown[f"a{n}"] for n in range(len(hard))] == hard
