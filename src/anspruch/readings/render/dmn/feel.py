"""A condition in FEEL, the expression language of DMN: provisions, lists and numbers by name, null where it is unknown."""

from datetime import date

from anspruch.language import knowledge, tree
from anspruch.language.calendar import LONGEST_MONTH, MONTHS_IN_YEAR, Period
from anspruch.language.facts import Fact
from anspruch.statute.law import LawOnDay

TODAY = "stichtag"
HOLDS = "{0}_gilt"
"""The name of the decision that says whether a fact holds that is given or else follows from others."""
MEANS = "{0}_meint"
"""The name of the decision that lists what a citation given of a person may mean."""
LEVELS = "niveaus"
"""The name of the decision that lists the levels in order."""


class Feel:
    """Writes FEEL; ``needs`` gathers what the expressions written so far refer to."""

    def __init__(self, law: LawOnDay) -> None:
        self.law = law
        self.needs: dict[str, None] = {}

    def name(self, name: str) -> str:
        """A reference to an input, a decision or a function."""
        self.needs[name] = None
        return name

    def condition(self, node: tree.Node) -> str:
        """A resolved condition."""
        match node:
            case tree.Norm(name=name):
                return self.name(name)
            case tree.Const(value=value):
                return literal(value)
            case tree.And(parts=parts):
                return " and ".join(map(self.part, parts))
            case tree.Or(parts=parts):
                return " or ".join(map(self.part, parts))
            case tree.Not(part=part):
                return f"not({self.condition(part)})"
            case tree.AtLeast(count=count, parts=parts):
                return f"{self.name('mindestens')}({count}, [{', '.join(map(self.condition, parts))}])"
            case tree.AsARule(rule=rule, unless=unless):
                return f"{self.part(rule)} and not({self.part(unless)} = true)"
            case tree.Case(test=test, then=then, other=other):
                return self._case(test, then, other)
        return self._atom(node)

    def part(self, node: tree.Node) -> str:
        """A condition as a part of another, in brackets where it needs them."""
        text = self.condition(node)
        return text if isinstance(node, tree.Norm | tree.Const | tree.Not | tree.Is | tree.Given | tree.Member | tree.AtLeast) else f"({text})"

    def _case(self, test: tree.Node, then: tree.Node, other: tree.Node) -> str:
        """FEEL's own ``if`` takes unknown for false; here it is what both agree on."""
        if other == tree.Const(False):
            return f"{self.part(test)} and {self.part(then)}"
        if then == tree.Const(False):
            return f"not({self.condition(test)}) and {self.part(other)}"
        first, second = self.part(then), self.part(other)
        agreed = f"if {first} = {second} then {first} else null"
        return f"if {self.part(test)} = null then ({agreed}) else if {self.part(test)} then {first} else {second}"

    def _atom(self, node: tree.Node) -> str:
        match node:
            case tree.Is(fact=fact):
                return self.fact(fact)
            case tree.Given(fact=fact):
                return self.name(HOLDS.format(fact))
            case tree.Taken(fact=fact):
                return self._taken(self.law.law.vocabulary[fact])
            case tree.Elapsed(fact=fact, period=tree.Literal(value=Period() as period, text=text), workday=workday, operator=operator):
                end = self.name(fact) if period == (0, 0) else f"{self.name(fact)} + {self._duration(period, text)}"
                until = f"{self.name('werktag')}({end})" if workday else end
                return f"{until} {operator} {self.name(TODAY)}"
            case tree.Compare(fact=fact, operator=operator, bound=tree.Literal() as bound):
                return self._compare(self.law.law.vocabulary[fact], operator, bound)
            case tree.Member(fact=fact, options=options, listed=listed):
                return self._member(self.law.law.vocabulary[fact], self.name(listed) if listed else listing(options))
        raise TypeError(node)

    def _member(self, fact: Fact, among: str) -> str:
        if fact.type != "citation":
            return f"{self.name('eines_von')}({self.name(fact.name)}, {among})"
        value = fact.name if fact.status_from else MEANS.format(fact.name)
        return f"{self.name('gehoert_zu')}({self.name(value)}, {among})"

    def fact(self, fact: str) -> str:
        """A bool fact: as it is given, or through the decision that says what else makes it true."""
        implied = any(rule.makes == fact for rule in self.law.law.world.implies)
        return self.name(HOLDS.format(fact) if implied or fact in self.law.law.derivations else fact)

    def _taken(self, fact: Fact) -> str:
        name = self.name(fact.name)
        return f"{name} = true" if fact.type == "bool" else f"{name} != null and {name} <= {self.name(TODAY)}"

    def _duration(self, period: Period, text: str) -> str:
        return self.name(text) if text in self.law.law.provisions else duration(period)

    def _compare(self, fact: Fact, operator: str, bound: tree.Literal) -> str:
        if fact.computed:
            return self._computed(fact, operator, int(bound.value))  # type: ignore[arg-type]  # a computed fact's bound is whole
        name, value = self.name(fact.name), self._bound(fact, bound)
        if fact.type == "level":
            name, value = (f"index of({self.name(LEVELS)}, {one})[1]" for one in (name, value))
        # FEEL's own "=" takes unknown for unequal
        return f"{name} >= {value} and {name} <= {value}" if operator == "==" else f"{name} {operator} {value}"

    def _bound(self, fact: Fact, bound: tree.Literal) -> str:
        if bound.text in self.law.law.provisions:
            return self.name(bound.text)
        match fact.type:
            case "date":
                return literal(date.fromordinal(int(bound.value)))  # type: ignore[arg-type]  # a date's bound is an ordinal
            case "level":
                return literal(knowledge.LEVELS[int(bound.value)])  # type: ignore[arg-type]  # a level's bound is a rank
        return literal(bound.value)

    def _computed(self, fact: Fact, operator: str, bound: int) -> str:
        """A comparison of an age or a length of time, through "at least"."""
        match operator:
            case ">=":
                return self._at_least(fact, bound)
            case ">":
                return self._at_least(fact, bound + 1)
            case "<":
                return f"not({self._at_least(fact, bound)})"
            case "<=":
                return f"not({self._at_least(fact, bound + 1)})"
        return f"{self._at_least(fact, bound)} and not({self._at_least(fact, bound + 1)})"

    def _at_least(self, fact: Fact, bound: int) -> str:
        sources = ", ".join(map(self.name, (fact.name, *fact.sources)))
        if fact.age_from:
            return f"{self.name('alter_mindestens')}({bound}, {sources}, {self.name(TODAY)})"
        months, days = divmod(bound, LONGEST_MONTH)
        return f"{self.name('dauert_mindestens')}({months}, {days}, {sources})"


def literal(value: object) -> str:
    """A constant: a truth value, a number, a text or a day."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case date():
            return f'date("{value}")'
        case int() | float():
            return str(value)
    return '"{}"'.format(str(value).replace("\\", "\\\\").replace('"', '\\"'))


def listing(values: tuple[object, ...]) -> str:
    """A list of texts."""
    return f"[{', '.join(map(literal, values))}]"


def duration(period: Period) -> str:
    """A period; FEEL knows months and days as two different durations, to be added one after the other."""
    years, months = divmod(period.months, MONTHS_IN_YEAR)
    spans = [f"{years}Y" * bool(years) + f"{months}M" * bool(months), f"{period.days}D" * bool(period.days)]
    return " + ".join(f'duration("P{span}")' for span in spans if span)
