"""Whatever instant the power goes at, everything acknowledged is there and the journal opens."""

from collections.abc import Callable
from pathlib import Path

import pytest

from outreach_tui.vault.journal import (
    Journal,
    JournalError,
    SealedUnder,
    create_journal,
    open_journal,
    values,
)
from outreach_tui.vault.journal.changes import Changes
from outreach_tui.vault.journal.tables import Tables
from tests.vault.memory_disk import MemoryDisk, MemoryFile

PATH = Path("/vault/journal")
SEALED = SealedUnder(bytes(32), "test")

State = dict[str, dict[str, bytes]]


def state_of(tables: Tables) -> State:
    """Return all rows, by table."""
    return {name: dict(rows) for name, rows in tables.snapshot()}


class PowerCuts:
    """Does things to a journal and, at every step of the disk, opens every state a power cut would leave."""

    def __init__(self, ahead: int) -> None:
        """Begin with an empty disk, and let the journal write so many zeros ahead."""
        self.ahead = ahead
        self.disk = MemoryDisk()
        self.acknowledged: State | None = None
        self.allowed: list[State] = []
        self.seen: set[tuple[tuple[Path, bytes], ...]] = set()
        self.killed: set[bytes] = set()
        self.disk.at_every_step = self.check

    def create(self) -> Journal:
        """Make the journal; before that returns, there may be none."""
        self.allowed = [{}]
        journal = create_journal(PATH, SEALED, self.disk, ahead=self.ahead)
        self.acknowledged = {}
        return journal

    def change(self, journal: Journal, do: Callable[[Journal, Changes], None], changes: Changes) -> None:
        """Make changes; before that returns, either state is right."""
        after = Tables()
        after.apply([(name, list(rows.items())) for name, rows in (self.acknowledged or {}).items()])
        after.apply(changes)
        self.allowed = [self.acknowledged or {}, state_of(after)]
        do(journal, changes)
        self.acknowledged = state_of(after)
        self.allowed = [self.acknowledged]

    def reopen(self, journal: Journal) -> Journal:
        """Close in good order and open again."""
        journal.close()
        return open_journal(PATH, SEALED, self.disk, ahead=self.ahead)

    def check(self) -> None:
        """Open everything a power cut may leave now."""
        for files in self.disk.after_a_crash():
            fingerprint = tuple(sorted(files.items()))
            if fingerprint in self.seen:
                continue
            self.seen.add(fingerprint)
            disk = MemoryDisk.holding(files)
            if not disk.exists(PATH):
                assert self.acknowledged is None, "the journal is gone"
                continue
            journal = open_journal(PATH, SEALED, disk, ahead=self.ahead)
            assert state_of(journal.tables) in self.allowed
            journal.commit([("after", [("1", b"goes on")])])
            journal.close()
            again = open_journal(PATH, SEALED, disk)
            assert state_of(again.tables)["after"] == {"1": b"goes on"}
            assert disk.names(PATH.parent) == [PATH.name]
            again.close()
        self.check_killed()

    def check_killed(self) -> None:
        """Start again after the program alone was killed, and cut the power while opening and later."""
        found = self.disk.fingerprint()
        if PATH not in self.disk.files or found in self.killed:
            return
        self.killed.add(found)
        disk = self.disk.after_a_kill()
        disk.at_every_step = lambda: self.check_all(disk, self.allowed)
        journal = open_journal(PATH, SEALED, disk, ahead=self.ahead)
        shown = state_of(journal.tables)
        self.check_all(disk, [shown])
        disk.at_every_step = lambda: None
        journal.commit([("after", [("1", b"goes on")])])
        self.check_all(disk, [{**shown, "after": {"1": b"goes on"}}])

    def check_all(self, disk: MemoryDisk, allowed: list[State]) -> None:
        """Open everything a power cut may leave of this disk now."""
        for files in disk.after_a_crash():
            if PATH in files or self.acknowledged is not None:
                left = open_journal(PATH, SEALED, MemoryDisk.holding(files))
                assert state_of(left.tables) in allowed


def commit(journal: Journal, changes: Changes) -> None:
    """Commit."""
    journal.commit(changes)


def erase(journal: Journal, changes: Changes) -> None:
    """Rewrite together with changes."""
    journal.rewrite(last=changes)


def a_days_work(cuts: PowerCuts, rounds: int) -> None:
    """Create, save, rewrite, erase, close and open again."""
    journal = cuts.create()
    for number in range(rounds):
        name = str(number)
        cuts.change(journal, commit, [("drafts", [(name, b"half a sentence")])])
        cuts.change(journal, commit, [("drafts", [(name, None)]), ("revisions", [(name, b"x" * 700)])])
        cuts.change(journal, commit, [("drafts", None)])
        journal.rewrite()
        cuts.change(journal, erase, [("revisions", [(name, None)]), ("erased", [(name, b"")])])
        cuts.change(journal, commit, [("revisions", [("stays " + name, b"y" * 1500)])])
        journal = cuts.reopen(journal)
        cuts.change(journal, commit, [("drafts", [(name, b"again")])])
    journal.close()


