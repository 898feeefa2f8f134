"""The law and the record are put into words in German and English: which of the two a page takes, and how it marks them."""

from markupsafe import Markup

from anspruch.web.site.pages import current


def tongue() -> str:
    """The language in which the law is put into words on this page: ``de`` or ``en``."""
    return "en" if current().code == "en" else "de"


def spoken() -> Markup:
    """The attributes of an element that holds such words, where they are not the page's language."""
    return Markup("") if current().code in ("de", "en") else Markup(' lang="de" dir="ltr"')


def in_german() -> Markup:
    """The attributes of an element that is German on every page."""
    return Markup("") if current().code == "de" else Markup(' lang="de" dir="ltr"')
