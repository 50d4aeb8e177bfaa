"""A journal: tables that lose nothing acknowledged, in one file that is only ever added to.

Rules:
- One commit is one frame (`tail.py`). The bytes are made first; memory changes only once they would survive a
  power cut; then the caller hears of it. All steps of a commit are there or none.
- The head (`head.py`) survives rewriting. Kept elsewhere, it shows that a journal was put back to an earlier
  state.
- A file written anew takes the old one's place in one step; until then the old one is untouched.
- One thread commits at a time; readers never wait for the disk.
"""

import threading
from pathlib import Path

from outreach_tui.sealing.disk import Disk, OpenFile
from outreach_tui.vault.journal import changes
from outreach_tui.vault.journal.changes import Changes
from outreach_tui.vault.journal.errors import of_the_system
from outreach_tui.vault.journal.frame import Kind
from outreach_tui.vault.journal.head import Head, next_head
from outreach_tui.vault.journal.protection import Protection
from outreach_tui.vault.journal.replay import Replayed
from outreach_tui.vault.journal.rewrite import History, NewFile, write_journal
from outreach_tui.vault.journal.tables import Tables
from outreach_tui.vault.journal.tail import Tail


class Journal:
    """An open journal. Get one from `create_journal` or `open_journal` (`opening.py`)."""

    def __init__(self, path: Path, protection: Protection, disk: Disk, tail: Tail, state: Replayed) -> None:
        """Continue where `state` ends.

        Args:
            path: the file.
            protection: what its frames are protected with.
            disk: where it is.
            tail: the end of the file, open for writing.
            state: what it holds.
        """
        self.path = path
        self.tables: Tables = state.tables
        self._protection = protection
        self._disk = disk
        self._tail = tail
        self._since_snapshot: list[bytes] | None = None
        self.writing = threading.RLock()
        self._head: Head
        self._generation: int
        self._snapshot_end: int
        self._continue(state)

    @property
    def head(self) -> tuple[bytes, int]:
        """The hash over all commits, and how many there were."""
        with self.writing:
            return self._head.now()

    @property
    def generation(self) -> int:
        """How often the journal has been written anew."""
        return self._generation

    @property
    def sizes(self) -> tuple[int, int]:
        """Bytes of the snapshot and bytes of the commits behind it."""
        return self._snapshot_end, self._tail.end - self._snapshot_end

    def commit(self, steps: Changes) -> None:
        """Keep the changes; on return they would survive a power cut.

        Raises:
            JournalError: nothing changed, in memory or as far as anybody was told.
        """
        if not steps:
            return
        plain = changes.encode(steps)
        with self.writing:
            self._tail.add(Kind.COMMIT, plain)
            self._head.add(plain)
            if self._since_snapshot is not None:
                self._since_snapshot.append(plain)
            self.tables.apply(steps)

    def close(self) -> None:
        """Write the closing frame and let go of the file; a second call does nothing."""
        with self.writing:
            self._tail.close()

    def copy_to(self, target: Path) -> None:
        """Write a journal at `target` that holds the same and has the same head."""
        with self.writing:
            rows, history = self.tables.snapshot(), self._next_history()
        write_journal(target, self._protection, self._disk, rows, history)

    def rewrite(self, last: Changes | None = None) -> None:
        """Write the file anew without what has been replaced.

        Without `last` it may run beside commits, in a thread of its own. With `last` these changes are made
        in the same step: afterwards no file holds what they took out.

        Args:
            last: changes to make along with it.

        Raises:
            JournalError: nothing changed; the journal goes on as it was.
        """
        try:
            if last is None:
                self._rewrite_beside_commits()
            else:
                with self.writing:
                    self._rewrite_with(last)
        except OSError as error:
            raise of_the_system(error, self.path) from error

    def _rewrite_beside_commits(self) -> None:
        with self.writing:
            self._tail.check()
            snapshot, history = self.tables.snapshot(), self._next_history()
            since: list[bytes] = []
            self._since_snapshot = since
        new = NewFile(self._disk, self.path, self._protection)
        try:
            new.begin(snapshot, history)
            new.settle()  # the long wait for the disk, while saves go on
            with self.writing:
                self._tail.check()  # closed meanwhile, the file may be somebody else's by now
                if self._since_snapshot is since:  # otherwise another rewriting began after this one
                    new.add_commits(since)
                    self._become(new, new.finish(self.tables))
        finally:
            new.discard()
            with self.writing:
                if self._since_snapshot is since:
                    self._since_snapshot = None

    def _rewrite_with(self, last: Changes) -> None:
        self._tail.check()
        self._since_snapshot = None
        after, history = self.tables.branch(), self._history_with(last)
        after.apply(last)
        new = NewFile(self._disk, self.path, self._protection)
        try:
            new.begin(after.snapshot(), history)
            self._become(new, new.finish(self.tables))
            self.tables.apply(last)
        finally:
            new.discard()

    def _become(self, new: NewFile, state: Replayed) -> None:
        self._tail.let_go()
        try:
            self._disk.replace(new.path, self.path)
        except OSError:
            self._tail.hold_again(self._reopened())
            raise
        try:
            self._disk.sync_folder(self.path.parent)
        except OSError:
            self._tail.distrust()
            raise
        self._tail = self._tail.after(self._reopened(), state)
        self._continue(state)

    def _reopened(self) -> OpenFile:
        try:
            return self._disk.open(self.path, writable=True)
        except OSError:
            self._tail.distrust()
            raise

    def _next_history(self) -> History:
        head, commits = self._head.now()
        return History(head, commits, self._generation + 1)

    def _history_with(self, last: Changes) -> History:
        head, commits = self._head.now()
        return History(next_head(head, changes.encode(last)), commits + 1, self._generation + 1)

    def _continue(self, state: Replayed) -> None:
        self._head = Head(state.head, state.commits)
        self._generation, self._snapshot_end = state.generation, state.snapshot_end
