"""Reading papers/NN.yaml: what lay before one conference, how it was voted on, and what it demands."""

from collections.abc import Mapping

from anspruch.conference.files import fields
from anspruch.conference.files.fields import Frame
from anspruch.conference.known import Known
from anspruch.conference.model import KINDS, LABELS, STATUSES, VOTES, Demand, Paper, Side, Statement, Vote, Wording
from anspruch.language.errors import LawError
from anspruch.statute import values

_PAPER = (
    *("id", "kind", "status", "top", "title", "subject", "movers", "supporters", "vote", "addressees", "topics", "demands", "statements"),
    *("versions", "amends", "motion", "procedure", "pages", "publication", "response", "certainty", "note", "sources"),
)
_REQUIRED = ("id", "kind", "status", "subject", "vote", "certainty", "sources")
_VOTE = ("label", "label_certainty", "counts", "certainty", "by_land", "rest", "note")
_SIDE = ("laender", "lead", "count", "complete", "all_but", "certainty", "note")


def papers(raw: object, frame: Frame, where: str) -> list[Paper]:
    """The papers of one conference. Raises LawError."""
    entry = values.keys(raw, ("conference", "papers"), ("conference", "papers"), where)
    number = fields.number(entry["conference"], where)
    several = values.several(entry["papers"], where)
    return [_paper(one, number, frame, f"{where}, {fields.called(one, 'id', place)}") for place, one in enumerate(several, 1)]


def _paper(raw: object, conference: int, frame: Frame, where: str) -> Paper:
    entry = values.keys(raw, _PAPER, _REQUIRED, where)
    name = fields.text(entry["id"], where)
    demands = tuple(_demand(one, name, f"{where}, demands") for one in values.several(entry.get("demands"), where))
    fields.once((demand.name for demand in demands), f"{where}, demands")
    return Paper(
        name,
        conference,
        fields.word(entry.get("top"), f"{where}, top"),
        values.one_of(entry["kind"], KINDS, f"{where}, kind"),
        values.one_of(entry["status"], STATUSES, f"{where}, status"),
        fields.word(entry.get("title"), f"{where}, title"),
        values.texts(entry["subject"], f"{where}, subject"),
        _side(entry.get("movers"), frame, f"{where}, movers"),
        _side(entry.get("supporters"), frame, f"{where}, supporters"),
        _vote(entry["vote"], frame, f"{where}, vote"),
        _addressees(entry.get("addressees"), f"{where}, addressees"),
        tuple(fields.text(one, where) for one in values.several(entry.get("topics"), where)),
        demands,
        _statements(entry.get("statements"), frame, f"{where}, statements"),
        tuple(_wording(one, frame, f"{where}, versions") for one in values.several(entry.get("versions"), where)),
        fields.word(entry.get("amends"), where),
        fields.word(entry.get("motion"), where),
        fields.word(entry.get("procedure"), where),
        _pages(entry.get("pages"), f"{where}, pages"),
        fields.word(entry.get("publication"), where),
        values.texts(entry.get("response"), f"{where}, response"),
        fields.certainty(entry, where),
        values.texts(entry.get("note"), f"{where}, note"),
        fields.sources(entry["sources"], frame, f"{where}, sources"),
    )


def _demand(raw: object, paper: str, where: str) -> Demand:
    entry = values.keys(raw, ("id", "says", "addressees", "norm", "norm_certainty"), ("id", "says"), where)
    addressees = tuple(fields.text(one, where) for one in values.several(entry.get("addressees"), where))
    sure = fields.certainty(entry, where, "norm_certainty") if "norm_certainty" in entry else "A"
    says, norm = values.texts(entry["says"], where), fields.word(entry.get("norm"), where)
    return Demand(paper, fields.text(entry["id"], where), says, addressees, norm, sure)


def _side(raw: object, frame: Frame, where: str) -> Side:
    if raw is None:
        return Side()
    entry = values.keys(raw, _SIDE, ("certainty",), where)
    found = fields.laender(entry.get("laender"), frame, where)
    lead: Known[str] = Known(None)
    if entry.get("lead"):
        given = values.keys(entry["lead"], ("land", "certainty"), ("land", "certainty"), f"{where}, lead")
        lead = Known(fields.land(given["land"], frame, f"{where}, lead"), fields.certainty(given, where))
    count = fields.number(entry["count"], where, len(frame.laender)) if entry.get("count") is not None else None
    complete = fields.truth(entry.get("complete", False), where)
    if count is not None and count < len(found):
        raise LawError(f"Genannt sind {len(found)} Länder, gezählt {count}.", f"{len(found)} Länder are named, {count} are counted.").within(where)
    inferred = _inferred(entry["all_but"], found, count, frame, f"{where}, all_but") if entry.get("all_but") is not None else ()
    note = values.texts(entry.get("note"), where)
    return Side(found, lead, count, complete or bool(inferred), fields.certainty(entry, where), note, inferred)


