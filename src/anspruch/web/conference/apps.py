"""The app's name in the Django project."""

from django.apps import AppConfig


class Config(AppConfig):
    """See the package."""

    name = "anspruch.web.conference"
    label = "conference"
