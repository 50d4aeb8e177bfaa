"""One way to write and read whatever is signed: a kind says its fields once, and this does the rest.

Rules:
- A document is the head of a signed archive. Beside its own fields it holds what it is, in which version,
  which extensions a reader must understand, and the files it comes with; those four stand here, for all.
- Reading goes signature, version, fields, files. In between the caller judges what it learned, so that
  nothing is read on the word of somebody who does not count.
- What would be refused when it is read is never written.
- Who may sign, and what the fields mean, is the business of each kind.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Annotated, Any, Generic, TypeVar

from msgspec import Meta, Struct

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.canonical import canonical, parse_canonical
from outreach_tui.exchange.manifest import VERSION, require_readable
from outreach_tui.exchange.refusal import Code, ExchangeError, refused
from outreach_tui.exchange.signed_archive import FileEntry, Head, Kind, read_head, read_members, write_signed
from outreach_tui.sealing.signature import SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a kind of document says: its own fields, each with its rule; a kind adds them."""


Says = TypeVar("Says", bound=Said)


class _Listed(Struct, frozen=True):
    """The files a document comes with."""

    files: Annotated[tuple[FileEntry, ...], Meta(min_length=1, max_length=30)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedDocument(Kind, Generic[Says]):
    """One kind of signed document."""

    format: str
    """What it says it is ("outreach-join")."""
    says: type[Says]
    """The fields of its own, with their rules."""
    refusal: type[ExchangeError]
    """The error for a file of this kind that is not taken; it keeps the code of what is wrong."""

    def write(self, said: Says, members: Sequence[Member], key: SigningKey) -> bytes:
        """Return the archive, signed; the same bytes every time.

        Args:
            said: what it says; of a wider type, only the fields of this kind are written.
            members: the files it comes with, in order.
            key: signs it.

        Raises: ExchangeError when no reader would take it.
        """

        def head_for(files: tuple[FileEntry, ...]) -> bytes:
            content = canonical(
                {
                    **fields_of(said, self.says),
                    "format": self.format,
                    "version": VERSION,
                    "critical": (),
                    "files": files,
                }
            )
            self.read(content)
            return content

        return write_signed(self, members, head_for, key)[0]

    def open(self, archive: bytes, signer: str | None = None) -> "Signed[Says]":
        """Return the document once its signature is good, or refuse it; nothing it says is read yet.

        Args:
            archive: the bytes, from anybody.
            signer: the one public key it may be signed with; None where the caller judges who signed.
        """
        head = read_head(self, archive)
        return Signed(self, archive, head, head.verified_signer(self.namespace, signer))

    @contextmanager
    def refusing(self, where: str) -> Iterator[None]:
        """Turn every refusal inside into the one of this kind, about the file `where`."""
        try:
            yield
        except OutreachError as error:
            raise self.refusal(error.code, where, f"{error.where}: {error.what}", error.next_step) from error

    def read(self, content: bytes) -> tuple[Says, tuple[FileEntry, ...]]:
        """Return what signed bytes say and the files they list, or refuse them."""
        require_readable(content, self.format, self.head, self.longest_head)
        said = parse_canonical(content, self.says, self.longest_head, self.head)
        return said, parse_canonical(content, _Listed, self.longest_head, self.head).files


@dataclass(frozen=True, slots=True)
class Signed(Generic[Says]):
    """A document whose signature is good."""

    kind: SignedDocument[Says]
    """What it is."""
    archive: bytes = field(repr=False)
    """The whole of it."""
    head: Head = field(repr=False)
    """The signed bytes."""
    signer: str
    """The public key whose holder signed it."""

    def said(self) -> Says:
        """Return what it says, or refuse what is of a newer version or breaks a rule."""
        return self.kind.read(self.head.content)[0]

    def files(self) -> dict[str, bytes]:
        """Return the files it comes with by name, each whole and the one that was signed, or refuse it."""
        _, listed = self.kind.read(self.head.content)
        return read_members(self.kind, self.archive, self.head, listed)


def require_own_key(signed: Signed[Any], named: str) -> None:
    """Return if a document is signed with the very key that it names, or refuse it."""
    if named != signed.signer:
        raise refused(Code.SIGNATURE, signed.kind.head, "it is not signed with the key it names")


def require_area(signed: Signed[Any], named: str, ours: str) -> None:
    """Return if a document is for our area, or refuse it."""
    if named != ours:
        raise refused(Code.WRONG_AREA, signed.kind.head, "it is for another area")


def fields_of(said: Said, kind: type[Said] | None = None) -> dict[str, Any]:
    """Return the fields by name: all of them, or those that `kind` has."""
    return {one.name: getattr(said, one.name) for one in fields(kind or said)}
