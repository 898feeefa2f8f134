"""What a course costs and who pays: its length and the own contribution by the law of the day, the rate by the BAMF's practice."""

from typing import NamedTuple

from anspruch.language import tree
from anspruch.population.figures import Figure, cost
from anspruch.statute.law import LawOnDay


class Course(NamedTuple):
    """One participant's whole course, in euros; the Federation pays it, less the contribution of whoever is not exempt."""

    lessons: float
    gross: float
    contribution: float
    figures: tuple[Figure, ...]


def general(law: LawOnDay) -> Course:
    """A general course with its tests, each taken once, at the rates of the law's day."""
    lessons = _value(law, "stunden_sprachkurs") + _value(law, "stunden_orientierungskurs")
    rate, *tests = (cost(name, law.day) for name in ("kostenerstattungssatz", "einstufungstest", "deutschtest", "test_leben_in_deutschland"))
    gross = lessons * rate.value + sum(test.value for test in tests)
    return Course(lessons, round(gross, 2), round(lessons * _value(law, "kostenbeitrag_je_unterrichtseinheit"), 2), (rate, *tests))


def ceiling(law: LawOnDay) -> Figure:
    """The most a general course is said to cost per person: the German test taken twice."""
    return cost("hoechstbetrag_allgemeiner_kurs", law.day)


def literacy(law: LawOnDay) -> Course:
    """A literacy course, as reported (rounded); its contribution is that of its length in the law."""
    figure = cost("alphabetisierungskurs", law.day)
    lessons = _value(law, "stunden_sprachkurs_besondere") + _value(law, "stunden_orientierungskurs")
    return Course(lessons, figure.value, round(lessons * _value(law, "kostenbeitrag_je_unterrichtseinheit"), 2), (figure,))


def _value(law: LawOnDay, name: str) -> float:
    """A number of the law, zero where it is not in force on the day."""
    return law.value(tree.Parameter(name)) or 0.0
