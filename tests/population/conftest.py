"""The population with its central assumptions, built once."""

import pytest

from anspruch import population


@pytest.fixture(scope="session")
def built():
    return population.build()


@pytest.fixture(scope="session")
def frame(built):
    return built.frame
