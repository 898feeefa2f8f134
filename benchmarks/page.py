"""One person's page: states, deadlines, disputes, reasons and what would have to change for every route, and the next question.

Run with ``make bench``. Suggestions are timed beside deciding every combination anew, which is what they replace.
"""

from anspruch.readings.ask import Interview
from anspruch.readings.decide import Decision, decide
from anspruch.readings.decide.document import document
from anspruch.readings.explain import explain, suggest
from anspruch.readings.explain.combined import Combined
from anspruch.readings.explain.suggestions import atoms_of, steps_of
from anspruch.readings.variants import places
from anspruch.statute.loader import load
from benchmarks.single import DAY, FACTS, timed

_SAMPLE = 100


def main() -> None:
    """Measure and print."""
    law = load()
    today, routes = law.on(DAY), list(law.routes.values())

    def suggested() -> None:
        decision = decide(today, FACTS)
        for route in routes:
            suggest(decision, route)

    def explained() -> None:
        decision = decide(today, FACTS)
        for route in routes:
            explain(decision, route)

    print(f"document, all programmes      {timed(lambda: document(decide(today, FACTS))) / 1000:8.1f} ms   (budget 5)")
    print(f"reasons, {len(routes):3} routes           {timed(explained) / 1000:8.1f} ms   (budget 8)")
    at_once = timed(suggested) / 1000
    print(f"what must change, {len(routes):3} routes  {at_once:8.1f} ms   (budget 20)")
    print(f"deciding pairs one by one     {one_by_one(Decision(today, FACTS, DAY)) / 1000:8.1f} ms")
    print(f"first question                {timed(lambda: Interview(today).next({})) / 1000:8.1f} ms   (budget 60)")
    print(f"a later question              {timed(lambda: Interview(today).next(FACTS)) / 1000:8.1f} ms")


def one_by_one(decision: Decision) -> float:
    """Microseconds to decide every step and pair of steps of every route that is not open anew, from a sample of each."""
    steps, total = steps_of(decision), 0.0
    for route in decision.law.law.routes.values():
        if decision.state(route) in ("open", "undecided"):
            continue
        chosen = steps.of(atoms_of(decision, route))
        for size in range(1, min(2, len(chosen)) + 1):
            combined = Combined(steps, chosen, size, 2500)
            sample = [combined.steps(place) for place in places(combined.all)][:: max(1, combined.all.bit_count() // _SAMPLE)]
            changes = [decision.facts | {step.fact: step.value for step in one} for one in sample]
            each = timed(lambda changes=changes: [Decision(decision.law, facts, decision.on) for facts in changes], rounds=1) / len(sample)
            total += each * combined.all.bit_count()
    return total


if __name__ == "__main__":
    main()
