"""What has changed is judged by both versions: an old value under “Now”, a new one under “Before”, what is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from notices import auditing, pipeline, spec
from notices.checks._versions import parted
from notices.dataclass import replace
from notices.diagnostics import Diagnostic
from notices.languages import readable
from notices.model import Marked, Passage, Policy, Reference
from notices.publishing.manifest import File
from tests.projects import ROOT

POLICY = ROOT / "examples/orrery/policy.yaml"
LOCALES = ("en", "sv", "de", "ja", "ar")


@pytest.fixture(scope="module")
def files() -> list[File]:
    outcome = pipeline.build(POLICY, None, root=ROOT, surfaces=["changes"])
    assert outcome.clean, outcome.diagnostics
    return outcome.files


@pytest.fixture(scope="module")
def policy() -> Policy:
    return spec.load(POLICY)


def judged(policy: Policy, files: list[File], path: str, changed: Callable[[str], str]) -> list[Diagnostic]:
    """What is found in a language's files, of which one is changed."""
    locale = path.partition("/")[0]
    own = [it for it in files if it.locale == locale]
    [file] = [it for it in own if it.path == path]
    text = changed(file.data.decode("utf-8"))
    assert text != file.data.decode("utf-8")
    planted = [replace(it, data=text.encode("utf-8")) if it is file else it for it in own]
    return auditing.release(policy, planted, locale=locale)


def swapped(one: str, other: str) -> Callable[[str], str]:
    def swap(text: str) -> str:
        assert one in text and other in text
        return text.replace(one, "\ue000").replace(other, one).replace("\ue000", other)

    return swap


DAYS = {
    "en": ("February 15, 2028", "February 29, 2028"),
    "sv": ("15 februari 2028", "29 februari 2028"),
    "de": ("15. Februar 2028", "29. Februar 2028"),
    "ja": ("2028年2月15日", "2028年2月29日"),
    "ar": ("15 فبراير 2028", "29 فبراير 2028"),
}
LABELS = {"en": ("Before", "Now"), "sv": ("Tidigare", "Nu"), "de": ("Vorher", "Jetzt"), "ja": ("変更前", "現在"),
          "ar": ("سابقًا", "الآن")}  # fmt: skip


@pytest.mark.parametrize("suffix", ["txt", "html", "md", "json", "fragment.html"])
@pytest.mark.parametrize("locale", LOCALES)
def test_old_under_now_and_new_under_before(policy: Policy, files: list[File], locale: str, suffix: str) -> None:
    was, now = (it.replace("\u00a0", " ") for it in DAYS[locale])

    def planted(text: str) -> str:
        return swapped(was, now)(text.replace("\u00a0", " "))

    found = [
        it for it in judged(policy, files, f"{locale}/changes.{suffix}", planted) if it.rule == "disagreeing-facts"
    ]
    said = {(it.message.split(" states ")[1].split(",")[0]) for it in found}
    assert said >= {"at most 2028-02-15", "at most 2028-02-29"} or said >= {"2028-02-15", "2028-02-29"}, said
    places = {span.path.rpartition("/")[2] for it in found for span, _ in it.related}
    assert places == {"policy.yaml", "policy.1.yaml"}


@pytest.mark.parametrize("locale", readable())
def test_both_days_exchanged_in_every_language(policy: Policy, files: list[File], locale: str) -> None:
    """The words of the two days as the JSON gives them, each in the other's sentence."""
    data = json.loads(next(it.data for it in files if it.path == f"{locale}/changes.json"))
    days = {
        it["fact"]: message["text"][it["start"] : it["end"]]
        for block in data["blocks"] if block["type"] == "card"
        for message in (paragraph["message"] for paragraph in block["blocks"])
        for it in message["facts"] if it["fact"] in ("earlier.deadline", "deadline")
    }  # fmt: skip
    exchanged = swapped(days["earlier.deadline"], days["deadline"])
    found = [it for it in judged(policy, files, f"{locale}/changes.txt", exchanged) if it.rule == "disagreeing-facts"]
    assert {span.path.rpartition("/")[2] for it in found for span, _ in it.related} == {"policy.yaml", "policy.1.yaml"}


@pytest.mark.parametrize("locale", readable())
def test_a_plan_of_today_named_before_in_every_language(policy: Policy, files: list[File], locale: str) -> None:
    """The sentence on whom it applies to, told of before as it is today; in that file alone."""
    files = [it for it in files if it.path in (f"{locale}/changes.txt", f"{locale}/changes.json")]
    data = json.loads(next(it.data for it in files if it.format == "json"))
    texts = [it["message"]["text"] for card in data["blocks"] for it in card.get("blocks", ())
             if it["message"]["id"] == "applies.plans_tools"]  # fmt: skip
    labels = [re.match(r"[^:：]*[:：]\s*", it) for it in texts]
    assert len(texts) == 2 and labels[0] and labels[1]
    [file] = [it for it in files if it.format == "text"]
    told = file.data.decode("utf-8").replace(texts[0], labels[0][0] + texts[1][labels[1].end() :])
    found = auditing.release(policy, [replace(file, data=told.encode("utf-8"))], locale=locale)
    assert [it.message for it in found] == [f"`{locale}` names Patron, which only another version of the policy has"]


