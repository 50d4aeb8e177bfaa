"""Made the files in this folder: one bundle, receipt, area pack and join request of version 1, all invented.

Run it only to add the files of a new version beside the old ones, never to replace them:
`python -m tests.exchange.kept.make VERSION`.
"""

import hashlib
import sys
from pathlib import Path

from outreach_tui.exchange.receipt import BundleHeard, Receipt, RecordResult, Result
from outreach_tui.exchange.receipt_file import write_receipt
from outreach_tui.sealing.signature import fingerprint, public_line
from tests.exchange.invented import (
    AREA,
    DEVICE,
    NEW_KEY,
    NOW,
    contents,
    invented,
    join_request,
    revisions,
)

HERE = Path(__file__).parent


def make(version: str) -> None:
    """Write the four files and the keys that open them."""
    area = invented()
    bundle = area.bundle(contents(3))
    receipt = Receipt(
        receipt_id="33333333-3333-4333-8333-333333333333",
        area=AREA,
        device=DEVICE,
        sender_key=fingerprint(public_line(area.device)),
        highest_contiguous_seq=1,
        seqs_received=(BundleHeard(seq=1, manifest_hash=bundle.mark.manifest_hash),),
        pack_version_current=1,
        krl_version=0,
        merged_at=NOW,
        coordinator_key=fingerprint(public_line(area.lead_signing)),
    )
    results = [
        RecordResult(id=hashlib.sha256(line).hexdigest(), result=Result.MERGED) for line in revisions(3)
    ]
    sealed_receipt = write_receipt(
        receipt, results, [], area.lead_signing, (area.stranger.recipient, area.recovery.recipient)
    )
    files = {
        f"bundle-{version}.outreach.age": bundle.sealed,
        f"receipt-{version}.outreach.age": sealed_receipt,
        f"pack-{version}.tar": area.pack().to_bytes(area.lead_signing),
        f"join-{version}.outreach.age": join_request().to_bytes(NEW_KEY, area.pack().age_recipients),
        f"lead-{version}.txt": f"{area.lead.secret}\n".encode(),
        f"laptop-{version}.txt": f"{area.stranger.secret}\n".encode(),
    }
    for name, data in files.items():
        with (HERE / name).open("xb") as file:
            file.write(data)


if __name__ == "__main__":
    make(sys.argv[1])
