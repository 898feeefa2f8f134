"""``python -m anspruch.fallcode append``: give all that the vocabulary has a place in the numbering."""

import sys
from datetime import date

from anspruch.fallcode.numbers import append
from anspruch.statute.loader import load

if __name__ == "__main__":
    if sys.argv[1:] != ["append"]:
        sys.exit(__doc__)
    sys.stdout.write(f"{append(load().vocabulary, date.today())} neue Plätze\n")
