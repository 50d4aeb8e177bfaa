"""A plain tar archive, written and read by the strictest reading of POSIX ustar.

Rules:
- Plain files only: no links, devices, folders, extended headers, sparse files, long names or prefixes.
- A name is lower-case letters, digits, dot, dash and underscore, starting with a letter or digit; so it is no
  path and no reserved name with a stream, and shows on every terminal as it is.
- Numbers are octal digits; sizes are checked against what is really there before anything is taken.
- What is not content is zero: the rest of each last block, the two end blocks and whatever follows them.
- Nothing is ever written to disk under a name from an archive.

It reads what `tar --format=ustar` writes, and writes what every tar reads.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach_tui.exchange.refusal import Code, refused

BLOCK = 512
"""Bytes of a header, and the unit contents are filled up to."""

_NAME = re.compile(rb"[a-z0-9][a-z0-9._-]{0,98}")
_OCTAL = re.compile(rb" *[0-7]+[ \0]*|\0+")
_SIZE = re.compile(rb"([0-7]{11})[ \0]|([0-7]{12})")
_MAGIC = b"ustar\x0000"
_SPACES = b" " * 8
_OTHER_NUMBERS = (slice(100, 108), slice(108, 116), slice(116, 124), slice(136, 148))
_MUST_BE_ZERO = (slice(157, 257), slice(345, 512))
_DEVICE_NUMBERS = slice(329, 345)
_WHERE = "the archive inside"


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive."""

    name: str
    """Its file name, without any folder."""
    data: bytes
    """Its whole content."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where one file stands in an archive that is being read."""

    name: str
    """Its checked name."""
    start: int
    """Offset of its first byte."""
    size: int
    """Its length in bytes, all of them present."""

    @property
    def end(self) -> int:
        """Offset of the header that follows."""
        return self.start + _filled(self.size)


def archive_size(sizes: Iterable[int]) -> int:
    """Return the length of an archive of files of these sizes, end blocks included."""
    return sum(BLOCK + _filled(size) for size in sizes) + 2 * BLOCK


def write_archive(members: Sequence[Member]) -> bytes:
    """Return the archive of `members` in this order, the same bytes every time."""
    parts: list[bytes] = []
    for member in members:
        parts += (_header(member), member.data, bytes(_filled(len(member.data)) - len(member.data)))
    return b"".join([*parts, bytes(2 * BLOCK)])


def read_entry(raw: bytes, place: int) -> Entry | None:
    """Return the file whose header stands at `place`, None at the end; refuse anything else."""
    header = raw[place : place + BLOCK]
    if header == bytes(BLOCK):
        _check_end(raw, place)
        return None
    if len(header) < BLOCK:
        raise _damaged("it is cut short")
    _check_header(header)
    entry = Entry(name=_name(header[:100]), start=place + BLOCK, size=_size(header[124:136]))
    if entry.end > len(raw):
        raise _damaged("a file in it is cut short")
    if any(raw[entry.start + entry.size : entry.end]):
        raise _damaged("there is something between two files")
    return entry


def _header(member: Member) -> bytes:
    name = member.name.encode("ascii")
    if not _NAME.fullmatch(name):
        raise refused(Code.TAR, "an archive to be written", "a file name in it is not allowed")
    before = (
        name.ljust(100, b"\0") + b"0000600\0" + b"0000000\0" * 2 + b"%011o\0" % len(member.data) + b"0" * 11
    )
    after = b"0" + bytes(100) + _MAGIC + bytes(64) + b"0000000\0" * 2 + bytes(167)
    total = sum(before) + sum(_SPACES) + sum(after)
    return before + b"\0" + b"%06o\0 " % total + after


def _check_header(header: bytes) -> None:
    if header[257:265] != _MAGIC:
        raise _damaged("it is not a plain ustar archive")
    total = sum(header[:148]) + sum(_SPACES) + sum(header[156:])
    if not _OCTAL.fullmatch(header[148:156]) or int(header[148:156].strip(b" \0") or b"0", 8) != total:
        raise _damaged("a header is damaged")
    if header[156:157] != b"0":
        raise _damaged("it holds something else than plain files")
    if any(header[part].strip(b"\0") for part in _MUST_BE_ZERO):
        raise _damaged("a file in it has a link, a folder or more than a name")
    if not all(_OCTAL.fullmatch(header[part]) for part in _OTHER_NUMBERS):
        raise _damaged("a number in a header is not octal")
    if header[_DEVICE_NUMBERS].strip(b"0 \0"):
        raise _damaged("it holds a device")


def _name(field: bytes) -> str:
    name = field.rstrip(b"\0")
    if not _NAME.fullmatch(name):
        raise _damaged("a file name in it is not allowed")
    return name.decode("ascii")


def _size(field: bytes) -> int:
    found = _SIZE.fullmatch(field)
    if found is None:
        raise _damaged("a size in it is not octal")
    return int(found[1] or found[2], 8)


def _check_end(raw: bytes, place: int) -> None:
    rest = raw[place:]
    if len(rest) < 2 * BLOCK or len(rest) % BLOCK or rest != bytes(len(rest)):
        raise _damaged("there is something after its end")


def _filled(size: int) -> int:
    return -(-size // BLOCK) * BLOCK


def _damaged(what: str) -> Exception:
    return refused(Code.TAR, _WHERE, what)
