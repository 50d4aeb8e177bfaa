"""The area pack: trusted from one root, never an older one, never another's."""

import subprocess
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.charter import AreaError, SignedCharter
from outreach_tui.exchange.register import Revocation
from outreach_tui.sealing.signature import SigningKey, fingerprint, public_line
from tests.exchange.invented import DEVICE, NOW, invented
from tests.stock_tools import stock_tools


def test_a_pack_comes_back_as_it_was_signed() -> None:
    """Officers get exactly the keys, register and notices the lead partner signed."""
    area = invented()
    revoked = Revocation(device=DEVICE, key=fingerprint(public_line(area.device)), after_seq=4, on=NOW)
    pack = replace(area.pack(), register=area.register.without(revoked))
    raw = pack.to_bytes(area.lead_signing)
    assert raw == pack.to_bytes(area.lead_signing)
    assert AreaPack.from_bytes(raw, at=NOW, known=None) == pack


def test_stock_tools_read_a_pack(tmp_path: Path) -> None:
    """The register inside a pack can be taken out and checked without Outreach."""
    tar, keygen = stock_tools("tar", "ssh-keygen")
    area = invented()
    (tmp_path / "pack").write_bytes(area.pack().to_bytes(area.lead_signing))
    subprocess.run([tar, "-xf", "pack"], cwd=tmp_path, check=True)
    assert (tmp_path / "allowed_signers").read_text() == area.register.text()
    for signer, key in (("root", area.root), ("area", area.lead_signing)):
        (tmp_path / "key").write_text(f"lead {public_line(key)}\n")
        subprocess.run(
            [
                *(keygen, "-Y", "verify", "-f", "key", "-I", "lead", "-n", "outreach-area@v1"),
                *("-s", f"{signer}.json.sig"),
            ],
            cwd=tmp_path,
            input=(tmp_path / f"{signer}.json").read_bytes(),
            check=True,
            capture_output=True,
        )


OTHER_ROOT = SigningKey(b"o" * 32)


def _refusal(raw: bytes, known: AreaPack | None, at: str | None = NOW) -> str:
    with pytest.raises(AreaError) as refusal:
        AreaPack.from_bytes(raw, at=at, known=known)
    return refusal.value.code


def _other_area() -> SignedCharter:
    root = public_line(OTHER_ROOT)
    return SignedCharter.sign(msgspec.structs.replace(invented().charter().says, root=root), OTHER_ROOT)


def test_82_a_pack_that_should_not_be_used_is_refused() -> None:
    """Older, expired, for another area, from another root or changed: each is refused with its code."""
    area = invented()
    day, pack, known = area.lead_signing, area.pack(3), area.pack(3)
    swapped = area.charter(recipients=pack.recipients[1:])
    assert _refusal(area.pack(2).to_bytes(day), known) == "older-version"
    assert _refusal(replace(pack, made="2026-05-05T09:30:00Z").to_bytes(day), known) == "older-version"
    assert _refusal(replace(pack, charter=swapped, version=4).to_bytes(day), known) == "older-version"
    assert _refusal(pack.to_bytes(day), None, at="2027-06-04T00:00:00Z") == "expired"
    elsewhere = replace(pack, charter=area.charter(area="elm-west"))
    assert _refusal(elsewhere.to_bytes(day), known) == "wrong-area"
    assert _refusal(replace(pack, charter=_other_area()).to_bytes(day), known) == "other-root"
    assert _refusal(pack.to_bytes(day).replace(b"Elm East", b"Elm West"), known) == "hash"
    assert _refusal(b"", known) == "tar"
    assert _refusal(bytes(17 * 1024 * 1024), known) == "too-big"


def test_a_key_of_the_day_that_was_changed_signs_no_more_packs() -> None:
    """After a new charter, whoever stole the old key of the day cannot put another pack in its place."""
    area, stolen = invented(), invented().lead_signing
    new_day = SigningKey(b"m" * 32)
    renewed = replace(area.pack(2), charter=area.charter(number=2, lead_signing_key=public_line(new_day)))
    taken = AreaPack.from_bytes(renewed.to_bytes(new_day), at=NOW, known=area.pack())
    assert taken == renewed
    assert _refusal(area.pack(9).to_bytes(stolen), taken) == "older-version"
    forged = renewed.to_bytes(new_day).replace(
        renewed.charter.content, area.charter(number=2).content.ljust(len(renewed.charter.content))
    )
    assert _refusal(forged, taken) == "hash"
    with pytest.raises(AreaError):
        renewed.to_bytes(stolen)


def test_a_pack_in_use_is_read_after_it_has_run_out() -> None:
    """An officer on a long round is never locked out by a date."""
    area = invented()
    assert AreaPack.from_bytes(area.pack().to_bytes(area.lead_signing), at=None, known=None) == area.pack()


def test_only_the_root_key_signs_a_charter_and_only_the_key_of_the_day_a_pack() -> None:
    """Neither key can be used by mistake for what the other one is for."""
    area = invented()
    with pytest.raises(AreaError):
        area.pack().to_bytes(area.root)
    with pytest.raises(AreaError):
        SignedCharter.sign(area.charter().says, area.lead_signing)
