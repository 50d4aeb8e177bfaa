"""Writing a file so that it is there whole, or not at all.

Rules:
- The bytes go into a file of another name in the same folder, are forced to the disk, read back and compared,
  and only then take the name asked for, in one step that is forced to the disk too.
- Whatever goes wrong, the file that had the name before still has it, whole, and the other file is removed.
- A new file is readable by its owner alone unless the caller says otherwise; a new folder, always.
"""

import os
from collections.abc import Collection
from pathlib import Path

from outreach_tui.sealing.disk import ONLY_THE_OWNER, REAL_DISK, Disk
from outreach_tui.sealing.errors import SealingError, told_plainly

_ONLY_THE_OWNERS = 0o700
_PART = ".part"
_MOST_NAMED = 100


def write_safely(path: Path, data: bytes, mode: int = ONLY_THE_OWNER, *, disk: Disk = REAL_DISK) -> None:
    """Put `data` at `path`, replacing what was there; on return it would survive a power cut.

    Args:
        path: the name the file gets.
        data: all of its bytes.
        mode: who may read it, as the numbers of `chmod`.
        disk: where; only tests pass another.

    Raises:
        SealingError: nothing changed at `path`; the sentence says why.
    """
    part = path.with_name(f"{_begins(path)}{os.urandom(8).hex()}{_PART}")
    try:
        _write_new(part, data, mode, disk)
        disk.replace(part, path)
        disk.sync_folder(path.parent)
    except OSError as error:
        raise SealingError(*told_plainly(error, path)) from error
    finally:
        _forget(part, disk)


def read_whole(path: Path, most: int, *, disk: Disk = REAL_DISK) -> bytes:
    """Return the bytes of a file that may have at most `most` of them.

    Raises:
        SealingError: it is not there, cannot be read or is larger.
    """
    try:
        file = disk.open(path, writable=False)
        try:
            data = file.read(0, most + 1)
        finally:
            file.close()
    except OSError as error:
        raise SealingError(*told_plainly(error, path)) from error
    if len(data) > most:
        raise SealingError("too-big", str(path), "is larger than such a file can be", "Choose the right file")
    return data


def forget_unfinished(folder: Path, *, disk: Disk = REAL_DISK) -> None:
    """Remove what was left in a folder by writings that were cut off; nobody may be writing there now."""
    for name in disk.names(folder):
        if name.startswith(".") and name.endswith(_PART):
            _forget(folder / name, disk)


def forget_unfinished_of(folder: Path, names: Collection[str], *, disk: Disk = REAL_DISK) -> None:
    """Remove what writings of the files of these names left in a folder when they were cut off; no other's.

    Raises: SealingError when the folder cannot be read.
    """
    try:
        found = disk.names(folder)
    except OSError as error:
        raise SealingError(*told_plainly(error, folder)) from error
    begins = tuple(_begins(folder / name) for name in names)
    for name in found:
        if name.endswith(_PART) and name.startswith(begins):
            _forget(folder / name, disk)


def make_folder(folder: Path, *, disk: Disk = REAL_DISK) -> None:
    """Make a folder and those above it that are not there; on return they would survive a power cut."""
    missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
    for one in reversed(missing):
        one.mkdir(mode=_ONLY_THE_OWNERS, exist_ok=True)
        disk.sync_folder(one.parent)


def _begins(path: Path) -> str:
    """Return how a file begins that is being written to become `path`."""
    return f".{path.name[:_MOST_NAMED]}."


def _write_new(part: Path, data: bytes, mode: int, disk: Disk) -> None:
    file = disk.create(part, mode)
    try:
        file.write(0, data)
        file.sync()
        is_same = file.read(0, len(data) + 1) == data
    finally:
        file.close()
    if not is_same:
        raise SealingError(
            "not-written",
            str(part.parent),
            "what was written there reads back differently",
            "Use another disk",
        )


def _forget(part: Path, disk: Disk) -> None:
    try:
        disk.remove(part)
    except OSError:
        return  # a stray part file is sealed or public like its target, and the first error matters more
