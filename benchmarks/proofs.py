"""Proofs over all possible persons: what it takes to compare two days of the law, to audit it, and to find the next question.

Run with ``python -m benchmarks.proofs``. Targets: any two days under a second each, the whole audit under a minute.
"""

import statistics
import time
from datetime import date, timedelta
from itertools import combinations

from anspruch.readings.ask import Interview
from anspruch.readings.compare import compare
from anspruch.readings.compare.audit import audit
from anspruch.statute.loader import load
from benchmarks.people import DAY

FAR = [date(year, 7, 1) for year in (2005, 2009, 2013, 2016, 2019, 2023, 2026)]


def seconds(work, *arguments):
    """How long one call takes."""
    begin = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - begin


def shown(name, times, target):
    """Print the median and the worst of several times beside the target."""
    worst = max(times)
    verdict = "met" if worst < target else "NOT MET"
    print(f"{name:<46} {len(times):4} x  median {statistics.median(times):6.3f}  worst {worst:6.3f}  target {target:5.1f} seconds  {verdict}")


def groups(found):
    """Spell every group out, with its example, as a reader would ask for it."""
    for one in found.changed:
        [group.facts for several in (one.met, one.unmet) for group in several.groups]
    for _, effect in (*found.routes, *found.access, *found.questions):
        [group.facts for side in (effect.better, effect.worse) for several in side.values() for group in several.groups]


def main() -> None:
    """Measure and print."""
    law = load(cached=False)
    changes = [day for day in law.changes if law.first_day < day <= DAY]
    eves = [(day - timedelta(days=1), day) for day in changes]
    far = [pair for one, other in combinations(FAR, 2) for pair in ((one, other), (other, one))]
    for name, pairs in (("compare the eve and the day of each change", eves), ("compare days far apart, both ways", far)):
        shown(name, [seconds(compare, law.on(before), law.on(after)) for before, after in pairs], 1.0)
    shown(
        "... with every example person spelled out",
        [seconds(lambda pair: groups(compare(law.on(pair[0]), law.on(pair[1]))), pair) for pair in eves],
        1.0,
    )
    shown("audit the whole law", [seconds(audit, law, DAY)], 60.0)
    interview = Interview(law.on(DAY))
    shown("the first question, nothing known", [seconds(interview.next, {}) for _ in range(9)], 1.0)


if __name__ == "__main__":
    main()
