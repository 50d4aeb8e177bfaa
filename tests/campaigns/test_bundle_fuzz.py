"""Bundles changed at random for long; OUTREACH_FUZZ is the number of rounds, OUTREACH_SEED repeats a run."""

import os

import pytest

from tests.hostile import fuzz

ROUNDS = int(os.environ.get("OUTREACH_FUZZ", "20000"))
SEED = int(os.environ.get("OUTREACH_SEED", "20260504"))


@pytest.mark.campaign
def test_bundles_changed_at_random_for_long() -> None:
    """Tens of thousands of changed bundles: none crashes, hangs or brings in what was not signed."""
    fuzz.run(times=ROUNDS, seed=SEED)
