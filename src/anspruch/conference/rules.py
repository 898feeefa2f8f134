"""Decision rules as data: what each of them would make of a vote, and where that differs from what the chair stated.

The chair states a result; the program checks it and never overrules. Which rule holds is *assumed* and says so.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from anspruch.conference.files import fields
from anspruch.conference.files.load import RECORD
from anspruch.conference.model import VOTES, Paper, Vote
from anspruch.language.errors import InputError, LawError
from anspruch.statute import values, yaml12
from anspruch.statute.model import Texts

FILE = "rules.yaml"
ADOPTED = {"adopted": True, "not_adopted": False}
"""Stated results by a paper's status; listed and unknown results state none."""
_EFFECTS = ("neutral", "counts_as_no")
_PROFILE = ("id", "title", "members", "basis", "count", "share", "no_votes_max", "abstention", "absent")
_SET = ("id", "body", "since", "until", "class", "profile", "assumed", "certainty", "says", "why", "sources")
_SISTER = ("body", "class", "threshold", "from", "until", "certainty", "sources")


class Tally(NamedTuple):
    """Votes counted: yes, no, abstentions, and members not there."""

    ja: int
    nein: int
    enthaltung: int = 0
    abwesend: int = 0


class Profile(NamedTuple):
    """One way to count. ``basis`` is all members, or the yes and no votes cast."""

    id: str
    title: Texts
    members: int
    basis: str
    yes_min: int | None
    share: Fraction | None
    no_votes_max: int | None
    abstention: str
    absent: str


class RuleSet(NamedTuple):
    """Which profile holds for a body from when to when, how sure that is, and why it is taken to hold."""

    id: str
    body: str
    since: date
    until: date | None
    matter: str
    profile: Profile
    assumed: bool
    certainty: str
    says: Texts
    why: Texts
    sources: tuple[str, ...]


class Sister(NamedTuple):
    """A rule of another conference, to compare."""

    body: str
    matter: Texts
    threshold: Texts
    since: str
    until: str
    certainty: str
    sources: tuple[str, ...]


class Rules(NamedTuple):
    """All of rules.yaml."""

    sets: tuple[RuleSet, ...]
    profiles: Mapping[str, Profile]
    evidence: Mapping[str, bool]
    """Papers that speak on which rule it is, with their stated result."""
    unknown: tuple[Texts, ...]
    sisters: tuple[Sister, ...]

    def on(self, day: date | None, matter: str = "all") -> RuleSet | None:
        """The rule set taken to hold on a day; of the latest where the day is not known. None where there is none."""
        found = [one for one in self.sets if one.matter in (matter, "all") and (day is None or one.since <= day <= (one.until or date.max))]
        return found[-1] if found else None


class Judged(NamedTuple):
    """What one profile makes of a vote: adopted, not adopted, or None where what is known of the counts leaves it open."""

    profile: Profile
    outcome: bool | None
    agrees: bool | None
    """Whether that is what was stated; None where either is not known."""
    assumed: bool
    """Whether this is the profile taken to hold."""


def outcome(tally: Tally, profile: Profile) -> bool | None:
    """Whether a vote carries under a profile; None where the rule says nothing of it (no vote was cast).

    Raises:
        InputError: if more votes are counted than there are members, or fewer than none.
    """
    if min(tally) < 0 or sum(tally) > profile.members:
        raise InputError(
            f"Gezählt sind {sum(tally)} Stimmen bei {profile.members} Mitgliedern.", f"{sum(tally)} votes are counted of {profile.members} members."
        )
    against = tally.nein + sum(
        count for count, effect in ((tally.enthaltung, profile.abstention), (tally.abwesend, profile.absent)) if effect == "counts_as_no"
    )
    if profile.no_votes_max is not None:
        if not tally.ja + tally.nein:
            return None
        if tally.nein > profile.no_votes_max or not tally.ja:
            return False
    if profile.yes_min is not None and tally.ja < profile.yes_min:
        return False
    base = profile.members if profile.basis == "members" else tally.ja + against
    return profile.share is None or tally.ja > profile.share * base


def possible(vote: Vote, members: int) -> Iterator[Tally]:
    """Every tally that fits what is known of a vote: its counts, its label, and every Land counted once."""
    ranges = [range(members + 1) if (count := vote.counts.get(word)) is None else (count,) for word in VOTES[:3]]
    for ja, nein, enthaltung in product(*ranges):
        tally = Tally(ja, nein, enthaltung, members - ja - nein - enthaltung)
        fits = tally.abwesend >= 0 and vote.counts.get("abwesend") in (None, tally.abwesend)
        if fits and not (vote.label.value == "einstimmig" and (nein or not ja)):
            yield tally


