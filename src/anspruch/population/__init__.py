"""The baseline population: foreigners in Germany as weighted rows, fitted to the published margins, with the block of § 22 Satz 2."""

from anspruch.population.assumptions import Assumption, Assumptions, declared, parse, resolve
from anspruch.population.build import DAY, Population, build

__all__ = ["DAY", "Assumption", "Assumptions", "Population", "build", "declared", "parse", "resolve"]
