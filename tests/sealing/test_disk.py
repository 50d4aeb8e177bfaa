"""Forcing bytes to the disk, on the systems whose calls for it differ; those of macOS are acted out."""

import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from outreach_tui.sealing.disk import REAL_DISK


class MacOS:
    """What a Mac's `fcntl` does, for a disk that knows the call or not."""

    F_FULLFSYNC = 51

    def __init__(self, answers: int) -> None:
        """Answer with this error, or with none if it is 0."""
        self.answers = answers
        self.forced = 0

    def fcntl(self, _descriptor: int, call: int) -> None:
        """Force the drive's cache."""
        assert call == self.F_FULLFSYNC
        if self.answers:
            raise OSError(self.answers, os.strerror(self.answers))
        self.forced += 1


def mac(monkeypatch: pytest.MonkeyPatch, answers: int) -> tuple[MacOS, list[int]]:
    """Stand on a Mac; return its calls and the plain fsyncs made."""
    here, plain = MacOS(answers), list[int]()
    monkeypatch.setitem(sys.modules, "fcntl", here)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("outreach_tui.sealing.disk.os", _os_with(plain))
    return here, plain


def _os_with(plain: list[int]) -> SimpleNamespace:
    return SimpleNamespace(**{**vars(os), "fsync": plain.append})


def save_and_rename(folder: Path) -> None:
    """Write a file, force it, give it its name, force that."""
    file = REAL_DISK.create(folder / "new")
    try:
        file.write(0, b"x")
        file.sync()
    finally:
        file.close()
    REAL_DISK.replace(folder / "new", folder / "old")
    REAL_DISK.sync_folder(folder)


def test_on_a_mac_bytes_and_names_are_forced_through_the_drives_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There fsync alone would leave them in the drive when the battery dies."""
    here, plain = mac(monkeypatch, 0)
    save_and_rename(tmp_path)
    assert (here.forced, plain) == (2, [])


def test_a_disk_without_that_call_gets_the_strongest_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick or a server's folder on a Mac: plain fsync, and no error."""
    here, plain = mac(monkeypatch, errno.ENOTSUP)
    save_and_rename(tmp_path)
    assert (here.forced, len(plain)) == (0, 2)


def test_an_error_of_the_drive_is_none_of_those(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive that failed is never taken for one that only lacks the call."""
    mac(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        save_and_rename(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="folders are not forced there")
@pytest.mark.parametrize(("answers", "is_told"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_forced_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: int, *, is_told: bool
) -> None:
    """Some servers know no way to force a folder; a folder whose drive failed is told."""

    def fsync(_descriptor: int) -> None:
        raise OSError(answers, os.strerror(answers))

    monkeypatch.setattr(os, "fsync", fsync)
    if is_told:
        with pytest.raises(OSError, match=os.strerror(answers)):
            REAL_DISK.sync_folder(tmp_path)
    else:
        REAL_DISK.sync_folder(tmp_path)
        assert tmp_path.is_dir()
