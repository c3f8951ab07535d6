"""`locales/<tag>/names.yaml` beside a policy: its words join the policy's terms, and every slip is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from notices import spec
from notices.diagnostics import Unusable
from notices.model import Term

HIDDEN = "up to 200 visible characters, without braces, angle brackets or hidden characters"
POLICY = (Path(__file__).parent / "minimal.yaml").read_text(encoding="utf-8")


def load(folder: Path, words: str, tag: str = "sv", policy: str = POLICY):
    names = folder / "locales" / tag / "names.yaml"
    names.parent.mkdir(parents=True)
    names.write_text(words, encoding="utf-8")
    (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    return spec.load(folder / "policy.yaml")


def test_names_join_the_policy(tmp_path: Path) -> None:
    product = load(tmp_path, "Tide: {base: Tidvatten, definite: Tidvattnet}\n").facts["product"].value
    assert isinstance(product, Term)
    assert product.forms("sv") == {"base": "Tidvatten", "definite": "Tidvattnet"}
    assert product.text("en") == "Tide"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tied: Tidvatten\n", ["1:1 unknown-name did you mean `Tide`?"]),
        ("Tide: yes\n", ['1:7 not-text write "yes" in quotes, if that is the name']),
        ("Tide: {definite: Tidvattnet}\n", ["1:7 form-missing write {base: …} with the plain words"]),
        ("Tide: One\nTide: Two\n", ["2:1 key-twice keep one of the two"]),
        ("- Tide\n", ["1:1 wrong-value write `Privacy Policy: …`, a line a name"]),
        ("Tide: T{i}de\n", ["1:7 wrong-value " + HIDDEN]),
    ],
)  # fmt: skip
def test_slips_have_their_place(tmp_path: Path, words: str, found: list[str]) -> None:
    with pytest.raises(Unusable) as raised:
        load(tmp_path, words)
    said = [f"{it.span.line}:{it.span.column} {it.rule} {it.help}" for it in raised.value.diagnostics]
    assert said == found
    assert all(it.span.path.endswith("locales/sv/names.yaml") for it in raised.value.diagnostics)


def test_a_name_that_the_policy_gave_up_waits(tmp_path: Path) -> None:
    facts = load(tmp_path, "Once upon a name: Det var en gång\n").facts
    assert "sv" not in facts["product"].value.words


def test_a_name_is_not_said_in_two_places(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="has words for `sv` here"):
        load(
            tmp_path, "Tide: Tidvatten\n", policy=POLICY.replace("product: Tide", "product: {en: Tide, sv: Tidvatten}")
        )
