"""Putting sealed files into a folder or onto a stick, and taking them from there.

Rules:
- A name is the hash of the sealed bytes, so it tells nothing and the same file put twice is one file.
- A file appears under its final name whole or not at all, and is read back before it counts.
- Only final names are read. What is taken is a plain file of limited size: never a link, a device, a pipe or
  a folder, and never more than was there when it was opened.
- A name that is there already with the same bytes is success; with other bytes it is written anew.
"""

import hashlib
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import IO

from outreach_tui.exchange.refusal import ExchangeError
from outreach_tui.sealing.safe_file import write_safely

FOR_EVERYBODY = 0o644
"""Who may read a sealed file at a place: the lead partner is somebody else there, and only a key opens it."""

Moved = Callable[[int, int], None]
"""Told how many bytes of how many are on their way; what is told may be ahead of what has arrived."""

SUFFIX = ".outreach.age"
"""How every sealed file ends."""

PACK_SUFFIX = ".area-pack"
"""How an area pack ends, which is signed and not sealed."""

FINAL_NAME = re.compile(r"(?P<hash>[0-9a-f]{64})(?:\.outreach\.age|\.area-pack)")
"""The names that are read at a place: the hash of what stands under them, and what it is."""

_MOST_FILES = 100_000


class PlaceError(ExchangeError):
    """A place that cannot be written to or read from. Codes: place, not-a-file, too-big, torn."""


def untold(_gone: int, _all: int) -> None:
    """Take what is told about bytes on their way, for whoever does not want to know."""


def sealed_name(sealed: bytes, suffix: str = SUFFIX) -> str:
    """Return the name a sealed file, or a pack, has everywhere."""
    return hashlib.sha256(sealed).hexdigest() + suffix


def put(place: Path, sealed: bytes, suffix: str = SUFFIX) -> str:
    """Return the name under which `sealed` now stands in `place`, whole and read back.

    Raises: PlaceError when there is no such folder; SealingError when it cannot be written.
    """
    name = sealed_name(sealed, suffix)
    target = place / name
    if not place.is_dir():
        raise PlaceError(
            "place", str(place), "there is no such folder", "Put the stick in, or make the folder"
        )
    if not stands(target, sealed):
        write_safely(target, sealed, FOR_EVERYBODY)
    return name


def sealed_files(place: Path) -> tuple[Path, ...]:
    """Return the files in a folder that may be sealed files, in order of name, no unfinished ones.

    Raises: PlaceError when it cannot be read.
    """
    try:
        with os.scandir(place) as found:
            names = sorted(entry.name for entry in found if entry.name.endswith(SUFFIX))
    except OSError as error:
        raise PlaceError("place", str(place), "it cannot be read", "Check the path and the stick") from error
    return tuple(place / name for name in names[:_MOST_FILES])


def take(path: Path, limit: int) -> bytes:
    """Return the bytes of one file from outside, or raise `PlaceError`.

    Args:
        path: the file; a link, a device, a pipe or a folder is refused without being read.
        limit: the most bytes the caller takes.
    """
    sealed = take_unproven(path, limit)
    require_whole(path.name, sealed, str(path))
    return sealed


def take_unproven(path: Path, limit: int) -> bytes:
    """Return what `take` does, for a caller who finds out in another way whether it is whole.

    Raises: PlaceError when it cannot be read.
    """
    try:
        return _read(path, limit)
    except OSError as error:
        raise PlaceError("place", str(path), "it cannot be read", "Check the path and the stick") from error


def take_beginning(path: Path, most: int) -> bytes:
    """Return the first bytes of one file from outside, up to `most`, or raise `PlaceError`."""
    try:
        return _read(path, most, whole=False)
    except OSError as error:
        raise PlaceError("place", str(path), "it cannot be read", "Check the path and the stick") from error


def require_whole(name: str, content: bytes, where: str) -> None:
    """Raise unless what stands under a final name is what the name says; other names say nothing."""
    final = FINAL_NAME.fullmatch(name)
    if final and final["hash"] != hashlib.sha256(content).hexdigest():
        raise PlaceError("torn", where, "it is not whole", "Copy it again from where it was made")


def _read(path: Path, limit: int, *, whole: bool = True) -> bytes:
    flags = os.O_RDONLY | _flag("O_NOFOLLOW") | _flag("O_NONBLOCK") | _flag("O_BINARY") | _flag("O_CLOEXEC")
    if path.is_symlink():
        raise PlaceError("not-a-file", str(path), "it is a link", "Name the file itself")
    with os.fdopen(os.open(path, flags), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise PlaceError("not-a-file", str(path), "it is not a plain file", "Name the file itself")
        if not whole:
            return file.read(limit)
        sealed = _all_of(file, about.st_size, limit) if about.st_size <= limit else b""
    if about.st_size > limit or len(sealed) > limit:
        raise PlaceError("too-big", str(path), "it is larger than such a file can be", "Check what it is")
    return sealed


def _all_of(file: IO[bytes], size: int, limit: int) -> bytes:
    """Return what a file of this size holds, also what it grew by meanwhile, up to a byte over the limit.

    Room is made for what was measured: making it for all that is allowed takes longer than reading.
    """
    content = file.read(size + 1)
    return content if len(content) <= size else content + file.read(limit + 1 - len(content))


def _flag(name: str) -> int:
    """Return a flag of `os.open`, 0 on a system that has none of that name."""
    return int(getattr(os, name, 0))


def stands(target: Path, sealed: bytes) -> bool:
    """Tell whether these very bytes stand there already."""
    try:
        return _read(target, len(sealed)) == sealed
    except (OSError, PlaceError):
        return False


def no_stick(where: str) -> PlaceError:
    """Return the error about a folder that is only the place for a stick."""
    return PlaceError(
        "place",
        where,
        "no stick is plugged in there; it is a folder on this laptop's own disk",
        "Put the stick in, then try again",
    )
