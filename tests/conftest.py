"""What all tests share: the law, loaded once, and how long Hypothesis may search."""

import os

import pytest
from hypothesis import HealthCheck, settings

from anspruch.statute.law import Law
from anspruch.statute.loader import load

_QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
# the same persons every time, so that a run can be repeated; `search` looks for new ones
settings.register_profile("quick", max_examples=20, deadline=None, suppress_health_check=_QUIET, derandomize=True)
settings.register_profile("long", max_examples=60, deadline=None, suppress_health_check=_QUIET, derandomize=True)
settings.register_profile("search", max_examples=5000, deadline=None, suppress_health_check=_QUIET, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def law() -> Law:
    """The law that comes with the package."""
    return load()