def test_a_save_is_one_write_and_one_sync_and_reading_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is saved together costs one trip to the disk; what is looked at costs none."""
    disk = MemoryDisk()
    create_journal(PATH, SEALED, disk).commit([("plants", [("1", values.encode({"name": "rowan"}))])])
    journal = open_journal(PATH, SEALED, disk)
    journal.commit([("seen", [])])  # this one writes zeros ahead too
    calls: list[str] = []
    for call in ("write", "sync", "truncate", "read", "size"):
        monkeypatch.setattr(MemoryFile, call, _noting(call, getattr(MemoryFile, call), calls))
    journal.commit([("plants", [(str(number), b"") for number in range(2, 50)]), ("seen", [("a", b"")])])
    assert calls == ["write", "sync"]
    assert journal.tables.snapshot()[0][1][0] == ("1", values.encode({"name": "rowan"}))
    assert calls == ["write", "sync"]


def _noting(name: str, call: Callable[..., object], calls: list[str]) -> Callable[..., object]:
    def noting(*given: object) -> object:
        calls.append(name)
        return call(*given)

    return noting


@pytest.mark.parametrize("ahead", [0, 2000])
def test_no_power_cut_loses_what_was_acknowledged(ahead: int) -> None:
    """The laptop may run flat at any step of saving, clearing out, erasing or closing."""
    cuts = PowerCuts(ahead)
    a_days_work(cuts, rounds=4)
    assert len(cuts.seen) > 500


@pytest.mark.parametrize("call", ["create", "write", "sync", "replace", "sync_folder"])
def test_a_failing_disk_never_loses_what_was_acknowledged(call: str) -> None:
    """After an error of the disk it goes on, or refuses until it is opened again; nothing is lost."""
    for works in range(12):
        _fail_once(call, works)


def _fail_once(call: str, works: int) -> None:
    disk = MemoryDisk()
    journal = create_journal(PATH, SEALED, disk, ahead=700)
    journal.commit([("kept", [("0", b"")])])
    disk.fails[call] = works
    acknowledged = {"0"}
    for number in range(1, 9):
        try:
            if number % 3 == 0:
                journal.rewrite()
            journal.commit([("kept", [(str(number), b"")])])
        except JournalError:
            assert set(state_of(journal.tables)["kept"]) >= acknowledged
        else:
            acknowledged.add(str(number))
    disk.fails.clear()
    for files in (None, *disk.after_a_crash()):
        reopened = open_journal(PATH, SEALED, disk if files is None else MemoryDisk.holding(files))
        assert set(state_of(reopened.tables)["kept"]) >= acknowledged
    again = open_journal(PATH, SEALED, disk)
    again.commit([("kept", [("later", b"")])])
    for files in disk.after_a_crash():
        reopened = open_journal(PATH, SEALED, MemoryDisk.holding(files))
        assert set(state_of(reopened.tables)["kept"]) >= {*acknowledged, "later"}


def test_a_rewriting_ends_with_the_journal() -> None:
    """Closed while it is rewritten beside the work, its file may be another program's by then: untouched."""
    disk = MemoryDisk()
    journal = create_journal(PATH, SEALED, disk)
    journal.commit([("kept", [("1", b"one")])])

    def close() -> None:
        disk.at_every_step = lambda: None
        journal.close()

    disk.at_every_step = close
    with pytest.raises(JournalError) as told:
        journal.rewrite()
    assert told.value.code == "closed"
    assert disk.names(PATH.parent) == [PATH.name]
    with pytest.raises(JournalError):
        journal.commit([("kept", [("2", b"two")])])


def test_a_full_disk_refuses_and_keeps(tmp_path: Path) -> None:
    """When the disk is full, saving says so; what was saved stays, and saving goes on once there is room."""
    disk = MemoryDisk()
    journal = create_journal(PATH, SEALED, disk)
    codes = set()
    for capacity in range(200, 3000, 97):
        disk.capacity = capacity
        before = state_of(journal.tables)
        try:
            journal.commit([("kept", [(str(capacity), b"z" * 300)])])
        except JournalError as error:
            codes.add(error.code)
            assert state_of(journal.tables) == before
        assert state_of(open_journal(PATH, SEALED, disk).tables) == state_of(journal.tables)
    assert codes == {"disk-full"}
    disk.capacity = None
    journal.commit([("kept", [("room", b"")])])
    assert "room" in state_of(open_journal(PATH, SEALED, disk).tables)["kept"]
