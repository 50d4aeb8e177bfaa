"""The end of a journal file, where frames are added one at a time.

Rules:
- A frame is one write and one sync. A write that fails is cut back; after a sync that fails nothing more is
  written until the journal is opened again, because nobody knows what the disk holds.
- A frame whose sync failed is cut back too: the system may show it from memory though the disk never got it
  (https://wiki.postgresql.org/wiki/Fsync_Errors), and a frame written behind it would stand behind a hole.
- Zeros are written ahead of the frames now and then: a save within them changes no length, which spares the
  file system work at each sync. Where there is no room for zeros there may still be for the frame.
- In good order the zeros are cut away and a closing frame stands last. A closing frame that cannot be written
  costs nothing that was saved, so it is no error.
"""

from contextlib import suppress
from pathlib import Path

from outreach_tui.sealing.disk import OpenFile
from outreach_tui.vault.journal import frame
from outreach_tui.vault.journal.errors import JournalError, of_the_system
from outreach_tui.vault.journal.frame import Kind
from outreach_tui.vault.journal.replay import Replayed

AHEAD = 256 * 1024
"""How many zeros are written ahead."""


class Tail:
    """Where the next frame goes."""

    __slots__ = (
        "_ahead",
        "_broken",
        "_file",
        "_frames",
        "_is_closed_frame_last",
        "_path",
        "_room",
        "_seed",
        "_sequence",
        "end",
    )

    def __init__(self, path: Path, file: OpenFile, state: Replayed, ahead: int) -> None:
        """Go on where `state` ends.

        Args:
            path: the file.
            file: the file, open for writing, nothing behind its last frame.
            state: what it holds.
            ahead: how many zeros to write ahead.
        """
        self._path = path
        self._file: OpenFile | None = file
        self._frames = state.protection
        self._seed = state.header.checksum_seed()
        self._sequence = state.sequence
        self._is_closed_frame_last = state.was_closed
        self._ahead = ahead
        self._room = state.end
        self._broken: JournalError | None = None
        self.end = state.end

    def check(self) -> OpenFile:
        """Return the file, if frames may be added to it.

        Raises: JournalError when it is closed, or a write to it failed before.
        """
        if self._broken is not None:
            raise self._broken
        if self._file is None:
            raise JournalError("closed", str(self._path), "is closed", "Open it again")
        return self._file

    def add(self, kind: Kind, plain: bytes) -> None:
        """Add a frame; on return it would survive a power cut.

        Raises: JournalError when it is closed, too much at once, or not written; nothing is added then.
        """
        file = self.check()
        if len(plain) > frame.LARGEST_BODY - 64:
            what, next_step = "cannot take so much at once", "Save it in smaller parts"
            raise JournalError("too-big", str(self._path), what, next_step)
        body = self._frames.protect(kind, self._sequence, plain)
        data = frame.encode(kind, self._sequence, body, self._seed)
        if kind is not Kind.CLOSED and self.end + len(data) > self._room:
            self._make_room(file, len(data) + self._ahead)
        try:
            file.write(self.end, data)
        except OSError as error:
            self._cut_back(file)
            raise of_the_system(error, self._path) from error
        try:
            file.sync()
        except OSError as error:
            self._cut_back(file)
            raise self.distrust() from error
        self.end += len(data)
        self._sequence += 1
        self._is_closed_frame_last = kind is Kind.CLOSED

    def close(self) -> None:
        """Write the closing frame if it can be written, and let go of the file."""
        if self._file is not None and self._broken is None and not self._is_closed_frame_last:
            with suppress(JournalError, OSError):
                if self._room > self.end:
                    self._file.truncate(self.end)
                self.add(Kind.CLOSED, b"")
        self.let_go()

    def let_go(self) -> None:
        """Close the file as it is."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def after(self, file: OpenFile, state: Replayed) -> "Tail":
        """Return the end of the file that took this one's place."""
        return Tail(self._path, file, state, self._ahead)

    def hold_again(self, file: OpenFile) -> None:
        """Go on with the same file, opened again."""
        self._file = file

    def distrust(self) -> JournalError:
        """Add nothing more until the journal is opened again; return the error that says so."""
        what = "the disk did not confirm that it kept the last change"
        next_step = "Close the program and start it again; everything saved before is safe"
        self._broken = JournalError("not-confirmed", str(self._path), what, next_step)
        return self._broken

    def _make_room(self, file: OpenFile, count: int) -> None:
        if not self._ahead:
            return
        try:
            file.write(self.end, bytes(count))
            self._room = self.end + count
        except OSError:
            with suppress(OSError):
                file.truncate(self.end)
                self._room = self.end

    def _cut_back(self, file: OpenFile) -> None:
        try:
            file.truncate(self.end)
            file.sync()
            self._room = self.end
        except OSError:
            self.distrust()
