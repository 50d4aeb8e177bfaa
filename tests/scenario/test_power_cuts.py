"""The power may go at any step of a whole verb: nothing is lost or half there; doing it again finishes it."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.records.picture import Picture
from outreach_tui.sealing import passphrase as slots
from outreach_tui.sealing.disk import RealDisk
from outreach_tui.vault.journal import JournalLock
from outreach_tui.vault.keys import PASSPHRASE_SLOT
from outreach_tui.vault.store import Role, create_vault, has_vault, open_vault
from outreach_tui.workflow.back_up import back_up, put_back
from outreach_tui.workflow.change_passphrase import change_passphrase
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.identity import open_identity
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, Area, hold, new_area, visit
from tests.scenario.test_identity import write_card
from tests.vault.memory_disk import MemoryDisk

NEW = "five other unrelated words"
CALLS = ("open", "create", "replace", "remove", "exists", "names", "sync_folder")


class NoLock:
    """A lock nobody else wants."""

    def release(self) -> None:
        """Do nothing."""


@dataclass
class Cuts:
    """The disk in memory that stands for the laptop's, and what is looked at after each cut."""

    disk: MemoryDisk = field(default_factory=MemoryDisk)
    seen: set[tuple[tuple[Path, bytes], ...]] = field(default_factory=set)

    @contextmanager
    def at_every_step(self, check: Callable[[], None]) -> Iterator[None]:
        """Call `check` on every state that a power cut inside the block may leave, and on the last."""
        self.disk.at_every_step = lambda: self._cut(check)
        try:
            yield
        finally:
            self.disk.at_every_step = lambda: None
        check()
        assert len(self.seen) > 10

    def _cut(self, check: Callable[[], None]) -> None:
        going_on = self.disk
        for files in going_on.after_a_crash():
            fingerprint = tuple(sorted(files.items()))
            if fingerprint not in self.seen:
                self.seen.add(fingerprint)
                self.disk = MemoryDisk.holding(files)
                check()
        self.disk = going_on


@pytest.fixture
def cuts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cuts:
    """Put an officer's laptop on a disk in memory; folders stay real, new slots cost next to nothing."""
    new_area(tmp_path, "isla")
    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    cuts = Cuts(MemoryDisk.holding(files))
    for call in CALLS:
        monkeypatch.setattr(RealDisk, call, _instead(cuts, call, tmp_path))
    dear = {raw[:36] for path, raw in files.items() if path.name == PASSPHRASE_SLOT}
    stretched = functools.cache(slots._stretched)

    def quickly(passphrase: str, head: bytes) -> bytes:
        return stretched(passphrase, head) if head in dear else sha256(passphrase.encode() + head).digest()

    monkeypatch.setattr(slots, "_stretched", quickly)
    monkeypatch.setattr(JournalLock, "acquire", lambda path, holder=None: NoLock())
    return cuts


def _instead(cuts: Cuts, call: str, folder: Path) -> Callable[..., object]:
    real = getattr(RealDisk, call)

    def routed(disk: RealDisk, path: Path, *more: object, **options: object) -> object:
        if not path.is_relative_to(folder):
            return real(disk, path, *more, **options)
        return getattr(cuts.disk, call)(path, *more, **options)

    return routed


@pytest.fixture
def area(tmp_path: Path, cuts: Cuts) -> Area:
    """Return an area whose officer heard two wishes and wrote one name down."""
    area = Area(tmp_path)
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", "proper gates"))
        hold(isla, "home_visit", *visit("silver-ladder", "a studio"))
        names = open_identity(isla, PASSPHRASE, 0.0)
        write_card(isla, names, "quiet-harbour")
        names.lock()
    return area


@contextmanager
def opened(area: Area, folder: str = "isla", passphrase: str = PASSPHRASE) -> Iterator[Workspace]:
    """Open a workspace on what the cut left."""
    workspace = open_workspace(area.folder / folder, passphrase, area.outside.make())
    yield workspace
    workspace.close()


def people_in(isla: Workspace) -> set[str]:
    """Return the code names on the list."""
    return {record.value("alias") for record in isla.picture.each("young_people")}


def names_in(isla: Workspace, passphrase: str = PASSPHRASE) -> set[str]:
    """Return everybody the identity vault knows by name, planned today or not."""
    if not has_vault(isla.home, Role.IDENTITY):
        return set()
    with open_vault(isla.home, passphrase, Role.IDENTITY) as vault:
        return {record.value("known_as") for record in Picture.of(vault.revisions()).each("identities")}


