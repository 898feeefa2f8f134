"""The Fallcode: a person's answers as a short code to type, or to scan, so that a counsellor sees the same answers.

It holds the answers, the month and the edition of the numbering, and nothing else: no name, no number of a person, and
nothing is stored anywhere. Whoever has the code has the answers; it is therefore not put into addresses.
"""

from anspruch.fallcode.code import FIRST_DAY, Fallcode, read, write
from anspruch.fallcode.letters import LONGEST

__all__ = ["FIRST_DAY", "LONGEST", "Fallcode", "read", "write"]
