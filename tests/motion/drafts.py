"""Amendments nobody would move: random edits of conditions, numbers, periods and lists, repeals, and changes of programmes."""

from datetime import date, timedelta

from hypothesis import strategies as st

from anspruch.language.errors import LawError
from anspruch.motion import Moved, find
from anspruch.motion.text import written
from anspruch.statute import amendment, programmes
from anspruch.statute.amendment import Draft

ATOMS = (
    "bezieht_sgb2",
    "kinder >= 2",
    "kinder >= 3",
    'titel in ["§ 22 Satz 2", "§ 23 Abs. 1"]',
    'titel in ["§ 22"]',
    'status not in ["AsylG § 55"]',
    'sprachniveau < "B1"',
    "titel_erteilt_am + monate(6) <= stichtag",
    "titeldauer >= jahre(1)",
    "titel_erteilt_am < inkrafttreten",
    "ergangen(zulassung_bamf_am)",
    "unknown",
    "False",
)
# no provision is named but the one amended (as "bisher"): what leads back to itself would be refused
_SHAPES = (
    "{0} and {1}",
    "{0} or {1}",
    "not ({0})",
    "({0} or {1}) and {2}",
    "as_a_rule({0}, unless={1})",
    "({0}) if {1} else ({2})",
    "at_least(2, {0}, {1}, {2})",
)


def _shaped(inner):
    return st.builds(lambda shape, parts: shape.format(*(f"({part})" for part in parts)), st.sampled_from(_SHAPES), st.tuples(inner, inner, inner))


CONDITIONS = st.recursive(st.sampled_from(("bisher", *ATOMS)), _shaped, max_leaves=5)
DAYS = st.dates(date(2006, 1, 1), date(2028, 12, 31))


@st.composite
def _content(draw, law, provision, version):
    """A version's content: what was said, changed a little, or something else."""
    match provision.kind:
        case "condition":
            changed = _edited(written(version.body, provision))
            return {"when": draw(st.one_of(CONDITIONS, changed))}
        case "number":
            return {"value": draw(st.sampled_from(("1", "2.5", "600 + 60", "(3 - 1) * 4", written(version.body, provision))))}
        case "period":
            return {"period": draw(st.sampled_from(("1 Jahr", "18 Monate", "2 Wochen", "10 Tage", "24 Monate")))}
        case "enforcement":
            return {"state": draw(st.sampled_from(("open", "congested", "suspended", "unknown")))}
    members = [str(member) for member in version.body]
    return {"members": draw(st.lists(st.sampled_from((*members, *reversed(members))), min_size=1, max_size=len(members) + 2))}


def _edited(text):
    """A text with one citation or number struck, doubled or replaced."""
    changes = [
        text.replace("§ 25", "§ 26", 1),
        text.replace('", "', '", "§ 7", "', 1),
        text.replace(">= 1", ">= 2", 1),
        f"({text}) and not bezieht_sgb2",
    ]
    return st.sampled_from([one for one in changes if one != text])


@st.composite
def drafts(draw, law):
    """A motion carried out, made of random amendments; None where the law refuses them."""
    in_force = draw(DAYS)
    there = [one for one in law.provisions.values() if one.versions[0].since < in_force]
    kinds = [[one for one in there if one.kind == kind] for kind in sorted({one.kind for one in there})]
    conditions = st.sampled_from([one for one in there if one.kind == "condition"])
    one_of_any_kind = st.sampled_from(kinds).flatmap(st.sampled_from)
    chosen = draw(st.lists(conditions | one_of_any_kind, min_size=1, max_size=4, unique_by=lambda one: one.name))
    sections = [draw(_section(law, provision, in_force)) for provision in chosen]
    motion = find("ortskraefte")
    try:
        one = amendment.read(Draft(sections, draw(_programmes(law))), law, in_force, "Probe", "probe.yaml")
        return Moved(motion, {}, in_force, law, amendment.amended(law, one), (one,))
    except LawError:
        return None


@st.composite
def _section(draw, law, provision, in_force):
    base = [version for version in provision.versions if version.since < in_force][-1]
    statute, _, section = provision.section.partition(" ")
    head = {"statute": statute, "section": section}
    if draw(st.integers(0, 4)) == 0:
        day = in_force + timedelta(days=draw(st.sampled_from((0, 0, 90))))
        return {**head, "provisions": [{"name": provision.name, "repealed": str(day)}]}
    later = draw(st.sampled_from((0, 0, 60)))
    versions = []
    for number in range(draw(st.integers(1, 3))):
        raw = draw(_content(law, provision, base))
        if number or later:
            raw["since"] = str(in_force + timedelta(days=later + 200 * number))
        if provision.kind == "condition" and draw(st.booleans()):
            names = draw(st.lists(st.sampled_from(sorted(law.disputes)), max_size=2, unique=True))
            raw["otherwise"] = {name: draw(CONDITIONS) for name in names}
        versions.append(raw)
    if draw(st.booleans()):
        versions[-1]["until"] = str(in_force + timedelta(days=1000))
    entry = {"name": provision.name, "versions": versions}
    if provision.kind.startswith("list"):
        entry["of"] = provision.kind.partition(":")[2]
    return {**head, "provisions": [entry]}


@st.composite
def _programmes(draw, law):
    """Changes of one programme: parts that go, change, or come."""
    known = programmes.plain(law.programmes[draw(st.sampled_from(sorted(law.programmes)))])
    change = {"programme": known["programme"]}
    if draw(st.booleans()):
        change["title"] = {"de": "Anders", "en": "Another"}
    texts = st.sampled_from((*ATOMS[:4], "True"))
    for part, fields in (("routes", ("open", "possible")), ("values", ("yes", "possible")), ("amounts", ())):
        there = known.get(part, [])
        entries = []
        for entry in draw(st.lists(st.sampled_from(there), max_size=2, unique_by=lambda one: one["name"])) if there else ():
            match draw(st.integers(0, 3)):
                case 0:
                    entries.append({"name": entry["name"], "removed": True})
                case 1:
                    entries.append({**entry, "name": f"neu_{entry['name']}"})
                case _:
                    said = {field: draw(texts) for field in fields}
                    more = {"procedure": entry["procedure"][:1]} if "procedure" in entry else {}
                    entries.append({"name": entry["name"], "title": {"de": "Anders", "en": "Another"}, **said, **more})
        change[part] = entries
    return [change] if draw(st.booleans()) else []
