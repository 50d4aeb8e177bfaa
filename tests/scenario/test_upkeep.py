"""Looking after a workspace: backups that open, damage that is named, a passphrase that changes."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.sealing.age_file import new_identity
from outreach_tui.vault.store import Role, open_vault
from outreach_tui.workflow.back_up import back_up, put_back
from outreach_tui.workflow.change_passphrase import change_passphrase
from outreach_tui.workflow.examine_workspace import examine_workspace, repair_workspace
from outreach_tui.workflow.identity import open_identity
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.read_interests import read_interests
from outreach_tui.workflow.recover_workspace import recover_workspace
from outreach_tui.workflow.set_up_officer import set_up_officer
from tests.scenario.areas import PASSPHRASE, Area, hold, new_area, visit

WORDS = "get good at welding, like proper gates"


@pytest.fixture
def area(tmp_path: Path) -> Area:
    """Return an area whose officer has heard one wish."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", WORDS))
    return area


@contextmanager
def write_protected(folder: Path) -> Iterator[None]:
    """Let the system refuse every write below `folder`, as a stick with its switch set does."""
    here = str(folder)
    made = subprocess.run(["mount", "--bind", here, here], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no right to mount anything here")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", here], check=True)
        yield
    finally:
        subprocess.run(["umount", here], check=True)


def words_in(folder: Path, area: Area, passphrase: str = PASSPHRASE) -> list[str]:
    """Return the wishes that a workspace folder holds."""
    workspace = open_workspace(folder, passphrase, area.outside.make())
    try:
        return [line.words for line in read_interests(workspace).interests]
    finally:
        workspace.close()


def test_a_backup_put_back_holds_every_word(area: Area, tmp_path: Path) -> None:
    """The laptop is gone: the backup makes a workspace on another one, opened by the same passphrase."""
    with area.at("isla") as isla:
        made = back_up(isla, PASSPHRASE, area.stick)
    put_back(made.folder, tmp_path / "another laptop", PASSPHRASE)
    assert words_in(tmp_path / "another laptop", area) == [WORDS]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a mount that cannot be written")
def test_a_write_protected_stick_is_read(area: Area, tmp_path: Path) -> None:
    """A backup on a stick that cannot be written is examined, put back and saved from, and stays as it is."""
    with area.at("isla") as isla:
        made = back_up(isla, PASSPHRASE, area.stick)
    with write_protected(area.stick):
        examined = examine_workspace(made.folder, PASSPHRASE)
        repair_workspace(examined, PASSPHRASE, tmp_path / "saved")
        put_back(made.folder, tmp_path / "another laptop", PASSPHRASE)
        with pytest.raises(OutreachError, match="cannot be written"):
            words_in(made.folder, area)
    assert examined.is_whole
    assert words_in(tmp_path / "saved", area) == words_in(tmp_path / "another laptop", area) == [WORDS]


def test_a_backup_opens_for_nobody_else(area: Area, tmp_path: Path) -> None:
    """Whoever finds the stick reads nothing, and nothing is written over where the workspace still is."""
    with area.at("isla") as isla:
        made = back_up(isla, PASSPHRASE, area.stick)
    with pytest.raises(OutreachError, match="does not open"):
        put_back(made.folder, tmp_path / "finder", "some other words entirely")
    with pytest.raises(OutreachError, match="here already"):
        put_back(made.folder, tmp_path / "isla", PASSPHRASE)
    assert not any(WORDS.encode() in file.read_bytes() for file in made.folder.rglob("*") if file.is_file())


def test_a_backup_opens_with_the_recovery_sheet_too(area: Area, tmp_path: Path) -> None:
    """The laptop is gone and the passphrase forgotten: a copy of the backup takes a new one by the sheet."""
    with area.at("isla") as isla:
        made = back_up(isla, PASSPHRASE, area.stick)
    there = shutil.copytree(made.folder, tmp_path / "another laptop")
    sheet = (tmp_path / "govan-recovery-sheet-1.txt").read_text()
    recover_workspace(there, sheet, "five other unrelated words", area.outside.make())
    assert words_in(there, area, "five other unrelated words") == [WORDS]


