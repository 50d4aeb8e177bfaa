"""The head of a journal: a hash over everything ever committed, in order.

Rules:
- Two journals with one head had the same history. Rewriting keeps it; an erasure counts as one commit more.
- A save does not wait for the hashing: commits are hashed when somebody asks for the head, and before
  `MOST_WAITING` of them have come together.
"""

from functools import reduce
from hashlib import sha256

MOST_WAITING = 64
"""Commits that may wait to be hashed."""
_MOST_BYTES = 256 * 1024


def first_head(chance: bytes) -> bytes:
    """Return the head of a journal without commits, begun in the file with this chance."""
    return sha256(chance).digest()


def next_head(head: bytes, plain: bytes) -> bytes:
    """Return the head after one more commit, given its plain bytes."""
    return sha256(head + sha256(plain).digest()).digest()


class Head:
    """The head as commits come; whoever uses it holds the journal's lock."""

    __slots__ = ("_count", "_head", "_size", "_waiting")

    def __init__(self, head: bytes, count: int) -> None:
        """Go on from a head.

        Args:
            head: its 32 bytes.
            count: how many commits it stands for.
        """
        self._head = head
        self._count = count
        self._waiting: list[bytes] = []
        self._size = 0

    def add(self, plain: bytes) -> None:
        """Take in one more commit."""
        self._waiting.append(plain)
        self._size += len(plain)
        if len(self._waiting) >= MOST_WAITING or self._size > _MOST_BYTES:
            self.now()

    def now(self) -> tuple[bytes, int]:
        """Return the hash over all commits, and how many there were."""
        if self._waiting:
            self._head = reduce(next_head, self._waiting, self._head)
            self._count += len(self._waiting)
            self._waiting.clear()
            self._size = 0
        return self._head, self._count
