"""The command line's own sentences in German and English, and how states are marked."""

MARK = {"open": "●", "possible": "◐", "suspended": "‖", "undecided": "?", "closed": "○"}
COLOUR = {"open": "green", "possible": "cyan", "suspended": "yellow", "undecided": "magenta", "closed": "dim"}
TEXT = {
    "law_of": {"de": "Recht vom {0}, geprüft bis {1}", "en": "law of {0}, verified until {1}"},
    "best": {"de": "Bester Zugang: {0}", "en": "Best access: {0}"},
    "between": {"de": "Bester Zugang: mindestens {0}, höchstens {1}", "en": "Best access: at least {0}, at most {1}"},
    "freely": {"de": "ohne Entscheidung einer Behörde", "en": "without a decision of an authority"},
    "decides": {"de": "entscheidet", "en": "decided by"},
    "next": {"de": "nächster Schritt", "en": "next step"},
    "papers": {"de": "Unterlagen", "en": "papers"},
    "deadline": {"de": "Frist", "en": "deadline"},
    "timing": {"de": "von selbst", "en": "by itself"},
    "consequence": {"de": "Folge", "en": "consequence"},
    "remedy": {"de": "bei Ablehnung", "en": "on refusal"},
    "cost": {"de": "Kosten", "en": "cost"},
    "until_when": {"de": "Fristende", "en": "end of the period"},
    "unproven": {
        "de": "Noch nicht entschieden; es fehlt keine Angabe, sondern ein Beleg für die Regel.",
        "en": "Not decided yet; no fact is missing, the rule itself is not shown.",
    },
    "until": {"de": "bleibt so bis {0} (dann: {1})", "en": "stays so until {0} (then: {1})"},
    "from": {"de": "ändert sich am {0} (dann: {1})", "en": "changes on {0} (then: {1})"},
    "missing": {"de": "hängt ab von", "en": "depends on"},
    "awaits": {"de": "noch nicht bekannt", "en": "not yet known"},
    "presumed": {"de": "beruht auf Annahmen zu", "en": "rests on assumptions about"},
    "closed_too": {"de": "nein", "en": "closed"},
    "gap": {"de": "nicht belegt", "en": "not shown"},
    "source": {"de": "Quelle", "en": "source"},
    "told": {"de": "{0} (Stand {1})", "en": "{0} (as of {1})"},
    "told_old": {"de": "{0} (Stand {1}; alt, bitte nachfragen)", "en": "{0} (as of {1}; old, please ask)"},
    "undated": {"de": "{0} (ohne Datum, bitte nachfragen)", "en": "{0} (undated, please ask)"},
    "practice": {"de": "Praxis (nicht Recht)", "en": "practice (not law)"},
    "disputed": {"de": "umstritten", "en": "disputed"},
    "instead": {"de": "sonst: {0}", "en": "otherwise: {0}"},
    "why": {"de": "Warum", "en": "Why"},
    "change": {"de": "Was sich ändern müsste", "en": "What would have to change"},
    "then": {"de": "dann {0}", "en": "then {0}"},
    "kind_status": {"de": " (nur mit einem anderen Status)", "en": " (only with another status)"},
    "kind_never": {"de": " (niemand kann es ändern oder sollte es)", "en": " (nobody can change it, or should)"},
    "beside": {"de": "Daneben", "en": "Beside"},
    "certainty": {"de": "Beleg", "en": "certainty"},
    "basis": {"de": "Grundlage", "en": "basis"},
    "warning": {"de": "Achtung", "en": "caution"},
    "no_reasons": {"de": "Noch nicht entschieden; es fehlen Angaben.", "en": "Not decided yet; facts are missing."},
    "code_day": {
        "de": "Der gewählte Tag steht nicht im Fallcode: Wer ihn eingibt, sieht das Ergebnis von heute.",
        "en": "The day chosen is not in the case code: whoever enters the code sees the result of today.",
    },
    "today": {"de": "heute", "en": "today"},
    "internal": {
        "de": "Das ist unser Fehler: {0}. Bitte melden Sie ihn mit dem Befehl, den Sie eingegeben haben.",
        "en": "This is our fault: {0}. Please report it with the command you entered.",
    },
}
"""Sentences with numbered gaps."""


def say(key: str, lang: str, *parts: object) -> str:
    """A sentence by its key."""
    return TEXT[key][lang].format(*parts)


def day(text: str, lang: str) -> str:
    """An ISO day as people write it."""
    if lang == "en":
        return text
    year, month, number = text.split("-")
    return f"{int(number)}.{int(month)}.{year}"
