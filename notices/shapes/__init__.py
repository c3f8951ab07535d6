"""What a node of policy.yaml may be: each shape reads a node and states its own JSON Schema.

One description serves both, so the editor's completion and the loader can't drift apart. Facts go
into the reader's table under their dotted names as they are met; whatever else a shape reads, it
returns. A fault is noted and yields None; reading goes on, so that one run shows them all.
"""

from notices.shapes.base import Reader, Shape
from notices.shapes.facts import DateFact, DurationFact, FlagFact, FolderFact, LinkFact, NumberFact, RangeFact
from notices.shapes.groups import Key, Listed, OneKey, Plain, Record, Selected, Table, WordOr
from notices.shapes.scalars import FactName, FileName, Integer, Language, OneOf, Slug, Zone
from notices.shapes.words import Words

__all__ = [
    "DateFact",
    "DurationFact",
    "FactName",
    "FileName",
    "FlagFact",
    "FolderFact",
    "Integer",
    "Key",
    "Language",
    "LinkFact",
    "Listed",
    "NumberFact",
    "OneKey",
    "OneOf",
    "Plain",
    "RangeFact",
    "Reader",
    "Record",
    "Selected",
    "Shape",
    "Slug",
    "Table",
    "WordOr",
    "Words",
    "Zone",
]
