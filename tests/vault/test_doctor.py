"""A damaged vault is told what it lost and saved into a new one; a copy is as good as the vault itself."""

from pathlib import Path

import pytest

from outreach_tui.sealing.passphrase import SlotCost
from outreach_tui.vault.doctor import back_up, examine_vault, repair_vault
from outreach_tui.vault.journal import frame
from outreach_tui.vault.store import VaultError, create_vault, open_vault
from tests.vault.revisions import raw_revision

CHEAP = SlotCost(memory=8, passes=1, lanes=1)
WORDS = "kettle brasserie window seven oak"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A folder with a vault of ten revisions, each its own commit, closed in good order."""
    with create_vault(tmp_path / "one", WORDS, cost=CHEAP) as vault:
        for number in range(10):
            vault.add([raw_revision(f"r{number}")])
    return tmp_path / "one"


def damage(folder: Path, at: int) -> bytes:
    """Change one byte of the journal and return what it holds then."""
    journal = folder / "work" / "journal"
    raw = bytearray(journal.read_bytes())
    raw[at] ^= 0xFF
    journal.write_bytes(raw)
    return bytes(raw)


def test_a_whole_vault_is_told_whole(filled: Path) -> None:
    """Who asks is told that everything is there, and nothing is touched."""
    before = (filled / "work" / "journal").read_bytes()
    examined = examine_vault(filled, WORDS, least=CHEAP)
    assert (examined.is_whole, examined.rows, examined.commits, examined.torn) == (True, 10, 10, 0)
    assert examined.was_closed
    assert (filled / "work" / "journal").read_bytes() == before


def test_damage_in_the_middle_loses_one_commit_and_says_so(filled: Path, tmp_path: Path) -> None:
    """One bad sector costs one save; the other nine are there in a new vault, the old one is left alone."""
    size = (filled / "work" / "journal").stat().st_size
    broken = damage(filled, size // 2)
    with pytest.raises(VaultError) as told:
        open_vault(filled, WORDS, least=CHEAP)
    assert told.value.code == "damaged"
    assert "repair" in told.value.next_step
    lost = repair_vault(filled, WORDS, tmp_path / "two", least=CHEAP).lost
    assert [one.frames for one in lost] == [1]
    assert lost[0].at <= size // 2 < lost[0].at + lost[0].length
    assert (filled / "work" / "journal").read_bytes() == broken
    with open_vault(tmp_path / "two", WORDS, least=CHEAP) as vault:
        assert len(vault.revisions()) == 9
        vault.add([raw_revision("more")])


@pytest.mark.parametrize("place", range(frame.HEADER_BYTES))
def test_a_changed_byte_in_the_header_costs_nothing(filled: Path, tmp_path: Path, place: int) -> None:
    """Every row is saved when one byte of the first few was changed."""
    damage(filled, place)
    with pytest.raises(VaultError):
        open_vault(filled, WORDS, least=CHEAP)
    repair_vault(filled, WORDS, tmp_path / "two", least=CHEAP)
    with open_vault(tmp_path / "two", WORDS, least=CHEAP) as vault:
        assert len(vault.revisions()) == 10


def test_a_bad_sector_in_the_snapshot_costs_one_small_piece(tmp_path: Path) -> None:
    """Of a year's records a bad sector takes at most 64 KiB with it, and is told as such."""
    with create_vault(tmp_path / "one", WORDS, cost=CHEAP) as vault:
        vault.add(raw_revision(f"r{number}", words="word " * 200) for number in range(1000))
        vault._storage.journal.rewrite()
    size = (tmp_path / "one" / "work" / "journal").stat().st_size
    damage(tmp_path / "one", size // 2)
    examined = repair_vault(tmp_path / "one", WORDS, tmp_path / "two", least=CHEAP)
    [lost] = examined.lost
    assert (lost.is_snapshot, lost.frames) == (True, 1)
    assert lost.length < 70_000
    assert examined.blocks > 15
    with open_vault(tmp_path / "two", WORDS, least=CHEAP) as vault:
        assert 900 < len(vault.revisions()) < 1000


def test_a_missing_stretch_is_counted(filled: Path, tmp_path: Path) -> None:
    """Bytes that are gone are told by how many saves they held."""
    journal = filled / "work" / "journal"
    raw = journal.read_bytes()
    journal.write_bytes(raw[: len(raw) // 3] + raw[2 * len(raw) // 3 :])
    examined = examine_vault(filled, WORDS, least=CHEAP)
    assert not examined.is_whole
    assert examined.rows + sum(one.frames for one in examined.lost) == 10


def test_nothing_is_saved_over_a_vault(filled: Path) -> None:
    """Repairing into the same folder is refused."""
    with pytest.raises(VaultError) as told:
        repair_vault(filled, WORDS, filled, least=CHEAP)
    assert told.value.code == "already-there"


def test_only_the_passphrase_examines(filled: Path) -> None:
    """Neither examining nor repairing tells anything without the passphrase."""
    with pytest.raises(VaultError) as told:
        examine_vault(filled, "wrong", least=CHEAP)
    assert told.value.code == "wrong-passphrase"


def test_a_copy_opens_like_the_vault_itself(filled: Path, tmp_path: Path) -> None:
    """A laptop that is lost is restored from its copy: same records, same history, same passphrase."""
    with open_vault(filled, WORDS, least=CHEAP) as vault:
        vault.openers.keep_recovery(lambda key: key[::-1])
        back_up(vault, tmp_path / "stick")
        vault.add([raw_revision("later")])
        head, revisions = vault.journal_head(), dict(vault.revisions())
        back_up(vault, tmp_path / "stick two")
    assert (tmp_path / "stick" / "work" / "slot-recovery.age").exists()
    with open_vault(tmp_path / "stick", WORDS, least=CHEAP) as vault:
        assert len(vault.revisions()) == 10
    with open_vault(tmp_path / "stick two", WORDS, least=CHEAP) as vault:
        assert (vault.journal_head(), dict(vault.revisions())) == (head, revisions)