def judge(paper: Paper, rules: Rules | None = None, day: date | None = None) -> list[Judged]:
    """What every profile makes of a paper's vote, beside what was stated.

    Args:
        paper: the paper.
        rules: the rules; default: those that come with the package.
        day: the day of the vote, for the rule set that holds.
    """
    rules = rules or load()
    stated, held = ADOPTED.get(paper.status), rules.on(day)
    found = []
    for profile in rules.profiles.values():
        outcomes = {outcome(tally, profile) for tally in possible(paper.vote, profile.members)} if _counted(paper.vote) else {None}
        computed = outcomes.pop() if len(outcomes) == 1 else None
        agrees = None if None in (stated, computed) else stated == computed
        found.append(Judged(profile, computed, agrees, held is not None and held.assumed and held.profile == profile))
    return found


def _counted(vote: Vote) -> bool:
    """Whether anything is known by which to count."""
    return vote.label.value == "einstimmig" or any(count is not None for count in vote.counts.values())


@lru_cache(maxsize=1)
def load() -> Rules:
    """The rules that come with the package. Raises LawError."""
    return read(yaml12.read(RECORD / FILE), FILE)


def read(raw: object, where: str) -> Rules:
    """Rules from plain data. Raises LawError."""
    top = values.keys(raw, ("rule_sets", "profiles", "evidence", "unknown", "classes", "thresholds", "sisters"), ("rule_sets", "profiles"), where)
    profiles = {one.id: one for one in (_profile(entry, f"{where}, profiles") for entry in values.several(top["profiles"], where))}
    evidence = {}
    for entry in values.several(top.get("evidence"), where):
        entry = values.keys(entry, ("paper", "adopted", "certainty"), ("paper", "certainty"), f"{where}, evidence")
        evidence[str(entry["paper"])] = fields.truth(entry["adopted"], f"{where}, evidence")
    called = tuple(
        {name: values.texts(says, where) for name, says in fields.mapping(top.get(key), where).items()} for key in ("classes", "thresholds")
    )
    return Rules(
        tuple(_set(entry, profiles, f"{where}, rule_sets") for entry in values.several(top["rule_sets"], where)),
        profiles,
        evidence,
        tuple(values.texts(entry, f"{where}, unknown") for entry in values.several(top.get("unknown"), where)),
        tuple(_sister(entry, called, f"{where}, sisters") for entry in values.several(top.get("sisters"), where)),
    )


def _profile(raw: object, where: str) -> Profile:
    entry = values.keys(raw, _PROFILE, ("id", "title", "members", "basis", "abstention", "absent"), where)
    place = f"{where}, {entry['id']}"
    members = fields.number(entry["members"], place)
    try:
        share = Fraction(str(entry["share"])) if entry.get("share") is not None else None
    except (ValueError, ZeroDivisionError):
        raise LawError(f"„{entry['share']}“ ist kein Anteil wie 1/2.", f"“{entry['share']}” is no share like 1/2.").within(place) from None
    count, most = (fields.number(entry[key], place, members) if entry.get(key) is not None else None for key in ("count", "no_votes_max"))
    if (count, share, most) == (None, None, None):
        raise LawError("Eine Regel braucht count, share oder no_votes_max.", "A rule needs count, share or no_votes_max.").within(place)
    basis = values.one_of(entry["basis"], ("members", "cast"), place)
    effects = [values.one_of(entry[key], _EFFECTS, place) for key in ("abstention", "absent")]
    return Profile(fields.text(entry["id"], place), values.texts(entry["title"], place), members, basis, count, share, most, *effects)


def _set(raw: object, profiles: Mapping[str, Profile], where: str) -> RuleSet:
    entry = values.keys(raw, _SET, ("id", "body", "since", "class", "profile", "certainty", "says", "why"), where)
    return RuleSet(
        fields.text(entry["id"], where),
        fields.text(entry["body"], where),
        values.day(entry["since"], where),
        values.day(entry["until"], where) if entry.get("until") else None,
        fields.text(entry["class"], where),
        profiles[values.one_of(entry["profile"], profiles, where)],
        fields.truth(entry.get("assumed", True), where),
        fields.certainty(entry, where),
        values.texts(entry["says"], where),
        values.texts(entry["why"], where),
        tuple(map(str, values.several(entry.get("sources"), where))),
    )


def _sister(raw: object, called: tuple[Mapping[str, Texts], ...], where: str) -> Sister:
    entry: Mapping[str, Any] = values.keys(raw, _SISTER, ("body", "class", "threshold", "certainty"), where)
    sources = tuple(map(str, values.several(entry.get("sources"), where)))
    since, until = (str(entry.get(key) or "") for key in ("from", "until"))
    matter, threshold = (known[values.one_of(entry[key], known, where)] for key, known in zip(("class", "threshold"), called, strict=True))
    return Sister(str(entry["body"]), matter, threshold, since, until, fields.certainty(entry, where), sources)
