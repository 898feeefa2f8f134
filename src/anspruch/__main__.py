"""``python -m anspruch``."""

from anspruch.cli import main

main()
