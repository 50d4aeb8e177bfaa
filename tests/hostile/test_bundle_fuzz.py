"""Bundles changed at random: no crash, no wait, and nothing taken that was not signed."""

import pytest

from tests.hostile import fuzz


@pytest.mark.parametrize("seed", range(3))
def test_a_bundle_changed_at_random_is_refused_or_is_what_was_signed(seed: int) -> None:
    """What a damaged stick, a hostile sender or a laptop gone wrong makes ends in one plain sentence."""
    fuzz.run(times=80, seed=seed)
