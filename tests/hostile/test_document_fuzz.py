"""Signed documents of every kind changed at random: no crash, no wait, nothing taken that was not signed."""

from pathlib import Path

import pytest

from tests.hostile import document_fuzz


@pytest.mark.parametrize("seed", range(3))
def test_a_document_changed_at_random_is_refused_or_is_what_was_signed(tmp_path: Path, seed: int) -> None:
    """Receipts, packs, requests, grants, files about a person: before the signature, and truly signed."""
    taken = document_fuzz.run(times=40, seed=seed, folder=tmp_path)
    assert taken.keys() == document_fuzz.documents().keys()
    assert all(taken.values()), "some of each kind get behind the signature and every rule, and are used"
