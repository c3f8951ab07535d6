"""policy.yaml → Policy; every fault has its line and column, and the JSON Schema is the same text."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any

from notices import earlier, glossary, naming, sense
from notices.diagnostics import Diagnostic, Unusable, ordered
from notices.model import Date, Fact, Path, Policy, Span, Surface
from notices.shapes import (
    DateFact,
    DurationFact,
    FactName,
    FileName,
    FlagFact,
    FolderFact,
    Integer,
    Key,
    Language,
    LinkFact,
    Listed,
    NumberFact,
    OneKey,
    OneOf,
    Plain,
    RangeFact,
    Reader,
    Record,
    Selected,
    Slug,
    Table,
    WordOr,
    Words,
    Zone,
)
from notices.source import Source, decode
from notices.yamlnodes import Node, parse

STATES = ("always", "before", "after")
AUDIENCES = ("everyone", "current", "new")
# The folder is the register; a format's name is its file's, with hyphens.
FORMATS = sorted(
    path.stem.replace("_", "-") for path in (FilePath(__file__).parent / "rendering/formats").glob("[a-z]*.py")
)


class Deadline(Record):
    """A date and the zone in which that day ends."""

    def __init__(self) -> None:
        super().__init__(
            {
                "date": Key(DateFact(), True, "The last day on which people may still decide.", ("2025-09-28",)),
                "zone": Key(Zone(), True, "The time zone in which that day ends.", ("America/Los_Angeles",)),
            }
        )

    def read(self, node: Node, name: str, reader: Reader) -> Any:
        """One fact: the date with its zone."""
        read = super().read(node, name, reader)
        stated = reader.facts.pop(f"{name}.date", None)
        if read and stated and read.get("zone") and isinstance(stated.value, Date):
            day = stated.value
            reader.facts[name] = Fact(name, Date(day.year, day.month, day.day, read["zone"]), stated.span)
        return read

    def kinds(self, name: str) -> Any:
        """A date."""
        return [(name, "date")]


_NAMES = Listed(details=None)
_FURTHER = OneKey(
    {
        "date": DateFact(),
        "duration": DurationFact(),
        "range": RangeFact(),
        "number": NumberFact(),
        "term": Words(),
        "names": _NAMES,
        "link": LinkFact(),
        "flag": FlagFact(),
    }
)
_SURFACE = Record(
    {
        "formats": Key(Plain(OneOf("format", FORMATS)), True, "The files that are built of it."),
        "states": Key(Plain(OneOf("state", STATES)), doc="The states in which it differs; `always` if none does."),
        "audience": Key(OneOf("audience", AUDIENCES), doc="Who sees it; `everyone` if it is not said."),
        "must_state": Key(
            WordOr("changes", Plain(FactName())),
            True,
            "The facts that may never be missing there; or `changes`: it tells what has changed since `earlier`.",
            (["deadline", "plans"], "changes"),
        ),
    }
)

POLICY = Record(
    {
        "id": Key(Slug(), True, "The policy's id, for programs.", ("consumer-terms-2025",)),
        "version": Key(Integer(), True, "Goes up with every published change.", (1,)),
        "earlier": Key(
            FileName(),
            doc="The file, beside this one, with the policy as it stood before: what has changed since is told where "
            "a surface must state `changes`.",
            examples=("policy.1.yaml",),
        ),
        "organization": Key(Words(), True, "Who speaks.", ("Anthropic",)),
        "product": Key(Words(), True, "The product that people know.", ("Claude",)),
        "site": Key(
            FolderFact(),
            doc="Where the release will stand; its pages then say their address.",
            examples=("https://www.example.com/privacy-update/",),
        ),
        "announced": Key(DateFact(), True, "The day of the announcement.", ("2025-08-28",)),
        "documents": Key(
            Listed(details={"link": Key(LinkFact(), True, "Where it can be read.")}),
            True,
            "The documents that change.",
        ),
        "plans": Key(_NAMES, True, "The plans that are covered."),
        "tools": Key(_NAMES, doc="What is covered as well, when used from an account on one of the plans."),
        "exclusions": Key(
            Record(
                {
                    "under": Key(Words(), doc="The terms that apply there instead.", examples=("Commercial Terms",)),
                    "services": Key(
                        Listed(
                            details={
                                "includes": Key(_NAMES, doc="The plans that belong to it."),
                                "through": Key(_NAMES, doc="Third parties through whom it is used."),
                            }
                        ),
                        True,
                        "The services that are not affected.",
                    ),
                }
            ),
            doc="What the change does not touch.",
        ),
        "data": Key(
            Record(
                {
                    "all": Key(Words(), True, "What people make with the product.", ("chats and coding sessions",)),
                    "one": Key(Words(), True, "One of them, as people delete it.", ("chat",)),
                    "old_used": Key(FlagFact(), True, "Whether what is old and untouched is used, if allowed."),
                }
            ),
            True,
            "What the choice is about.",
        ),
        "choice": Key(
            Record(
                {
                    "setting": Key(Words(), True, "The setting's label.", ("Help improve Claude",)),
                    "path": Key(Listed(noun=Path), True, "The labels that lead to it, in order."),
                    "link": Key(LinkFact(), True, "The address of the setting."),
                    "notification": Key(Words(), True, "The title of the notice in the app."),
                    "accept": Key(Words(), True, "The button that accepts.", ("Accept",)),
                    "later": Key(Words(), doc="The button that decides later.", examples=("Not now",)),
                    "voluntary": Key(FlagFact(), True, "Whether people may say no."),
                    "immediate": Key(FlagFact(), True, "Whether the choice takes effect at once."),
                    "changeable": Key(FlagFact(), True, "Whether they may change their mind at any time."),
                }
            ),
            True,
            "What people can choose, and where.",
        ),
        "deadline": Key(Deadline(), doc="Until when people may decide later."),
        "retention": Key(
            Record(
                {
                    "allowed": Key(DurationFact(), True, "For those who allow the use.", ("5 years",)),
                    "not_allowed": Key(DurationFact(), True, "For those who do not.", ("30 days", "at most 30 days")),
                    "feedback": Key(DurationFact(), doc="For feedback that people send."),
                    "not_allowed_is_new": Key(FlagFact(), True, "Whether that period changes, too."),
                    "practices": Key(LinkFact(), doc="Where the retention is described in full."),
                }
            ),
            True,
            "How long data is kept.",
        ),
        "reasons": Key(
            Record(
                {
                    "choice": Key(Selected(), doc="Why the company asks: ids of messages `reasons.choice.<id>`."),
                    "retention": Key(Selected(), doc="Why it keeps data longer: ids of `reasons.retention.<id>`."),
                    "development": Key(
                        RangeFact(), doc="How long a model is developed.", examples=("18 to 24 months",)
                    ),
                }
            ),
            doc="Why things change.",
        ),
        "promises": Key(Table(FlagFact()), doc="What the company does or does not do: each a flag with its wordings."),
        "facts": Key(
            Table(_FURTHER, prefix=False),
            doc="Further facts that your own messages name.",
            examples=({"grace": {"duration": "2 weeks"}},),
        ),
        "unreviewed": Key(
            Plain(Language(), empty=True),
            doc="The languages that may ship before a person has signed them; without this line, all may.",
            examples=(["sv", "zh-Hans"], []),
        ),
        "surfaces": Key(
            Table(_SURFACE, key=r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"),
            True,
            "Where the policy is spoken of, and what must be said there.",
        ),
    }
)

# What a message may name besides the facts: the item of a list over which its template goes.
SCOPES = {"document": "documents.#", "service": "exclusions.#"}


def load(path: FilePath | str, shown: str | None = None) -> Policy:
    """The policy of a file. Raises Unusable with all faults; `shown` is its name in diagnostics."""
    name = shown or str(path)
    try:
        data = FilePath(path).read_bytes()
    except OSError as error:
        problem = (error.strerror or "can't be read").lower()
        help = (
            "`notices init DIR` makes a project with one" if isinstance(error, FileNotFoundError) else "check the path"
        )
        raise Unusable(Diagnostic("unreadable", f"can't read {name}: {problem}", Span(name, 0, 0), help)) from None
    return loads(decode(name, data), name, FilePath(path).parent)


def loads(text: str, name: str = "policy.yaml", folder: FilePath | None = None) -> Policy:
    """The policy of a text. Raises Unusable with all faults.

    In `folder` stand its names (`locales/<tag>/names.yaml`), and the version before that it may name.
    """
    faults: list[Diagnostic] = []
    read, reader = _draft(text, name, faults)
    before = earlier.read(read, reader, folder, _draft) if read and folder else None
    terms = {}
    if folder is not None:
        both = [*reader.facts.values(), *(before[1].facts.values() if before else ())]
        naming.add(both, folder / "locales", faults)
        terms = glossary.load(folder / "locales", faults)
    for its, own in filter(None, ((read, reader), before)):
        if its is not None:
            _name_exclusions(own.facts)
            sense.check(its, own)
    if faults:
        raise Unusable(*ordered(faults))
    assert read is not None
    policy = _policy(read, reader, terms)
    return earlier.since(policy, _policy(*before, terms)) if before else policy


def _draft(text: str, name: str, faults: list[Diagnostic]) -> tuple[dict[str, Any] | None, Reader]:
    """What a text says, and its facts, whose names have no translations yet."""
    reader = Reader(Source(name, text), faults)
    root = parse(reader.source, text, faults)
    return (POLICY.read(root, "", reader) if root else None), reader


def _policy(read: dict[str, Any], reader: Reader, terms: Any) -> Policy:
    surfaces = _surfaces(read)
    return Policy(
        read["id"], read["version"], reader.facts, surfaces, reader.source.path, read.get("unreviewed"), terms
    )


def _name_exclusions(facts: dict[str, Fact]) -> None:
    """`exclusions.services.1` is called `exclusions.1`: the services are what is excluded."""
    for name in [name for name in facts if name.startswith("exclusions.services")]:
        fact = facts.pop(name)
        short = name.replace(".services", "", 1)
        facts[short] = Fact(short, fact.value, fact.span)


def _surfaces(read: dict[str, Any]) -> dict[str, Surface]:
    return {
        name: Surface(
            name,
            it["formats"],
            it.get("states") or ("always",),
            () if isinstance(it["must_state"], Span) else it["must_state"],
            it["must_state"] if isinstance(it["must_state"], Span) else span,
            it.get("audience") or "everyone",
            isinstance(it["must_state"], Span),
        )
        for name, (span, it) in read["surfaces"].items()
    }


def kinds() -> dict[str, str]:
    """The facts that a policy of this kind may have, with kinds; `#` is a number, `*` a word."""
    return {name.replace(".services", "", 1): kind for name, kind in POLICY.kinds("")}


def schema() -> dict[str, Any]:
    """The JSON Schema of policy.yaml, draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A policy for notices",
        "description": "The facts of one policy, and what each surface must state of them.",
        **POLICY.schema(),
        "$defs": {"words": Words.definition()},
    }
