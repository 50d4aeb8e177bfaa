"""A folder or a stick as a place to sync to.

Rules:
- What is read stays where it is: a bundle on a stick is opened there, guarded by `places.take`.
- A folder that is not there is not made: a stick that is not plugged in must not become a folder.
- A folder that is only the place for a stick is not written to, nor taken for an empty stick.
"""

import os
from collections.abc import Collection
from pathlib import Path

from outreach_tui.exchange.mount_point import is_empty_mount_point
from outreach_tui.exchange.places import (
    FINAL_NAME,
    FOR_EVERYBODY,
    Moved,
    PlaceError,
    no_stick,
    require_whole,
    stands,
    take,
    take_beginning,
    untold,
)
from outreach_tui.sealing.errors import SealingError
from outreach_tui.sealing.safe_file import forget_unfinished_of, write_safely

_MOST_FILES = 100_000
_LARGEST = 128 * 1024 * 1024


class FolderPlace:
    """A folder of this machine; anything mounted counts."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which must be there."""
        if not folder.is_dir():
            raise PlaceError(
                "place", str(folder), "there is no such folder", "Put the stick in, or make the folder"
            )
        if is_empty_mount_point(folder):
            raise no_stick(str(folder))
        self._folder = folder

    @property
    def where(self) -> str:
        """The folder's path."""
        return str(self._folder)

    def names(self) -> tuple[str, ...]:
        """Return the final names in it."""
        try:
            with os.scandir(self._folder) as found:
                names = sorted(entry.name for entry in found if FINAL_NAME.fullmatch(entry.name))
        except OSError as error:
            raise _unreadable(self.where) from error
        return tuple(names[:_MOST_FILES])

    def beginning(self, name: str, most: int) -> bytes:
        """Return the first bytes of a file."""
        return take_beginning(self._folder / name, most)

    def bring(self, name: str, into: Path, limit: int) -> Path:
        """Return the file where it lies, having looked that it is whole."""
        del into
        take(self._folder / name, limit)
        return self._folder / name

    def forget_unfinished(self, names: Collection[str]) -> None:
        """Remove what sendings of these files left when they were cut off."""
        forget_unfinished_of(self._folder, names)

    def put(self, file: Path, moved: Moved = untold) -> bool:
        """Make sure the file stands in the folder, whole and read back; it is written in one go."""
        del moved
        content = take(file, _LARGEST)
        require_whole(file.name, content, str(file))
        target = self._folder / file.name
        if not self._folder.is_dir():
            raise PlaceError(
                "place", self.where, "it is not there any more", "Put the stick in, then try again"
            )
        if stands(target, content):
            return False
        try:
            write_safely(target, content, FOR_EVERYBODY)
        except SealingError as error:  # about the place: nobody knows a bundle by its file's name
            raise PlaceError(error.code, self.where, error.what, error.next_step) from error
        return True

    def close(self) -> None:
        """Do nothing: a folder is not held."""


def _unreadable(where: str) -> PlaceError:
    return PlaceError("place", where, "it cannot be read", "Check the path and the stick")
