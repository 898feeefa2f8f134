"""Decide for many variants of a person at once: a bit a variant, no trace."""

from anspruch.language import tree
from anspruch.readings.variants import Pair, Variants
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Route

_ABSENT = tree.Const(False)


class Several:
    """The routes' states, and who is refused.

    Args:
        law: the law on a day.
        run: what the conditions say of each variant.
    """

    def __init__(self, law: LawOnDay, run: Variants) -> None:
        self.law = law
        self.run = run

    def pair(self, node: tree.Node | None) -> Pair:
        """The answers to a route's condition; an absent one is false."""
        return self.run.pair(_ABSENT if node is None else self.law.resolve(node))

    def states(self, route: Route) -> dict[str, int]:
        """The variants by the state the route is in for them, as :func:`combine` says for one."""
        opened, possible = self.pair(route.open), self.pair(route.possible)
        practice = self.law.practice(route.enforcement)[0]
        settled = opened[0] | possible[0]
        waiting = (opened[1] | possible[1]) & ~settled
        return {
            "open": opened[0],
            "suspended" if practice in ("suspended", "congested") else "possible": possible[0] & ~opened[0],
            "undecided": waiting,
            "closed": self.run.full & ~settled & ~waiting,
        }

    def refused(self) -> Pair:
        """The variants that :meth:`Decision.check_derived` surely refuses, and those for which only itself can say."""
        run = self.run
        surely = perhaps = 0
        for contradiction in self.law.law.world.contradictions:
            surely |= run.pair(self.law.resolve(contradiction.when))[0]
        for node, presumed in self.law.derived:
            sure, maybe = run.reads(node)
            if sure or maybe != run.full:
                derived_sure, derived_maybe = run.pair(node.derived)
                against = run.full & ((sure & ~derived_maybe) | (derived_sure & ~maybe))
                surely, perhaps = (surely, perhaps | against) if presumed else (surely | against, perhaps)
        return surely, perhaps & ~surely
