"""Signed documents changed at random for OUTREACH_FUZZ_SECONDS; OUTREACH_SEED repeats a run."""

import os
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.hostile import document_fuzz

SECONDS = float(os.environ.get("OUTREACH_FUZZ_SECONDS", "600"))
SEED = int(os.environ.get("OUTREACH_SEED", "20261124"))
AT_ONCE = 100


@pytest.mark.campaign
def test_documents_changed_at_random_for_long(tmp_path: Path) -> None:
    """For as long as is asked: none crashes, hangs or brings in what was not signed."""
    until, seed, taken = time.monotonic() + SECONDS, SEED, Counter[str]()
    while time.monotonic() < until:
        try:
            taken += document_fuzz.run(times=AT_ONCE, seed=seed, folder=tmp_path)
        except BaseException:
            sys.stdout.write(f"\nseed {seed}, {AT_ONCE} rounds\n")
            raise
        seed += 1
    rounds = (seed - SEED) * AT_ONCE
    kinds = len(document_fuzz.documents())
    sys.stdout.write(f"\n{rounds} rounds of three changes to {kinds} kinds from seed {SEED}: {dict(taken)}\n")
    assert all(taken.values())
