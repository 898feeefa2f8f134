"""The web application's tests: translations compiled, a client that keeps cookies, no limits unless asked for, no process started beside them."""

import pytest
from django.test import Client

from anspruch.web.catalogue import compile_stale


@pytest.fixture(scope="session", autouse=True)
def _translations():
    compile_stale()


@pytest.fixture(scope="session", autouse=True)
def _no_limits_and_no_process_beside():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.LIMITS", {})
        patch.setattr("anspruch.web.api.work.SECONDS", 600.0)  # a busy machine may be slow
        patch.setattr("django.conf.settings.COMPUTE", False)  # it would compute for the database of the machine
        yield


@pytest.fixture
def client():
    return Client(HTTP_HOST="localhost", enforce_csrf_checks=False)
