"""The interface's addresses; they have no language."""

from django.urls import path

from anspruch.web.api.endpoints import api

urlpatterns = [path("", api.urls)]
