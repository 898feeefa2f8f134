"""The app's name in the Django project."""

from django.apps import AppConfig
from django.conf import settings

from anspruch.web.site import log


class Config(AppConfig):
    """See the package."""

    name = "anspruch.web.site"
    label = "site"

    def ready(self) -> None:
        """Set the log up once the settings are read."""
        log.configure(requests=settings.LOG_REQUESTS)
