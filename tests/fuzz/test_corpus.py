"""Every kept input, those once mended among them, is read or refused in one clear sentence, and soon."""

import pytest

from tests.fuzz.fuzz import TARGETS, corpus


@pytest.mark.parametrize("target", TARGETS)
def test_what_a_stranger_gives_is_read_or_refused_clearly(target):
    inputs = list(corpus(target))
    assert len(inputs) >= 20
    for path in inputs:
        try:
            TARGETS[target](path.read_bytes())
        except BaseException as error:
            raise AssertionError(f"{path.name}: {type(error).__name__} {error}") from error
