"""The few things done to a disk, as one small port, so that every crash can be acted out in memory.

Rules:
- Everything that must survive a power cut goes through these calls and no others; a test double records them
  and replays every state a crash may leave behind.
- `write` writes all of the bytes at a place or raises; nothing counts as kept before `sync` returned.
- A rename counts as kept once `sync_folder` returned. Windows keeps renames by itself and has no such call.
- A file that was deleted while it was open keeps nothing: `sync` says so.
- Errors are those of the operating system (`OSError`); the callers say them plainly.

It knows no format and no key.
"""

import errno
import importlib
import io
import os
import stat
import sys
from pathlib import Path
from typing import Protocol

ONLY_THE_OWNER = 0o600
"""The mode of every file made here: nobody else on the machine may read it."""


class OpenFile(Protocol):
    """A file held open."""

    def size(self) -> int:
        """Return the length in bytes."""

    def read(self, at: int, count: int) -> bytes:
        """Return up to `count` bytes from `at`; fewer only at the end of the file."""

    def write(self, at: int, data: bytes) -> None:
        """Write all of `data` at `at`, in one call to the system wherever it lets us."""

    def truncate(self, size: int) -> None:
        """Cut the file to `size` bytes."""

    def sync(self) -> None:
        """Return once everything written so far would survive a power cut."""

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""


class Disk(Protocol):
    """Where files are: the real one, or one in memory that can be cut off at any point."""

    def open(self, path: Path, *, writable: bool) -> OpenFile:
        """Open a file that is there."""

    def create(self, path: Path, mode: int = ONLY_THE_OWNER) -> OpenFile:
        """Make a new file; `FileExistsError` if the name is taken."""

    def replace(self, source: Path, target: Path) -> None:
        """Give `source` the name `target`, in one step."""

    def remove(self, path: Path) -> None:
        """Remove a file; one that is not there is no error."""

    def exists(self, path: Path) -> bool:
        """Tell whether there is a file of that name."""

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder."""

    def sync_folder(self, folder: Path) -> None:
        """Return once renames and new names in the folder would survive a power cut."""


class RealFile:
    """A file of the operating system, unbuffered."""

    __slots__ = ("_had_name", "_handle")

    def __init__(self, descriptor: int, *, writable: bool) -> None:
        """Hold the descriptor; nobody else closes it."""
        self._handle = io.FileIO(descriptor, "r+" if writable else "r")
        self._had_name = os.fstat(descriptor).st_nlink > 0  # some network folders count no names

    def size(self) -> int:
        """Return the length in bytes."""
        return os.fstat(self._handle.fileno()).st_size

    def read(self, at: int, count: int) -> bytes:
        """Return up to `count` bytes from `at`; fewer only at the end of the file."""
        self._handle.seek(at)
        pieces = []
        while count:
            piece = self._handle.read(count)
            if not piece:
                break
            pieces.append(piece)
            count -= len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def write(self, at: int, data: bytes) -> None:
        """Write all of `data` at `at`."""
        written = self._write_some(at, data)
        while written < len(data):
            written += self._write_some(at + written, memoryview(data)[written:])

    def _write_some(self, at: int, data: bytes | memoryview) -> int:
        if sys.platform != "win32":
            return os.pwrite(self._handle.fileno(), data, at)
        self._handle.seek(at)
        return self._handle.write(data)

    def truncate(self, size: int) -> None:
        """Cut the file to `size` bytes."""
        self._handle.truncate(size)

    def sync(self) -> None:
        """Return once everything written so far would survive a power cut; fail if the file was deleted."""
        descriptor = self._handle.fileno()
        if self._had_name and not os.fstat(descriptor).st_nlink:
            raise FileNotFoundError(errno.ENOENT, "the file was deleted")
        _sync(descriptor)

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        self._handle.close()


class RealDisk:
    """The disk of this machine."""

    __slots__ = ()

    def open(self, path: Path, *, writable: bool) -> RealFile:
        """Open a file that is there; nothing but a plain file will do.

        Raises: OSError when it is not there, or a pipe, a device or a folder.
        """
        flags = (os.O_RDWR if writable else os.O_RDONLY) | _BINARY
        descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(errno.EINVAL, "is not a plain file")
        return RealFile(descriptor, writable=writable)

    def create(self, path: Path, mode: int = ONLY_THE_OWNER) -> RealFile:
        """Make a new file; `FileExistsError` if the name is taken."""
        return RealFile(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, mode), writable=True)

    def replace(self, source: Path, target: Path) -> None:
        """Give `source` the name `target`, in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file; one that is not there is no error."""
        path.unlink(missing_ok=True)

    def exists(self, path: Path) -> bool:
        """Tell whether there is a file of that name."""
        return path.exists()

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder."""
        return [path.name for path in folder.iterdir()]

    def sync_folder(self, folder: Path) -> None:
        """Return once renames and new names in the folder would survive a power cut."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _sync_names(descriptor)
        finally:
            os.close(descriptor)


REAL_DISK = RealDisk()
"""The disk of this machine; it holds no state."""

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0) | getattr(os, "O_CLOEXEC", 0)


_CANNOT = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOTTY})
"""How a system says that it has no such call for this disk, as for a folder on a server."""


def _sync(descriptor: int) -> None:
    if sys.platform == "linux":
        os.fdatasync(descriptor)
    elif sys.platform == "darwin":
        _sync_through(descriptor)
    else:
        os.fsync(descriptor)


def _sync_names(descriptor: int) -> None:
    try:
        (_sync_through if sys.platform == "darwin" else os.fsync)(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise


def _sync_through(descriptor: int) -> None:
    """Force the drive's own cache too, which fsync alone leaves as it is on macOS."""
    fcntl = importlib.import_module("fcntl")
    try:
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
        os.fsync(descriptor)
