"""The population with its central assumptions, built once."""

import pytest

from anspruch.population.build import build


@pytest.fixture(scope="session")
def built():
    return build()


@pytest.fixture(scope="session")
def frame(built):
    return built.frame
