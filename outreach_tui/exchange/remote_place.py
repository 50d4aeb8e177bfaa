"""A folder on a server, reached through fsspec, as a place to sync to.

Rules:
- A file goes up under another name (`.part-`, its own and a uuid), is read back and compared, and takes its
  final name in one step. "Already exists" is success.
- A line that breaks is made again, and what the server has of the file already is not sent twice. After
  several breaks without any progress the sync says so and may be run again.
- What is left of a transfer that was given up is removed, if the server can still be reached; else by
  `forget_unfinished`. Only its own laptop sends a file, so no running upload of another's is touched.
"""

import hashlib
import uuid
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from outreach_tui.exchange.places import FINAL_NAME, Moved, PlaceError, require_whole, take, untold
from outreach_tui.sealing.safe_file import write_safely

FileSystem = Any
"""An `fsspec.AbstractFileSystem`; fsspec has no types of its own."""

PART = ".part-"
"""How a file begins that is still on its way up."""

_LARGEST = 128 * 1024 * 1024
_MOST_FILES = 100_000
_BREAKS = 5
_AT_ONCE = 256 * 1024
_TROUBLES: tuple[type[Exception], ...] = (OSError, EOFError, ValueError)


class RemotePlace:
    """One folder of one server."""

    def __init__(
        self,
        where: str,
        folder: str,
        connect: Callable[[], FileSystem],
        troubles: tuple[type[Exception], ...] = (),
    ) -> None:
        """Reach the folder.

        Args:
            where: what to call the place in a sentence.
            folder: its path on the server.
            connect: makes the line to the server anew; raises `PlaceError`.
            troubles: what a broken line may raise besides the errors of the system.
        """
        self._troubles: tuple[type[Exception], ...] = (*_TROUBLES, *troubles)
        self._where = where
        self._folder = folder.rstrip("/")
        self._connect = connect
        self._server: FileSystem = connect()

    @property
    def where(self) -> str:
        """What to call it in a sentence."""
        return self._where

    def names(self) -> tuple[str, ...]:
        """Return the final names that stand there; links and folders are not seen."""
        entries = self._trying(lambda: self._server.ls(self._folder or "/", detail=True))
        names = (str(one["name"]).rsplit("/", 1)[-1] for one in entries if one["type"] == "file")
        return tuple(sorted(name for name in names if FINAL_NAME.fullmatch(name))[:_MOST_FILES])

    def beginning(self, name: str, most: int) -> bytes:
        """Return the first bytes of a file."""
        return bytes(self._trying(lambda: self._server.cat_file(self._path(name), start=0, end=most)))

    def bring(self, name: str, into: Path, limit: int) -> Path:
        """Return a copy of the file in the folder `into`, whole."""
        target = into / name
        if target.is_file():
            with suppress(PlaceError):
                take(target, limit)
                return target
        content = self._trying(lambda: self._read(self._path(name), limit))
        require_whole(name, content, f"{self._where}/{name}")
        write_safely(target, content)
        return target

    def forget_unfinished(self, names: Collection[str]) -> None:
        """Remove what sendings of these files left when they were cut off."""
        entries = self._trying(lambda: self._server.ls(self._folder or "/", detail=False))
        begins = tuple(f"{PART}{name}-" for name in names)
        for one in (str(entry).rsplit("/", 1)[-1] for entry in entries):
            if one.startswith(begins):
                with suppress(PlaceError, *self._troubles):
                    self._server.rm_file(self._path(one))

    def put(self, file: Path, moved: Moved = untold) -> bool:
        """Make sure the file stands there, whole and read back."""
        content = take(file, _LARGEST)
        require_whole(file.name, content, str(file))
        if self._size(file.name) == len(content):
            return False
        part = self._path(f"{PART}{file.name}-{uuid.uuid4()}")
        try:
            self._send(content, part, moved)
            self._require_same(content, part)
            self._trying(lambda: self._take_final_name(part, file.name, len(content)))
        except PlaceError:
            with suppress(PlaceError, *self._troubles):
                self._server.rm_file(part)
            raise
        return True

    def close(self) -> None:
        """Hang up."""
        _hang_up(self._server)

    def _send(self, content: bytes, part: str, moved: Moved) -> None:
        """Send a file up, going on where it broke off; give up after breaks that brought nothing."""
        sent, breaks = 0, 0
        while True:
            try:
                self._send_rest(content, part, sent, moved)
            except self._troubles as error:
                breaks += 1
                if breaks > _BREAKS:
                    raise self._lost(error) from error
                self._make_line_anew(error)
                arrived = self._trying(lambda: self._size_at(part))
                breaks, sent = (0 if arrived > sent else breaks), min(arrived, len(content))
            else:
                return

    def _send_rest(self, content: bytes, part: str, start: int, moved: Moved) -> None:
        with self._server.open(part, "ab" if start else "wb") as up:
            if hasattr(up, "set_pipelined"):  # sftp: without it every 32 KiB wait for an answer
                up.set_pipelined(True)
            for at in range(start, len(content), _AT_ONCE):
                up.write(content[at : at + _AT_ONCE])
                moved(min(at + _AT_ONCE, len(content)), len(content))

    def _require_same(self, content: bytes, part: str) -> None:
        if self._trying(lambda: self._size_at(part)) < len(content):  # a full server does not always say so
            raise PlaceError(
                "place-full",
                self._where,
                "less stands there than was sent, so it may be full",
                "Have room made there, then sync again; nothing is lost here",
            )
        back = self._trying(lambda: self._read(part, len(content)))
        if hashlib.sha256(back).digest() != hashlib.sha256(content).digest():
            raise PlaceError(
                "not-written", self._where, "what was written there reads back differently", "Sync again"
            )

    def _take_final_name(self, part: str, name: str, size: int) -> None:
        try:
            self._server.mv(part, self._path(name))
        except FileExistsError:
            self._server.rm_file(part)
        except self._troubles:
            if self._size_at(self._path(name)) != size:  # the answer was lost, not the renaming
                raise

    def _read(self, path: str, limit: int) -> bytes:
        if int(self._server.info(path)["size"]) > limit:
            raise PlaceError(
                "too-big", self._where, "a file is larger than such a file can be", "Check what it is"
            )
        return bytes(self._server.cat_file(path, start=0, end=limit + 1))

    def _size(self, name: str) -> int | None:
        size = self._trying(lambda: self._size_at(self._path(name)))
        return None if size < 0 else int(size)

    def _size_at(self, path: str) -> int:
        """Return a file's length on the server, -1 where there is none."""
        try:
            return int(self._server.info(path)["size"])
        except FileNotFoundError:
            return -1

    def _trying(self, work: Callable[[], Any]) -> Any:
        """Do something, making the line anew where it breaks."""
        for _ in range(_BREAKS):
            try:
                return work()
            except FileNotFoundError as error:
                raise PlaceError(
                    "place", self._where, "there is no such folder or file", "Check the address"
                ) from error
            except PermissionError as error:
                raise PlaceError(
                    "place", self._where, "it may not be read or written", "Ask who looks after the server"
                ) from error
            except self._troubles as error:
                last = error
                self._make_line_anew(error)
        raise self._lost(last) from last

    def _make_line_anew(self, error: Exception) -> None:
        _hang_up(self._server)
        try:
            self._server = self._connect()
        except PlaceError as refusal:
            raise refusal from error

    def _lost(self, error: Exception) -> PlaceError:
        del error
        return PlaceError(
            "lost",
            self._where,
            "the line broke, or the place is full",
            "Nothing is lost here; sync again when it works",
        )

    def _path(self, name: str) -> str:
        return f"{self._folder}/{name}"


def _hang_up(server: FileSystem) -> None:
    hang_up = getattr(server, "hang_up", None)
    if hang_up is not None:
        with suppress(Exception):  # a line that is given up may fail in any way
            hang_up()
