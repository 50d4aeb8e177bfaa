"""A journal file read from its first byte to its last: what was acknowledged, or why it cannot be told.

Rules:
- The snapshot and every commit are applied in order; each frame must open for its place in the file.
- Bytes at the end that are no frame, with no frame behind them, were never acknowledged (the write was cut
  off): they are dropped, and only counted.
- Anything else that is no frame is damage: bytes with a frame behind them, a frame whose checksum is right
  and which does not open, a frame out of order, a snapshot that is not whole.
- A kind of frame that is not known is a newer version's, and refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from outreach_tui.sealing.disk import OpenFile
from outreach_tui.vault.journal import changes
from outreach_tui.vault.journal.changes import Beginning
from outreach_tui.vault.journal.errors import DamagedError, JournalError
from outreach_tui.vault.journal.frame import HEADER_BYTES, VERSION, Header, Kind, read_header
from outreach_tui.vault.journal.head import next_head
from outreach_tui.vault.journal.protection import FrameProtection, NotOpenedError, Protection
from outreach_tui.vault.journal.tables import Tables
from outreach_tui.vault.journal.walk import FrameWalk

_KNOWN = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a journal file holds."""

    header: Header
    """Its first bytes."""
    protection: FrameProtection
    """What its frames are protected with."""
    tables: Tables
    """Every row that was acknowledged."""
    head: bytes
    """The head after the last commit (`head.py`)."""
    commits: int
    """How many commits were ever acknowledged."""
    generation: int
    """How often the journal has been written anew."""
    sequence: int
    """The sequence number of the next frame."""
    snapshot_end: int
    """The byte after the snapshot."""
    end: int
    """The byte after the last frame."""
    torn: int
    """Bytes behind it that were never acknowledged."""
    was_closed: bool
    """Whether whoever wrote it left in good order."""


class OpenedFrame(msgspec.Struct, frozen=True, gc=False):
    """A frame whose body was opened."""

    kind: Kind
    """What it holds."""
    plain: bytes
    """Its body."""
    end: int
    """The byte after it."""


def read_file_header(file: OpenFile, path: Path, protection: Protection) -> Header:
    """Return the file's header, if it is a journal of this version and protection.

    Raises: DamagedError when it is no journal; JournalError when it is a newer one, or another's.
    """
    header = read_header(file.read(0, HEADER_BYTES))
    if header is None:
        raise DamagedError(path, 0, "its first bytes are not those of a journal")
    if header.version > VERSION:
        raise _newer(path)
    if header.protection != protection.number:
        raise _foreign(path)
    return header


def replay(file: OpenFile, path: Path, protection: Protection) -> Replayed:
    """Return everything the file holds.

    Args:
        file: open for reading.
        path: what to call it in an error.
        protection: what its frames are protected with.

    Raises:
        JournalError: `damaged`, `foreign` or `newer-version`; nothing was changed.
    """
    header = read_file_header(file, path, protection)
    opened = protection.of_file(header.encoded(), header.chance)
    reading = _Reading(path, FrameWalk(file, header.checksum_seed()), opened)
    frames = reading.frames()
    beginning = _begin(frames, path)
    tables = Tables()
    _read_snapshot(frames, beginning, tables, path)
    snapshot_end = reading.at
    head, commits, kind = beginning.head, beginning.commits, Kind.BEGIN
    for one in frames:
        kind = one.kind
        if kind is Kind.COMMIT:
            tables.apply(_steps(one, path))
            head, commits = next_head(head, one.plain), commits + 1
        elif kind is not Kind.CLOSED:
            raise DamagedError(path, one.end, "a part of the snapshot stands among the commits")
    return Replayed(
        header=header,
        protection=opened,
        tables=tables,
        head=head,
        commits=commits,
        generation=beginning.generation,
        sequence=reading.sequence,
        snapshot_end=snapshot_end,
        end=reading.at,
        torn=reading.walk.size - reading.at,
        was_closed=kind is Kind.CLOSED,
    )


class _Reading:
    """Where the reader stands."""

    __slots__ = ("at", "path", "protection", "sequence", "walk")

    def __init__(self, path: Path, walk: FrameWalk, protection: FrameProtection) -> None:
        self.path = path
        self.walk = walk
        self.protection = protection
        self.at = HEADER_BYTES
        self.sequence = 0

    def frames(self) -> Iterator[OpenedFrame]:
        """Give the frames in order, up to the end or what was torn off there.

        Raises: JournalError when a frame is damaged, out of its order, or of a newer version.
        """
        while True:
            found = self.walk.frame_at(self.at)
            if found is None:
                self._check_nothing_follows()
                return
            if found.sequence != self.sequence:
                raise DamagedError(self.path, self.at, "a frame stands out of order")
            try:
                plain = self.protection.open(found.kind, found.sequence, found.body)
            except NotOpenedError as error:
                raise self._not_opened() from error
            if found.kind not in _KNOWN:
                raise _newer(self.path)
            self.at = found.end
            self.sequence += 1
            yield OpenedFrame(Kind(found.kind), plain, found.end)

    def _check_nothing_follows(self) -> None:
        if self.at < self.walk.size and self.walk.place_after(self.at) is not None:
            raise DamagedError(self.path, self.at, "what stands there was changed or overwritten")

    def _not_opened(self) -> JournalError:
        if not self.sequence:
            return _foreign(self.path)
        return DamagedError(self.path, self.at, "what stands there is not what was written")


def _begin(frames: Iterator[OpenedFrame], path: Path) -> Beginning:
    first = next(frames, None)
    if first is None or first.kind is not Kind.BEGIN:
        raise DamagedError(path, HEADER_BYTES, "its beginning is missing")
    try:
        return changes.decode_beginning(first.plain)
    except msgspec.MsgspecError as error:
        raise _newer(path) from error


def _read_snapshot(frames: Iterator[OpenedFrame], beginning: Beginning, tables: Tables, path: Path) -> None:
    for _ in range(beginning.blocks):
        block = next(frames, None)
        if block is None or block.kind is not Kind.BLOCK:
            raise DamagedError(path, HEADER_BYTES, "a part of its snapshot is missing")
        try:
            tables.load(changes.decode_block(block.plain))
        except msgspec.MsgspecError as error:
            raise _newer(path) from error


def _steps(one: OpenedFrame, path: Path) -> changes.Changes:
    try:
        return changes.decode(one.plain)
    except msgspec.MsgspecError as error:
        raise _newer(path) from error


def _newer(path: Path) -> JournalError:
    return JournalError(
        "newer-version", str(path), "was written by a newer version", "Update the program; nothing is lost"
    )


def _foreign(path: Path) -> JournalError:
    return JournalError(
        "foreign",
        str(path),
        "does not belong to this key, or its beginning was changed",
        "Put back the file that belongs here, or a backup",
    )
