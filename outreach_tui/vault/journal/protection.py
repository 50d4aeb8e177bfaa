"""How the frames of a journal are protected: sealed under a key, or only guarded by checksums.

Rules:
- A sealed file has a key of its own, derived from the data key, the file's chance and the file's role. A
  frame is sealed for its kind and its place in the file, so no frame can be moved, repeated or carried into
  another file without being refused.
- Each frame has a fresh nonce: the place of a frame that was torn off may be written again.
- An open journal (`NoProtection`) is for data that anybody may read.
"""

import struct
from typing import Protocol

from outreach_tui.sealing.aead import Aead, derived_key
from outreach_tui.sealing.errors import SealingError

_PLACE = struct.Struct(">BQ")


class NotOpenedError(Exception):
    """A body that this protection does not open: another key or role, or changed bytes."""


class FrameProtection(Protocol):
    """What one file protects its frames with."""

    def protect(self, kind: int, sequence: int, plain: bytes) -> bytes:
        """Return the body of a frame."""

    def open(self, kind: int, sequence: int, body: bytes) -> bytes:
        """Return what was protected, or raise `NotOpenedError`."""


class Protection(Protocol):
    """What all files of one journal are protected with."""

    number: int
    """How the file header names it."""

    def of_file(self, header: bytes, chance: bytes) -> FrameProtection:
        """Return what the file with this header protects its frames with."""


class NoProtection:
    """Frames anybody can read, guarded against accidents by their checksums alone."""

    number = 0

    def of_file(self, header: bytes, chance: bytes) -> FrameProtection:  # noqa: ARG002 - the port's names
        """Return itself: every file is alike."""
        return self

    def protect(self, kind: int, sequence: int, plain: bytes) -> bytes:  # noqa: ARG002 - the port's names
        """Return the bytes as they are."""
        return plain

    def open(self, kind: int, sequence: int, body: bytes) -> bytes:  # noqa: ARG002 - the port's names
        """Return the bytes as they are."""
        return body


class SealedUnder:
    """Frames that only the data key opens."""

    number = 1

    def __init__(self, key: bytes, role: str) -> None:
        """Seal under `key`.

        Args:
            key: the data key, 32 bytes of chance.
            role: what the journal is for; the same key opens no journal of another role.
        """
        self._key = key
        self._role = role

    def of_file(self, header: bytes, chance: bytes) -> FrameProtection:
        """Return the sealing of one file, under a key of its own."""
        key = derived_key(self._key, chance, b"journal frames\0" + self._role.encode())
        return _SealedFile(Aead(key), header)


class _SealedFile:
    __slots__ = ("_aead", "_header")

    def __init__(self, cipher: Aead, header: bytes) -> None:
        self._aead = cipher
        self._header = header

    def protect(self, kind: int, sequence: int, plain: bytes) -> bytes:
        return self._aead.seal(plain, self._header + _PLACE.pack(kind, sequence))

    def open(self, kind: int, sequence: int, body: bytes) -> bytes:
        try:
            return self._aead.open(body, self._header + _PLACE.pack(kind, sequence))
        except SealingError as error:
            raise NotOpenedError from error
