"""The door to a journal: make a new one, or open one with everything that was acknowledged.

Rules:
- A new journal is written under another name first; there is never half a beginning.
- Opening changes nothing but a torn end, which is cut away, and leftovers of a rewriting that was cut off.
- What is shown is safe: where the last program did not leave in good order, its last save or rename may wait
  in the system's memory still, and is forced to the disk before anything is built on it.
- The caller holds the lock (`lock.py`) from before opening until after closing.
"""

from pathlib import Path

from outreach_tui.sealing.disk import REAL_DISK, Disk
from outreach_tui.vault.journal.errors import of_the_system
from outreach_tui.vault.journal.journal import Journal
from outreach_tui.vault.journal.protection import Protection
from outreach_tui.vault.journal.replay import replay
from outreach_tui.vault.journal.rewrite import remove_leftovers, write_journal
from outreach_tui.vault.journal.tail import AHEAD, Tail


def create_journal(
    path: Path, protection: Protection, disk: Disk = REAL_DISK, *, ahead: int = AHEAD
) -> Journal:
    """Return a new, empty journal.

    The caller holds the lock (`lock.py`) here and for as long as the journal is open.

    Args:
        path: the file to make.
        protection: what to protect its frames with.
        disk: where; only tests pass another.
        ahead: how many zeros to write ahead of the frames; only tests pass another number.

    Raises:
        JournalError: `already-there`, or why it cannot be made.
    """
    state = write_journal(path, protection, disk, [])
    try:
        tail = Tail(path, disk.open(path, writable=True), state, ahead)
    except OSError as error:
        raise of_the_system(error, path) from error
    return Journal(path, protection, disk, tail, state)


def open_journal(
    path: Path, protection: Protection, disk: Disk = REAL_DISK, *, ahead: int = AHEAD
) -> Journal:
    """Return the journal at `path` with everything that was acknowledged.

    What was torn off at its end was never acknowledged and is cut away; leftovers of a rewriting that was cut
    off are removed. The caller holds the lock here and for as long as the journal is open.

    Args:
        path: the file.
        protection: what its frames are protected with.
        disk: where; only tests pass another.
        ahead: how many zeros to write ahead of the frames; only tests pass another number.

    Raises:
        JournalError: `damaged`, `foreign`, `newer-version`, or why it cannot be opened; nothing was changed.
    """
    try:
        file = disk.open(path, writable=True)
        try:
            state = replay(file, path, protection)
            if state.torn:
                file.truncate(state.end)
            if not state.was_closed:
                file.sync()
                disk.sync_folder(path.parent)
            remove_leftovers(disk, path)
        except BaseException:
            file.close()
            raise
    except OSError as error:
        raise of_the_system(error, path) from error
    return Journal(path, protection, disk, Tail(path, file, state, ahead), state)
