"""Minutes read: from the text of a PDF to proposed records, which a person confirms. Nothing here enters the record by itself."""

from anspruch.conference.minutes.parse import Minutes, parse
from anspruch.conference.minutes.propose import entry, proposal, remarks

__all__ = ["Minutes", "entry", "parse", "proposal", "remarks"]
