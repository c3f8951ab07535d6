"""A scratch copy of our program and of the real project, with as many languages as are asked for.

A made-up language has a tag of its own (a region for private use: `sv-QM`) and repeats the words of
one of three real ones, in the program's `languages/`, in `locales/` and, of English, in the policy's names.
"""

from __future__ import annotations

import compileall
import re
import shutil
from copy import deepcopy
from itertools import islice, product
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import yaml
from peers.content import KINDS

from notices.languages import compiled

_ENTRY = re.compile(r'^msgid (".+")\nmsgstr ""\n', re.MULTILINE)
HERE = Path(__file__).parents[2]
_FOUND = sorted(it.parent.name for it in HERE.glob("locales/*/messages.po"))
# A made-up language repeats one of these: of a script that one language alone writes there may be no two.
_BASES = ("en", "sv", "zh-Hans")
REAL = (*_BASES, *(it for it in _FOUND if it not in _BASES))
_PRIVATE = [f"Q{it}" for it in ascii_uppercase[12:]] + [f"X{it}" for it in ascii_uppercase]


def tags(count: int) -> dict[str, str]:
    """Tags, and whose words each repeats."""
    made_up = ((f"{tag}-{region}", tag) for region, tag in product(_PRIVATE, _BASES))
    return dict(islice([*((tag, tag) for tag in REAL), *made_up], count))


def program(folder: Path, languages: dict[str, str]) -> None:
    """A copy of the package that knows these languages, compiled as an installation leaves it."""
    shutil.copytree(HERE / "notices", folder / "notices")
    compileall.compile_dir(folder / "notices", quiet=1)
    known = folder / "notices" / "languages"
    for tag, base in languages.items():
        if tag != base:
            shutil.copytree(known / base, known / tag)
    compiled.keep(folder / "notices")


def project(folder: Path, languages: dict[str, str]) -> dict[str, Any]:
    """A copy of the real project in these languages, with the formats that the peers have; its policy.

    The policy that is returned has each name in every language, as the peers are given it.
    """
    shutil.copytree(HERE / "templates", folder / "templates")
    for tag, base in languages.items():
        shutil.copytree(HERE / "locales" / base, folder / "locales" / tag)
        catalog = folder / "locales" / tag / "messages.po"
        text = catalog.read_text(encoding="utf-8").replace(f'"Language: {base}\\n"', f'"Language: {tag}\\n"', 1)
        if base == "en" != tag:  # the source says its words as msgid, and its glossary has no translations
            (folder / "locales" / tag / "glossary.yaml").unlink(missing_ok=True)
            text = _ENTRY.sub(r"msgid \1\nmsgstr \1\n", text)
        catalog.write_text(text, encoding="utf-8")
    policy = yaml.safe_load((HERE / "policy.yaml").read_text(encoding="utf-8"))
    for surface in policy["surfaces"].values():
        surface["formats"] = [it for it in surface["formats"] if it in KINDS]
    english = {tag: {} for tag, base in languages.items() if tag != base == "en"}
    text = yaml.safe_dump(_named(policy, english), allow_unicode=True, sort_keys=False)
    (folder / "policy.yaml").write_text(text, encoding="utf-8")
    return _named(policy, {tag: _names(folder / "locales" / tag / "names.yaml") for tag in languages if tag != "en"})


def _names(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _named(node: Any, names: dict[str, dict[str, Any]]) -> Any:
    """The policy with each name as the languages write it; where they are silent, as English does."""
    if isinstance(node, list):
        return [_named(it, names) for it in node]
    if isinstance(node, dict) and "en" in node:
        english = node["en"]["base"] if isinstance(node["en"], dict) else node["en"]
        return node | {tag: deepcopy(its.get(english, node["en"])) for tag, its in names.items()}
    if isinstance(node, dict):
        return {key: _named(it, names) for key, it in node.items()}
    written = {tag: its[node] for tag, its in names.items() if isinstance(node, str) and node in its}
    return {"default": node, **written} if written else node
