"""A number as letters to type: 32 signs that are hard to confuse, in groups of four, with two check signs at the end.

The signs are those of Crockford's base 32 (https://www.crockford.com/base32.html): O is read as 0, I and L as 1, small
letters as large ones. The check signs make the whole, as a polynomial over the field of 32 elements, vanish at two powers
of its generator (a Reed-Solomon code): one wrong sign, or two swapped within 30 places, never go unnoticed; of other
errors one in about a thousand does.
"""

import re

from anspruch.language.errors import InputError

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
CHECKS = 2
LONGEST = 4000
"""More signs than any person's answers need; longer texts are refused unread."""
_READ = {sign: at for at, sign in enumerate(SIGNS)} | {"O": 0, "I": 1, "L": 1}
_SEPARATORS = re.compile(r"[\s\-‐-―.]+")
_FIELD = 0b100101  # x^5 + x^2 + 1


def _powers() -> list[int]:
    """The powers of the field's generator."""
    found = [1]
    while len(found) < len(SIGNS) - 1:
        twice = found[-1] << 1
        found.append(twice ^ _FIELD if twice & len(SIGNS) else twice)
    return found


_POWER = _powers()
_LOG = {power: at for at, power in enumerate(_POWER)}


def _times(one: int, other: int) -> int:
    return _POWER[(_LOG[one] + _LOG[other]) % len(_POWER)] if one and other else 0


# (x - a)(x - a²) without its leading 1
_GENERATOR = (_POWER[1] ^ _POWER[2], _POWER[3])


def _checks(digits: list[int]) -> list[int]:
    """The check signs of a number's digits; a silent 1 stands before them, so that a lost leading sign shows."""
    first = second = 0
    for digit in (1, *digits):
        factor = digit ^ first
        first, second = second ^ _times(factor, _GENERATOR[0]), _times(factor, _GENERATOR[1])
    return [first, second]


def write(number: int) -> str:
    """A number as a code in groups."""
    digits: list[int] = []
    while number:
        number, digit = divmod(number, len(SIGNS))
        digits.insert(0, digit)
    digits = digits or [0]
    signs = "".join(SIGNS[digit] for digit in (*digits, *_checks(digits)))
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def read(text: str) -> int:
    """The number of a code as somebody typed it. Raises InputError if it is none, or mistyped."""
    signs = _SEPARATORS.sub("", text).upper()
    if not signs:
        raise InputError("Geben Sie den Fallcode ein; er steht auf dem Papier.", "Enter the case code; it stands on the paper.")
    strange = next((sign for sign in signs if sign not in _READ), None)
    if strange is not None:
        raise InputError(
            f"Ein Fallcode besteht nur aus Ziffern und Buchstaben, ohne U; „{strange}“ gehört nicht hinein, bitte vergleichen Sie mit dem Papier.",
            f"A case code has digits and letters only, and no U; “{strange}” does not belong there, please compare it with the paper.",
        )
    digits = [_READ[sign] for sign in signs]
    padded = len(digits) > CHECKS + 1 and digits[0] == 0
    if not CHECKS < len(digits) <= LONGEST or padded or _checks(digits[:-CHECKS]) != digits[-CHECKS:]:
        raise InputError(
            "Der Fallcode stimmt nicht: mindestens ein Zeichen ist falsch, vertauscht oder fehlt; bitte vergleichen Sie ihn mit dem Papier.",
            "The case code is not right: at least one sign is wrong, swapped or missing; please compare it with the paper.",
        )
    found = 0
    for digit in digits[:-CHECKS]:
        found = found * len(SIGNS) + digit
    return found
