"""An archive that proves who made it: a head, the head's signature, and the files that the head lists.

Rules:
- The head comes first, its signature second. Nothing behind them is looked at before the caller has judged
  both.
- The head lists every other file but its own signature, in order, with size and SHA-256; a file more, less,
  elsewhere or different is refused.
- `sha256sums` repeats the list for the `sha256sum` tool, and must say the same.
- `padding.bin` is zeros that bring the whole archive to 64 KiB times a power of two, above 1 MiB to whole
  MiB, so that a file's size tells next to nothing.

Bundles and every signed document (`signed_document.py`) are such archives; all but area packs travel sealed.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec

from outreach_tui.exchange.archive import Entry, Member, archive_size, read_entry, write_archive
from outreach_tui.exchange.padding import padding_for, sha256_of_zeros
from outreach_tui.exchange.refusal import Code, refused
from outreach_tui.sealing.signature import LONGEST_SIGNATURE, SigningKey, sign, signer_of, verify

MOST_MEMBERS = 32
"""Files in one archive, head and signature included."""
SUMS = "sha256sums"
"""The file for the `sha256sum` tool."""
PADDING = "padding.bin"
"""The file of zeros."""

_KIB = 1024
_MIB = 1024 * _KIB
_LONGEST_SUMS = 16 * _KIB
_LARGEST_PADDING = 2 * _MIB

Sha256 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""A SHA-256 in lower-case hex."""
MemberName = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9][a-z0-9._-]{0,98}\Z")]
"""A file name an archive may hold."""


class FileEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What the head says of one file."""

    name: MemberName
    """Its name in the archive."""
    size: Annotated[int, msgspec.Meta(ge=0, le=64 * _MIB)]
    """Its length in bytes."""
    sha256: Sha256
    """The hash of its content."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of signed archive."""

    head: str
    """The name of the signed file that comes first."""
    namespace: str
    """What the signature is for."""
    longest_head: int
    """Bytes the head may have."""
    limits: Mapping[str, int]
    """The files it must hold, in order, and the bytes each may have."""
    longest_other: int = 0
    """Bytes any further listed file may have."""

    @property
    def signature(self) -> str:
        """The name of the head's signature."""
        return f"{self.head}.sig"


@dataclass(frozen=True, slots=True)
class Head:
    """The two files that are judged before anything else is read."""

    content: bytes
    """The signed bytes."""
    signature: bytes
    """The armored signature over them."""
    end: int
    """Offset of the next header."""

    def verified_signer(self, namespace: str, only: str | None = None) -> str:
        """Return the public key whose holder signed these bytes for this purpose; `only` takes no other."""
        signer = only or signer_of(self.signature)
        verify(signer, namespace, self.content, self.signature)
        return signer

    @property
    def sha256(self) -> str:
        """The hash by which the next one in the chain names this one."""
        return hashlib.sha256(self.content).hexdigest()


def write_signed(
    kind: Kind,
    members: Sequence[Member],
    head_for: Callable[[tuple[FileEntry, ...]], bytes],
    key: SigningKey,
) -> tuple[bytes, str]:
    """Return the archive and the hash of its head.

    Args:
        kind: what is being written.
        members: the files between the signature and `sha256sums`, in order.
        head_for: makes the head's bytes from the list of files.
        key: signs the head.

    Raises: ExchangeError (`too-big`) when a file is larger than any reader takes.
    """
    for member in members:
        if len(member.data) > kind.limits.get(member.name, kind.longest_other):
            raise refused(Code.TOO_BIG, member.name, "it is larger than any reader takes")
    files = tuple(_entry(member) for member in members)
    padded = [Member(PADDING, bytes(_zeros(kind, files, head_for, key)))] if PADDING in kind.limits else []
    listed = (*files, *(_entry(member) for member in padded))
    sums = Member(SUMS, sums_text(listed))
    content = head_for((*files, _entry(sums), *listed[len(files) :]))
    signed = Member(kind.head, content), Member(kind.signature, sign(key, kind.namespace, content))
    return write_archive([*signed, *members, sums, *padded]), hashlib.sha256(content).hexdigest()


def read_head(kind: Kind, archive: bytes) -> Head:
    """Return head and signature, unjudged, and where the rest begins."""
    first = _next(archive, 0, kind.head, kind.longest_head)
    second = _next(archive, first.end, kind.signature, LONGEST_SIGNATURE)
    return Head(_content(archive, first), _content(archive, second), second.end)


