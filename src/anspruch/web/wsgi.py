"""The application for a WSGI server, and what it works out before the server divides into processes."""

import os
from contextlib import suppress

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anspruch.web.settings")
application = get_wsgi_application()


def warm() -> None:
    """Work out once what everybody asks for: addresses, templates, the law of today, a decision, a first question, the conference."""
    from django.db import connections  # noqa: PLC0415
    from django.template import engines  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415
    from jinja2 import Environment  # noqa: PLC0415

    from anspruch.readings.ask import Interview  # noqa: PLC0415
    from anspruch.readings.decide import decide  # noqa: PLC0415
    from anspruch.readings.decide.document import document  # noqa: PLC0415
    from anspruch.web.catalogue import compile_stale  # noqa: PLC0415
    from anspruch.web.conference.held import NotLoadedError, held  # noqa: PLC0415
    from anspruch.web.site import statute  # noqa: PLC0415

    compile_stale()
    reverse("api:decide")
    pages: Environment = engines["jinja2"].env  # type: ignore[attr-defined]  # Jinja's, not Django's own
    for name in pages.list_templates():
        pages.get_template(name)
    document(decide(statute.on(), {}))
    Interview(statute.on()).next({})
    with suppress(NotLoadedError):
        held().followed(statute.today())
    connections.close_all()  # a connection must not be shared by processes
