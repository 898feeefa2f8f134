"""The Fallcode: a person's answers as a short code to type, or to scan, so that a counsellor sees the same answers.

It holds the answers, the month it was written in and the edition of the numbering, and nothing else: no name, no number of a person, and
nothing is stored anywhere. Whoever has the code has the answers; it is therefore not put into addresses.
"""

from anspruch.fallcode.code import Fallcode, read, write
from anspruch.fallcode.letters import LONGEST

__all__ = ["LONGEST", "Fallcode", "read", "write"]