@pytest.mark.parametrize("locale", LOCALES)
def test_labels_exchanged(policy: Policy, files: list[File], locale: str) -> None:
    found = {it.rule for it in judged(policy, files, f"{locale}/changes.txt", swapped(*LABELS[locale]))}
    assert {"disagreeing-facts", "incomplete-lists", "lost-polarity"} <= found


@pytest.mark.parametrize("locale", LOCALES)
def test_a_label_lost(policy: Policy, files: list[File], locale: str) -> None:
    label, _ = LABELS[locale]

    def planted(text: str) -> str:
        return re.sub(rf"^{label} ?[:：] ?", "", text, flags=re.MULTILINE)

    assert "disagreeing-facts" in {it.rule for it in judged(policy, files, f"{locale}/changes.txt", planted)}


@pytest.mark.parametrize(("side", "version"), [(0, "policy.1.yaml"), (1, "policy.yaml")])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_side_that_is_missing(policy: Policy, files: list[File], locale: str, side: int, version: str) -> None:
    day = DAYS[locale][side].replace("\u00a0", " ")

    def planted(text: str) -> str:
        return "\n".join(line for line in text.replace("\u00a0", " ").splitlines() if day not in line)

    found = judged(policy, files, f"{locale}/changes.txt", planted)
    [missing] = [it for it in found if it.rule == "missing-facts" and "`deadline`" in it.message]
    assert ("under the version before" in missing.message) is (side == 0)
    assert any(span.path.endswith(f"/{version}") for span, _ in missing.related)


def test_a_flag_turned_back_under_now(policy: Policy, files: list[File]) -> None:
    def planted(text: str) -> str:
        return re.sub("will no longer include (.*) either", r"will still include \1", text)

    found = [it.message for it in judged(policy, files, "en/changes.txt", planted) if it.rule == "lost-polarity"]
    assert found == ["`en` says no to `promises.finished_training_undone`, the policy says yes"]


def test_machines_are_told_which_version(policy: Policy, files: list[File]) -> None:
    found = judged(policy, files, "en/changes.html", lambda text: text.replace('"earlier.deadline"', '"deadline"'))
    assert any(it.rule == "machine-values" and "`today.deadline`" in it.message for it in found)
    found = judged(
        policy,
        files,
        "en/changes.html",
        lambda text: text.replace('data-fact="deadline"', 'data-fact="earlier.deadline"'),
    )
    assert any(it.rule == "machine-values" and "`earlier.deadline`" in it.message for it in found)
    found = judged(policy, files, "en/changes.json", lambda text: text.replace("2028-02-15", "2028-02-16"))
    assert any(it.rule == "machine-values" and "2028-02-16" in it.message for it in found)


def test_languages_are_compared_on_both_sides(policy: Policy, files: list[File]) -> None:
    """What one language alone can't know: Swedish tells the old deadline without its last day."""

    def planted(it: File) -> File:
        text = it.data.decode("utf-8")
        return replace(
            it,
            data=text.replace(
                "Tidigare: Du kan välja ”Bestäm senare” till och med den",
                "Tidigare: Du kan välja ”Bestäm senare” efter den",
            ).encode(),
        )

    sv = [planted(it) if it.path == "sv/changes.txt" else it for it in files if it.locale in ("en", "sv")]
    assert any(it.span.path == "sv/changes.txt" for it in auditing.release(policy, sv))


def test_of_another_surface_nobody_asks_what_was_before(policy: Policy) -> None:
    """In a notice an old date is wrong behind any word; elsewhere it is right where it is called old."""
    said = "Before: to use Orrery, you can put off your choice until the end of February 15, 2028."

    def found(text: str, surface: str | None = None) -> list[str]:
        rules = [it.rule for it in auditing.loose(policy, [("a.txt", text.encode())], "en", surface)]
        return [it for it in rules if it == "disagreeing-facts"]

    assert found(said, "notice") and found(said.replace("Before: to", "To"))
    assert not found(said)
    assert found(said.replace("15", "20"))


def test_a_label_is_cut_off_with_its_places() -> None:
    mark = Marked("earlier.deadline", "2028-02-15", 14, 24)
    link = Reference("https://example.com/", 8, 13, "earlier.choice.link")
    told = Passage("Before: until 2028-02-15", "a", ((0, 10), (8, 50)), references=(link,), marks=(mark,))
    today, [earlier] = parted([told, Passage("Now: x", "a"), Passage("Before:", "a")], "en")
    assert (earlier.text, earlier.offsets) == ("until 2028-02-15", ((0, 50),))
    assert earlier.marks == (Marked("deadline", "2028-02-15", 6, 16),)
    assert earlier.references == (Reference("https://example.com/", 0, 5, "choice.link"),)
    assert [it.text for it in today] == ["x", "Before:"]


@pytest.mark.parametrize("locale", readable())
def test_every_language_knows_both_labels(locale: str) -> None:
    """And takes none for the other."""
    from notices.checks._lexicon import lexicon

    lex = lexicon(locale)
    assert lex is not None
    assert "earlier" in lex.words and "today" in lex.words
    data = (ROOT / f"notices/languages/{locale}/judging.yaml").read_text(encoding="utf-8")
    lists = {name: re.search(rf"^{name}: \[(.*)\]$", data, re.MULTILINE) for name in ("earlier", "today")}
    words = {name: {it.strip().strip('"') for it in found[1].split(",")} for name, found in lists.items() if found}
    assert len(words["earlier"]) >= 5 and len(words["today"]) >= 5
    assert not words["earlier"] & words["today"]
