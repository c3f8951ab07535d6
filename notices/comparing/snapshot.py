"""A policy with every sentence that it makes: from a project's files, or from a finished release."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from notices.changed import EARLIER
from notices.dataclass import dataclass, field
from notices.diagnostics import Diagnostic, Unusable
from notices.model import Policy, Span

if TYPE_CHECKING:
    from notices.rendering.catalog import Catalog, Message
    from notices.rendering.documents import Run
    from notices.rendering.project import Project
    from notices.rendering.sheets import Sheet

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """Where a sentence states a fact: code points `start` to `end` of its text."""

    fact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finished message where it stands; `scope` names the list's item that it speaks of."""

    locale: str
    surface: str
    state: str
    message: str
    text: str
    facts: tuple[Said, ...] = ()
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A message as a catalog has it: the English that it translates, its own words, and its place."""

    english: str
    words: str
    span: Span


@dataclass(slots=True)
class Snapshot:
    """One state of a policy.

    `facts` has the passport's entries by name, `places` where policy.yaml states them, `catalogs`
    the messages by language and id (none for a release), `unsaid` the messages (language, id) that
    have no words for these facts, `faults` what its build would say.
    """

    name: str
    facts: dict[str, dict[str, Any]]
    sentences: list[Sentence]
    languages: dict[str, str]
    places: dict[str, Span] = field(default_factory=dict)
    catalogs: dict[str, dict[str, Written]] = field(default_factory=dict)
    unsaid: set[tuple[str, str]] = field(default_factory=set)
    faults: list[Diagnostic] = field(default_factory=list)


def of_project(name: str, policy_file: Path, root: Path, policy_text: str | None = None) -> Snapshot:
    """What a project's files make; `policy_text` stands in for the policy's own. Raises Unusable."""
    from notices import spec
    from notices.rendering.placeholders import fact_table
    from notices.rendering.project import Project, passport
    from notices.rendering.sheets import Choice
    from notices.rendering.wording import wording

    shown = str(policy_file)
    policy = spec.load(policy_file) if policy_text is None else spec.loads(policy_text, shown, policy_file.parent)
    project = Project(root, policy, fact_table(policy), [])
    catalogs = _catalogs(project)
    sheets = project.sheets(Choice())
    unsaid: set[tuple[str, str]] = set()
    sentences = [it for tag in project.locales for it in _sentences(project, catalogs[tag], sheets, unsaid)]
    written = {
        tag: {id: _written(message) for id, message in catalog.messages.items()} for tag, catalog in catalogs.items()
    }
    return Snapshot(
        name,
        {entry["fact"]: entry for entry in passport(policy)},
        sentences,
        {tag: wording(tag).name for tag in project.locales},
        _places(policy),
        written,
        unsaid,
        project.faults,
    )


def _places(policy: Policy) -> dict[str, Span]:
    """Where the facts are stated, also those of the version before, as pages name them."""
    earlier = policy.earlier.facts.items() if policy.earlier else ()
    before = {f"{EARLIER}{name}": fact.span for name, fact in earlier}
    return before | {name: fact.span for name, fact in policy.facts.items()}


def _catalogs(project: Project) -> dict[str, Catalog]:
    """Every language's catalog, held against the English one."""
    from notices.rendering import parity
    from notices.rendering.catalog import SOURCE

    catalogs = {tag: project.catalog(tag, project.faults) for tag in project.locales}
    for tag, it in catalogs.items():
        if tag != SOURCE:
            parity.compare(catalogs[SOURCE], it, project.faults)
    return catalogs


def _written(message: Message) -> Written:
    return Written(message.english, "\n".join(text.value for text in message.places), message.span)


def _sentences(
    project: Project, catalog: Catalog, sheets: list[Sheet], unsaid: set[tuple[str, str]]
) -> Iterator[Sentence]:
    """One language's sentences in reading order; one that can't be made is put to the unsaid ones."""
    from notices.rendering.speaking import Speaker
    from notices.rendering.wording import wording

    speaker = Speaker(project.policy, catalog, wording(catalog.locale), project.table, (), project.faults)
    for sheet in sheets:
        framing = dict.fromkeys(slot for shell in sheet.shells.values() for slot in shell.slots)
        for slot in dict.fromkeys([*sheet.outline.slots(), *framing]):
            line = speaker.line(slot, sheet.outline)
            if line is None:
                unsaid.add((catalog.locale, slot.message))
            else:
                scope = tuple(value for _, value in slot.scope)
                place = (catalog.locale, sheet.surface.name, sheet.outline.state)
                yield Sentence(*place, line.id, line.text, tuple(_said(line.runs)), scope)


def _said(runs: Iterable[Run]) -> Iterator[Said]:
    start = 0
    for run in runs:
        if run.fact:
            yield Said(run.fact.name, start, start + len(run.text))
        start += len(run.text)


def of_release(folder: Path) -> Snapshot:
    """What a finished release says, by its manifest and its JSON files. Raises Unusable."""
    path = folder / "manifest.json"
    listed = _taken(path, _listed)
    if listed.silent:
        named = ", ".join(sorted(listed.silent))
        help = "add `json` to their formats, or compare the projects they were built from"
        raise Unusable(Diagnostic("not-comparable", f"no JSON of: {named}", Span(str(path), 0, 0), help))
    sentences = [it for name in listed.documents for it in _taken(folder / name, _document)]
    return Snapshot(str(folder), listed.facts, sentences, listed.languages)


def _taken(path: Path, take: Callable[[Any], T]) -> T:
    """What is taken of a JSON file of a release. Raises Unusable where it isn't as a build writes it."""
    try:
        return take(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError) as error:
        problem = str(error)
    except (KeyError, TypeError, AttributeError) as error:
        problem = f"it isn't as a build writes it: {error}"
    raise Unusable(
        Diagnostic("unreadable", f"can't read {path}: {problem}", Span(str(path), 0, 0), "build the release anew")
    )


class _Listed(NamedTuple):
    """A manifest's facts and languages by name, the JSON files, and the surfaces that have none."""

    facts: dict[str, dict[str, Any]]
    languages: dict[str, str]
    documents: list[str]
    silent: set[str]


def _listed(manifest: Any) -> _Listed:
    files = manifest["files"]
    documents = [name for name, it in files.items() if it.get("format") == "json"]
    silent = {it["surface"] for it in files.values()} - {files[name]["surface"] for name in documents} - {""}
    # A fact without kind and value is none that a build writes.
    facts = {it["fact"]: it | {"kind": it["kind"], "value": it["value"]} for it in manifest["facts"]}
    return _Listed(facts, {it["tag"]: it["name"] for it in manifest["languages"]}, documents, silent)


def _document(data: Any) -> list[Sentence]:
    place = (data["locale"], data["surface"], data["state"])
    return [_sentence(it, place) for it in _messages([data["meta"], *data["blocks"]])]


def _sentence(message: dict[str, Any], place: tuple[str, str, str]) -> Sentence:
    said = tuple(Said(it["fact"], int(it["start"]), int(it["end"])) for it in message["facts"])
    return Sentence(*place, message["id"], str(message["text"]), said)


def _messages(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for it in node:
            yield from _messages(it)
    elif isinstance(node, dict) and "id" in node and "text" in node:
        yield node
    elif isinstance(node, dict):
        for it in node.values():
            yield from _messages(it)
