"""The functions the exported decisions call, in FEEL: three-valued where an engine's own operators are not, or not always.

They are technique, not law: how citations cover one another, how months are counted, how many of several are true.
"""

from typing import NamedTuple


class Function(NamedTuple):
    """A function of the export: its parameters with their FEEL types, its body, and the functions it calls."""

    parameters: tuple[tuple[str, str], ...]
    body: str
    calls: tuple[str, ...] = ()


_UNITS = '["§", "Art.", "Abs.", "Satz", "Halbsatz", "Nr.", "Buchst.", "Alt."]'
_TEXT, _NUMBER, _DATE, _ANY = "string", "number", "date", "Any"

FUNCTIONS = {
    # "2" for ("AufenthG § 25 Abs. 2", "Abs.")
    "teil": Function(
        (("zitat", _TEXT), ("einheit", _TEXT)),
        'if contains(zitat + " ", " " + einheit + " ") then substring before(substring after(zitat + " ", " " + einheit + " "), " ") else null',
    ),
    "gesetz": Function(
        (("zitat", _TEXT),),
        """if contains(zitat, " §") then substring before(zitat, " §")
else if contains(zitat, " Art.") then substring before(zitat, " Art.") else zitat""",
    ),
    # whether a citation lies under another: "ja", "nein", or "offen" where it is too coarse to tell
    "lage": Function(
        (("zitat", _TEXT), ("muster", _TEXT)),
        f"""if gesetz(zitat) != gesetz(muster) or teil(zitat, "(bis") != teil(muster, "(bis") then "nein"
else {{
  anders: {_UNITS}[teil(muster, item) != null and teil(muster, item) != teil(zitat, item)],
  lage: if count(anders) = 0 then "ja" else if teil(zitat, anders[1]) = null then "offen" else "nein"
}}.lage""",
        ("teil", "gesetz"),
    ),
    "lage_zu_allen": Function(
        (("zitat", _TEXT), ("muster", _ANY)),
        """if some m in muster satisfies lage(zitat, m) = "ja" then "ja"
else if some m in muster satisfies lage(zitat, m) = "offen" then "offen" else "nein\"""",
        ("lage",),
    ),
    # a title that may mean several things is among others only where all it may mean is
    "gehoert_zu": Function(
        (("zitate", _ANY), ("muster", _ANY)),
        """if zitate = null then null
else {
  lagen: for z in zitate return lage_zu_allen(z, muster),
  ergebnis: if every l in lagen satisfies l = "ja" then true else if every l in lagen satisfies l = "nein" then false else null
}.ergebnis""",
        ("lage_zu_allen",),
    ),
    # what a citation meant when the title was issued: both where that day is not known
    "bedeutungen": Function(
        (("zitat", _TEXT), ("erteilt", _DATE), ("am", _DATE), ("umbenennungen", _ANY)),
        """{
  regel: umbenennungen[lage(zitat, heute) = "ja"][1],
  damals: if regel = null then null else regel.hiess + substring(zitat, string length(regel.heute) + 1) + regel.ausgabe,
  ergebnis: if regel = null then [zitat] else if am < regel.vor then [zitat] else if erteilt = null then [zitat, damals]
    else if erteilt >= regel.vor then [zitat] else [damals]
}.ergebnis""",
        ("lage",),
    ),
    # a collective citation may mean any of several
    "gemeint": Function(
        (("status", _TEXT), ("erteilt", _DATE), ("am", _DATE), ("sammelzitate", _ANY), ("umbenennungen", _ANY)),
        """if status = null then null
else flatten(
  for z in (if some s in sammelzitate satisfies s.kurz = status then sammelzitate[kurz = status][1].eines else [status])
  return bedeutungen(z, erteilt, am, umbenennungen)
)""",
        ("bedeutungen",),
    ),
    # a Fiktion: another fact stands for the title
    "an_dessen_stelle": Function(
        (("titel", _ANY), ("fiktion", _TEXT), ("frueher", _ANY)),
        """if titel = null then null
else if not(some z in titel satisfies lage(z, fiktion) = "ja") then titel
else if frueher = null then null
else concatenate(titel[lage(item, fiktion) != "ja"], frueher)""",
        ("lage",),
    ),
    "eines_von": Function((("wort", _TEXT), ("worte", _ANY)), "if wort = null then null else list contains(worte, wort)"),
    "mindestens": Function(
        (("anzahl", _NUMBER), ("teile", _ANY)),
        """if sum(for t in teile return if t = true then 1 else 0) >= anzahl then true
else if sum(for t in teile return if t = false then 0 else 1) < anzahl then false else null""",
    ),
    "werktag": Function(
        (("tag", _DATE),),
        """if tag = null then null
else if day of week(tag) = "Saturday" then tag + duration("P2D")
else if day of week(tag) = "Sunday" then tag + duration("P1D") else tag""",
    ),
    # a year of age is completed with the end of the day before the birthday, § 187 Abs. 2 BGB
    "alter_mindestens": Function(
        (("jahre", _NUMBER), ("angegeben", _NUMBER), ("geboren", _DATE), ("am", _DATE)),
        """if angegeben != null then angegeben >= jahre
else if geboren = null then null else geboren + duration("P" + string(jahre) + "Y") <= am""",
    ),
    # full months, then days; the eve of a full month counts 31 days, §§ 187, 188 BGB
    "dauert_mindestens": Function(
        (("monate", _NUMBER), ("tage", _NUMBER), ("angegeben", _NUMBER), ("beginn", _DATE), ("ende", _DATE)),
        """if angegeben != null then angegeben >= (if tage > 0 then monate + 1 else monate)
else if beginn = null or ende = null then null
else if tage = 0 then beginn + duration("P" + string(monate) + "M") <= ende
else beginn + duration("P" + string(monate + 1) + "M") <= ende + duration("P1D")
  or beginn + duration("P" + string(monate) + "M") + duration("P" + string(tage) + "D") <= ende""",
    ),
}
"""All functions by name."""
