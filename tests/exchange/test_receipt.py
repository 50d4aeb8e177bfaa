"""Receipts: only the lead partner's, only for this laptop, only for what it really holds."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from outreach_tui.exchange.phone_code import accepted_by_phone, phone_code
from outreach_tui.exchange.receipt import (
    BundleHeard,
    OpenedReceipt,
    Receipt,
    ReceiptError,
    RecordResult,
    Result,
    received,
)
from outreach_tui.exchange.receipt_file import Addressee, read_receipt, write_receipt
from outreach_tui.exchange.sequence import Mark
from outreach_tui.sealing.signature import SigningKey, fingerprint, public_line
from tests.exchange.invented import AREA, DEVICE, NOW, contents, invented, revisions
from tests.stock_tools import in_bash

HELD = tuple(hashlib.sha256(line).hexdigest() for line in revisions(4))
LAPTOP = invented().stranger
KEYS = (LAPTOP.recipient, invented().recovery.recipient)


def _mark() -> Mark:
    return _BUNDLE.mark


_BUNDLE = invented().bundle(contents())


def _receipt(**changes: Any) -> Receipt:
    receipt = Receipt(
        receipt_id="33333333-3333-4333-8333-333333333333",
        area=AREA,
        device=DEVICE,
        sender_key=fingerprint(public_line(invented().device)),
        highest_contiguous_seq=1,
        seqs_received=(BundleHeard(seq=1, manifest_hash=_mark().manifest_hash),),
        missing=((2, 3),),
        tombstones=("11111111-1111-4111-8111-111111111111",),
        pack_version_current=1,
        krl_version=0,
        merged_at=NOW,
        coordinator_key=fingerprint(public_line(invented().lead_signing)),
    )
    return replace(receipt, **changes)


def _results(*results: Result) -> list[RecordResult]:
    return [RecordResult(id=held, result=result) for held, result in zip(HELD, results, strict=False)]


def _addressee(**changes: str) -> Addressee:
    return Addressee(
        identities=(LAPTOP,),
        area=changes.get("area", AREA),
        device=changes.get("device", DEVICE),
        lead_signing_key=public_line(invented().lead_signing),
    )


def _sealed(receipt: Receipt | None = None) -> bytes:
    results = _results(Result.MERGED, Result.DUPLICATE, Result.CONFLICT, Result.REJECTED)
    return write_receipt(receipt or _receipt(), results, [b'{"a":1}'], invented().lead_signing, KEYS)


def _opened(receipt: Receipt | None = None) -> OpenedReceipt:
    return read_receipt(_sealed(receipt), _addressee())


def test_a_receipt_says_what_arrived_and_what_did_not() -> None:
    """The officer sees every record as received but the one that was rejected."""
    opened = _opened()
    assert opened.receipt.tombstones == _receipt().tombstones
    assert opened.corrections == (b'{"a":1}',)
    assert received(opened, [_mark()], HELD) == set(HELD[:3])
    assert received(opened, [_mark()], HELD[1:2]) == {HELD[1]}


def test_81_a_receipt_for_another_laptop_or_area_is_refused() -> None:
    """A receipt confirms only the laptop it was written for."""
    for addressee, code in (
        (_addressee(device="elm-x"), "not-for-me"),
        (_addressee(area="elm-west"), "wrong-area"),
    ):
        with pytest.raises(ReceiptError) as refusal:
            read_receipt(_sealed(), addressee)
        assert refusal.value.code == code


def test_81_a_receipt_for_other_bundles_than_were_written_confirms_nothing() -> None:
    """Nothing is cleared from a laptop because a copy of it handed something over."""
    for heard in (BundleHeard(seq=1, manifest_hash="f" * 64), BundleHeard(seq=9, manifest_hash="f" * 64)):
        with pytest.raises(ReceiptError) as refusal:
            received(_opened(_receipt(seqs_received=(heard,))), [_mark()], HELD)
        assert refusal.value.code == "fork"


def test_81_a_receipt_that_names_records_nobody_wrote_confirms_none_of_them() -> None:
    """A record counts as received only by the hash the laptop holds."""
    assert received(_opened(), [_mark()], ["0" * 64]) == frozenset()


def test_83_tombstones_and_receipts_count_only_from_the_lead_partner() -> None:
    """A laptop cannot have another laptop erase anybody."""
    device_key = invented().device
    receipt = _receipt(coordinator_key=fingerprint(public_line(device_key)))
    sealed = write_receipt(receipt, [], [], device_key, KEYS)
    with pytest.raises(ReceiptError) as refusal:
        read_receipt(sealed, _addressee())
    assert refusal.value.code == "signature"


def test_84_no_receipt_can_erase_more_than_a_limit() -> None:
    """One signed mistake cannot silently empty a laptop."""
    ids = tuple(f"00000000-0000-4000-8000-{number:012x}" for number in range(4_001))
    with pytest.raises(Exception, match="breaks its rule"):
        _sealed(_receipt(tombstones=ids))


def test_a_bundle_is_no_receipt_and_a_receipt_no_bundle() -> None:
    """Nothing signed for one thing is taken for another."""
    sealed = _BUNDLE.sealed
    with pytest.raises(ReceiptError):
        read_receipt(
            sealed,
            Addressee(
                identities=(invented().lead,),
                area=AREA,
                device=DEVICE,
                lead_signing_key=public_line(invented().device),
            ),
        )


def test_stock_tools_open_a_receipt(tmp_path: Path) -> None:
    """An officer's IT department can check a receipt without Outreach."""
    (tmp_path / "r.outreach.age").write_bytes(_sealed())
    (tmp_path / "key").write_text(LAPTOP.secret)
    (tmp_path / "signers").write_text(f"lead {public_line(invented().lead_signing)}\n")
    script = """
    age -d -i key r.outreach.age | tar -xf -
    ssh-keygen -Y verify -f signers -I lead -n outreach-receipt@v1 -s receipt.json.sig < receipt.json
    sha256sum --strict -c sha256sums
    """
    assert "OK" in in_bash(script, tmp_path)


def test_a_phone_receipt_tells_how_many_records_arrived() -> None:
    """Eight characters by phone say that the bundle was opened and how much of it was taken."""
    code = phone_code(_BUNDLE.receipt_nonce, _BUNDLE.bundle_id, 3)
    assert len(code) == 9
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert accepted_by_phone(typed, _BUNDLE.receipt_nonce, _BUNDLE.bundle_id, 5) == 3
    assert accepted_by_phone(typed, _BUNDLE.receipt_nonce, _BUNDLE.bundle_id, 2) is None
    assert accepted_by_phone(typed, "0" * 32, _BUNDLE.bundle_id, 5) is None
    assert accepted_by_phone("", _BUNDLE.receipt_nonce, _BUNDLE.bundle_id, 5) is None


def test_the_key_that_signs_a_receipt_is_the_one_it_names() -> None:
    """A receipt cannot be written that no laptop would take."""
    with pytest.raises(ReceiptError):
        write_receipt(_receipt(), [], [], SigningKey(b"x" * 32), KEYS)
