"""The area pack: trusted from one root, never an older one, never another's."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_tui.exchange.area import AreaError, AreaPack
from outreach_tui.exchange.register import Revocation
from outreach_tui.sealing.signature import SigningKey, fingerprint, public_line
from tests.exchange.invented import DEVICE, NOW, invented


def test_a_pack_comes_back_as_it_was_signed() -> None:
    """Officers get exactly the keys, register and notices the lead partner signed."""
    area = invented()
    revoked = Revocation(device=DEVICE, key=fingerprint(public_line(area.device)), after_seq=4, on=NOW)
    pack = replace(area.pack(), register=area.register.without(revoked))
    raw = pack.to_bytes(area.root)
    assert raw == pack.to_bytes(area.root)
    assert AreaPack.from_bytes(raw, at=NOW, known=None) == pack


def test_stock_tools_read_a_pack(tmp_path: Path) -> None:
    """The register inside a pack can be taken out and checked without Outreach."""
    tar, keygen = shutil.which("tar"), shutil.which("ssh-keygen")
    if tar is None or keygen is None:
        pytest.skip("tar or ssh-keygen is not installed")
    area = invented()
    (tmp_path / "pack").write_bytes(area.pack().to_bytes(area.root))
    subprocess.run([tar, "-xf", "pack"], cwd=tmp_path, check=True)
    assert (tmp_path / "allowed_signers").read_text() == area.register.text()
    (tmp_path / "root").write_text(f"lead {public_line(area.root)}\n")
    subprocess.run(
        [keygen, "-Y", "verify", "-f", "root", "-I", "lead", "-n", "outreach-area@v1", "-s", "area.json.sig"],
        cwd=tmp_path, input=(tmp_path / "area.json").read_bytes(), check=True, capture_output=True,
    )  # fmt: skip


OTHER_ROOT = SigningKey(b"o" * 32)


def _refusal(raw: bytes, known: AreaPack | None, at: str | None = NOW) -> str:
    with pytest.raises(AreaError) as refusal:
        AreaPack.from_bytes(raw, at=at, known=known)
    return refusal.value.code


def test_82_a_pack_that_should_not_be_used_is_refused() -> None:
    """Older, expired, for another area, from another root or changed: each is refused with its code."""
    area = invented()
    pack, known = area.pack(3), area.pack(3)
    other = replace(pack, root=public_line(OTHER_ROOT), version=4)
    swapped = replace(pack, recipients=pack.recipients[1:])
    assert _refusal(area.pack(2).to_bytes(area.root), known) == "older-version"
    assert _refusal(swapped.to_bytes(area.root), known) == "older-version"
    assert _refusal(pack.to_bytes(area.root), None, at="2027-06-04T00:00:00Z") == "expired"
    assert _refusal(replace(pack, area="elm-west").to_bytes(area.root), known) == "wrong-area"
    assert _refusal(other.to_bytes(OTHER_ROOT), known) == "other-root"
    assert _refusal(pack.to_bytes(area.root).replace(b"Elm East", b"Elm West"), known) == "signature"
    assert _refusal(b"", known) == "tar"
    assert _refusal(bytes(17 * 1024 * 1024), known) == "too-big"


def test_a_pack_in_use_is_read_after_it_has_run_out() -> None:
    """An officer on a long round is never locked out by a date."""
    area = invented()
    assert AreaPack.from_bytes(area.pack().to_bytes(area.root), at=None, known=None) == area.pack()


def test_only_the_root_key_signs_a_pack() -> None:
    """A pack cannot be made by mistake with the key of the day."""
    with pytest.raises(AreaError):
        invented().pack().to_bytes(invented().lead_signing)
