"""Whether many policies in one process take constant memory and linear time: a build of each, one after another.

    python bench/scale.py --policies 1000 --languages 21

Each is a policy of its own (other days, years and dates) in as many languages, built and judged whole and
put in the place of the one before. Printed are time and memory of each tenth of the run, and how the last
tenth compares with the second: the first fills what is kept for all (words, patterns, templates).
"""

from __future__ import annotations

import argparse
import datetime
import gc
import re
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from peers import ours


def policy(text: str, number: int) -> str:
    """A policy of its own."""
    day = datetime.date(2025, 9, 1) + datetime.timedelta(days=number % 365)
    text = re.sub(r"^id: .*$", f"id: policy-{number}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"\b2025-09-28\b", day.isoformat(), text)
    text = re.sub(r"\bnot_allowed: 30 days", f"not_allowed: {20 + number % 70} days", text)
    return re.sub(r"\b(allowed|feedback): 5 years", rf"\g<1>: {3 + number % 7} years", text)


def memory() -> float:
    """Megabytes that this process holds now; where nobody tells, the most that it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def measure(project: Path, count: int) -> list[tuple[float, float]]:
    """Seconds and megabytes after each build."""
    from notices import pipeline

    text = (project / "policy.yaml").read_text(encoding="utf-8")
    found = []
    for number in range(count):
        (project / "policy.yaml").write_text(policy(text, number), encoding="utf-8")
        start = time.process_time() + _children()
        outcome = pipeline.build(project / "policy.yaml", project / "dist")
        if not outcome.clean:
            raise SystemExit(f"policy {number}: {outcome.diagnostics[0]}")
        gc.collect()
        found.append((time.process_time() + _children() - start, memory()))
    return found


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Prints a line for each tenth; 1 if the last takes a tenth more, of memory or time, than the second."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--policies", type=int, default=40, metavar="N")
    parser.add_argument("--languages", type=int, default=21, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="notices-scale-") as scratch:
        languages = ours.tags(options.languages)
        ours.program(Path(scratch), languages)
        ours.project(Path(scratch) / "project", languages)
        sys.path.insert(0, scratch)
        found = measure(Path(scratch) / "project", options.policies)
    step = max(1, len(found) // 10)
    tenths = [found[n : n + step] for n in range(0, len(found), step)]
    for n, tenth in enumerate(tenths):
        seconds, megabytes = zip(*tenth, strict=True)
        built = f"policies {n * step + 1:5} to {n * step + len(tenth):5}"
        print(f"{built}: {statistics.median(seconds):6.2f} s of processors each, {max(megabytes):6.1f} MB")
    (early_s, early_mb), (late_s, late_mb) = (
        map(statistics.median, zip(*it, strict=True)) for it in tenths[1:2] + tenths[-1:]
    )
    print(
        f"the last tenth against the second: {late_s / early_s:.2f} x the time, {late_mb / early_mb:.2f} x the memory"
    )
    return 0 if late_s < early_s * 1.1 and late_mb < early_mb * 1.1 else 1


if __name__ == "__main__":
    sys.exit(main())
