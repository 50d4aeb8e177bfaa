"""Folders and sticks: files are there whole, under names that tell nothing; only plain files are read."""

import os
import sys
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.places import PlaceError, put, sealed_files, sealed_name, take

LIMIT = 1_000


def test_what_is_put_is_there_once_whole_and_names_nobody(tmp_path: Path) -> None:
    """Putting the same file again changes nothing."""
    name = put(tmp_path, b"sealed bytes")
    before = (tmp_path / name).stat().st_mtime_ns
    assert put(tmp_path, b"sealed bytes") == name == sealed_name(b"sealed bytes")
    assert (tmp_path / name).stat().st_mtime_ns == before
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert sealed_files(tmp_path) == (tmp_path / name,)
    assert take(tmp_path / name, LIMIT) == b"sealed bytes"


def test_a_torn_file_under_the_final_name_is_mended(tmp_path: Path) -> None:
    """A stick pulled by another program's copy is healed by handing over again."""
    name = sealed_name(b"sealed bytes")
    (tmp_path / name).write_bytes(b"sealed")
    with pytest.raises(PlaceError) as refusal:
        take(tmp_path / name, LIMIT)
    assert refusal.value.code == "torn"
    assert put(tmp_path, b"sealed bytes") == name
    assert take(tmp_path / name, LIMIT) == b"sealed bytes"


def test_unfinished_files_are_not_read(tmp_path: Path) -> None:
    """A file that is still being copied is not taken for a bundle."""
    (tmp_path / ".a.part").write_bytes(b"half")
    (tmp_path / "notes.txt").write_bytes(b"x")
    assert sealed_files(tmp_path) == ()


def test_a_place_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """A missing stick is a plain sentence, not a crash."""
    for attempt in (
        lambda: put(tmp_path / "gone", b"x"),
        lambda: sealed_files(tmp_path / "gone"),
        lambda: take(tmp_path / "gone", LIMIT),
    ):
        with pytest.raises(OutreachError):
            attempt()


def test_26_a_sparse_giant_is_refused_unread(tmp_path: Path) -> None:
    """Ten gigabytes of nothing cost no memory."""
    path = tmp_path / "giant"
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)
    with pytest.raises(PlaceError) as refusal:
        take(path, LIMIT)
    assert refusal.value.code == "too-big"


def test_27_only_plain_files_are_read(tmp_path: Path) -> None:
    """A pipe, a device, a folder or a link given as a bundle never hangs and is never followed."""
    (tmp_path / "secret").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    paths = [tmp_path / "folder"]
    if sys.platform != "win32":
        (tmp_path / "link").symlink_to(tmp_path / "secret")
        os.mkfifo(tmp_path / "pipe")
        paths += [tmp_path / "link", tmp_path / "pipe", Path("/dev/zero")]
    for path in paths:
        with pytest.raises(PlaceError) as refusal:
            take(path, LIMIT)
        assert refusal.value.code in {"not-a-file", "place"}


def test_28_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was measured is what is read, whatever the other side does meanwhile."""
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    measured = os.fstat

    def grown(descriptor: int) -> os.stat_result:
        about = measured(descriptor)
        path.write_bytes(b"x" * (LIMIT + 10))
        return about

    monkeypatch.setattr("outreach_tui.exchange.places.os.fstat", grown)
    with pytest.raises(PlaceError) as refusal:
        take(path, LIMIT)
    assert refusal.value.code == "too-big"


def test_29_30_a_stick_that_fails_while_it_is_read_is_said_so() -> None:
    """A pulled stick or a bad block is a plain sentence."""
    failing = Path("/proc/self/mem")
    if not failing.exists():
        pytest.skip("no file here fails on reading")
    with pytest.raises(PlaceError) as refusal:
        take(failing, LIMIT)
    assert refusal.value.code == "place"
