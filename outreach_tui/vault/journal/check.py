"""A journal examined without being changed, and what can be read of a damaged one saved into a new file.

Rules:
- Nothing is ever repaired in place: the damaged file stays as it is.
- Every frame that opens for its own place is kept, wherever it stands behind the damage; what lies between is
  told by place and length, never guessed at.
- One changed byte in the file's header is put right (its checksum tells which); a header that is gone takes
  its file with it, because the frames' key comes from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from outreach_tui.sealing.disk import REAL_DISK, Disk, OpenFile
from outreach_tui.vault.journal import changes
from outreach_tui.vault.journal.errors import DamagedError, of_the_system
from outreach_tui.vault.journal.frame import HEADER_BYTES, Frame, Header, Kind, read_header
from outreach_tui.vault.journal.head import next_head
from outreach_tui.vault.journal.protection import FrameProtection, NotOpenedError, Protection
from outreach_tui.vault.journal.replay import read_file_header
from outreach_tui.vault.journal.rewrite import History, write_journal
from outreach_tui.vault.journal.tables import Tables
from outreach_tui.vault.journal.walk import FrameWalk


@dataclass(frozen=True, slots=True)
class Lost:
    """A stretch of a file that cannot be read."""

    at: int
    """The byte it begins at."""
    length: int
    """Its length in bytes."""
    frames: int
    """How many frames were there, as far as their numbering tells; 0 if it does not."""
    is_snapshot: bool
    """Whether they were blocks of the snapshot, each with many rows, and not commits."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What a journal file holds and lacks."""

    frames: int
    """Frames that can be read."""
    commits: int
    """Commits among them."""
    blocks: int
    """Blocks the snapshot was written in."""
    rows: int
    """Rows they leave."""
    lost: tuple[Lost, ...]
    """What cannot be read, in order."""
    torn: int
    """Bytes at the end that were never acknowledged."""
    was_closed: bool
    """Whether it was closed in good order, so that a missing end would have been noticed."""
    head: bytes
    """The head after the last commit that can be read (`head.py`)."""

    @property
    def is_whole(self) -> bool:
        """Whether everything acknowledged can be read."""
        return not self.lost


def examine(path: Path, protection: Protection, disk: Disk = REAL_DISK) -> Examination:
    """Return what the journal at `path` holds and lacks; nothing is changed.

    Raises:
        JournalError: it cannot be read at all, or belongs to another key.
    """
    return _read(path, protection, disk).examination()


def save_what_can_be_read(
    path: Path, protection: Protection, target: Path, disk: Disk = REAL_DISK
) -> Examination:
    """Write a new, whole journal at `target` with every row that can be read at `path`.

    Args:
        path: the damaged journal; it stays as it is.
        protection: what both are protected with.
        target: the file to make.
        disk: where; only tests pass another.

    Raises:
        JournalError: nothing could be read, or the new file not written.
    """
    read = _read(path, protection, disk)
    history = History(read.head, read.commits, read.generation + 1)
    write_journal(target, protection, disk, read.tables.snapshot(), history)
    return read.examination()


class _Read:
    """What is read so far."""

    def __init__(self, path: Path, protection: FrameProtection, walk: FrameWalk, head: bytes) -> None:
        self._path = path
        self._protection = protection
        self._walk = walk
        self._lost: list[Lost] = []
        self._frames = 0
        self._next = 0
        self._last: Kind | None = None
        self._end = HEADER_BYTES
        self.tables = Tables()
        self.head = head
        self.commits = 0
        self.generation = 0
        self.blocks = 0

    def read(self) -> None:
        """Take in every frame there is."""
        for at, found in self._found():
            kind, plain = self._opened(found)
            if kind is None:
                self._lose(at, found.end - at, 1)
                self._end, self._next = found.end, self._next + 1
                continue
            if at > self._end or found.sequence > self._next:
                self._lose(self._end, at - self._end, max(0, found.sequence - self._next))
            self._take(kind, plain)
            self._end, self._next = found.end, found.sequence + 1
        if not self._frames:
            raise DamagedError(self._path, HEADER_BYTES, "nothing in it can be read with this key")

    def examination(self) -> Examination:
        """Return it as a value."""
        return Examination(
            frames=self._frames,
            commits=self.commits,
            blocks=self.blocks,
            rows=sum(len(rows) for _, rows in self.tables.snapshot()),
            lost=tuple(self._lost),
            torn=self._walk.size - self._end,
            was_closed=self._last is Kind.CLOSED,
            head=self.head,
        )

    def _lose(self, at: int, length: int, frames: int) -> None:
        self._lost.append(Lost(at, length, frames, is_snapshot=0 < self._next <= self.blocks))

    def _found(self) -> Iterator[tuple[int, Frame]]:
        at: int | None = HEADER_BYTES
        while at is not None and at < self._walk.size:
            found = self._walk.frame_at(at)
            if found is None:
                at = self._walk.place_after(at)
            else:
                yield at, found
                at = found.end

    def _opened(self, found: Frame) -> tuple[Kind | None, bytes]:
        try:
            return Kind(found.kind), self._protection.open(found.kind, found.sequence, found.body)
        except (NotOpenedError, ValueError):
            return None, b""

    def _take(self, kind: Kind, plain: bytes) -> None:
        self._frames += 1
        self._last = kind
        if kind is Kind.BEGIN:
            beginning = changes.decode_beginning(plain)
            self.head, self.commits = beginning.head, beginning.commits
            self.generation, self.blocks = beginning.generation, beginning.blocks
        elif kind is Kind.BLOCK:
            self.tables.load(changes.decode_block(plain))
        elif kind is Kind.COMMIT:
            self.tables.apply(changes.decode(plain))
            self.head, self.commits = next_head(self.head, plain), self.commits + 1


def _read(path: Path, protection: Protection, disk: Disk) -> _Read:
    try:
        file = disk.open(path, writable=False)
        try:
            header = _header(file, path, protection)
            opened = protection.of_file(header.encoded(), header.chance)
            read = _Read(path, opened, FrameWalk(file, header.checksum_seed()), bytes(32))
            read.read()
        finally:
            file.close()
    except OSError as error:
        raise of_the_system(error, path) from error
    except msgspec.MsgspecError as error:
        raise DamagedError(path, HEADER_BYTES, "it is not written as journals are") from error
    return read


def _header(file: OpenFile, path: Path, protection: Protection) -> Header:
    raw = file.read(0, HEADER_BYTES)
    if read_header(raw) is None:
        mended = next(_mended(raw), None)
        if mended is not None and mended.protection == protection.number:
            return mended
    return read_file_header(file, path, protection)


def _mended(raw: bytes) -> Iterator[Header]:
    for place in range(len(raw)):
        for value in range(256):
            header = read_header(raw[:place] + bytes([value]) + raw[place + 1 :])
            if header is not None:
                yield header
