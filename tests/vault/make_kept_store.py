"""Writes the vault that `test_kept_stores.py` opens for ever after.

Run once for each released version: `python -m tests.vault.make_kept_store 0.1.0`; commit what it made and
never change it.
"""

import sys
from pathlib import Path

from outreach_tui.sealing.passphrase import SlotCost
from outreach_tui.vault.store import Draft, KeptForm, KeptSubmission, create_vault
from tests.vault.revisions import PERSON, raw_revision

KEPT = Path(__file__).parent / "kept"
PASSPHRASE = "an invented passphrase for invented people"
CHEAP = SlotCost(memory=8, passes=1, lanes=1)


def main(version: str) -> None:
    """Make the vault with a snapshot, commits behind it and a torn end."""
    with create_vault(KEPT / version, PASSPHRASE, cost=CHEAP) as vault:
        vault.keep_settings({"profile": b"invented"})
        vault.keep_form(KeptForm("f1", "home_visit", "1", "Home visit", "abc", "4.5.0", "<h:html/>"))
        vault.add(raw_revision(f"r{number}", words="żółw " * 20) for number in range(20))
        vault._storage.journal.rewrite()
        vault.finish(
            "d0", KeptSubmission("s1", "f1", PERSON, "2026", b"<data/>"), [raw_revision("r20", PERSON)]
        )
        vault.keep_draft(Draft("d1", "f1", "Home visit", b"half", "2026", PERSON, "HERON", "", "/a", "typ"))
    journal = KEPT / version / "work" / "journal"
    journal.write_bytes(journal.read_bytes() + b"\xf5jf\ntorn")
    (journal.parent / "journal.lock").unlink(missing_ok=True)


if __name__ == "__main__":
    main(sys.argv[1])
