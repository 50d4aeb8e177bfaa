"""A file is written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from outreach_tui.sealing.disk import RealDisk
from outreach_tui.sealing.errors import SealingError
from outreach_tui.sealing.safe_file import read_whole, write_safely


def test_the_bytes_are_there_for_the_owner_alone(tmp_path: Path) -> None:
    """What was written reads back, and nobody else on the machine may read it."""
    write_safely(tmp_path / "key", b"one")
    write_safely(tmp_path / "key", b"two")
    assert read_whole(tmp_path / "key", 10) == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


class FailingDisk(RealDisk):
    """A disk on which one of the calls fails."""

    def __init__(self, call: str, number: int) -> None:
        """Let `call` fail with `number`."""
        self.call = call
        self.number = number

    def create(self, path: Path, mode: int = 0o600):
        """Fail, or hand out a file that may fail."""
        if self.call == "create":
            raise OSError(self.number, os.strerror(self.number))
        file = super().create(path, mode)
        return _FailingFile(file, self.call, self.number)

    def replace(self, source: Path, target: Path) -> None:
        """Fail, or do it."""
        if self.call == "replace":
            raise OSError(self.number, os.strerror(self.number))
        super().replace(source, target)


class _FailingFile:
    def __init__(self, file, call: str, number: int) -> None:
        self._file, self._call, self._number = file, call, number

    def __getattr__(self, name: str):
        if name == self._call:
            raise OSError(self._number, os.strerror(self._number))
        return getattr(self._file, name)


@pytest.mark.parametrize("call", ["create", "write", "sync", "replace"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "not-there"),
        (getattr(errno, "EUCLEAN", errno.EIO), "not-there"),
    ],
)
def test_a_failure_leaves_the_old_file_whole(tmp_path: Path, call: str, number: int, code: str) -> None:
    """A full, read-only or unplugged disk is one plain sentence, and the file from before is still there."""
    target = tmp_path / "key"
    write_safely(target, b"before")
    with pytest.raises(SealingError) as refused:
        write_safely(target, b"after", disk=FailingDisk(call, number))
    assert refused.value.code == code
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_a_missing_or_oversized_file_is_told(tmp_path: Path) -> None:
    """A file that is not what it should be is refused before it is used."""
    with pytest.raises(SealingError) as refused:
        read_whole(tmp_path / "none", 10)
    assert refused.value.code == "not-there"
    (tmp_path / "big").write_bytes(b"x" * 11)
    with pytest.raises(SealingError) as refused:
        read_whole(tmp_path / "big", 10)
    assert refused.value.code == "too-big"


@pytest.mark.skipif(os.name == "nt", reason="there are no such files there")
def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path) -> None:
    """A pipe or a folder given as a file is told as such, and nobody waits for it."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(SealingError, match="not a plain file"):
            read_whole(tmp_path / name, 10)
