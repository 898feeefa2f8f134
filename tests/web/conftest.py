"""The web application's tests: translations compiled, a client that keeps cookies, no limits unless asked for."""

import pytest
from django.test import Client

from anspruch.web.catalogue import compile_stale


@pytest.fixture(scope="session", autouse=True)
def _translations():
    compile_stale()


@pytest.fixture(scope="session", autouse=True)
def _no_limits():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.LIMITS", {})
        yield


@pytest.fixture
def client():
    return Client(HTTP_HOST="localhost", enforce_csrf_checks=False)
