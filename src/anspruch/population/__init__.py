"""Persons in numbers: the baseline population, what a motion changes for it by Land, what that costs, and the budget."""
