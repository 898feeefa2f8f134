"""A law whose parts are of the wrong kind is refused where it is read, with its place."""

import pytest
import yaml

from anspruch.language.errors import LawError
from anspruch.statute import yaml12
from anspruch.statute.loader import build
from tests.fuzz.material import small


def _built(file: str, path: tuple[object, ...], value: object) -> object:
    """The law in small with one place changed."""
    data = {name: yaml12.loads(yaml.safe_dump(part, allow_unicode=True).encode(), name) for name, part in small().items()}
    at = data[file]
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return build(data, {}, check=True)


@pytest.mark.parametrize(
    ("file", "path", "value", "english"),
    [
        ("44.yaml", ("provisions",), 3, "44.yaml, provisions: A list is expected"),
        ("44.yaml", ("provisions", 0, "versions", 1, "otherwise"), "x", "humanitaerer_titel, versions, Fassung 2015-08-01, otherwise: A mapping"),
        ("44.yaml", ("provisions", 0, "versions", 0, "since"), "0001-01-01", "not a date"),
        ("44.yaml", ("provisions", 3, "versions", 0, "period"), "9999 Jahre", "not a period"),
        ("44.yaml", ("provisions", 4, "versions", 0, "value"), "1 / (mindestalter_neu - 17)", "cannot be worked out"),
        ("44.yaml", ("provisions", 4, "versions", 0, "value"), "1000000000000" + " * 1000000000000" * 30, "cannot be worked out"),
        ("programmes/kurs.yaml", ("amounts", 0, "cases", 0), ["x"], "beitrag, cases, 1: A mapping"),
        ("programmes/kurs.yaml", ("amounts", 0, "cases", 0), {"when": True}, "“value” is missing"),
        ("facts.yaml", ("facts", "titeldauer", "derive_duration"), ["titel_erteilt_am"], "A list of 2 values"),
        ("facts.yaml", ("facts", "alter", "derive_age_from"), "status", "“status” is not of type date"),
        ("facts.yaml", ("facts", "titel_befristet", "derive"), "titel_befristet", "A circle of references: titel_befristet → titel_befristet"),
        ("facts.yaml", ("facts", "beruf", "pattern"), "(a+)+b", "The pattern is not"),
        ("facts.yaml", ("facts", "alter", "label"), {"de": "Alter"}, "alter, label: The field “en” is missing"),
        ("welt.yaml", ("countries",), [["DE"]], "welt.yaml, countries, 1: A text is expected"),
        ("welt.yaml", ("renamed", 0), {"citation": "AufenthG § 18"}, "renamed, 1: The field “issued_before” is missing"),
        ("welt.yaml", ("implies", 0, "makes"), "titel_befristt", "Did you mean “titel_befristet”?"),
        ("disputes.yaml", ("disputes",), "x", "disputes.yaml, disputes: A list is expected"),
        ("merkmale.yaml", ("characteristics",), 1.5, "A list is expected"),
    ],
)
def test_the_wrong_kind_of_thing_is_refused_with_its_place(file, path, value, english):
    with pytest.raises(LawError) as raised:
        _built(file, path, value)
    assert english in raised.value.en
    assert raised.value.de != raised.value.en


def test_the_law_in_small_is_sound():
    assert build(small(), {}, check=True).fingerprint
