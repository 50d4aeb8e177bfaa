"""Rewriting the journal beside the work, so that opening stays quick and the file stays small.

Rules:
- It begins when what was added since the last rewriting outweighs both a quarter of the snapshot and
  `LEAST_TAIL`: commits take longer to read than a snapshot, and a byte is rewritten but a few times.
- It runs in a thread of its own and never holds up a save but for the last moment.
- When it fails nothing is lost; it is tried again once the journal has grown by half.
"""

import threading

from outreach_tui.vault.journal import Journal, JournalError

LEAST_TAIL = 4 * 1024 * 1024
"""Bytes of commits below which rewriting is not worth its while."""


class Upkeep:
    """Looks after one journal."""

    __slots__ = ("_busy", "_journal", "_least", "_thread")

    def __init__(self, journal: Journal, least: int = LEAST_TAIL) -> None:
        """Look after `journal`, rewriting it no sooner than at `least` bytes of commits."""
        self._journal = journal
        self._least = least
        self._busy = threading.Lock()
        self._thread: threading.Thread | None = None

    def look_after(self) -> None:
        """Begin rewriting if it is time; returns at once."""
        snapshot, tail = self._journal.sizes
        if tail < max(snapshot // 4, self._least) or not self._busy.acquire(blocking=False):
            return
        self._thread = threading.Thread(target=self._rewrite, name="journal-upkeep", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for a rewriting under way."""
        if self._thread is not None:
            self._thread.join()

    def _rewrite(self) -> None:
        try:
            self._journal.rewrite()
        except JournalError:
            self._least = self._journal.sizes[1] * 3 // 2
        finally:
            self._busy.release()
