"""Case files: persons with an answer from an outside source, decided and compared with what the source says."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from anspruch.language.errors import AnspruchError, InputError
from anspruch.readings.decide import decide
from anspruch.readings.decide.result import ProgrammeResult
from anspruch.statute.law import Law

_ADMISSION = {"open": "possible", "possible": "possible", "suspended": "suspended", "closed": "not_possible"}


def shipped() -> list[Path]:
    """The case files that come with the package."""
    return sorted((Path(__file__).parent / "casebook").glob("*.yaml"))


class Outcome(NamedTuple):
    """What became of one case: ``pass``, ``fail``, ``deviation`` (listed, with its reason) or ``skipped``."""

    id: str
    verdict: str
    differences: Mapping[str, tuple[str, str]]
    """For each scored word that differs: expected and found."""
    reason: str
    result: ProgrammeResult | None


def run(law: Law, cases: Iterable[Mapping[str, Any]], programme: str = "", deviations: Mapping[str, str] | None = None) -> list[Outcome]:
    """Decide cases and compare the words their source settles (``scored``).

    Args:
        law: the whole law.
        cases: mappings with ``id``, ``date``, ``facts``, ``question``, ``expected``, ``scored``.
        programme: only cases that ask for this programme.
        deviations: reasons for listed deviations, by case id.

    Raises:
        InputError: if a case lacks what a case needs.
    """
    if not isinstance(deviations or {}, dict):
        raise InputError("Abweichungen stehen als Zuordnung von Fall und Grund.", "Deviations are a mapping from case to reason.")
    found = []
    for case in cases:
        check(case)
        if programme and case["question"] != programme:
            continue
        found.append(_one(law, case, (deviations or {}).get(str(case["id"]), "")))
    return found


def check(case: object) -> None:
    """Refuse what is no case. Raises InputError."""
    if not _is_case(case):
        raise InputError("Ein Fall braucht id, date, facts und question.", "A case needs id, date, facts and question.")


def _is_case(case: object) -> bool:
    """Whether there is all a case needs, each of its kind."""
    if not isinstance(case, dict) or not {"id", "date", "facts", "question"} <= case.keys():
        return False
    mappings = (case["facts"], case.get("expected") or {}, case.get("deviation") or {})
    scored = case.get("scored") or []
    words = [case["question"], *scored] if isinstance(scored, list) else [None]
    return all(isinstance(one, dict) for one in mappings) and all(isinstance(word, str) for word in words)


def _one(law: Law, case: Mapping[str, Any], listed: str) -> Outcome:
    name = str(case["id"])
    listed = listed or str((case.get("deviation") or {}).get("de", ""))
    if case["question"] not in law.programmes:
        return Outcome(name, "skipped", {}, f"{case['question']}", None)
    if not case.get("scored"):
        return Outcome(name, "skipped", {}, "scored: []", None)
    try:
        day = date.fromisoformat(str(case["date"]))
        result = decide(law.on(day), case["facts"]).programmes[str(case["question"])]
    except (AnspruchError, ValueError) as error:
        return Outcome(name, "fail", {}, str(error), None)
    answers = words(result)
    expected = {key: str((case.get("expected") or {}).get(key, "unknown")) for key in case["scored"]}
    differences = {key: (wanted, answers.get(key, "?")) for key, wanted in expected.items() if answers.get(key) != wanted}
    verdict = "pass" if not differences else "deviation" if listed else "fail"
    return Outcome(name, verdict, differences, listed if differences else "", result)


def words(result: ProgrammeResult) -> dict[str, str]:
    """A programme's result in the words of case files."""
    return {"anspruch": _claim(result), "zulassung": _admission(result), "verpflichtung": _duty(result), **result.values}


def _claim(result: ProgrammeResult) -> str:
    states = [found.state for found in result.routes if found.route.modality == "anspruch"]
    if "open" in states:
        return "yes"
    return "no" if all(state == "closed" for state in states) else "unknown"


def _admission(result: ProgrammeResult) -> str:
    """The BAMF's admission where the programme has one, else any route of discretion or *soll*."""
    if "zulassung_bamf" in result.names:
        return _ADMISSION.get(result.route("zulassung_bamf").state, "unknown")
    found = [_ADMISSION.get(one.state, "unknown") for one in result.routes if one.route.modality in ("ermessen", "soll")]
    return next((word for word in ("possible", "suspended", "unknown") if word in found), "not_possible")


def _duty(result: ProgrammeResult) -> str:
    duties = [found for found in result.routes if found.route.modality == "pflicht"]
    states = {found.state for found in duties}
    if "open" in states:
        return "yes"
    if "possible" in states:
        return "possible"
    return "no" if all(found.awaits for found in duties if found.state == "undecided") else "unknown"
