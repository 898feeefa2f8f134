"""Render: a condition as a sentence or a list, as a drawing, as DMN for other tools, and the law of a day as a page."""

from anspruch.readings.render.clauses import Clause, clause, lines, phrase, sentence

__all__ = ["Clause", "clause", "lines", "phrase", "sentence"]
