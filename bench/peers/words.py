"""Whether the peers say the same words as we do, file by file."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peers.content import KINDS

_SILENT = re.compile(r"<(style|script)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s)>\"]+")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


@dataclass
class Comparison:
    """How many words differ, of how many, and in which file most."""

    files: int = 0
    words: int = 0
    differing: int = 0
    worst: tuple[int, str, str] = (0, "", "")

    @property
    def share(self) -> float:
        """The differing words as a share of all."""
        return self.differing / max(1, self.words)


def compare(ours: Path, theirs: Path, tags: list[str], hugo: bool) -> Comparison:
    """Our release with a peer's, in these languages."""
    manifest = json.loads((ours / "manifest.json").read_text(encoding="utf-8"))
    result = Comparison()
    for path, it in manifest["files"].items():
        if it["locale"] not in tags or it["format"] not in KINDS:
            continue
        kind = KINDS[it["format"]]
        mine, other = _words(ours / path, kind), _words(theirs / (_hugo(path, kind) if hugo else path), kind)
        differing = (mine - other) + (other - mine)
        count = sum(differing.values())
        result.files += 1
        result.words += sum(mine.values())
        result.differing += count
        result.worst = max(result.worst, (count, path, " ".join(list(differing)[:6])))
    return result


def _hugo(path: str, kind: str) -> str:
    tag, _, name = path.partition("/")
    stem = name.removesuffix(".html").removesuffix(".fragment").removesuffix(f".{kind}")
    return f"{tag.lower()}/{stem.replace('.', '-')}.{kind}"


def _words(path: Path, kind: str) -> Counter[str]:
    text = path.read_text(encoding="utf-8")
    if kind == "json":
        text = "\n".join(_texts(json.loads(text)))
    elif kind in ("html", "fragment"):
        text = html.unescape(_SILENT.sub(" ", text))
    return Counter(_WORD.findall(_ADDRESS.sub(" ", text)))


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for it in node:
            yield from _texts(it)
    elif isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node["text"]
        for it in node.values():
            yield from _texts(it)
