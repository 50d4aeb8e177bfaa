"""Signed documents of every kind: written byte for byte as ever, and never in a way no reader takes."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.charter import Charter, Recipient, SignedCharter
from outreach_tui.exchange.device import JoinRequest
from outreach_tui.exchange.person_file import PersonFile
from outreach_tui.exchange.receipt import BundleHeard, Receipt, RecordResult, Result
from outreach_tui.exchange.receipt_file import write_receipt
from outreach_tui.exchange.recovery import RecoveryGrant, RecoveryRequest
from outreach_tui.exchange.refusal import ExchangeError
from outreach_tui.exchange.register import Register, Revocation
from outreach_tui.sealing.age_file import identity_from_secret, open_sealed
from outreach_tui.sealing.signature import SigningKey, fingerprint, public_line
from tests.exchange.invented import AREA, DEVICE, NOW, revisions
from tests.exchange.test_kept import KEPT

LAPTOP, LEAD, ROOT = SigningKey(b"n" * 32), SigningKey(b"l" * 32), SigningKey(b"r" * 32)
READER = identity_from_secret((KEPT / "laptop-v1.txt").read_text(encoding="ascii"))

JOIN = JoinRequest(
    area=AREA,
    device="elm-9q2w",
    key_epoch=2,
    officer="Ines Ó Dálaigh",
    role="outreach officer",
    signing_key=public_line(LAPTOP),
    age_recipient=READER.recipient,
    made=NOW,
    recovery_slot=b"sealed store key",
)
REQUEST = RecoveryRequest(
    area=AREA,
    officer="isla",
    signing_key=public_line(LAPTOP),
    age_recipient=READER.recipient,
    made=NOW,
    slots={"work": b"sealed slot"},
)
GRANT = RecoveryGrant(
    area=AREA,
    request="a" * 64,
    signing_key=public_line(LEAD),
    made=NOW,
    keys={"work": b"k" * 32, "identity": b"i" * 32},
)
PERSON = PersonFile(area=AREA, device=DEVICE, to="elm-9q2w", part="work", made=NOW, revisions=revisions(3))
CHARTER = Charter(
    area=AREA,
    name="Elm East",
    number=1,
    made=NOW,
    expires="2027-06-04T00:00:00Z",
    root=public_line(ROOT),
    lead_signing_key=public_line(LEAD),
    recipients=(Recipient(role="lead", age=READER.recipient),),
)
PACK = AreaPack(
    charter=SignedCharter.sign(CHARTER, ROOT),
    version=3,
    made=NOW,
    register=Register()
    .with_device(DEVICE, public_line(LAPTOP), NOW, "2027-01-01T00:00:00Z")
    .without(Revocation(device=DEVICE, key=fingerprint(public_line(LAPTOP)), after_seq=4, on=NOW)),
    attachments={"notice-12.txt": b"What we write down, and who sees it."},
)
RECEIPT = Receipt(
    receipt_id="33333333-3333-4333-8333-333333333333",
    area=AREA,
    device=DEVICE,
    sender_key=fingerprint(public_line(LAPTOP)),
    highest_contiguous_seq=1,
    seqs_received=(BundleHeard(seq=1, manifest_hash="b" * 64),),
    missing=((2, 3),),
    pack_version_current=1,
    krl_version=0,
    merged_at=NOW,
    coordinator_key=fingerprint(public_line(LEAD)),
)
RESULTS = [RecordResult(id=hashlib.sha256(line).hexdigest(), result=Result.MERGED) for line in revisions(3)]


def _receipt() -> bytes:
    return write_receipt(RECEIPT, RESULTS, revisions(1), LEAD, (READER.recipient,))


def _opened(sealed: bytes) -> bytes:
    return open_sealed(sealed, [READER], 1 << 26)


WRITTEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "join request": (
        lambda: _opened(JOIN.to_bytes(LAPTOP, (READER.recipient,))),
        "37519144fda8051f8941a0f23619a4db9ca0f64b8a49c140d670d3e93c3e3ae6",
    ),
    "recovery request": (
        lambda: _opened(REQUEST.to_bytes(LAPTOP, (READER.recipient,))),
        "1b98fe9d2c648e8aa2085ed139daba377864480ad8e1679b9f062427d636e5fc",
    ),
    "recovery grant": (
        lambda: _opened(GRANT.to_bytes(LEAD, READER.recipient)),
        "e89807524ed05577be4257dcb230e2d7c99efe0850637ad936980c66c33acee9",
    ),
    "person file": (
        lambda: _opened(PERSON.to_bytes(LAPTOP, READER.recipient)),
        "3c2f08ad522bbf5afbe1435da0bb1a7a1ea06babde14854e2b6be729c38cb372",
    ),
    "receipt": (
        lambda: _opened(_receipt()),
        "e8929c0098f774da109cdc2a0496e5a82a24e71c459bc60e4b7f2e2b7450cf12",
    ),
    "area pack": (
        lambda: PACK.to_bytes(LEAD),
        "ebbbfc6df0c2c1119da3d5b6d96685995747fb3c1f1d86308a6b66afb397defc",
    ),
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_document_is_written_byte_for_byte_as_ever(kind: str) -> None:
    """Last year's Outreach reads what is signed today; other bytes need another number of the format."""
    write, digest = WRITTEN[kind]
    assert hashlib.sha256(write()).hexdigest() == digest


def test_what_no_reader_would_take_is_never_written() -> None:
    """An officer learns at once that a request is not right, not from a lead partner who cannot open it."""
    with pytest.raises(ExchangeError) as refusal:
        replace(JOIN, officer="o" * 201).to_bytes(LAPTOP, (READER.recipient,))
    assert (refusal.value.code, refusal.value.where) == ("manifest", "join.json")


def test_nothing_secret_shows_when_a_document_is_looked_at() -> None:
    """A key or a slot that came out of a file stands in no error page or debugger line."""
    shown = f"{JOIN!r} {REQUEST!r} {GRANT!r} {PERSON!r}"
    assert all(secret not in shown for secret in ("sealed", "kkkk", "fix bikes"))
