"""A vault written by an earlier version opens in this one."""

import shutil
from pathlib import Path

import pytest

from outreach_tui.vault.store import open_vault
from tests.vault.make_kept_store import CHEAP, KEPT, PASSPHRASE
from tests.vault.revisions import PERSON, raw_revision


@pytest.mark.parametrize("kept", sorted(path.name for path in KEPT.iterdir()))
def test_a_vault_of_an_earlier_version_opens(kept: str, tmp_path: Path) -> None:
    """Updating the app never costs what was said before."""
    shutil.copytree(KEPT / kept, tmp_path / kept)
    with open_vault(tmp_path / kept, PASSPHRASE, least=CHEAP) as vault:
        assert len(vault.revisions()) == 21
        assert raw_revision("r20", PERSON) in vault.revisions().values()
        assert vault.setting("profile") == b"invented"
        assert [draft.alias for draft in vault.drafts()] == ["HERON"]
        assert [submission.id for submission in vault.submissions()] == ["s1"]
        assert vault.form("f1") is not None
        vault.add([raw_revision("new")])
