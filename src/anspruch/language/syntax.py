"""From a text to an expression of Python's syntax: read with ``ast``, never evaluated; any failure is an error with a column."""

import ast
import unicodedata
import warnings

from anspruch.language.errors import ConditionError

LONGEST = 4000


def expression(text: str) -> ast.expr:
    """The expression of a text, its columns counted in characters. Raises ConditionError."""
    if len(text) > LONGEST:
        raise ConditionError(f"Die Bedingung ist länger als {LONGEST} Zeichen.", f"The condition is longer than {LONGEST} characters.")
    for position, character in enumerate(text, 1):
        if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") and character not in "\n\t":
            code = f"U+{ord(character):04X}"
            raise ConditionError(f"Das Zeichen {code} ist nicht erlaubt.", f"The character {code} is not allowed.", position)
    flat = " ".join(text.split())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # "1if x" is no good law, and a warning no sentence
            return _with_columns(ast.parse(flat, mode="eval").body, flat)
    except SyntaxError as error:
        column = min(max(error.offset or 1, 1), len(flat) + 1)  # Python counts bytes in some errors
        raise ConditionError("Der Ausdruck ist nicht lesbar.", "The expression cannot be read.", column) from None
    except (ValueError, MemoryError, RecursionError):
        raise ConditionError("Der Ausdruck ist zu tief geschachtelt.", "The expression is nested too deeply.") from None


def _with_columns(body: ast.expr, text: str) -> ast.expr:
    """The expression with columns in characters: ``ast`` counts bytes."""
    if not text.isascii():
        stored = text.encode()
        for node in ast.walk(body):
            if isinstance(node, ast.expr):
                node.col_offset = len(stored[: node.col_offset].decode())
    return body
