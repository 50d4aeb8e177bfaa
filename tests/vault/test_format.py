"""A vault can be read by what docs/vault-format.md says alone, without any of our code."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from outreach_tui.sealing.passphrase import SlotCost
from outreach_tui.vault.store import BundleMark, Draft, KeptForm, KeptSubmission, create_vault
from tests.vault.make_kept_store import KEPT, PASSPHRASE
from tests.vault.read_by_the_page import data_key, read_journal
from tests.vault.revisions import PERSON, raw_revision

CHEAP = SlotCost(memory=8, passes=1, lanes=1)


def test_the_documentation_is_enough_to_read_a_vault(tmp_path: Path) -> None:
    """Years from now, somebody with the passphrase and that page reads everything."""
    with create_vault(tmp_path, " ke\u0301ttle ", cost=CHEAP) as vault:
        vault.keep_settings({"profile": b"officer", "gone": b"x"})
        vault.add([raw_revision("r1"), raw_revision("r2", PERSON)])
        vault._storage.journal.rewrite()
        vault.add([raw_revision("r3")])
        vault.erase([PERSON])
        vault.add([raw_revision("r4")])
        vault.keep_settings({"profile": b"changed"})
        head, commits = vault.journal_head()
    home = tmp_path / "work"
    key = data_key((home / "slot-passphrase").read_bytes(), "k\u00e9ttle")
    tables, found_head, found_commits = read_journal((home / "journal").read_bytes(), key, b"work")
    assert (found_head.hex(), found_commits) == (head, commits)
    assert tables["settings"] == {"profile": {"value": b"changed"}, "gone": {"value": b"x"}}
    revisions = [row["raw"] for row in tables["revisions"].values()]
    assert revisions == [raw_revision("r1"), raw_revision("r3"), raw_revision("r4")]
    assert tables["erased"] == {PERSON: {}}


def test_a_kept_vault_is_read_by_the_documentation_too() -> None:
    """A vault of an earlier version that was cut off in a save: everything acknowledged can be read."""
    home = KEPT / "0.1.0" / "work"
    key = data_key((home / "slot-passphrase").read_bytes(), PASSPHRASE)
    tables, _, commits = read_journal((home / "journal").read_bytes(), key, b"work")
    assert {name: len(rows) for name, rows in tables.items()} == {
        "settings": 1,
        "forms": 1,
        "revisions": 21,
        "submissions": 1,
        "drafts": 1,
    }
    assert commits == 5
    assert tables["drafts"]["d1"]["alias"] == "HERON"


@pytest.mark.parametrize(
    ("table", "row"),
    [("drafts", Draft), ("submissions", KeptSubmission), ("forms", KeptForm), ("received", BundleMark)],
)
def test_every_field_of_a_row_is_documented(table: str, row: type[Any]) -> None:
    """Who reads a vault by that page alone misses nothing that was said."""
    page = (Path(__file__).parents[2] / "docs" / "vault-format.md").read_text("utf-8")
    [line] = [line for line in page.splitlines() if line.startswith(f"| `{table}`")]
    told = set(re.findall(r"`(\w+)`", line.split("|", 3)[3]))
    assert told == {one.name for one in fields(row)}
