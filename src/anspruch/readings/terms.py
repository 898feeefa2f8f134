"""The words for states, modalities, answers, practice and certainty, in German and English."""

from collections.abc import Mapping

STATE = {
    "open": {"de": "offen", "en": "open"},
    "possible": {"de": "möglich", "en": "possible"},
    "suspended": {"de": "derzeit ausgesetzt", "en": "suspended for now"},
    "undecided": {"de": "noch ungeklärt", "en": "undecided"},
    "closed": {"de": "nein", "en": "closed"},
}
DUTY = {"open": {"de": "besteht", "en": "exists"}, "closed": {"de": "besteht nicht", "en": "does not exist"}}
"""What is said of a duty instead: it opens nothing by itself."""
MODALITY = {
    "anspruch": {"de": "Anspruch", "en": "entitlement"},
    "soll": {"de": "Soll", "en": "should"},
    "ermessen": {"de": "Ermessen", "en": "discretion"},
    "pflicht": {"de": "Pflicht", "en": "duty"},
    "frei": {"de": "frei", "en": "free choice"},
    "verboten": {"de": "verboten", "en": "forbidden"},
    "none": {"de": "kein Zugang", "en": "no access"},
}
ANSWER = {
    "yes": {"de": "ja", "en": "yes"},
    "no": {"de": "nein", "en": "no"},
    "possible": {"de": "möglich", "en": "possible"},
    "unknown": {"de": "nicht bekannt", "en": "not known"},
}
OUTCOME = {
    "met": {"de": "Hier erfüllt.", "en": "Met here."},
    "unmet": {"de": "Hier nicht erfüllt.", "en": "Not met here."},
    "absent": {"de": "An diesem Tag nicht in Kraft.", "en": "Not in force on that day."},
    "bars": {"de": "Das steht diesem Weg entgegen.", "en": "This stands in the way."},
}
"""How what is asked of a person came out."""
ENFORCEMENT = {
    "open": {"de": "es wird entschieden", "en": "decisions are made"},
    "congested": {"de": "es wird nicht entschieden", "en": "no decisions are made"},
    "suspended": {"de": "ausgesetzt", "en": "suspended"},
    "unknown": {"de": "nicht bekannt", "en": "not known"},
}
CERTAINTY = {
    "verified": {"de": "belegt", "en": "verified"},
    "substance": {"de": "Inhalt belegt", "en": "content verified"},
    "inferred": {"de": "erschlossen", "en": "inferred"},
    "memory": {"de": "noch nicht am Gesetzblatt geprüft", "en": "not yet checked against the law gazette"},
    "assumed": {"de": "eigene Lesart", "en": "our own reading"},
}
NO_ACT = {
    "nicht belegt": {"de": "nicht belegt", "en": "not shown"},
    "nicht ermittelt": {"de": "nicht ermittelt", "en": "not identified"},
}
"""What stands in the place of an act where none is known."""
NATURE = {
    "law": {"de": "Gesetz oder Verordnung", "en": "statute or ordinance"},
    "guideline": {"de": "Förderrichtlinie, nicht Recht", "en": "funding guideline, not law"},
    "offer": {"de": "nur ein Angebot", "en": "only an offer"},
}
"""What a route rests on."""
NOT_LAW = {
    "interpretation": {"de": "Praxis, nicht Recht", "en": "practice, not law"},
    "enforcement": {"de": "Praxis, nicht Recht", "en": "practice, not law"},
    "guideline": {"de": "Förderrichtlinie, nicht Recht", "en": "funding guideline, not law"},
}
"""What is dated like law and is none."""


def act(by: str) -> Mapping[str, str]:
    """What brought a version, by language: an act has a German name alone."""
    return NO_ACT.get(by, {"de": by, "en": by})


def state(word: str, modality: str) -> Mapping[str, str]:
    """The state of a route in words: a duty exists or not, where another way is open or not."""
    return DUTY.get(word, STATE[word]) if modality == "pflicht" else STATE[word]
