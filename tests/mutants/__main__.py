"""`python -m tests.mutants --report`: the kill table by kind and language, and every survivor."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

from . import judging
from .kinds import locales
from .report import MODES, Planted, Trial, survivors, table


def _one(locale: str, seed: int, sample: int | None) -> list[Planted]:
    policy, files = judging.release()
    return list(Trial(policy, files).run(locale, seed, sample))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--report", action="store_true", help="plant every mutant and print the whole report")
    parser.add_argument("--sample", type=int, default=None, metavar="N", help="only N mutants of each kind")
    parser.add_argument("--locale", action="append", choices=locales(), help="only this language (repeatable)")
    parser.add_argument("--seed", type=int, default=1, help="another seed plants in other files")
    parser.add_argument("--alone", action="store_true", help="list the survivors in files copied out as well")
    parser.add_argument("--jobs", type=int, default=1, help="languages at a time")
    options = parser.parse_args()
    sample = options.sample if options.sample or options.report else 5
    chosen = options.locale or locales()
    with ProcessPoolExecutor(options.jobs) as pool:
        runs = [pool.submit(_one, locale, options.seed, sample) for locale in chosen]
        planted = [it for run in runs for it in run.result()]
    modes = MODES if options.alone else MODES[:-1]
    sys.stdout.write(f"{table(planted)}\n\n{len(planted)} mutants planted; survivors:\n{survivors(planted, modes)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
