"""Cost that grows as the work: persons a second from 10^5 on, and compiling laws of 100, 1,000 and 10,000 provisions.

Run with ``python -m benchmarks.growth [--most 1e8]``. The synthetic laws are the provisions of the real one over and over,
each copy with names of its own and an Anspruch that rests on the copy before it.
"""

import argparse
import gc
import statistics
import time

from anspruch.language import tree
from anspruch.readings.columns import Asked, counts
from anspruch.readings.columns.program import program
from anspruch.readings.compare.people import People
from anspruch.readings.decide import Decision
from anspruch.readings.decide.compiled import compile_truths
from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.loader import load
from benchmarks.people import DAY, table

LAST = "teilnahmeanspruch"
SIZES = (100, 1_000, 10_000)


def copied(law: Law, provisions: int) -> tuple[Law, str]:
    """A law of so many provisions, and the name of the one that rests on all copies."""
    real = {name: one for name, one in law.provisions.items() if one.kind == "condition" and one.on(DAY)}
    others = {name: one for name, one in law.provisions.items() if name not in real}
    made, last, number = {}, "", 0
    while len(made) < provisions:
        for name, one in real.items():
            version = one.on(DAY)
            body = _renamed(version.body, real, number)
            if name == LAST and last:
                body = tree.Or((body, tree.Ref(last)))
            made[f"{name}_{number}"] = one._replace(name=f"{name}_{number}", versions=(version._replace(body=body, otherwise={}),))
        last, number = f"{LAST}_{number}", number + 1
    return law.replaced({**others, **made}), last


def _renamed(node: tree.Node, names, number: int) -> tree.Node:
    """A condition with the provisions it names replaced by those of a copy, and numbers of its own."""
    match node:
        case tree.Ref(name=name) if name in names:
            return tree.Ref(f"{name}_{number}")
        case tree.Compare(fact=fact, operator=operator, bound=tree.Literal(value=int() as value)) if fact == "brutto_jahr":
            return tree.Compare(fact, operator, tree.Literal(value + number, str(value + number)))
        case tree.And() | tree.Or():
            return type(node)(tuple(_renamed(part, names, number) for part in node.parts))
        case tree.AtLeast(count=count, parts=parts):
            return tree.AtLeast(count, tuple(_renamed(part, names, number) for part in parts))
        case tree.Not() | tree.AsARule() | tree.Case():
            return type(node)(*(_renamed(part, names, number) for part in node.children))
    return node


def seconds(work, rounds=3):
    """The median time of one call."""
    found = []
    for _ in range(rounds):
        gc.collect()
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return statistics.median(found)


def resolved(law: Law) -> LawOnDay:
    """The law of the day, with nothing worked out yet."""
    return law.read_as().on(DAY)


def compiled(whole: Law, last: str) -> list[float]:
    """What each reading takes to be made ready for a whole law, in microseconds a provision; the first is its reference."""
    every = [name for name in whole.provisions if name.rpartition("_")[2].isdigit() and whole.provisions[name].kind == "condition"]
    works = (
        lambda: Decision(day := resolved(whole), {}, DAY).run.value(day.norm(last)),
        lambda: compile_truths(list(map(resolved(whole).norm, every)), whole.vocabulary),
        lambda: program(resolved(whole), whole.vocabulary.facts, (), provisions=every, programmes=["orientierungskurs"]),
        lambda: People([resolved(whole)], DAY),
    )
    return [seconds(work) / len(every) * 1e6 for work in works]


def laws(law: Law) -> None:
    """Compile time by the number of provisions."""
    print(f"{'provisions':>10}  {'decide':>10}  {'function':>10}  {'columns':>10}  {'all persons':>11}   microseconds a provision")
    for size in SIZES:
        whole, last = copied(law, size)
        print(f"{size:>10,}  " + "  ".join(f"{found:10.1f}" for found in compiled(whole, last)))


def persons(law: Law, most: int) -> None:
    """Persons a second by the size of the table."""
    today = law.on(DAY)
    rows = 10**5
    print(f"{'persons':>12}  {'ms':>10}  {'million/s':>10}")
    while rows <= most:
        people = table(today, rows)
        counts(people, today, Asked(("integrationskurs",)))
        took = seconds(lambda people=people: counts(people, today, Asked(("integrationskurs",))), 5)
        print(f"{rows:>12,}  {took * 1e3:10.1f}  {rows / took / 1e6:10.1f}")
        rows *= 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=float, default=1e8)
    law = load()
    laws(law)
    persons(law, int(parser.parse_args().most))


if __name__ == "__main__":
    main()
