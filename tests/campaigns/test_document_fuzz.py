"""Signed documents changed at random for long, and receipts of a lead partner gone wrong taken in.

OUTREACH_FUZZ_SECONDS says how long, OUTREACH_RECEIPTS how many receipts, OUTREACH_SEED where chance begins.
"""

import os
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.hostile import document_fuzz, receipts_taken

SECONDS = float(os.environ.get("OUTREACH_FUZZ_SECONDS", "600"))
SEED = int(os.environ.get("OUTREACH_SEED", "20261124"))
AT_ONCE = 100
RECEIPTS = int(os.environ.get("OUTREACH_RECEIPTS", "2000"))


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


@pytest.mark.campaign
def test_receipts_gone_wrong_taken_in_for_long(tmp_path: Path) -> None:
    """Receipts of a lead partner gone wrong, one after the other, into one laptop: nothing is lost."""
    seen = receipts_taken.run(times=RECEIPTS, seed=SEED, folder=tmp_path)
    sys.stdout.write(f"\n{RECEIPTS} receipts from seed {SEED}: {dict(seen)}\n")
    assert seen["decided"] > RECEIPTS // 10
