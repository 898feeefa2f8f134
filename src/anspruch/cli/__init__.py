"""The command line: ``anspruch``, and what its commands share."""


def main() -> None:
    """Run the command line; every expected error becomes one sentence and an exit code (2 wrong use, 3 our fault)."""
    from anspruch.cli.app import run  # noqa: PLC0415  (keeps `import anspruch.cli` free)

    run()
