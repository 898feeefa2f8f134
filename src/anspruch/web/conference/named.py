"""What an address names: a conference, paper, demand or Land of the record; where there is none of the name, the nearest is offered."""

from django.urls import reverse

from anspruch.conference import words
from anspruch.conference.model import Conference, Demand, Paper, Record
from anspruch.web.conference import shown
from anspruch.web.conference.shown import nothing


def conference(record: Record, number: str) -> Conference:
    """A conference by its number. Raises NothingThereError."""
    if not number.isdecimal() or int(number) not in record.conferences:
        known = {str(one): (shown.conference_name(each), reverse("conference:conference", args=[one])) for one, each in record.conferences.items()}
        raise nothing(number, known, reverse("conference:start"))
    return record.conferences[int(number)]


def paper(record: Record, name: str) -> Paper:
    """A motion or resolution by its id. Raises NothingThereError."""
    if name not in record.papers:
        known = {one.id: (one.called("de"), shown.motion_url(one)) for one in record.papers.values()}
        raise nothing(name, known, reverse("conference:motions"))
    return record.papers[name]


def demand(record: Record, paper: str, name: str) -> Demand:
    """A demand by its paper and name. Raises NothingThereError."""
    asked = f"{paper}/{name}"
    if asked not in record.demands:
        known = {one.id: (one.says["de"], shown.demand_url(one.id)) for one in record.demands.values()}
        raise nothing(asked, known, reverse("conference:demands"))
    return record.demands[asked]


def land(record: Record, code: str) -> str:
    """The code of a Land given as BW or DE-BW. Raises NothingThereError."""
    found = code.upper().removeprefix("DE-")
    if found not in record.body.laender:
        names = {name: (words.land(name, "de"), reverse("conference:land", args=[name])) for name in record.body.laender}
        called = {words.land(name, "de"): pair for name, pair in names.items()}
        raise nothing(code, {**names, **called}, reverse("conference:laender"))
    return found
