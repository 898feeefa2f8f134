"""Why an answer cannot be used, in the reader's language and with the question's words; and what may have been meant."""

from collections.abc import Container
from typing import NamedTuple

from django.utils.translation import gettext_noop

from anspruch.language.errors import ClashError, InputError, ValueRefusedError
from anspruch.language.facts import Fact
from anspruch.web.check import words
from anspruch.web.site import statute
from anspruch.web.site.pages import current, day, german, said
from anspruch.web.site.pages import page_text as _

_OWN_SENTENCE = "contradiction"
"""The kind of a clash that the law's data has a sentence for."""
_DAYS = {"day": gettext_noop("Tag"), "other_day": gettext_noop("anderer Tag zum Vergleich")}
"""What the counsellor's form asks for beside facts."""


class RefusalError(InputError):
    """An error of a form, said in the page's language already."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, sentence)


class Offer(NamedTuple):
    """An answer that may have been meant: what is sent, and what people read."""

    value: str
    text: str


def told(error: InputError) -> str:
    """The sentence of an error, for a page in any language."""
    match error:
        case RefusalError():
            return error.de
        case ValueRefusedError(fact=name) if name in statute.law().vocabulary:
            return _value(statute.law().vocabulary[name], error)
        case ClashError() if error.kind != _OWN_SENTENCE:
            return _clash(error)
    return said({"de": error.de, "en": error.en})


def headed(name: str, error: InputError) -> str:
    """The sentence of an error after the name of its field, where it does not name it itself.

    Args:
        name: a fact, or a day of the counsellor's form.
        error: what is wrong there.
    """
    if isinstance(error, ClashError) and error.kind != _OWN_SENTENCE:
        return told(error)
    return f"{label(name)}: {told(error)}"


def label(name: str) -> str:
    """What a field is called: a fact, or a day of the counsellor's form."""
    return _(_DAYS[name]) if name in _DAYS else said(statute.law().vocabulary[name].label)


def clashing(error: InputError | None, name: str, answered: Container[str]) -> tuple[str, ...]:
    """The other answers one does not go together with.

    Args:
        error: what is wrong.
        name: the fact that was asked for.
        answered: the facts that were answered.
    """
    found = error.facts if isinstance(error, ClashError) else ()
    return tuple(one for one in dict.fromkeys(found) if one != name and one in answered)


def offers(error: InputError | None) -> tuple[Offer, ...]:
    """What may have been meant, to be taken with one press."""
    if not isinstance(error, ValueRefusedError) or not error.choices:
        return ()
    *single, last = error.choices
    found = [Offer(one, words.status(one)) for one in single]
    return (*found, Offer(last, _("eines davon, ich weiß nicht welches") if "|" in last else words.status(last)))


def _value(fact: Fact, error: ValueRefusedError) -> str:
    """A value that cannot be read, by the kind of fact."""
    match fact.type:
        case "citation" if len(error.choices) > 1:
            return _("„%(text)s“ kann mehreres bedeuten. Wählen Sie, was auf Ihrem Papier steht.") % {"text": german(error.given)}
        case "citation" if error.choices:
            return _("„%(text)s“ kennen wir nicht. Ist vielleicht etwas anderes gemeint?") % {"text": german(error.given)}
        case "citation":
            return _("„%(text)s“ kennen wir nicht als Titel oder Status. Schreiben Sie die Vorschrift ab, zum Beispiel %(example)s.") % {
                "text": german(error.given),
                "example": german("§ 25 Abs. 2 AufenthG"),
            }
        case "date":
            return _("Das ist kein Tag. Geben Sie Tag, Monat und Jahr ein, zum Beispiel 21, 3 und 2024.")
        case "eur":
            return _("Geben Sie einen Betrag in Euro ein, zum Beispiel 20000.")
        case "int" | "duration" if fact.most:
            return _("Geben Sie eine Zahl von 0 bis %(most)s ein.") % {"most": fact.most}
        case "int" | "duration":
            return _("Geben Sie eine Zahl ab 0 ein, zum Beispiel 3.")
    return _("Wählen Sie eine Antwort aus der Liste.")


def _clash(error: ClashError) -> str:
    """Answers that do not go together."""
    labels = [said(statute.law().vocabulary[name].label) for name in error.facts]
    match error.kind:
        case "past":
            return _("%(label)s: Der Tag liegt nach dem %(day)s.") % {"label": labels[0], "day": day(statute.today())}
        case "order":
            return _("Die Tage passen nicht zusammen: „%(first)s“ liegt nach „%(second)s“.") % {"first": labels[0], "second": labels[1]}
    return _("„%(label)s“ passt nicht zu: %(others)s. Prüfen Sie diese Antworten.") % {
        "label": labels[0],
        "others": current().sign(", ").join(labels[1:]),
    }