def everything(isla: Workspace, passphrase: str = PASSPHRASE) -> tuple[set[str], set[str]]:
    """Return who is known, by code name and by name."""
    return people_in(isla), names_in(isla, passphrase)


BOTH = ({"quiet-harbour", "silver-ladder"}, {"Shug"})
WIPED = ({"silver-ladder"}, set[str]())


def test_a_vault_is_made_or_can_be_made_again(tmp_path: Path, cuts: Cuts) -> None:
    """A laptop that dies while it is set up is set up again; once made, the vault opens."""
    folder = tmp_path / "data"

    def check() -> None:
        with (
            open_vault(folder, PASSPHRASE) if has_vault(folder) else create_vault(folder, PASSPHRASE) as vault
        ):
            vault.keep_settings({"a": b"b"})

    with cuts.at_every_step(check):
        create_vault(folder, PASSPHRASE)
    assert has_vault(folder)


def test_somebody_is_wiped_whole_or_not_at_all(area: Area, cuts: Cuts) -> None:
    """Cut off between words and name, the next opening finishes it; nobody is ever shown half wiped."""
    found = []

    def check() -> None:
        with opened(area) as isla:
            found.append(everything(isla))
            assert found[-1] in (BOTH, WIPED)
            if found[-1] == BOTH and found.count(BOTH) % 8 == 1:
                erase_person(isla, person_named(isla, "quiet-harbour"), PASSPHRASE)
                assert everything(isla) == WIPED
            assert isla.vault.setting("being-erased") in {b"", None}

    with opened(area) as isla:
        person = person_named(isla, "quiet-harbour")
        with cuts.at_every_step(check):
            erase_person(isla, person, PASSPHRASE)
    assert found[-1] == WIPED
    assert BOTH in found


def test_one_of_two_passphrases_opens_everything(area: Area, cuts: Cuts) -> None:
    """Cut off in the middle of a change, the same change done again finishes it, names included."""

    def check() -> None:
        for passphrase in (PASSPHRASE, NEW):
            with suppress(OutreachError), opened(area, passphrase=passphrase) as isla:
                if passphrase == PASSPHRASE:
                    change_passphrase(isla, PASSPHRASE, NEW)
                assert everything(isla, NEW) == BOTH
                return
        raise AssertionError("neither opens it")

    with opened(area) as isla, cuts.at_every_step(check):
        change_passphrase(isla, PASSPHRASE, NEW)


def test_a_backup_is_whole_or_none(area: Area, cuts: Cuts) -> None:
    """A stick pulled out half way holds nothing that could be taken for a backup; the laptop lost nothing."""
    area.stick.mkdir(exist_ok=True)
    made: list[int] = []

    def check() -> None:
        with opened(area) as isla:
            assert everything(isla) == BOTH
        for backup in area.stick.iterdir():
            copied = put_back_whole(area, backup)
            assert copied or not made
            made.extend([1] * copied)

    with opened(area) as isla, cuts.at_every_step(check):
        back_up(isla, PASSPHRASE, area.stick)
    assert made


def put_back_whole(area: Area, backup: Path) -> bool:
    """Try to put a backup back in a copy of the disk; tell whether there was one, which then is whole."""
    try:
        put_back(backup, area.folder / "tried", PASSPHRASE)
    except OutreachError as error:
        if error.code not in {"no-backup", "not-there"}:
            raise
        return False
    with opened(area, "tried") as tried:
        assert everything(tried) == BOTH
    return True


def test_putting_back_can_be_done_again(area: Area, cuts: Cuts) -> None:
    """Cut off while a backup is put back, there is no workspace yet or a whole one; once more finishes."""
    area.stick.mkdir(exist_ok=True)
    with opened(area) as isla:
        backup = back_up(isla, PASSPHRASE, area.stick).folder

    def check() -> None:
        with suppress(OutreachError):
            put_back(backup, area.folder / "another", PASSPHRASE)
        with opened(area, "another") as another:
            assert everything(another) == BOTH

    with cuts.at_every_step(check):
        put_back(backup, area.folder / "another", PASSPHRASE)


def test_a_wiping_that_finds_no_room_is_finished_later(area: Area, cuts: Cuts) -> None:
    """On a full disk the officer is told that it is finished at the next start, and so it is."""
    with opened(area) as isla:
        cuts.disk.fails["create"] = 0
        with pytest.raises(OutreachError, match="opened next"):
            erase_person(isla, person_named(isla, "quiet-harbour"), PASSPHRASE)
    with opened(area) as isla:
        assert everything(isla) == WIPED