def test_damage_is_named_and_what_can_be_read_is_saved(area: Area, tmp_path: Path) -> None:
    """A disk turns bytes over: the doctor says what is lost and saves the rest elsewhere, never in place."""
    [journal] = (tmp_path / "isla").rglob("journal")
    raw = bytearray(journal.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    journal.write_bytes(raw)
    with pytest.raises(OutreachError, match="doctor"):
        words_in(tmp_path / "isla", area)
    examined = examine_workspace(tmp_path / "isla", PASSPHRASE)
    assert not examined.is_whole
    assert "bytes from byte" in examined.vaults[0].lost[0]
    repair_workspace(examined, PASSPHRASE, tmp_path / "saved")
    assert examine_workspace(tmp_path / "saved", PASSPHRASE).is_whole
    assert journal.read_bytes() == bytes(raw)


def test_a_file_that_is_gone_is_named(area: Area, tmp_path: Path) -> None:
    """Names or words deleted by another program: the doctor says so, and nothing takes their place."""
    with area.at("isla") as isla:
        open_identity(isla, PASSPHRASE, 0.0).lock()
    [names] = (tmp_path / "isla").rglob("identity/journal")
    [work] = (tmp_path / "isla").rglob("work/journal")
    names.rename(tmp_path / "names")
    examined = examine_workspace(tmp_path / "isla", PASSPHRASE)
    assert [(vault.role, bool(vault.lost)) for vault in examined.vaults] == [
        ("work", False),
        ("identity", True),
    ]
    with area.at("isla") as isla, pytest.raises(OutreachError, match="waste bin"):
        open_identity(isla, PASSPHRASE, 0.0)
    repair_workspace(examined, PASSPHRASE, tmp_path / "saved")
    assert words_in(tmp_path / "saved", area) == [WORDS]
    (tmp_path / "names").rename(names)
    work.rename(tmp_path / "words")
    examined = examine_workspace(tmp_path / "isla", PASSPHRASE)
    assert [(vault.role, bool(vault.lost)) for vault in examined.vaults] == [
        ("work", True),
        ("identity", False),
    ]
    for attempt in (
        lambda: words_in(tmp_path / "isla", area),
        lambda: repair_workspace(examined, PASSPHRASE, tmp_path),
    ):
        with pytest.raises(OutreachError, match="waste bin"):
            attempt()
    (tmp_path / "words").rename(work)
    assert examine_workspace(tmp_path / "isla", PASSPHRASE).is_whole


def test_the_lead_partner_opens_names_too(area: Area, tmp_path: Path) -> None:
    """The laptop died between the vault of names and its slot: the next opening makes the slot."""
    with area.at("isla") as isla:
        open_identity(isla, PASSPHRASE, 0.0).lock()
        [slot] = (tmp_path / "isla").rglob("identity/slot-recovery.age")
        slot.unlink()
        open_identity(isla, PASSPHRASE, 0.0).lock()
    sheet = (tmp_path / "govan-recovery-sheet-1.txt").read_text()
    recover_workspace(tmp_path / "isla", sheet, "five other unrelated words", area.outside.make())
    with open_vault(slot.parents[1], "five other unrelated words", Role.IDENTITY) as vault:
        assert vault.openers.has_recovery


def test_a_whole_workspace_is_said_to_be_whole(area: Area, tmp_path: Path) -> None:
    """The doctor verifies every save and says that nothing is lost."""
    examined = examine_workspace(tmp_path / "isla", PASSPHRASE)
    assert examined.is_whole
    assert [vault.role for vault in examined.vaults] == ["work"]


def test_a_new_passphrase_opens_and_the_old_one_does_not(area: Area, tmp_path: Path) -> None:
    """After a change only the new passphrase opens, and nothing that was saved is written again."""
    [journal] = (tmp_path / "isla").rglob("journal")
    with area.at("isla") as isla:
        before = journal.read_bytes()
        with pytest.raises(OutreachError, match="does not open"):
            change_passphrase(isla, "not the passphrase at all", "five other unrelated words")
        change_passphrase(isla, PASSPHRASE, "five other unrelated words")
        assert journal.read_bytes().startswith(before.rstrip(b"\0"))
    assert words_in(tmp_path / "isla", area, "five other unrelated words") == [WORDS]
    with pytest.raises(OutreachError, match="does not open"):
        words_in(tmp_path / "isla", area)


def test_a_forgotten_passphrase_is_got_round_with_the_recovery_sheet(area: Area, tmp_path: Path) -> None:
    """The lead partner's sheet gives the laptop a new passphrase; no other key does."""
    sheet = (tmp_path / "govan-recovery-sheet-1.txt").read_text()
    recover_workspace(tmp_path / "isla", sheet, "five other unrelated words", area.outside.make())
    assert words_in(tmp_path / "isla", area, "five other unrelated words") == [WORDS]
    second = NewWorkspace(tmp_path / "isla", PASSPHRASE, "rory", "Community safety", tmp_path)
    set_up_officer(second, tmp_path / "govan.area-pack", area.words, area.outside.make())
    with pytest.raises(OutreachError, match="several people"):
        recover_workspace(tmp_path / "isla", sheet, "six entirely different words", area.outside.make())
    with pytest.raises(OutreachError):
        recover_workspace(
            tmp_path / "isla", new_identity().secret, "a stranger's own words", area.outside.make()
        )
    with pytest.raises(OutreachError, match="no recovery key"):
        recover_workspace(
            tmp_path / "isla", "nothing of the kind", "a stranger's own words", area.outside.make()
        )
    assert words_in(tmp_path / "isla", area, "five other unrelated words") == [WORDS]
