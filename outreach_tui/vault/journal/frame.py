"""The bytes of a journal file: one header, then frames, each whole or not there.

Rules:
- A file begins with `HEADER_BYTES`: magic, version, how its frames are protected, 16 bytes of chance that no
  other file has, and a checksum.
- A frame is a marker, a kind, a sequence number (0, 1, 2 … within the file), the length of its body, a
  checksum of these, the body and a checksum of the body. Both checksums start from the file's chance, so that
  a frame of another file is no frame here.
- Checksums tell an accident; whether the bytes are those that were written is for `protection.py` to say.
- Kinds are a closed set. A kind that is not known is never skipped.

All numbers stand big end first.
"""

import struct
import zlib
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import msgspec

VERSION: Final = 1
"""The format written here; a reader refuses what is newer."""
LARGEST_BODY: Final = 2**31 - 1
"""Bytes the body of one frame may have."""

MARKER: Final = b"\xf5jf\n"
"""What every frame begins with, so that frames can be found again behind damage."""

_MAGIC = b"\x8aJRNL\r\n\x1a"
_HEADER = struct.Struct(">8sHB16s")
_CHECKSUM = struct.Struct(">I")
_HEAD = struct.Struct(">4sBQII")
_HEAD_CHECKED = struct.Struct(">4sBQI")

HEADER_BYTES: Final = _HEADER.size + _CHECKSUM.size
"""Length of the file header."""
HEAD_BYTES: Final = _HEAD.size
"""Length of what stands before the body of a frame."""
TAIL_BYTES: Final = _CHECKSUM.size
"""Length of what stands after it."""
CHANCE_BYTES: Final = 16
"""Length of a file's chance."""


class Kind(IntEnum):
    """What a frame holds."""

    BEGIN = 1
    """First frame of every file: where the snapshot comes from and how many blocks it has."""
    BLOCK = 2
    """A part of the snapshot."""
    COMMIT = 3
    """Changes that were acknowledged together."""
    CLOSED = 4
    """Everything before this was acknowledged, and whoever wrote it left in good order."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first bytes of a journal file."""

    protection: int
    """How the frames are protected (`protection.py`)."""
    chance: bytes
    """What no other file has; part of every checksum and of the frames' key."""
    version: int = VERSION
    """The format of the file."""

    def encoded(self) -> bytes:
        """Return the bytes of the header."""
        body = _HEADER.pack(_MAGIC, self.version, self.protection, self.chance)
        return body + _CHECKSUM.pack(zlib.crc32(body))

    def checksum_seed(self) -> int:
        """Return what the checksums of this file start from."""
        return zlib.crc32(self.chance)


class Frame(msgspec.Struct, frozen=True, gc=False):
    """One frame whose checksums are right."""

    kind: int
    """A `Kind`, or a number this version does not know."""
    sequence: int
    """Its place in the file."""
    body: bytes
    """Its body, still protected."""
    end: int
    """The byte after it."""


def read_header(raw: bytes) -> Header | None:
    """Return the header that `raw` begins with, or nothing if it begins with none."""
    if len(raw) < HEADER_BYTES:
        return None
    body = raw[: _HEADER.size]
    magic, version, protection, chance = _HEADER.unpack(body)
    if magic != _MAGIC or _CHECKSUM.unpack(raw[_HEADER.size : HEADER_BYTES])[0] != zlib.crc32(body):
        return None
    return Header(protection, chance, version)


def encode(kind: int, sequence: int, body: bytes, seed: int) -> bytes:
    """Return the bytes of a frame.

    Args:
        kind: what the body holds.
        sequence: its place in the file.
        body: the protected bytes.
        seed: what the file's checksums start from.
    """
    head = _HEAD_CHECKED.pack(MARKER, kind, sequence, len(body))
    checksums = _CHECKSUM.pack(zlib.crc32(head, seed)), _CHECKSUM.pack(zlib.crc32(body, seed))
    return b"".join((head, checksums[0], body, checksums[1]))


def body_length(head: bytes, seed: int) -> int | None:
    """Return how long the body after this head is, or nothing if it is no head."""
    if len(head) < HEAD_BYTES:
        return None
    marker, _, _, length, checksum = _HEAD.unpack(head)
    if marker != MARKER or length > LARGEST_BODY:
        return None
    return length if zlib.crc32(head[: _HEAD_CHECKED.size], seed) == checksum else None


def parse(head: bytes, body: bytes, tail: bytes, at: int, seed: int) -> Frame | None:
    """Return the frame, or nothing if its body is short or not what its checksum says.

    Args:
        head: `HEAD_BYTES` for which `body_length` gave a length.
        body: that many bytes.
        tail: the `TAIL_BYTES` after it.
        at: where the frame begins.
        seed: what the file's checksums start from.
    """
    _, kind, sequence, length, _ = _HEAD.unpack(head)
    if len(body) != length or len(tail) != TAIL_BYTES or _CHECKSUM.unpack(tail)[0] != zlib.crc32(body, seed):
        return None
    return Frame(kind, sequence, body, at + HEAD_BYTES + length + TAIL_BYTES)
