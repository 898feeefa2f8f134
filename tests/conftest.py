"""What all tests share: the law, loaded once, and how long Hypothesis may search."""

import os

import pytest
from hypothesis import HealthCheck, settings

from anspruch.statute.law import Law
from anspruch.statute.loader import load

_QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
settings.register_profile("quick", max_examples=300, deadline=None, suppress_health_check=_QUIET, print_blob=True)
settings.register_profile("long", max_examples=2500, deadline=None, suppress_health_check=_QUIET, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def law() -> Law:
    """The law that comes with the package."""
    return load()
