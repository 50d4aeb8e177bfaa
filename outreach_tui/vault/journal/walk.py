"""Frames found in a file, one after another, and again behind damage.

Rules:
- The file is read in large pieces, in order; nothing is kept of what has been passed.
- A frame is only what both of its checksums say is one. `frame_after` finds the next such frame anywhere
  behind a place, which is how damage is told from a torn end.
"""

from outreach_tui.sealing.disk import OpenFile
from outreach_tui.vault.journal import frame
from outreach_tui.vault.journal.frame import HEAD_BYTES, MARKER, TAIL_BYTES, Frame

_PIECE = 4 * 1024 * 1024


class FrameWalk:
    """A file to find frames in."""

    __slots__ = ("_base", "_file", "_piece", "_seed", "size")

    def __init__(self, file: OpenFile, seed: int) -> None:
        """Look into a file.

        Args:
            file: open for reading.
            seed: what the checksums of this file start from.
        """
        self._file = file
        self._seed = seed
        self._piece = b""
        self._base = 0
        self.size = file.size()
        """Length of the file in bytes."""

    def frame_at(self, at: int) -> Frame | None:
        """Return the frame that begins there, or nothing if none does."""
        head = self._bytes(at, HEAD_BYTES)
        length = frame.body_length(head, self._seed)
        if length is None or at + HEAD_BYTES + length + TAIL_BYTES > self.size:
            return None
        body = self._bytes(at + HEAD_BYTES, length)
        tail = self._bytes(at + HEAD_BYTES + length, TAIL_BYTES)
        return frame.parse(head, body, tail, at, self._seed)

    def place_after(self, at: int) -> int | None:
        """Return where the next frame behind `at` begins, or nothing if there is none."""
        at += 1
        while at < self.size:
            piece = self._bytes(at, _PIECE)
            found = piece.find(MARKER)
            while found >= 0:
                if self.frame_at(at + found) is not None:
                    return at + found
                found = piece.find(MARKER, found + 1)
            at += max(len(piece) - len(MARKER) + 1, 1)
        return None

    def _bytes(self, at: int, count: int) -> bytes:
        start = at - self._base
        if start < 0 or start + count > len(self._piece):
            self._piece = self._file.read(at, max(_PIECE, count))
            self._base = at
            start = 0
        return self._piece[start : start + count]
