"""Signed documents of every kind changed at random: no crash, no wait, nothing taken that was not signed."""

from pathlib import Path

import pytest

from tests.hostile import document_fuzz, receipts_taken


@pytest.mark.parametrize("seed", range(3))
def test_a_document_changed_at_random_is_refused_or_is_what_was_signed(tmp_path: Path, seed: int) -> None:
    """Receipts, packs, requests, grants, files about a person: before the signature, and truly signed."""
    taken = document_fuzz.run(times=40, seed=seed, folder=tmp_path)
    assert taken.keys() == document_fuzz.documents().keys()
    assert all(taken.values()), "some of each kind get behind the signature and every rule, and are used"


def test_a_receipt_truly_signed_by_a_lead_gone_wrong_costs_a_laptop_nothing(tmp_path: Path) -> None:
    """Whatever it decides and confirms: taken or refused, no word is lost, everybody can still be shown."""
    seen = receipts_taken.run(times=60, seed=1, folder=tmp_path)
    assert seen["taken"] > 20
    assert seen["decided"] > 5
    assert seen["fork"]
