"""Records and a bundle made by stock tools alone, as docs/bundle-format.md says, merge like any other."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.merge_bundles import accept_merge, preview_merge
from outreach_tui.workflow.read_interests import read_interests
from tests.scenario.areas import new_area
from tests.stock_tools import commands_of, in_bash


def test_a_bundle_made_with_age_tar_and_ssh_keygen_merges_and_is_receipted(
    root: Path, tmp_path: Path
) -> None:
    """Another team's program can hand over: the lead partner reads the wish and writes a receipt for it."""
    area, work = new_area(tmp_path / "area", "isla"), tmp_path / "work"
    work.mkdir()
    with area.at("isla") as isla:
        key = Ed25519PrivateKey.from_private_bytes(isla.keyring.signing_seed)
        (work / "device_key").write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
        )
        (work / "device_key").chmod(0o600)
        pack, device = kept_pack(isla), isla.profile.device
    (work / "recipients.txt").write_text("".join(f"{line}\n" for line in pack.age_recipients))
    records, bundle, _ = commands_of(root / "docs" / "bundle-format.md")
    command = (records + bundle).replace("elm-east", pack.area).replace("elm-7f3k", device)
    command = "ssh-keygen -y -f device_key > device_key.pub\n" + command
    in_bash(command, work)
    with area.at("lead") as lead:
        plan = preview_merge(lead, [work / "by-hand.outreach.age"])
        assert (plan.taken, plan.refused) == (1, 0)
        [receipt] = accept_merge(lead, plan).receipts
        assert receipt.officer == "isla"
        assert receipt.rejected == 0
        assert [line.words for line in read_interests(lead).interests] == ["mend bikes"]
