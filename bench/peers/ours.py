"""A scratch copy of our program and of the real project, with as many languages as are asked for.

A made-up language has a tag of its own (a region for private use: `sv-QM`) and repeats the words of
one of the real ones, in the program's `languages/`, in `locales/` and in the policy's terms.
"""

from __future__ import annotations

import re
import shutil
from copy import deepcopy
from itertools import islice, product
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import yaml
from peers.content import KINDS

_ENTRY = re.compile(r'^msgid (".+")\nmsgstr ""\n', re.MULTILINE)
HERE = Path(__file__).parents[2]
REAL = ("en", "sv", "zh-Hans")
_PRIVATE = [f"Q{it}" for it in ascii_uppercase[12:]] + [f"X{it}" for it in ascii_uppercase]


def tags(count: int) -> dict[str, str]:
    """Tags, and whose words each repeats."""
    made_up = ((f"{tag}-{region}", tag) for region, tag in product(_PRIVATE, REAL))
    return dict(islice([*((tag, tag) for tag in REAL), *made_up], count))


def program(folder: Path, languages: dict[str, str]) -> None:
    """A copy of the package that knows these languages."""
    shutil.copytree(HERE / "notices", folder / "notices")
    known = folder / "notices" / "languages"
    for tag, base in languages.items():
        if tag != base:
            shutil.copytree(known / base, known / tag)


def project(folder: Path, languages: dict[str, str]) -> dict[str, Any]:
    """A copy of the real project in these languages, with the formats that the peers have; its policy."""
    shutil.copytree(HERE / "templates", folder / "templates")
    for tag, base in languages.items():
        text = (HERE / "locales" / base / "messages.po").read_text(encoding="utf-8")
        catalog = folder / "locales" / tag / "messages.po"
        catalog.parent.mkdir(parents=True)
        text = text.replace(f'"Language: {base}\\n"', f'"Language: {tag}\\n"', 1)
        if base == "en" != tag:  # the source says its words as msgid
            text = _ENTRY.sub(r"msgid \1\nmsgstr \1\n", text)
        catalog.write_text(text, encoding="utf-8")
    policy = _extended(yaml.safe_load((HERE / "policy.yaml").read_text(encoding="utf-8")), languages)
    for surface in policy["surfaces"].values():
        surface["formats"] = [it for it in surface["formats"] if it in KINDS]
    text = yaml.safe_dump(policy, allow_unicode=True, sort_keys=False)
    (folder / "policy.yaml").write_text(text, encoding="utf-8")
    return policy


def _extended(node: Any, languages: dict[str, str]) -> Any:
    """The policy with each term in every language."""
    if isinstance(node, list):
        return [_extended(it, languages) for it in node]
    if not isinstance(node, dict):
        return node
    made_up = {tag: deepcopy(node[base]) for tag, base in languages.items() if tag != base and base in node}
    return {key: _extended(it, languages) for key, it in node.items()} | made_up
