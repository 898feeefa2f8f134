"""One person: how long a decision takes, with trace and compiled, and how long the law takes to load.

Run with ``make bench``. Prints medians, and ratios between the ways compared side by side in one run.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from anspruch.readings.decide import decide
from anspruch.readings.decide.compiled import compile_states
from anspruch.readings.kleene import Evaluation
from anspruch.statute.loader import load

DAY = date(2026, 11, 24)
FACTS = {
    "status": "AufenthG § 22 Satz 2",
    "staatsangehoerigkeit": "AF",
    "titel_erteilt_am": "2023-10-01",
    "titel_gueltig_bis": "2027-10-01",
    "titel_erstmals_erteilt": True,
    "sprachniveau": "A1",
    "bezieht_sgb2": True,
    "geburtsdatum": "1990-05-05",
    "schulische_ausbildung": False,
    "geringer_integrationsbedarf": False,
    "integrationskurs_besucht": False,
}
SPOUSE = {
    "status": "AufenthG § 36a Abs. 1 Satz 1 Alt. 1",
    "titel_erteilt_am": "2026-10-01",
    "titel_gueltig_bis": "2027-10-01",
    "titel_erstmals_erteilt": True,
    "sprachniveau": "<A1",
    "bezieht_sgb2": True,
    "alter": 30,
    "land": "DE-NI",
}


def timed(work, rounds=15, loops=1, clock=time.process_time) -> float:
    """The median time of one call in microseconds, of this process' own: another at work beside it does not count."""
    found = []
    for _ in range(rounds):
        begin = clock()
        for _ in range(loops):
            work()
        found.append((clock() - begin) / loops * 1e6)
    return statistics.median(found)


def process(*arguments: str, **environment: str) -> float:
    """The median time of a whole process in milliseconds."""
    run = {**os.environ, **environment}
    return (
        timed(lambda: subprocess.run([sys.executable, *arguments], check=True, env=run, stdout=subprocess.DEVNULL), rounds=9, clock=time.perf_counter)
        / 1000
    )


def _every(today, facts) -> float:
    """All routes of all programmes, compiled together."""
    compiled, person = compile_states(today), today.person(facts)
    return timed(lambda: compiled(person, DAY.toordinal()), loops=1000)


def main() -> None:
    """Measure and print."""
    law = load(cached=False)
    today = law.on(DAY)
    programme = law.programme("integrationskurs")
    person = today.person(FACTS)
    compiled = compile_states(today, programme.name)
    ordinal = DAY.toordinal()
    roots = [today.resolve(node) for route in programme.routes for node in (route.open, route.possible) if node]

    def traced() -> None:
        run = Evaluation(person, ordinal)
        for root in roots:
            run.value(root)

    with_trace, fast = timed(traced, loops=500), timed(lambda: compiled(person, ordinal), loops=2000)
    print(f"all routes, with trace        {with_trace:8.1f} µs   (budget 100)")
    print(f"all routes, compiled          {fast:8.1f} µs   (budget 20)   {with_trace / fast:.1f} times faster")
    print(f"all programmes, compiled      {_every(today, FACTS):8.1f} µs   (budget 200)   of a spouse {_every(today, SPOUSE):.1f}")
    print(f"reading the person's facts    {timed(lambda: today.person(FACTS), loops=300):8.1f} µs")
    print(f"full result, all programmes   {timed(lambda: decide(today, FACTS).programmes, loops=30):8.1f} µs")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANSPRUCH_CACHE"] = folder
        cold = timed(lambda: (load.cache_clear(), load(cached=False)), rounds=7) / 1000
        load.cache_clear()
        load()
        warm = timed(lambda: (load.cache_clear(), load()), rounds=7) / 1000
        print(f"law, read and checked         {cold:8.1f} ms   (budget 300)")
        print(f"law, from the cache           {warm:8.1f} ms   (budget 30)   {cold / warm:.1f} times faster")
        facts = Path(folder) / "facts.yaml"
        facts.write_text("".join(f"{name}: {str(value).lower() if isinstance(value, bool) else value}\n" for name, value in FACTS.items()), "utf-8")
        bare = process("-c", "pass")
        whole = process("-m", "anspruch", "decide", "--facts", str(facts), "--on", DAY.isoformat(), "--json")
        print(f"anspruch decide, whole        {whole:8.1f} ms   {whole - bare:.1f} beyond Python's own {bare:.1f} (budget 150)")


if __name__ == "__main__":
    main()
