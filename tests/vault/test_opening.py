"""Who opens a vault: whoever knows its passphrase or has its recovery key, one at a time, and no other."""

import errno
from pathlib import Path

import pytest

from outreach_tui.sealing.disk import RealDisk
from outreach_tui.vault.store import (
    Role,
    VaultError,
    create_vault,
    has_vault,
    open_vault,
    recover_vault,
)
from tests.vault.samples import CHEAP, DRAFT, WORDS


def test_another_passphrase_opens_the_same_data(tmp_path: Path) -> None:
    """Changing the passphrase rewrites one small file, and the old one opens nothing any more."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.keep_draft(DRAFT)
        journal = (tmp_path / "work" / "journal").read_bytes()
        with pytest.raises(VaultError):
            vault.openers.change_passphrase("not it", "new words", cost=CHEAP)
        vault.openers.change_passphrase(WORDS, "new words", cost=CHEAP)
        assert (tmp_path / "work" / "journal").read_bytes() == journal
    with pytest.raises(VaultError):
        open_vault(tmp_path, WORDS, least=CHEAP)
    with open_vault(tmp_path, "new words", least=CHEAP) as vault:
        assert vault.drafts() == (DRAFT,)


def test_the_lead_partner_opens_a_vault_whose_passphrase_is_lost(tmp_path: Path) -> None:
    """A forgotten passphrase loses nothing: the recovery slot gives a new one."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.keep_draft(DRAFT)
        vault.openers.keep_recovery(lambda key: bytes(byte ^ 0x55 for byte in key))
    with recover_vault(
        tmp_path, lambda raw: bytes(byte ^ 0x55 for byte in raw), "new words", cost=CHEAP
    ) as vault:
        assert vault.drafts() == (DRAFT,)
    open_vault(tmp_path, "new words", least=CHEAP).close()
    with pytest.raises(VaultError):
        recover_vault(tmp_path, lambda raw: raw, "third words", cost=CHEAP)
    with pytest.raises(VaultError):
        recover_vault(tmp_path, lambda raw: raw[:5], "third words", cost=CHEAP)
    open_vault(tmp_path, "new words", least=CHEAP).close()


def test_work_and_identity_are_two_vaults(tmp_path: Path) -> None:
    """Names live apart from words: another key, another passphrase, and no file of one opens as the other."""
    create_vault(tmp_path, WORDS, cost=CHEAP).close()
    with create_vault(tmp_path, "who they are", Role.IDENTITY, cost=CHEAP) as identity:
        identity.keep_settings({"a": b"name"})
    assert has_vault(tmp_path)
    assert has_vault(tmp_path, Role.IDENTITY)
    with pytest.raises(VaultError):
        open_vault(tmp_path, WORDS, Role.IDENTITY, least=CHEAP)
    for name in ("journal", "slot-passphrase"):
        (tmp_path / "work" / name).write_bytes((tmp_path / "identity" / name).read_bytes())
    with pytest.raises(VaultError, match="does not belong"):
        open_vault(tmp_path, "who they are", least=CHEAP)


def test_a_second_program_is_told_who_holds_the_vault(tmp_path: Path) -> None:
    """Two copies of the app cannot write one vault; the second opens once the first has closed."""
    with (
        create_vault(tmp_path, WORDS, cost=CHEAP),
        pytest.raises(VaultError, match="in use by process") as told,
    ):
        open_vault(tmp_path, WORDS, least=CHEAP)
    assert told.value.code == "locked"
    open_vault(tmp_path, WORDS, least=CHEAP).close()


def test_a_vault_is_never_made_over_another(tmp_path: Path) -> None:
    """Setting up twice in one folder loses nothing."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.keep_draft(DRAFT)
    with pytest.raises(VaultError) as told:
        create_vault(tmp_path, "other words", cost=CHEAP)
    assert told.value.code == "already-there"
    with open_vault(tmp_path, WORDS, least=CHEAP) as vault:
        assert vault.drafts() == (DRAFT,)


def test_a_journal_that_is_gone_is_never_replaced(tmp_path: Path) -> None:
    """Its file deleted or moved by another program: told as such, and put back it opens as before."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.openers.keep_recovery(lambda key: key[::-1])
        vault.keep_draft(DRAFT)
    (tmp_path / "work" / "journal").rename(tmp_path / "bin")
    for attempt in (
        lambda: open_vault(tmp_path, WORDS, least=CHEAP),
        lambda: create_vault(tmp_path, WORDS, cost=CHEAP),
        lambda: recover_vault(tmp_path, lambda raw: raw[::-1], "new", cost=CHEAP),
    ):
        with pytest.raises(VaultError) as told:
            attempt()
        assert told.value.code == "journal-missing"
    with pytest.raises(VaultError) as told:
        open_vault(tmp_path, "some other words", least=CHEAP)
    assert told.value.code == "wrong-passphrase"
    (tmp_path / "bin").rename(tmp_path / "work" / "journal")
    with open_vault(tmp_path, WORDS, least=CHEAP) as vault:
        assert vault.drafts() == (DRAFT,)


def test_what_a_cut_off_passphrase_change_left_is_removed(tmp_path: Path) -> None:
    """No key stays behind under a passphrase that was never finished being made."""
    create_vault(tmp_path, WORDS, cost=CHEAP).close()
    left = tmp_path / "work" / ".0123456789abcdef.part"
    left.write_bytes((tmp_path / "work" / "slot-passphrase").read_bytes())
    open_vault(tmp_path, WORDS, least=CHEAP).close()
    assert not left.exists()


def test_a_recovery_that_fails_lets_go_of_the_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room for the new key: told, and the vault can be opened at once with what opened it before."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.openers.keep_recovery(lambda key: key[::-1])

    def full(*given: object, **named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(RealDisk, "create", full)
        with pytest.raises(VaultError) as told:
            recover_vault(tmp_path, lambda raw: raw[::-1], "new words", cost=CHEAP)
    assert told.value.code == "disk-full"
    open_vault(tmp_path, WORDS, least=CHEAP).close()


def test_a_folder_without_a_vault_is_told(tmp_path: Path) -> None:
    """A mistyped folder is one plain sentence, and nothing is made in it."""
    with pytest.raises(VaultError) as told:
        open_vault(tmp_path / "nowhere", WORDS)
    assert told.value.code == "no-vault"
    assert list(tmp_path.iterdir()) == []
