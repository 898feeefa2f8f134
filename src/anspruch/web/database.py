"""The database made ready for whatever needs it outside a server: there, and with all its tables."""

import os

from anspruch.language.errors import InputError


def prepare() -> None:
    """Set Django up and migrate its database.

    Raises:
        InputError: if the database does not answer.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anspruch.web.settings")
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError, connections  # noqa: PLC0415

    settings.DATA.mkdir(parents=True, exist_ok=True)
    django.setup()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError:
        raise InputError("Die Datenbank antwortet nicht. Prüfen Sie DATABASE_URL.", "The database does not answer. Check DATABASE_URL.") from None
    connections.close_all()  # a connection must not be shared by processes
