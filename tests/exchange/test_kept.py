"""Files that earlier versions wrote still open: nobody's visits are lost to an update."""

from pathlib import Path

import pytest

from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.bundle import Reader, read_bundle
from outreach_tui.exchange.device import JoinRequest
from outreach_tui.exchange.receipt import received
from outreach_tui.exchange.receipt_file import Addressee, read_receipt
from outreach_tui.sealing.age_file import AgeIdentity, identity_from_secret
from tests.exchange.invented import AREA, DEVICE, FORM, NOW, revisions

KEPT = Path(__file__).parent / "kept"
VERSIONS = ("v1",)


def _key(name: str) -> AgeIdentity:
    return identity_from_secret((KEPT / name).read_text(encoding="ascii"))


@pytest.mark.parametrize("version", VERSIONS)
def test_what_an_earlier_version_wrote_still_opens(version: str) -> None:
    """An old pack, join request, bundle and receipt give today what they gave then."""
    lead, laptop = _key(f"lead-{version}.txt"), _key(f"laptop-{version}.txt")
    pack = AreaPack.from_bytes((KEPT / f"pack-{version}.tar").read_bytes(), at=NOW, known=None)
    request = JoinRequest.from_bytes((KEPT / f"join-{version}.outreach.age").read_bytes(), (lead,), AREA)
    assert (request.officer, request.recovery_slot) == ("An Officer", b"sealed store key")
    reader = Reader(identities=(lead,), area=pack.area, register=pack.register, at=NOW)
    bundle = read_bundle((KEPT / f"bundle-{version}.outreach.age").read_bytes(), reader)
    assert (bundle.device, bundle.records, bundle.forms) == (DEVICE, revisions(3), (FORM,))
    addressee = Addressee(
        identities=(laptop,), area=AREA, device=DEVICE, lead_signing_key=pack.lead_signing_key
    )
    receipt = read_receipt((KEPT / f"receipt-{version}.outreach.age").read_bytes(), addressee)
    held = [result.id for result in receipt.results]
    assert received(receipt, [bundle.mark], held) == set(held)
