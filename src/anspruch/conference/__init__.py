"""The conference on record: motions, votes by Land, resolutions, and what became of them; plain Python, no pages.

``load()`` gives the whole record. ``rules`` says what each rule would make of a vote, ``followup`` what became of a demand,
``opendata`` hands all of it on.
"""

from anspruch.conference.files.load import load
from anspruch.conference.model import Conference, Demand, Paper, Record

__all__ = ["Conference", "Demand", "Paper", "Record", "load"]