def read_members(kind: Kind, archive: bytes, head: Head, files: Sequence[FileEntry]) -> dict[str, bytes]:
    """Return every listed file by name, each whole and the one that was signed; refuse the archive if not.

    Args:
        kind: what is being read.
        archive: the whole archive.
        head: what `read_head` returned, its signature verified by now.
        files: what the verified head lists.
    """
    _check_list(kind, files)
    members: dict[str, bytes] = {}
    place = head.end
    for file in files:
        entry = _next(archive, place, file.name, kind.limits.get(file.name, kind.longest_other))
        content = _content(archive, entry)
        if entry.size != file.size or _sha256(file.name, content) != file.sha256:
            raise refused(Code.HASH, file.name, "it is not the file that was signed")
        members[file.name] = content
        place = entry.end
    if read_entry(archive, place) is not None:
        raise refused(Code.LAYOUT, "the archive inside", "it holds a file that is not listed")
    _check_sums_and_padding(members, files)
    return members


def sums_text(files: Sequence[FileEntry]) -> bytes:
    """Return what `sha256sum -c` reads: every listed file but the sums themselves."""
    return b"".join(f"{file.sha256}  {file.name}\n".encode() for file in files if file.name != SUMS)


def with_sums(limits: Mapping[str, int], *, is_padded: bool) -> dict[str, int]:
    """Return the limits of a kind whose own files are `limits`; padding hides how much there is."""
    return {**limits, SUMS: _LONGEST_SUMS, **({PADDING: _LARGEST_PADDING} if is_padded else {})}


def _check_list(kind: Kind, files: Sequence[FileEntry]) -> None:
    names = [file.name for file in files]
    if len(set(names)) != len(names) or {kind.head, kind.signature} & set(names):
        raise refused(Code.LAYOUT, kind.head, "it lists a file twice, or itself")
    if len(names) > MOST_MEMBERS - 2:
        raise refused(Code.TOO_BIG, kind.head, "it lists too many files")
    if [name for name in names if name in kind.limits] != list(kind.limits):
        raise refused(Code.LAYOUT, kind.head, "a file is not listed, or not in its place")
    if len(names) > len(kind.limits) and not kind.longest_other:
        raise refused(Code.LAYOUT, kind.head, "it lists a file that does not belong there")


def _next(archive: bytes, place: int, name: str, limit: int) -> Entry:
    entry = read_entry(archive, place)
    if entry is None or entry.name != name:
        raise refused(Code.LAYOUT, "the archive inside", f"{name} is not where it belongs")
    if entry.size > limit:
        raise refused(Code.TOO_BIG, name, "it is larger than it can be")
    return entry


def _content(archive: bytes, entry: Entry) -> bytes:
    return archive[entry.start : entry.start + entry.size]


def _check_sums_and_padding(members: Mapping[str, bytes], files: Sequence[FileEntry]) -> None:
    if members[SUMS] != sums_text(files):
        raise refused(Code.HASH, SUMS, "it does not say what the signed list says")
    padding = members.get(PADDING, b"")
    if padding != bytes(len(padding)):
        raise refused(Code.LAYOUT, PADDING, "it holds something else than zeros")


def _entry(member: Member) -> FileEntry:
    return FileEntry(name=member.name, size=len(member.data), sha256=_sha256(member.name, member.data))


def _sha256(name: str, content: bytes) -> str:
    if name == PADDING and content == bytes(len(content)):
        return sha256_of_zeros(len(content))
    return hashlib.sha256(content).hexdigest()


def _zeros(
    kind: Kind,
    files: tuple[FileEntry, ...],
    head_for: Callable[[tuple[FileEntry, ...]], bytes],
    key: SigningKey,
) -> int:
    """Return how long the padding has to be; hashes and signatures have one length whatever they say."""
    blank = FileEntry(name=PADDING, size=0, sha256="0" * 64)
    sums = FileEntry(name=SUMS, size=len(sums_text((*files, blank))), sha256="0" * 64)
    fixed = [len(sign(key, kind.namespace, b"")), sums.size, *(file.size for file in files)]

    def size_with(zeros: int) -> int:
        head = head_for((*files, sums, msgspec.structs.replace(blank, size=zeros)))
        return archive_size([len(head), *fixed, zeros])

    return padding_for(size_with)
