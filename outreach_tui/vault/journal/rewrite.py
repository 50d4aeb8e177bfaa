"""A journal file written anew: a snapshot of the rows, then the commits that came while it was written.

Rules:
- It is written under another name, forced to the disk and closed before it takes the journal's name.
- It has its own chance, so its own key; nothing of an earlier generation is in it.
- Blocks are about 64 KiB: opening never needs a second copy of everything, and a bad sector costs one block.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from outreach_tui.sealing.disk import Disk, OpenFile
from outreach_tui.vault.journal import changes, frame
from outreach_tui.vault.journal.changes import Beginning, Block
from outreach_tui.vault.journal.errors import JournalError, of_the_system
from outreach_tui.vault.journal.frame import Header, Kind
from outreach_tui.vault.journal.head import first_head, next_head
from outreach_tui.vault.journal.protection import FrameProtection, Protection
from outreach_tui.vault.journal.replay import Replayed
from outreach_tui.vault.journal.tables import Tables

Snapshot = list[tuple[str, list[tuple[str, bytes]]]]
"""Table names with their rows, in order."""

_BLOCK = 64 * 1024
_WRITTEN_AT_ONCE = 1024 * 1024
_SUFFIX = ".new"


@dataclass(frozen=True, slots=True)
class History:
    """What stays of the commits whose changes are in a snapshot."""

    head: bytes
    """The head after the last of them."""
    commits: int
    """How many there were."""
    generation: int
    """Which writing of the journal this is, from 1."""


def first_history(chance: bytes) -> History:
    """Return the history of a journal that begins now."""
    return History(head=first_head(chance), commits=0, generation=1)


class NewFile:
    """A journal file under another name, not yet the journal."""

    def __init__(self, disk: Disk, journal: Path, protection: Protection) -> None:
        """Make the file.

        Args:
            disk: where.
            journal: the journal it may become.
            protection: what to protect its frames with.
        """
        self.path = journal.with_name(f"{journal.name}.{os.urandom(8).hex()}{_SUFFIX}")
        self._disk = disk
        self._file: OpenFile | None = disk.create(self.path)
        self._header = Header(protection.number, os.urandom(frame.CHANCE_BYTES))
        self._frames: FrameProtection = protection.of_file(self._header.encoded(), self._header.chance)
        self._pending = bytearray(self._header.encoded())
        self._written = 0
        self._sequence = 0
        self._snapshot_end = 0
        self._history = first_history(self._header.chance)

    def begin(self, snapshot: Snapshot, history: History | None = None) -> None:
        """Write the snapshot.

        Args:
            snapshot: every row.
            history: of the commits it stands for; a journal that begins now has none.
        """
        self._history = history or self._history
        blocks = list(_in_blocks(snapshot))
        now = self._history
        self._add(
            Kind.BEGIN,
            changes.encode_beginning(Beginning(now.generation, now.head, now.commits, len(blocks))),
        )
        for block in blocks:
            self._add(Kind.BLOCK, changes.encode_block(block))
        self._snapshot_end = self._written + len(self._pending)

    def add_commits(self, plains: Iterable[bytes]) -> None:
        """Write commits again that were made after the snapshot was taken."""
        for plain in plains:
            self._add(Kind.COMMIT, plain)
            now = self._history
            self._history = History(next_head(now.head, plain), now.commits + 1, now.generation)

    def settle(self) -> None:
        """Force what was written so far to the disk."""
        self._flush()
        self._open_file().sync()

    def finish(self, tables: Tables) -> Replayed:
        """Force everything to the disk, let go of the file and return what it holds: `tables`."""
        file = self._open_file()
        self._flush()
        file.sync()
        file.close()
        self._file = None
        return Replayed(
            header=self._header,
            protection=self._frames,
            tables=tables,
            head=self._history.head,
            commits=self._history.commits,
            generation=self._history.generation,
            sequence=self._sequence,
            snapshot_end=self._snapshot_end,
            end=self._written,
            torn=0,
            was_closed=False,
        )

    def discard(self) -> None:
        """Remove the file; what cannot be removed now goes when the journal is opened next."""
        try:
            if self._file is not None:
                self._file.close()
                self._file = None
            self._disk.remove(self.path)
        except OSError:
            return

    def _add(self, kind: Kind, plain: bytes) -> None:
        body = self._frames.protect(kind, self._sequence, plain)
        self._pending += frame.encode(kind, self._sequence, body, self._header.checksum_seed())
        self._sequence += 1
        if len(self._pending) >= _WRITTEN_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        self._open_file().write(self._written, bytes(self._pending))
        self._written += len(self._pending)
        self._pending.clear()

    def _open_file(self) -> OpenFile:
        if self._file is None:
            raise ValueError("the new file is finished")
        return self._file


def write_journal(
    path: Path, protection: Protection, disk: Disk, snapshot: Snapshot, history: History | None = None
) -> Replayed:
    """Make a journal that holds these rows; on return it would survive a power cut.

    Args:
        path: the file; its name must be free.
        protection: what to protect its frames with.
        disk: where.
        snapshot: every row.
        history: of the commits it stands for; a journal that begins now has none.

    Raises:
        JournalError: `already-there`, or why it cannot be made.
    """
    try:
        if disk.exists(path):
            raise JournalError("already-there", str(path), "is there already", "Choose another folder")
        new = NewFile(disk, path, protection)
        try:
            tables = Tables()
            tables.load([(name, dict(rows)) for name, rows in snapshot])
            new.begin(snapshot, history)
            state = new.finish(tables)
            disk.replace(new.path, path)
            disk.sync_folder(path.parent)
        finally:
            new.discard()
    except OSError as error:
        raise of_the_system(error, path) from error
    return state


def remove_leftovers(disk: Disk, journal: Path) -> None:
    """Remove files of rewritings that were cut off."""
    for name in disk.names(journal.parent):
        if name.startswith(f"{journal.name}.") and name.endswith(_SUFFIX):
            disk.remove(journal.with_name(name))


def _in_blocks(snapshot: Snapshot) -> Iterator[Block]:
    block: Block = []
    size = 0
    for name, rows in snapshot:
        part: dict[str, bytes] = {}
        block.append((name, part))
        for row_id, raw in rows:
            part[row_id] = raw
            size += len(row_id) + len(raw)
            if size >= _BLOCK:
                yield block
                part = {}
                block, size = [(name, part)], 0
    if block:
        yield block
