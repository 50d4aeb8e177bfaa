"""Places to sync to: a folder and an SFTP server behave alike, and neither ever shows half a file."""

import getpass
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui.exchange.places import PACK_SUFFIX, PlaceError, sealed_name
from outreach_tui.exchange.remote_place import RemotePlace
from outreach_tui.exchange.sftp_server import SftpServer
from outreach_tui.exchange.sync_place import SyncPlace, open_place
from tests.exchange.sftp_host import SftpHost, sftp_host
from tests.exchange.silent_line import silent_line

LIMIT = 10_000_000


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SftpHost]:
    """Return a server on this machine, for all tests of this module."""
    home = tmp_path_factory.mktemp("host")
    before = os.environ.get("HOME")
    os.environ["HOME"] = str(home)
    try:
        with sftp_host(home) as running:
            yield running
    finally:
        if before is not None:
            os.environ["HOME"] = before


@pytest.fixture(params=["folder", "sftp"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[SyncPlace, Path]]:
    """Return each kind of place, with the folder behind it."""
    if request.param == "folder":
        folder = tmp_path / "stick"
        folder.mkdir()
        yield open_place(str(folder)), folder
        return
    host = request.getfixturevalue("host")
    folder = host.folder / tmp_path.name
    folder.mkdir(exist_ok=True)
    opened = open_place(f"{host.address}/{tmp_path.name}")
    yield opened, folder
    opened.close()


def laid(folder: Path, content: bytes, suffix: str = ".outreach.age") -> Path:
    """Return a local file under its final name."""
    folder.mkdir(exist_ok=True)
    file = folder / sealed_name(content, suffix)
    file.write_bytes(content)
    return file


def test_a_file_is_there_once_and_comes_back_the_same(place: tuple[SyncPlace, Path], tmp_path: Path) -> None:
    """What one laptop puts, another fetches; putting it again does nothing."""
    shelf, folder = place
    file = laid(tmp_path / "outbox", b"sealed bytes" * 10_000)
    assert shelf.put(file) is True
    assert shelf.put(file) is False
    assert [path.name for path in folder.iterdir()] == [file.name] == list(shelf.names())
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    assert shelf.bring(file.name, inbox, LIMIT).read_bytes() == file.read_bytes()
    assert shelf.beginning(file.name, 12) == b"sealed bytes"


def test_only_finished_files_are_seen(place: tuple[SyncPlace, Path], tmp_path: Path) -> None:
    """Half a file, somebody's notes, a folder and a link are not taken for bundles."""
    shelf, folder = place
    (folder / ".part-1").write_bytes(b"half")
    (folder / "notes.txt").write_bytes(b"x")
    (folder / sealed_name(b"folder")).mkdir()
    pack = laid(tmp_path / "outbox", b"a pack", PACK_SUFFIX)
    shelf.put(pack)
    assert pack.name in shelf.names()
    assert {".part-1", "notes.txt"}.isdisjoint(shelf.names())


def test_what_a_cut_off_sending_of_ours_left_is_removed_and_nobody_elses(
    place: tuple[SyncPlace, Path], tmp_path: Path
) -> None:
    """What is cleaned is what these files left, whether they arrived meanwhile or not; others' stay."""
    opened, folder = place
    ours, arrived = laid(tmp_path / "outbox", b"on its way"), laid(tmp_path / "outbox", b"there by now")
    (folder / arrived.name).write_bytes(arrived.read_bytes())
    left = [f".part-{one.name}-0c2f" for one in (ours, arrived)] + [f".{ours.name}.0c2f.part"]
    others = [f".part-{sealed_name(b'theirs')}-77aa", f".{sealed_name(b'theirs')}.77aa.part"]
    for name in (*left, *others):
        (folder / name).write_bytes(b"half")
    opened.forget_unfinished((ours.name, arrived.name))
    standing = {path.name for path in folder.iterdir()}
    of_this_kind = {name for name in left if name.endswith(".part") == (opened.where == str(folder))}
    assert not standing & of_this_kind
    assert {arrived.name, *others} <= standing


def test_a_file_torn_under_its_final_name_is_never_taken_and_is_mended(
    place: tuple[SyncPlace, Path], tmp_path: Path
) -> None:
    """A copy that another program broke off is refused, and healed by syncing again."""
    shelf, folder = place
    file = laid(tmp_path / "outbox", b"sealed bytes")
    (folder / file.name).write_bytes(b"sealed")
    with pytest.raises(PlaceError) as refusal:
        shelf.bring(file.name, tmp_path, LIMIT)
    assert refusal.value.code == "torn"
    assert shelf.put(file) is True
    assert (folder / file.name).read_bytes() == b"sealed bytes"


def test_a_file_larger_than_can_be_is_not_fetched(place: tuple[SyncPlace, Path], tmp_path: Path) -> None:
    """A giant somebody left there costs no memory and no disk."""
    shelf, folder = place
    name = sealed_name(b"giant")
    with (folder / name).open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(PlaceError) as refusal:
        shelf.bring(name, tmp_path, LIMIT)
    assert refusal.value.code == "too-big"


def test_a_place_that_is_not_there_is_one_sentence(tmp_path: Path, host: SftpHost) -> None:
    """A missing stick, a missing folder on the server, an unknown kind of place: each is said plainly."""
    for address in (str(tmp_path / "gone"), "ftp://example/x", "sftp:///x", f"{host.address}/gone"):
        with pytest.raises(PlaceError) as refusal:
            open_place(address).names()
        assert refusal.value.code == "place", address


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    """Nobody leaves a password where a list of processes, or a screen, shows it."""
    with pytest.raises(PlaceError) as refusal:
        open_place("sftp://isla:secret@host/x")
    assert "secret" not in str(refusal.value)


def test_a_server_whose_key_is_not_known_is_not_spoken_to(
    host: SftpHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown server is refused with what to do, and its key is not learned behind anybody's back."""
    (tmp_path / ".ssh").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(PlaceError) as refusal:
        open_place(host.address)
    assert refusal.value.code == "unknown-host"
    assert "compare the fingerprint" in str(refusal.value)
    assert not (tmp_path / ".ssh" / "known_hosts").exists()


def test_a_server_that_shows_another_key_is_not_spoken_to(
    host: SftpHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that took another's place gets nothing."""
    (tmp_path / ".ssh").mkdir()
    other = " ".join((host.home / ".ssh" / "id_ed25519.pub").read_text().split()[:2])
    (tmp_path / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{host.port} {other}\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(PlaceError) as refusal:
        open_place(host.address)
    assert refusal.value.code == "other-host"


def test_a_password_is_asked_for_only_where_no_key_opens(
    host: SftpHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a key nobody is asked; without one the question names the server, and no answer ends plainly."""
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return "no such password"

    open_place(host.address, ask).close()
    assert asked == []
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh" / "known_hosts").write_text((host.home / ".ssh" / "known_hosts").read_text())
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    with pytest.raises(PlaceError) as refusal:
        open_place(host.address, ask)
    assert refusal.value.code == "login"
    assert [str(host.port) in question for question in asked] == [True]
    assert "no such password" not in str(refusal.value)


def test_a_line_that_goes_silent_is_one_sentence_and_everything_arrives_when_it_works(
    host: SftpHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A phone out of reach refuses nothing and answers nothing; nobody waits until the system gives up."""
    file = laid(tmp_path / "outbox", os.urandom(3_000_000))
    shared = host.folder / "silent"
    shared.mkdir()
    monkeypatch.setenv("HOME", str(_home_that_knows(host, tmp_path)))
    with silent_line(host.port) as line:
        known = tmp_path / "home" / ".ssh" / "known_hosts"
        known.write_text(known.read_text().replace(f":{host.port} ", f":{line.port} "))
        server = SftpServer("127.0.0.1", line.port, getpass.getuser(), None, silent=1)
        place = RemotePlace(server.where, str(shared), server.connect, server.troubles)
        line.silent_after(1_000_000)
        with pytest.raises(PlaceError) as broke:
            place.put(file)
        assert broke.value.code == "lost"
        line.silent_after(None)
        assert place.put(file) is True
        place.close()
    assert (shared / file.name).read_bytes() == file.read_bytes()


def _home_that_knows(host: SftpHost, tmp_path: Path) -> Path:
    """Return a home folder with a copy of the client's key and known hosts."""
    return Path(shutil.copytree(host.home / ".ssh", tmp_path / "home" / ".ssh")).parent


def test_how_much_of_a_file_is_on_its_way_to_a_server_is_told(host: SftpHost, tmp_path: Path) -> None:
    """On a slow line somebody sees that it moves, from the first bytes to all of them."""
    told: list[tuple[int, int]] = []
    file = laid(tmp_path / "outbox", os.urandom(1_000_000))
    place = open_place(host.address)
    place.put(file, lambda gone, of: told.append((gone, of)))
    place.close()
    assert told == sorted(told)
    assert told[0][0] < told[-1][0]
    assert told[-1] == (1_000_000, 1_000_000)
