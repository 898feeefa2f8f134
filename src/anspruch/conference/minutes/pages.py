"""The text of a PDF, page by page and laid out as it is seen, so that columns and fields can be told apart."""

import io
from typing import Final

from anspruch.language.errors import InputError

LARGEST: Final = 100_000_000
"""The size in bytes up to which a PDF is read."""


def text(made: bytes, where: str) -> str:
    """The text of a PDF, a form feed between pages.

    Args:
        made: the file.
        where: its name, for what is said of it.

    Raises:
        InputError: if the package is missing, or this is no PDF, is locked, or holds pictures of pages and no text.
    """
    try:
        from pypdf import PdfReader  # noqa: PLC0415  (only minutes from PDF need it)
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError:
        hint = "pip install 'anspruch[papers]'"
        raise InputError(
            f"Für --pdf fehlt das Paket pypdf: {hint}; oder den Text mit pdftotext -layout herausholen und --text nehmen.",
            f"The package pypdf is missing for --pdf: {hint}; or take the text out with pdftotext -layout and use --text.",
        ) from None
    if b"%PDF-" not in made[:1024]:
        raise InputError(f"{where}: Das ist keine PDF-Datei.", f"{where}: this is no PDF file.")
    try:
        reader = PdfReader(io.BytesIO(made))
        if reader.is_encrypted:
            raise InputError(
                f"{where}: Die PDF-Datei ist verschlüsselt; bitte ohne Schutz speichern.",
                f"{where}: the PDF is encrypted; save it without protection.",
            )
        found = "\f".join(page.extract_text(extraction_mode="layout") for page in reader.pages)
    except InputError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):  # what pypdf raises on broken files
        raise InputError(f"{where}: Die PDF-Datei ist beschädigt.", f"{where}: the PDF file is damaged.") from None
    if not found.strip():
        raise InputError(
            f"{where}: In der PDF-Datei steht kein Text, nur Bilder; bitte erst mit einer Texterkennung lesen.",
            f"{where}: there is no text in the PDF, only pictures; have the text recognised first.",
        )
    return found
