"""The condition language: facts, citations, periods, and the tree every reading walks."""