def _inferred(raw: object, named: tuple[str, ...], count: int | None, frame: Frame, where: str) -> tuple[str, ...]:
    """The Länder that follow where all but some are among them. Raises LawError where the number does not fit."""
    absent = fields.laender(raw, frame, where)
    found = tuple(code for code in frame.laender if code not in (*absent, *named))
    if count != len(named) + len(found) or set(absent) & set(named):
        raise LawError(
            f"Alle außer {', '.join(absent)} sind {len(frame.laender) - len(absent)} Länder, gezählt sind {count}.",
            f"All but {', '.join(absent)} are {len(frame.laender) - len(absent)} Länder, counted are {count}.",
        ).within(where)
    return found


def _vote(raw: object, frame: Frame, where: str) -> Vote:
    entry = values.keys(raw, _VOTE, ("certainty",), where)
    sure = fields.certainty(entry, where)
    label: Known[str] = Known(None)
    if entry.get("label") is not None:
        label = Known(values.one_of(entry["label"], LABELS, f"{where}, label"), str(entry.get("label_certainty", sure)))
        fields.certainty({"certainty": label.certainty}, f"{where}, label")
    counts = _counts(entry.get("counts"), frame, f"{where}, counts")
    by_land = {
        fields.land(name, frame, f"{where}, by_land"): _cast(one, f"{where}, {name}")
        for name, one in fields.mapping(entry.get("by_land"), where).items()
    }
    rest = _cast(entry["rest"], f"{where}, rest") if entry.get("rest") else Known[str](None)
    if not (by_land or rest.value or any(count is not None for count in counts.values())):
        sure = "U"  # how sure a count is can be said only of one that is known; of the label it is said apart
    found = Vote(label, counts, sure, by_land, rest, values.texts(entry.get("note"), f"{where}, note"))
    _check_vote(found, len(frame.laender), where)
    return found


def _counts(raw: object, frame: Frame, where: str) -> Mapping[str, int | None]:
    entry = values.keys({} if raw is None else raw, VOTES, (), where)
    members = len(frame.laender)
    counts = {name: None if value is None else fields.number(value, f"{where}, {name}", members) for name, value in entry.items()}
    total = sum(value or 0 for value in counts.values())
    if total > len(frame.laender):
        raise LawError(
            f"Gezählt sind {total} Stimmen; es gibt {len(frame.laender)} Länder.",
            f"{total} votes are counted; there are {len(frame.laender)} Länder.",
        ).within(where)
    return counts


def _cast(raw: object, where: str) -> Known[str]:
    entry = values.keys(raw, ("vote", "certainty"), ("vote", "certainty"), where)
    return Known(values.one_of(entry["vote"], VOTES, where), fields.certainty(entry, where))


def _check_vote(vote: Vote, members: int, where: str) -> None:
    """Votes by Land fit the counts; a unanimous vote has no vote against. Raises LawError."""
    named = [known.value for known in vote.by_land.values()]
    rest = [vote.rest.value] * (members - len(named)) if vote.rest.value else []
    for word, count in vote.counts.items():
        there = (named + rest).count(word)
        if count is not None and (there > count or (rest and there != count)):
            raise LawError(f"„{word}“: {count} gezählt, {there} nach Ländern.", f"“{word}”: {count} counted, {there} by Land.").within(where)
    if vote.label.value == "einstimmig" and (vote.counts.get("nein") or "nein" in named):
        raise LawError("Einstimmig heißt ohne Gegenstimme.", "Unanimous means no vote against.").within(where)


def _addressees(raw: object, where: str) -> Known[tuple[str, ...]]:
    if raw is None:
        return Known(None)
    entry = values.keys(raw, ("to", "certainty"), ("to", "certainty"), where)
    return Known(tuple(fields.text(one, where) for one in values.several(entry["to"], where)), fields.certainty(entry, where))


def _statements(raw: object, frame: Frame, where: str) -> Known[tuple[Statement, ...]]:
    """Statements found; where none was found it is not known whether there were any."""
    if raw is None:
        return Known(None)
    found = []
    for one in values.several(raw, where):
        entry = values.keys(one, ("laender", "form", "with_vote", "says", "certainty"), ("laender", "form", "says", "certainty"), where)
        with_vote = values.one_of(entry["with_vote"], VOTES, where) if entry.get("with_vote") else None
        names = fields.laender(entry["laender"], frame, where)
        found.append(
            Statement(names, fields.text(entry["form"], where), with_vote, values.texts(entry["says"], where), fields.certainty(entry, where))
        )
    return Known(tuple(found), min((one.certainty for one in found), default="A"))


def _wording(raw: object, frame: Frame, where: str) -> Wording:
    entry = values.keys(raw, ("label", "day", "text", "movers"), ("label",), where)
    day = fields.day(entry["day"], frame, where) if entry.get("day") else None
    text = fields.text(entry["text"], where) if entry.get("text") else None
    return Wording(fields.text(entry["label"], where), day, text, fields.laender(entry.get("movers"), frame, where))


def _pages(raw: object, where: str) -> tuple[int, int | None] | None:
    if raw is None:
        return None
    entry = values.keys(raw, ("from", "to"), ("from",), where)
    return fields.number(entry["from"], where), fields.number(entry["to"], where) if entry.get("to") else None
